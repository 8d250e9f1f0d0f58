"""The table of contents (Daftar Isi): every SOP with its number, its dates and its page."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from sopdsl.model import DateField, Sop, Text

from ..sheet.layout.geometry import Page
from ..sheet.layout.text import plain_text
from ..sheet.style import Style
from .leaves import Leaves
from .tables import Column, Grid

_COLUMNS = (
    Column("No", 0.06, centred=True),
    Column("Judul", 0.36),
    Column("Nomor SOP", 0.22),
    Column("Tanggal Revisi", 0.14),
    Column("Tanggal Efektif", 0.14),
    Column("Hal.", 0.08, centred=True),
)


@attrs.frozen
class Entry:
    """What a line of the table leads to: an SOP with its place in the book, or another part by its title."""

    title: Text
    page: int
    place: int | None = None
    sop: Sop | None = None


def contents(style: Style, entries: Iterable[Entry]) -> tuple[Page, ...]:
    """The pages of the table: as many whatever the page numbers are, for a number never needs a second line."""
    leaves = Leaves(style)
    leaves.title("DAFTAR ISI")
    grid = Grid(leaves, _COLUMNS)
    for entry in entries:
        identity = entry.sop.identity if entry.sop is not None else None
        grid.add(
            (
                plain_text(str(entry.place or "")),
                entry.title,
                plain_text(identity.number.text) if identity is not None and identity.number else Text(),
                _date(identity.revised if identity is not None else None),
                _date(identity.effective if identity is not None else None),
                plain_text(str(entry.page)),
            )
        )
    grid.finish()
    return leaves.finish()


def _date(date: DateField | None) -> Text:
    return plain_text(date.text) if date is not None else Text()
