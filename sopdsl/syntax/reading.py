"""One pass over a text: its lines, its statements, its model, and everything that is wrong with it."""

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.model import Sop, Text
from sopdsl.source import Span
from sopdsl.syntax.build import build
from sopdsl.syntax.characters import without_forbidden
from sopdsl.syntax.fields import Field, fields_of
from sopdsl.syntax.findings import finding
from sopdsl.syntax.language import language
from sopdsl.syntax.lines import read_lines
from sopdsl.syntax.statements import Lines
from sopdsl.syntax.structure import read_structure
from sopdsl.syntax.suppressions import read_suppressions

_LONGEST = 2_000_000


class Reading:
    """What was read of a text; the problems in no order."""

    def __init__(self, lines: Lines, fields: tuple[Field, ...], sop: Sop, problems: list[Diagnostic]) -> None:
        self.lines = lines
        self.fields = fields
        self.sop = sop
        self.problems = problems


def read(text: str) -> Reading:
    """Read a text of any contents; not at all if it is too long."""
    if len(text) > _LONGEST:
        found = finding("TKS001.too_long", Span(0, 1), length=len(text), limit=_LONGEST)
        return Reading(Lines("", [], [], []), (), Sop(Text()), [found])
    text, problems = without_forbidden(text)
    lines = read_lines(text, language())
    tree, mistakes = read_structure(lines, language())
    problems += [*lines.diagnostics, *mistakes]
    fields = fields_of(tree)
    sop = build(fields, len(text), language(), problems)
    if lines.comments:
        _explain_missing_title(text, lines, problems)
    return Reading(lines, fields, attrs.evolve(sop, suppressions=read_suppressions(text, lines)), problems)


def _explain_missing_title(text: str, lines: Lines, problems: list[Diagnostic]) -> None:
    """Say it where the title is there, but as a comment."""
    place = next((place for place, one in enumerate(problems) if one.message.key == "TKS001.no_title"), None)
    if place is not None:
        from sopdsl.syntax.marks import title_comment  # most documents have a title

        problems[place] = title_comment(text, lines.comments, language()) or problems[place]
