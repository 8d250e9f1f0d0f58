"""Characters that no file can hold, or that no shipped font has: printed as a placeholder, the latter reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.model import Sop
from sopdsl.source import NOWHERE, Span

from .metrics import missing

_UNSTORABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2) excludes or discourages: control characters, lone surrogates, non-characters."""
_UNPRINTED = frozenset({"logo", "suppressions"})
"""Fields of the model that the sheet does not show as text."""


def storable(text: str) -> str:
    """The text with a visible placeholder for each character that no file format may hold."""
    return _UNSTORABLE.sub("□", text)


def missing_characters(sop: Sop) -> tuple[Diagnostic, ...]:
    """A warning for each piece of text with characters that cannot be printed."""
    return tuple(
        Diagnostic(
            "LBR004",
            "huruf-tidak-tersedia",
            Severity.WARNING,
            span,
            message("sheet.characters", characters=lost),
            message("sheet.characters-advice"),
        )
        for text, span in _texts(sop, NOWHERE)
        if (lost := missing(text))
    )


def _texts(value: object, span: Span) -> Iterator[tuple[str, Span]]:
    """Every text in the model with the closest span around it, in the order of the document."""
    if isinstance(value, str):
        yield value, span
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part, span)
    else:
        own = getattr(value, "span", span)
        for field in getattr(value, "__attrs_attrs__", ()):
            if field.name not in _UNPRINTED:
                yield from _texts(getattr(value, field.name), own)
