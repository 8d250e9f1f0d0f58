"""What checking a text gave, as plain values: what the cache keeps and what another process sends."""

from __future__ import annotations

from typing import Any

import attrs

from sopdsl.diagnostics import Argument, Diagnostic, Edit, Fix, Message, Related, Severity
from sopdsl.source import Span


@attrs.frozen
class Outcome:
    """The findings in one text, in its order."""

    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether a rule failed."""
        return any(finding.code == "SIS001" for finding in self.diagnostics)


@attrs.frozen
class Crash:
    """A text at which the program itself failed: the kind of failure in a line, and the whole traceback."""

    kind: str
    traceback: str

    @classmethod
    def of(cls, error: BaseException) -> Crash:
        """The plain value of an exception."""
        from traceback import format_exception

        return cls(f"{type(error).__name__}: {error}".splitlines()[0][:200], "".join(format_exception(error)))


Plain = Any
"""A value of JSON."""


def to_plain(outcome: Outcome) -> Plain:
    """An outcome as a value of JSON."""
    return [_plain_finding(finding) for finding in outcome.diagnostics]


def from_plain(value: Plain) -> Outcome:
    """The outcome of which `to_plain` made a value.

    Raises TypeError, ValueError, IndexError, KeyError or AttributeError for a value that it never makes.
    """
    return Outcome(tuple(_finding(each) for each in value))


def _plain_finding(finding: Diagnostic) -> Plain:
    return [
        finding.code,
        finding.name,
        finding.severity.value,
        _plain_span(finding.span),
        _plain_message(finding.message),
        finding.hint and _plain_message(finding.hint),
        [[_plain_span(each.span), _plain_message(each.message)] for each in finding.related],
        finding.fix and [finding.fix.safe, [[_plain_span(e.span), e.replacement] for e in finding.fix.edits]],
    ]


def _finding(value: Plain) -> Diagnostic:
    code, name, severity, span, what, hint, related, fix = value
    return Diagnostic(
        code,
        name,
        Severity(severity),
        Span(*span),
        _message(what),
        hint and _message(hint),
        tuple(Related(Span(*place), _message(said)) for place, said in related),
        fix and Fix(tuple(Edit(Span(*place), text) for place, text in fix[1]), fix[0]),
    )


def _plain_span(span: Span) -> Plain:
    return [span.start, span.end]


def _plain_message(what: Message) -> Plain:
    return [what.key, dict(what.arguments)]


def _message(value: Plain) -> Message:
    key, arguments = value
    return Message(key, tuple((name, _argument(each)) for name, each in arguments.items()))


def _argument(value: Plain) -> Argument:
    return tuple(value) if isinstance(value, list) else value
