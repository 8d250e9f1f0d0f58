"""The short explanation (Penjelasan Singkat): what the book is for, and how its five symbols are read."""

from __future__ import annotations

from collections.abc import Mapping

from sopdsl.model import Text

from ..sheet.layout.geometry import Page, Route, Shape, Symbol
from ..sheet.style import Style
from ..typesetting.primitives import Rect
from ..typesetting.text import plain_text, wrap
from .leaves import Leaves
from .letters import set_letter
from .tables import Column, Grid
from .templates import filled, standard

_COLUMNS = (Column("Simbol", 0.2, centred=True), Column("Nama", 0.22), Column("Arti", 0.58))
_SYMBOLS = (
    (Shape.CAPSULE, "Kapsul", "Kegiatan yang mengawali atau mengakhiri prosedur.", (42.0, 19.0)),
    (Shape.BOX, "Kotak", "Kegiatan yang dilaksanakan.", (42.0, 19.0)),
    (Shape.DIAMOND, "Belah ketupat", "Keputusan: jalan berikutnya bergantung pada jawabannya.", (42.0, 26.0)),
    (None, "Anak panah", "Arah prosedur, ke kegiatan berikutnya.", (14.0, 14.0)),
    (Shape.CONNECTOR, "Segi lima", "Sambungan ke halaman lain, ke segi lima dengan huruf yang sama.", (22.0, 22.0)),
)
"""The symbols of PermenPAN-RB 35/2012, no others; None is the arrow, shown between two boxes of the size given."""
_ROW = 38.0


def guide(style: Style, values: Mapping[str, object]) -> tuple[Page, ...]:
    """The text, and a table with each symbol as the sheets draw it."""
    leaves = Leaves(style)
    leaves.title("PENJELASAN SINGKAT")
    set_letter(leaves, filled(standard("penjelasan.txt"), values))
    leaves.skip(leaves.font.leading)
    grid = Grid(leaves, _COLUMNS, leaves.table_font)
    for shape, name, meaning, size in _SYMBOLS:
        texts = Text(), plain_text(name), plain_text(meaning)
        lines = [wrap(text, room, leaves.table_font, {}) for text, room in zip(texts, grid.room, strict=True)]
        cell = grid.add(lines, _ROW)[0]
        leaves.page.fields.append(cell)
        if shape is None:
            _arrow(leaves, cell, name, size)
        else:
            leaves.page.symbols.append(_symbol(leaves, shape, cell.centre, size, name))
    grid.finish()
    return leaves.finish()


def _arrow(leaves: Leaves, cell: Rect, name: str, size: tuple[float, float]) -> None:
    """An arrow and the two boxes that it joins."""
    x, y = cell.centre
    symbols = leaves.page.symbols
    for side in (-1, 1):
        symbols.append(_symbol(leaves, Shape.BOX, (x + side * cell.width / 4, y), size, name))
    source, target = symbols[-2:]
    points = ((source.rect.right, source.rect.centre[1]), (target.rect.x, target.rect.centre[1]))
    leaves.page.routes.append(Route(points, source.id, target.id, (), 0))


def _symbol(leaves: Leaves, shape: Shape, centre: tuple[float, float], size: tuple[float, float], name: str) -> Symbol:
    width, height = size
    rect = Rect(round(centre[0] - width / 2, 2), round(centre[1] - height / 2, 2), width, height)
    return Symbol(len(leaves.page.symbols), shape, rect, 0, f"Contoh simbol: {name}", 0)
