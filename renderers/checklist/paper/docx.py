"""A checklist as DOCX: a native table that an official may fill in and change, with boxes that can be clicked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from ...office.docx import docx, relation
from ...office.docx_picture import Media
from ...office.docx_styles import heading_style, styles
from ...office.docx_text import SIZE, SMALL, TITLE, box, footer, paragraph, run, runs, tab
from ...office.docx_watermark import watermark
from ...office.package import Properties
from ...office.pictures import portable
from ...office.units import twips
from ...office.xml import document, tag
from ...typesetting.primitives import MM
from ...typesetting.typefaces import typeface_of
from . import lines
from .docx_lines import line
from .docx_table import StepTable
from .form import Form

_TOP, _RIGHT, _BOTTOM, _LEFT = 16 * MM, 14 * MM, 16 * MM, 20 * MM
_PREFIXES, _AROUND = "w r wp a pic mc w14", "w r v o"


def paint(form: Form) -> bytes:
    """The file; the same form gives the same bytes. Raises BrokenPictureError."""
    media = Media()
    body = tag("w:body", None, *_body(form, media), _section(form))
    text = document("w:document", _PREFIXES, {"mc:Ignorable": "w14"}, body)
    mark = watermark(*form.paper) if form.made.draft else ""
    beside = {
        "header-first": ("header", document("w:hdr", _AROUND, None, paragraph(mark))),
        "header": ("header", _header(form, mark)),
        "footer": ("footer", footer()),
    }
    look = styles(typeface_of(form.family).office, SIZE)
    return docx(text, look, beside, media.files, Properties(form.title, form.author, form.date))


def _body(form: Form, media: Media) -> Iterator[str]:
    width = form.paper[0] - _LEFT - _RIGHT
    yield from (media.paragraph(portable(picture)) for picture in form.pictures)
    yield from _head(form)
    half = width / 2
    for left, right in zip_longest(lines.CASE[::2], lines.CASE[1::2]):
        second = (run(f"  {right}: "), tab()) if right else ()
        yield paragraph(run(f"{left}: "), tab(), *second, before=6, dots=(half, width) if right else (half,))
    yield from (line(one, width) for one in lines.time_limit(form.made.time_limit))
    table = StepTable(width)
    for place, section in enumerate(form.made.sections):
        if named := run(lines.title_of(section), bold=True, size=TITLE):
            yield paragraph(named, before=8, new_page=place > 0, style=heading_style(2))
        else:
            yield paragraph(new_page=place > 0)
        yield from (line(one, width) for one in lines.before(section))
        yield table.table(section)
        yield from (line(one, width) for one in lines.note(section.note))
    yield from (line(one, width) for one in lines.note(form.made.note))
    yield from _closing(width)


def _head(form: Form) -> Iterator[str]:
    """The letterhead, and what the checklist is of."""
    made = form.made
    last = len(made.agency) - 1
    for place, words in enumerate(made.agency):
        ruled = place == last and form.address is None
        yield paragraph(run(words.upper(), bold=True, size=TITLE), align="center", ruled=ruled)
    if form.address is not None:
        yield paragraph(runs(form.address.lead, size=SMALL), align="center", ruled=True)
    heading = run("DAFTAR PERIKSA", bold=True, size=TITLE) + tag("w:r", None, tag("w:br"))
    title = runs(made.title.lead, bold=True, size=TITLE) if made.title is not None else ""
    yield paragraph(heading, title, align="center", before=10, style=heading_style(1))
    if made.number:
        yield paragraph(run(f"Nomor SOP: {made.number}"), align="center")


def _closing(width: float) -> Iterator[str]:
    """How it ended, and the signature."""
    date, note, signature = lines.CLOSING
    outcomes = [box() + run(f" {outcome}      ") for outcome in lines.OUTCOMES]
    yield paragraph(*outcomes, run(f"{date}: "), tab(), before=12, dots=(width * 0.75,), keep=True)
    yield paragraph(run(f"{note}: "), tab(), before=8, dots=(width,), keep=True)
    yield paragraph(tab(), before=8, dots=(width,), keep=True)
    yield paragraph(run(signature), before=12, align="right", keep=True)
    yield paragraph(run("." * 60), before=48, align="right")


def _header(form: Form, mark: str) -> str:
    """What stands above all pages but the first, so that loose sheets find together."""
    width = form.paper[0] - _LEFT - _RIGHT
    sop = run(f"Daftar periksa SOP {form.made.number}    ", size=SMALL)
    case = run(f"{lines.CASE[0]}: ", size=SMALL)
    return document("w:hdr", _AROUND, None, paragraph(sop, case, tab(), mark, dots=(width,)))


def _section(form: Form) -> str:
    width, height = form.paper
    margins = {"top": _TOP, "right": _RIGHT, "bottom": _BOTTOM, "left": _LEFT, "header": 8 * MM, "footer": 8 * MM}
    references = [
        tag(f"w:{kind}Reference", {"w:type": place, "r:id": relation(name)})
        for kind, place, name in (
            ("header", "default", "header"),
            ("header", "first", "header-first"),
            ("footer", "default", "footer"),
            ("footer", "first", "footer"),
        )
    ]
    return tag(
        "w:sectPr",
        None,
        *references,
        tag("w:pgSz", {"w:w": twips(width), "w:h": twips(height)}),
        tag("w:pgMar", {**{f"w:{side}": twips(size) for side, size in margins.items()}, "w:gutter": 0}),
        tag("w:titlePg"),
    )
