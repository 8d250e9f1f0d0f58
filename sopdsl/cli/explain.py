"""`sop explain`: the documentation of a rule."""

from __future__ import annotations

import click

from sopdsl.checks import all_rules, find_rule
from sopdsl.checks.documentation import title_of
from sopdsl.checks.explain import explain, similar_rules
from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.diagnostics import message


@click.command(
    cls=Command, help="cli.explain.bantuan", epilog="cli.explain.contoh", options_metavar="cli.explain.pemakaian"
)
@click.argument("rule", metavar="cli.isian.aturan", required=False)
@click.pass_obj
def command(session: Session, rule: str | None) -> None:
    """Print what a rule checks, why, and what to do; without a rule, the list of all."""
    if rule is None:
        width = max(len(known.name) for known in all_rules())
        for known in all_rules():
            session.say(f"{known.code}  {known.name:<{width}}  {title_of(known.documentation, session.language)}")
        return
    found = find_rule(rule)
    if found is not None:
        session.say(explain(found, session.language).rstrip("\n"))
        return
    near = similar_rules(rule)
    if near:
        raise Mistake(message("cli.explain.mirip", rule=rule, near=near))
    raise Mistake(message("cli.explain.tidak-dikenal", rule=rule))
