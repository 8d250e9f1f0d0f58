"""Diagnostics are values: what is wrong, where, why, and what to do next.

No text is stored here. A `Message` is a key of the catalogue (`sopdsl/data/messages/`) and its arguments, so
that one diagnostic can be printed in Indonesian or in English.
"""

from enum import Enum
from typing import NamedTuple

from sopdsl.source import Span

Argument = str | int | tuple[str, ...]


class Severity(Enum):
    """How much a finding weighs. Only errors make `sop check` exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Message(NamedTuple):
    """A catalogue key and its arguments; a tuple argument is a list of words, joined by the language's own rules."""

    key: str
    arguments: tuple[tuple[str, Argument], ...] = ()


def message(key: str, **arguments: Argument) -> Message:
    """Make a `Message` from keyword arguments."""
    return Message(key, tuple(sorted(arguments.items())))


class Related(NamedTuple):
    """A second place that explains the finding."""

    span: Span
    message: Message


class Edit(NamedTuple):
    """Replace the text of a span. Edits of one fix never overlap."""

    span: Span
    replacement: str


class Fix(NamedTuple):
    """A remedy that a program can apply; `safe` means that the document's meaning stays as the author wrote it."""

    edits: tuple[Edit, ...]
    safe: bool = True


class Diagnostic(NamedTuple):
    """One finding of one rule at one place of one file.

    `code` and `name` are the rule's (`TKS001`, `sintaks`).
    """

    code: str
    name: str
    severity: Severity
    span: Span
    message: Message
    hint: Message | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
