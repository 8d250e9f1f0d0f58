"""The table of contents (Daftar Isi): every SOP with its number, its dates and its page."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from sopdsl.model import DateField, Sop, Text

from ..sheet.layout.geometry import Page
from ..sheet.style import Style
from ..typesetting.text import plain_text, wrap
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

_TITLE = 1
"""The column that leads to an entry's page."""


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
    grid = Grid(leaves, _COLUMNS, leaves.table_font)
    for entry in entries:
        texts = zip(_texts(entry), grid.room, strict=True)
        cells = [wrap(text, room, leaves.table_font, {}) for text, room in texts]
        grid.add(cells, targets={_TITLE: entry.page})
    grid.finish()
    return leaves.finish()


def _texts(entry: Entry) -> tuple[Text, ...]:
    page = plain_text(str(entry.page))
    if entry.sop is None:
        return Text(), entry.title, Text(), Text(), Text(), page
    identity = entry.sop.identity
    number = plain_text(identity.number.text) if identity.number is not None else Text()
    return plain_text(str(entry.place)), entry.title, number, _date(identity.revised), _date(identity.effective), page


def _date(date: DateField | None) -> Text:
    return plain_text(date.text) if date is not None else Text()
