"""`sop config`: the settings in force, where each comes from, and what they change."""

from __future__ import annotations

from pathlib import Path

import click

from sopdsl.cli.command import Command, Session
from sopdsl.cli.paths import complain_about
from sopdsl.diagnostics import Severity
from sopdsl.project.files import Unreadable
from sopdsl.project.finding import PathProblem, os_problem
from sopdsl.project.projects import Project, load_project
from sopdsl.project.roots import SETTINGS_FILE


@click.command(
    cls=Command, help="cli.config.bantuan", epilog="cli.config.contoh", options_metavar="cli.config.pemakaian"
)
@click.argument("path", metavar="cli.isian.berkas", default=".")
@click.option("--json", "as_json", is_flag=True, help="cli.config.json")
@click.option("--schema", "wants_schema", is_flag=True, help="cli.config.schema")
@click.pass_obj
def command(session: Session, path: str, as_json: bool, wants_schema: bool) -> None:
    """Print the settings for a file or a folder, for people or for programs."""
    if wants_schema:
        from sopdsl.project.schema import FILE

        session.say(FILE.read_text(encoding="utf-8").removesuffix("\n"))
        return
    problem = _problem(path)
    if problem is not None:
        complain_about(problem, session)
        return
    place = Path(path)
    document = None if place.is_dir() or place.name == SETTINGS_FILE else place
    try:
        project = load_project(place if place.is_dir() else place.parent)
    except Unreadable as error:
        complain_about(error.problem, session)
        return
    _complain_about_settings(project, session)
    if as_json:
        from sopdsl.cli.config_json import config_json

        session.say(config_json(project, document))
    else:
        from sopdsl.cli.config_text import config_text

        session.say(config_text(project, path, document, session))


def _problem(path: str) -> PathProblem | None:
    try:
        Path(path or "\0").stat()
    except (OSError, ValueError) as error:
        return os_problem(path, error if isinstance(error, OSError) else FileNotFoundError())
    return None


def _complain_about_settings(project: Project, session: Session) -> None:
    """What is wrong in `sop.toml`, on standard error: what stands on standard output can be put into a file."""
    from sopdsl.project.sheet_settings import check_sheet
    from sopdsl.reports.text import report

    findings = (*project.diagnostics, *check_sheet(project))
    if project.source is not None and findings:
        session.warn(report(project.source, findings, session.language) + "\n")
    if any(finding.severity is Severity.ERROR for finding in findings):
        session.found_errors()
