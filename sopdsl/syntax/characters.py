"""From bytes to a clean text: encoding, line ends, and characters that may not stand in a document (TKS005)."""

from __future__ import annotations

import re

from sopdsl.diagnostics import Diagnostic, Edit, Fix
from sopdsl.source import Source, Span, decoded
from sopdsl.syntax.findings import finding

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_LINE_SEPARATORS = "\u2028\u2029"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u200b\u2060\ufeff\ufff9-\ufffb"
_NOT_TEXT = "\ud800-\udfff\ufffe\uffff"
FORBIDDEN = f"[{_CONTROLS}{_LINE_SEPARATORS}{_BIDI}{_INVISIBLE}{_NOT_TEXT}]+"
"""What no text of a document holds; a line end and a tab are none of it."""
_SPACES = "[\r\xa0\u2000-\u200a\u202f\u205f\u3000]|^\ufeff"


def read_source(path_name: str, data: bytes) -> tuple[Source, tuple[Diagnostic, ...]]:
    """A document from its bytes: strict UTF-8, a byte-order mark dropped, CRLF and CR as line ends.

    Never raises. Bytes that are no UTF-8 are TKS005 with the place of the first one, counted in bytes from 0; each
    stands as U+FFFD in the text, so that the rest can still be read.
    """
    source = Source(path_name, decoded(data))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = len(decoded(data[: error.start]))
        return source, (finding("TKS005.encoding", Span(place, place + 1), offset=error.start),)
    return source, ()


def without_forbidden(text: str) -> tuple[str, list[Diagnostic]]:
    """The text with a plain space for each forbidden character and each special space: every offset stays true."""
    if text.replace("\n", "").isprintable():
        return text, []  # as in almost every document: all characters below are such that no printer has
    found = [
        finding("TKS005.character", Span(*match.span()), fix=_fix(match), character=_names(match.group()))
        for match in re.compile(FORBIDDEN).finditer(text, 1 if text.startswith("\ufeff") else 0)
    ]
    if found:
        text = re.sub(FORBIDDEN, lambda match: " " * len(match.group()), text)
    return re.sub(_SPACES, " ", text), found


def _fix(match: re.Match[str]) -> Fix:
    """What nobody sees is left out, with care where it turns the order of letters; the rest was read as a space."""
    unseen = re.fullmatch(f"[{_INVISIBLE}{_BIDI}]+", match[0]) is not None
    turns = re.search(f"[{_BIDI}]", match[0]) is not None
    return Fix((Edit(Span(*match.span()), "" if unseen else " "),), safe=not turns)


def _names(characters: str) -> str:
    return ", ".join(dict.fromkeys(f"U+{ord(character):04X}" for character in characters[:20]))
