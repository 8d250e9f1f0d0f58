"""Paragraphs of a DOCX. Their lines have the sheet's exact height, and flow anew when an official edits them."""

from __future__ import annotations

from ....office.docx_text import run, tab
from ....office.units import twips
from ....office.xml import tag, text
from ....typesetting.text import Font
from .running import Paragraph


def paragraph(words: Paragraph, left: float, before: float = 0.0, centred: bool = False, style: str = "") -> str:
    """A paragraph in a column of text that begins at `left`; lists hang behind their marks.

    `before` is the space above it; `style` names its style as XML.
    """
    properties = tag(
        "w:pPr",
        None,
        style,
        _spacing(words.leading, before),
        "" if centred else _indent(words, left),
        tag("w:jc", {"w:val": "center"}) if centred else "",
    )
    first = words.first
    mark = (run(words.mark, first.bold, first.italic, first.size, first.underline), tab()) if words.mark else ()
    runs = [run(part.text, part.bold, part.italic, first.size, part.underline) for part in words.runs]
    return tag("w:p", None, properties, *mark, *runs)


def spacer(height: float, content: str = "", new_page: bool = False, style: str = "", section: str = "") -> str:
    """An empty line of a given height, which may begin a page, hold a drawing, and end a section."""
    breaks = tag("w:pageBreakBefore") if new_page else ""
    return tag("w:p", None, tag("w:pPr", None, style, breaks, _spacing(height, 0.0), section), content)


def hidden(words: str) -> str:
    """Words for the navigation, too small and pale to be seen: Word shows no heading there that stands in a table."""
    properties = tag("w:rPr", None, tag("w:color", {"w:val": "FFFFFF"}), tag("w:sz", {"w:val": 2}))
    return tag("w:r", None, properties, tag("w:t", {"xml:space": "preserve"}, text(words)))


def empty(size: float) -> str:
    """An empty paragraph in which an official may write: the line's height is that of the letters."""
    return tag("w:p", None, tag("w:pPr", None, _spacing(Font(size).leading, 0.0)))


def _spacing(leading: float, before: float) -> str:
    space = {"w:before": twips(before)} if before >= 0.05 else {}
    return tag("w:spacing", {**space, "w:line": twips(leading), "w:lineRule": "exact"})


def _indent(words: Paragraph, left: float) -> str:
    start, hanging = twips(words.text_x - left), twips(words.text_x - words.first.x)
    if not start and not hanging:
        return ""
    return tag("w:ind", {"w:left": start, **({"w:hanging": hanging} if hanging else {})})
