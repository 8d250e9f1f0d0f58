"""The headers of a DOCX: running title, page number, and the mark of a draft."""

from __future__ import annotations

from collections.abc import Sequence

from ....office.docx_watermark import watermark
from ....office.units import twips
from ....office.xml import document, tag, text
from ...layout.geometry import Page, Sheet, page_label
from .blocks import is_in_middle
from .docx_sections import Section

_FIELDS = ("PAGE", "NUMPAGES")


def headers(sections: Sequence[Section], sheet: Sheet) -> dict[str, str]:
    """The header of each section by its name, and that of its cover where it has one."""
    written = {}
    for section in sections:
        page = section.pages[0]
        written[section.header] = _header(section, page, sheet)
        if section.has_cover:
            written[section.cover_header] = _written("", _mark(page))
    return written


def _header(section: Section, page: Page, sheet: Sheet) -> str:
    """The page's number as fields, so that it stays right, behind the running title."""
    number = section.number
    if number is None:
        return _written(tag("w:pPr", None, tag("w:jc", {"w:val": "right"})), _mark(page))
    half_points = {"w:val": round(number.first.size * 2)}
    style = tag("w:rPr", None, tag("w:sz", half_points), tag("w:szCs", half_points))
    parts = page_label("|PAGE|", "|NUMPAGES|", sheet.page_number).split("|")
    content = "".join(_field(part, style) if part in _FIELDS else _run(part, style) for part in parts if part)
    side = "center" if is_in_middle(number, page) else "right"
    if page.running is None:
        return _written(tag("w:pPr", None, tag("w:jc", {"w:val": side})), content + _mark(page))
    place = (section.right - section.left) / (2 if side == "center" else 1)
    tabs = tag("w:tabs", None, tag("w:tab", {"w:val": side, "w:pos": twips(place)}))
    title = _run(page.running.text, style) + tag("w:r", None, tag("w:tab"))
    return _written(tag("w:pPr", None, tabs), title + content + _mark(page))


def _mark(page: Page) -> str:
    return watermark(page.width, page.height) if page.draft else ""


def _written(properties: str, content: str) -> str:
    return document("w:hdr", "w r v o", None, tag("w:p", None, properties, content))


def _run(words: str, style: str) -> str:
    return tag("w:r", None, style, tag("w:t", {"xml:space": "preserve"}, text(words)))


def _field(name: str, style: str) -> str:
    return tag("w:fldSimple", {"w:instr": f" {name} "}, _run("1", style))
