"""What a BPMN file holds and a document cannot: each a finding with the element's name and id, and what to do."""

from __future__ import annotations

import attrs

from sopdsl.checks.imp.imp002_impor_sebagian import RULE
from sopdsl.diagnostics import Argument, Diagnostic, Severity, message
from sopdsl.importing.bpmn.tags import Tag
from sopdsl.source import Span

_LONGEST = 60
"""Characters of a name that a message shows."""


@attrs.frozen
class Losses:
    """The findings so far; their spans are offsets in bytes, until the end."""

    found: list[Diagnostic] = attrs.field(factory=list)

    def say(self, key: str, hint: str, tag: Tag, weighs: bool = True, **arguments: Argument) -> None:
        """Report an element by a message and its remedy; what does not weigh is of no use for those who do the work."""
        severity = RULE.severity if weighs else Severity.INFO
        what = message(key, name=called(tag), **arguments)
        span = Span(tag.at, tag.at + 1)
        self.found.append(Diagnostic(RULE.code, RULE.name, severity, span, what, message(hint)))


def called(tag: Tag) -> str:
    """How messages call an element: its name, if it has one, and its id."""
    name, own = " ".join(tag.value("name").split()), tag.value("id") or tag.kind
    shown = name if len(name) <= _LONGEST else name[:_LONGEST] + "…"
    return f"“{shown}” ({own})" if shown else own
