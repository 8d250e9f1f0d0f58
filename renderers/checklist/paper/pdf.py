"""A checklist as PDF, set by Typst: tagged (PDF/UA-1), and PDF/A-2a where the document has a date.

Typst reads all words as JSON from memory: no text of a document is ever Typst markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sopdsl.model import Inline, LineBreak, Run, Text

from ...typesetting.characters import storable
from ...typesetting.compiler import typst_files, typst_pdf
from ...typesetting.draft import DRAFT_ANGLE, DRAFT_GREY, DRAFT_MARK, DRAFT_SIZE
from ...typesetting.metrics import drawable
from ...typesetting.svg import picture_element, svg
from ...typesetting.typefaces import faces_of, typeface_of
from ..entries import Entry, Section
from . import lines
from .form import Form
from .lines import Line

_CELL, _PAGE = 24, 60
"""So many characters of a word fit into a line of a cell, and of a page."""
_BREAK = "\u200b"
"""Where a line may end, unseen."""
_TEMPLATE = Path(__file__).with_name("checklist.typ")


def paint(form: Form) -> bytes:
    """The PDF; the same form gives the same bytes. Raises BrokenPictureError."""
    files = typst_files(_TEMPLATE, _form(form))
    for logo in form.pictures:
        files["logo"] = svg(logo.rect.width, logo.rect.height, [picture_element(logo)])
    return typst_pdf(files, form.family, dated=form.date is not None, pictures=form.pictures)


def _form(form: Form) -> dict[str, Any]:
    made = form.made
    return {
        "title": storable(form.title),
        "author": storable(form.author),
        "date": form.date,
        "paper": form.paper,
        "fonts": [*typeface_of(form.family).printed, *typeface_of("sans").printed],
        "faces": faces_of(form.family),
        "draft": [DRAFT_MARK, DRAFT_GREY, DRAFT_ANGLE, DRAFT_SIZE] if made.draft else None,
        "logo": bool(form.pictures),
        "agency": [_drawn(line.upper(), _PAGE) for line in made.agency],
        "address": _text(form.address),
        "sop": _text(made.title),
        "number": _drawn(made.number, _PAGE),
        "limit": _lines(lines.time_limit(made.time_limit)),
        "case": lines.CASE,
        "outcomes": lines.OUTCOMES,
        "closing": lines.CLOSING,
        "sections": [_section(section) for section in made.sections],
        "note": _lines(lines.note(made.note)),
    }


def _section(section: Section) -> dict[str, Any]:
    rows: list[dict[str, Any]] = []
    for entry in section.entries:
        rows += _headings(entry.headings)
        rows.append(_entry(entry))
    return {
        "name": _drawn(lines.title_of(section)),
        "before": _lines(lines.before(section)),
        "rows": rows + _headings(section.closing),
        "note": _lines(lines.note(section.note)),
    }


def _headings(headings: Iterable[Text]) -> list[dict[str, Any]]:
    return [{"heading": _words(heading.lead, bold=True)} for heading in headings]


def _entry(entry: Entry) -> dict[str, Any]:
    signatures = [
        {"title": signature.title, "names": [_drawn(name) for name in signature.names]}
        for signature in lines.signatures(entry)
    ]
    first, *more = lines.activity(entry)
    return {
        "number": str(entry.number),
        "activity": [_line(first, bold=True), *_lines(more)],
        "body": _lines(lines.body(entry)),
        "repeats": entry.repeats,
        "signatures": signatures,
    }


def _lines(found: Iterable[Line]) -> list[dict[str, Any]]:
    return [_line(line) for line in found]


def _line(line: Line, bold: bool = False) -> dict[str, Any]:
    return {
        "level": line.level,
        "title": _drawn(line.title),
        "box": line.box,
        "words": _words(line.content, bold),
        "blank": line.blank,
    }


def _text(text: Text | None) -> list[tuple[int, str]]:
    return _words(text.lead) if text is not None else []


def _words(content: tuple[Inline, ...], bold: bool = False) -> list[tuple[int, str]]:
    """Words with their style: 1 bold, 2 italic, 3 both; all of them `bold`, or those that are written so."""
    words = []
    for part in content:
        if isinstance(part, LineBreak):
            words.append((0, "\n"))
        elif isinstance(part, Run):
            words.append(((bold or part.bold) + 2 * part.italic, _drawn(part.text)))
    return words


def _drawn(words: str, line: int = _CELL) -> str:
    """Words as the fonts have them; one that may be too long for a line may be broken anywhere."""
    return re.sub(rf"\S{{{line},}}", lambda word: _BREAK.join(word[0]), drawable(storable(words)))
