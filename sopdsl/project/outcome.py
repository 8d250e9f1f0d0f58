"""What checking a text gave: what the cache keeps and what another process sends."""

from typing import NamedTuple

from sopdsl.diagnostics import Diagnostic
from sopdsl.project.plain import Plain, finding_from, plain_finding


class Outcome(NamedTuple):
    """The findings in one text, in its order, and the document's card for its portfolio (`sopdsl.project.plain`).

    `card` is None for a `sop.toml`.
    """

    diagnostics: tuple[Diagnostic, ...]
    card: Plain = None

    @property
    def failed(self) -> bool:
        """Whether a rule failed."""
        return any(finding.code == "SIS001" for finding in self.diagnostics)


class Crash(NamedTuple):
    """A text at which the program itself failed: the kind of failure in a line, and the whole traceback."""

    kind: str
    traceback: str

    @classmethod
    def of(cls, error: BaseException) -> "Crash":
        """The plain value of an exception."""
        from traceback import format_exception

        return cls(f"{type(error).__name__}: {error}".splitlines()[0][:200], "".join(format_exception(error)))


def to_plain(outcome: Outcome) -> Plain:
    """An outcome as a value of JSON."""
    return [[plain_finding(finding) for finding in outcome.diagnostics], outcome.card]


def from_plain(value: Plain) -> Outcome:
    """The outcome of which `to_plain` made a value.

    Raises TypeError, ValueError, LookupError or AttributeError for a value that it never makes.
    """
    findings, card = value
    return Outcome(tuple(finding_from(each) for each in findings), card)
