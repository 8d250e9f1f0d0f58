"""Paragraphs of a DOCX that is a form: words, boxes that can be clicked, and dotted lines to write on."""

from __future__ import annotations

from collections.abc import Iterable

from sopdsl.model import Inline, LineBreak, Run

from ..typesetting.primitives import MM
from .units import twips
from .xml import document, tag, text

SIZE, SMALL, TITLE = 9.5, 8.0, 11.0
"""Letters of a form, of its small print and of its titles, in points."""
_BOX_FONT = "MS Gothic"
"""Where Word finds both states of its own boxes."""
_INDENT = 4 * MM


def paragraph(
    *content: str,
    level: int = 0,
    align: str = "",
    before: float = 1.0,
    style: str = "",
    new_page: bool = False,
    ruled: bool = False,
    keep: bool = False,
    dots: Iterable[float] = (),
) -> str:
    """A paragraph of runs. `dots` are the places, in points, that dotted tabulators lead to.

    `ruled`: with a line below; `keep`: on one page with the next paragraph.
    """
    rule = tag("w:bottom", {"w:val": "single", "w:sz": 6, "w:space": 1, "w:color": "000000"})
    stops = [tag("w:tab", {"w:val": "left", "w:leader": "dot", "w:pos": twips(place)}) for place in dots]
    properties = tag(
        "w:pPr",
        None,
        style,
        tag("w:keepNext") if keep else "",
        tag("w:pageBreakBefore") if new_page else "",
        tag("w:pBdr", None, rule) if ruled else "",
        tag("w:tabs", None, *stops) if stops else "",
        tag("w:spacing", {"w:before": twips(before), "w:after": twips(1)}),
        tag("w:ind", {"w:left": twips(level * _INDENT)}) if level else "",
        tag("w:jc", {"w:val": align}) if align else "",
    )
    return tag("w:p", None, properties, *content)


def run(words: str, bold: bool = False, italic: bool = False, size: float = SIZE, underline: bool = False) -> str:
    """Words in one style."""
    properties = tag(
        "w:rPr",
        None,
        tag("w:b") if bold else "",
        tag("w:i") if italic else "",
        tag("w:sz", {"w:val": round(size * 2)}),
        tag("w:szCs", {"w:val": round(size * 2)}),
        tag("w:u", {"w:val": "single"}) if underline else "",
    )
    return tag("w:r", None, properties, tag("w:t", {"xml:space": "preserve"}, text(words))) if words else ""


def runs(content: tuple[Inline, ...], bold: bool = False, size: float = SIZE) -> str:
    """Words of the document in their styles, with the author's line breaks."""
    made = []
    for part in content:
        if isinstance(part, LineBreak):
            made.append(tag("w:r", None, tag("w:br")))
        elif isinstance(part, Run):
            made.append(run(part.text, bold or part.bold, part.italic, size))
    return "".join(made)


def tab() -> str:
    """Goes on behind the next tabulator."""
    return tag("w:r", None, tag("w:tab"))


def box(size: float = SIZE) -> str:
    """A box that Word and LibreOffice tick at a click, and that is a sign everywhere else."""
    fonts = {f"w:{script}": _BOX_FONT for script in ("ascii", "eastAsia", "hAnsi")}
    states = [
        tag(f"w14:{name}", {"w14:val": sign, "w14:font": _BOX_FONT})
        for name, sign in (("checkedState", "2612"), ("uncheckedState", "2610"))
    ]
    control = tag("w14:checkbox", None, tag("w14:checked", {"w14:val": 0}), *states)
    sizes = [tag(name, {"w:val": round(size * 2)}) for name in ("w:sz", "w:szCs")]
    sign = tag("w:r", None, tag("w:rPr", None, tag("w:rFonts", fonts), *sizes), tag("w:t", None, "☐"))
    return tag("w:sdt", None, tag("w:sdtPr", None, control), tag("w:sdtContent", None, sign))


def footer() -> str:
    """The part below all pages of a form: the page's number, and how many there are."""
    page, pages = (tag("w:fldSimple", {"w:instr": f" {name} "}, run("1", size=SMALL)) for name in ("PAGE", "NUMPAGES"))
    words = run("Halaman ", size=SMALL), page, run(" dari ", size=SMALL), pages
    return document("w:ftr", "w r", None, paragraph(*words, align="right"))
