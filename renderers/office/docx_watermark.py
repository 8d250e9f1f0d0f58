"""The mark of a draft as Word's own kind of watermark: Desain > Tanda Air > Hapus takes it away once it is final."""

from __future__ import annotations

from ..typesetting.draft import DRAFT_ANGLE, DRAFT_GREY, DRAFT_MARK, DRAFT_SIZE
from .xml import tag

_WIDTH, _HEIGHT = 2.7, 0.72
"""Of the word DRAF in bold capitals, as parts of the size of its letters."""
_TEXT_ON_PATH = "_x0000_t136"
_FORMULAS = (
    "sum #0 0 10800",
    "prod #0 2 1",
    "sum 21600 0 @1",
    "sum 0 0 @2",
    "sum 21600 0 @3",
    "if @0 @3 0",
    "if @0 21600 @1",
    "if @0 0 @2",
    "if @0 @4 21600",
    "mid @5 @6",
    "mid @8 @5",
    "mid @7 @8",
    "mid @6 @7",
    "sum @6 0 @5",
)
"""Of the shape that Word calls plain text on a path (ECMA-376 part 4, section 19.1)."""


def watermark(width: float, height: float) -> str:
    """A run for the header of all pages of a size in points."""
    shape = tag(
        "v:shape",
        {
            "id": "PowerPlusWaterMarkObject1",
            "o:spid": "_x0000_s2049",
            "type": f"#{_TEXT_ON_PATH}",
            "alt": DRAFT_MARK,
            "style": _place(min(width, height) * DRAFT_SIZE),
            "o:allowincell": "f",
            "fillcolor": DRAFT_GREY,
            "stroked": "f",
        },
        tag("v:textpath", {"style": 'font-family:"Arial";font-size:1pt;font-weight:bold', "string": DRAFT_MARK}),
    )
    return tag("w:r", None, tag("w:pict", None, _text_on_path(), shape))


def _place(size: float) -> str:
    """Across the middle of the page, in letters of a size, as VML says it."""
    look = {
        "position": "absolute",
        "margin-left": 0,
        "margin-top": 0,
        "width": f"{size * _WIDTH:.0f}pt",
        "height": f"{size * _HEIGHT:.0f}pt",
        "rotation": round(DRAFT_ANGLE),
        "z-index": -1,
        "mso-position-horizontal": "center",
        "mso-position-horizontal-relative": "page",
        "mso-position-vertical": "center",
        "mso-position-vertical-relative": "page",
    }
    return ";".join(f"{key}:{value}" for key, value in look.items())


def _text_on_path() -> str:
    look = {"coordsize": "21600,21600", "o:spt": 136, "adj": 10800, "path": "m@7,l@8,m@5,21600l@6,21600e"}
    return tag(
        "v:shapetype",
        {"id": _TEXT_ON_PATH, **look},
        tag("v:formulas", None, *(tag("v:f", {"eqn": formula}) for formula in _FORMULAS)),
        tag("v:path", {"textpathok": "t"}),
        tag("v:textpath", {"on": "t", "fitshape": "t"}),
    )
