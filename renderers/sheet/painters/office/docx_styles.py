"""The parts of a DOCX beside its text: styles, settings, and the header with page number and DRAF mark."""

from __future__ import annotations

from ...layout.geometry import Sheet, page_label
from .blocks import is_in_middle, number_of
from .docx_watermark import watermark
from .look import LANGUAGE
from .xml import document, tag, text

HEADER_RELATION = "rId3"
_TITLE = "Heading1"
_FIELDS = ("PAGE", "NUMPAGES")


def styles(font: str, size: float) -> str:
    """Defaults for all text, and a heading for the titles of procedures, so that they show in the navigation."""
    fonts = tag("w:rFonts", {f"w:{script}": font for script in ("ascii", "hAnsi", "eastAsia", "cs")})
    sizes = [tag(name, {"w:val": round(size * 2)}) for name in ("w:sz", "w:szCs")]
    language = tag("w:lang", {"w:val": LANGUAGE, "w:eastAsia": LANGUAGE, "w:bidi": "ar-SA"})
    defaults = tag(
        "w:docDefaults",
        None,
        tag("w:rPrDefault", None, tag("w:rPr", None, fonts, *sizes, language)),
        tag("w:pPrDefault", None, tag("w:pPr", None, tag("w:spacing", {"w:before": 0, "w:after": 0}))),
    )
    normal = tag(
        "w:style", {"w:type": "paragraph", "w:default": 1, "w:styleId": "Normal"}, tag("w:name", {"w:val": "Normal"})
    )
    heading = tag(
        "w:style",
        {"w:type": "paragraph", "w:styleId": _TITLE},
        tag("w:name", {"w:val": "heading 1"}),
        tag("w:basedOn", {"w:val": "Normal"}),
        tag("w:next", {"w:val": "Normal"}),
        tag("w:qFormat"),
        tag("w:pPr", None, tag("w:outlineLvl", {"w:val": 0})),
    )
    return document("w:styles", "w", None, defaults, normal, heading)


def heading_style() -> str:
    """The style of a procedure's title, as a paragraph's property."""
    return tag("w:pStyle", {"w:val": _TITLE})


def settings() -> str:
    """Word 2013 and later: tables begin at their rule, not at their text."""
    mode = {
        "w:name": "compatibilityMode",
        "w:uri": "http://schemas.microsoft.com/office/word",
        "w:val": "15",
    }
    return document("w:settings", "w", None, tag("w:compat", None, tag("w:compatSetting", mode)))


def header(sheet: Sheet) -> str:
    """The page's number as fields, so that it stays right, and the mark of a draft."""
    mark = watermark(sheet.pages[0]) if sheet.pages[0].draft else ""
    number = number_of(sheet.pages[0], sheet)
    content, side = "", "right"
    if number:
        half_points = {"w:val": round(number.first.size * 2)}
        style = tag("w:rPr", None, tag("w:sz", half_points), tag("w:szCs", half_points))
        parts = page_label("|PAGE|", "|NUMPAGES|", sheet.page_number).split("|")
        content = "".join(_field(part, style) if part in _FIELDS else _run(part, style) for part in parts if part)
        side = "center" if is_in_middle(number, sheet.pages[0]) else "right"
    properties = tag("w:pPr", None, tag("w:jc", {"w:val": side}))
    return document("w:hdr", "w r v o", None, tag("w:p", None, properties, content, mark))


def _run(words: str, style: str) -> str:
    return tag("w:r", None, style, tag("w:t", {"xml:space": "preserve"}, text(words)))


def _field(name: str, style: str) -> str:
    return tag("w:fldSimple", {"w:instr": f" {name} "}, _run("1", style))
