"""XML written as text: elements of which every text and attribute is data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from ..typesetting.characters import storable

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "o": "urn:schemas-microsoft-com:office:office",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
}

_NUMBERED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

Attributes = Mapping[str, object]


def tag(name: str, attributes: Attributes | None = None, *children: str) -> str:
    """An element; `children` are XML already."""
    said = "".join(f" {key}={quoteattr(storable(str(value)))}" for key, value in (attributes or {}).items())
    inside = "".join(children)
    return f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"


def text(words: str) -> str:
    """Words as the content of an element."""
    return escape(storable(words))


def document(root: str, prefixes: str, attributes: Attributes | None = None, *children: str) -> str:
    """A whole file whose root knows the namespaces of the `prefixes`."""
    spaces = {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes.split()}
    return DECLARATION + tag(root, {**spaces, **(attributes or {})}, *children)


def cell_text(words: str) -> str:
    """Words of a worksheet's cell, where `_x0041_` would be read as a character's number."""
    return text(_NUMBERED.sub("_x005F_", words))


def document_of(root: str, *children: str) -> str:
    """A whole file of SpreadsheetML, whose own elements have no prefix."""
    spaces = {"xmlns": _SPREADSHEET, "xmlns:r": NAMESPACES["r"]}
    return DECLARATION + tag(root, spaces, *children)
