"""The parts of a DOCX beside its text: styles, settings, and the header with page number and DRAF mark."""

from __future__ import annotations

from ...layout.geometry import Page, Sheet
from ..shapes import DRAFT_ANGLE, DRAFT_GREY, DRAFT_MARK, DRAFT_SIZE
from .blocks import number_size
from .look import LANGUAGE
from .xml import document, tag, text

HEADER_RELATION = "rId3"
_TITLE = "Heading1"
_MARK_WIDTH, _MARK_HEIGHT = 2.7, 0.72
"""Of the word DRAF in bold capitals, as parts of the size of its letters."""


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
    mark = _draft_mark(sheet.pages[0]) if sheet.pages[0].draft else ""
    numbered = number_size(sheet)
    content = ""
    if numbered:
        style = tag("w:rPr", None, *(tag(name, {"w:val": round(numbered * 2)}) for name in ("w:sz", "w:szCs")))
        parts = ("Halaman ", "PAGE", " dari ", "NUMPAGES")
        content = "".join(_field(part, style) if part.isupper() else _run(part, style) for part in parts)
    properties = tag("w:pPr", None, tag("w:jc", {"w:val": "right"}))
    return document("w:hdr", "w r v o", None, tag("w:p", None, properties, content, mark))


def _run(words: str, style: str) -> str:
    return tag("w:r", None, style, tag("w:t", {"xml:space": "preserve"}, text(words)))


def _field(name: str, style: str) -> str:
    return tag("w:fldSimple", {"w:instr": f" {name} "}, _run("1", style))


def _draft_mark(page: Page) -> str:
    """Word's own kind of watermark: Desain > Tanda Air > Hapus takes it away once the draft is final."""
    height = min(page.width, page.height) * DRAFT_SIZE
    look = {
        "position": "absolute",
        "margin-left": 0,
        "margin-top": 0,
        "width": f"{height * _MARK_WIDTH:.0f}pt",
        "height": f"{height * _MARK_HEIGHT:.0f}pt",
        "rotation": round(DRAFT_ANGLE),
        "z-index": -1,
        "mso-position-horizontal": "center",
        "mso-position-horizontal-relative": "page",
        "mso-position-vertical": "center",
        "mso-position-vertical-relative": "page",
    }
    formulas = "sum #0 0 10800|prod #0 2 1|sum 21600 0 @1|sum 0 0 @2|sum 21600 0 @3|if @0 @3 0|if @0 21600 @1|"
    formulas += "if @0 0 @2|if @0 @4 21600|mid @5 @6|mid @8 @5|mid @7 @8|mid @6 @7|sum @6 0 @5"
    kind = tag(
        "v:shapetype",
        {
            "id": "_x0000_t136",
            "coordsize": "21600,21600",
            "o:spt": "136",
            "adj": "10800",
            "path": "m@7,l@8,m@5,21600l@6,21600e",
        },
        tag("v:formulas", None, *(tag("v:f", {"eqn": formula}) for formula in formulas.split("|"))),
        tag("v:path", {"textpathok": "t"}),
        tag("v:textpath", {"on": "t", "fitshape": "t"}),
    )
    shape = tag(
        "v:shape",
        {
            "id": "PowerPlusWaterMarkObject1",
            "o:spid": "_x0000_s2049",
            "type": "#_x0000_t136",
            "alt": DRAFT_MARK,
            "style": ";".join(f"{key}:{value}" for key, value in look.items()),
            "o:allowincell": "f",
            "fillcolor": DRAFT_GREY,
            "stroked": "f",
        },
        tag("v:textpath", {"style": 'font-family:"Arial";font-size:1pt;font-weight:bold', "string": DRAFT_MARK}),
    )
    return tag("w:r", None, tag("w:pict", None, kind, shape))
