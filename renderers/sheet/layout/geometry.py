"""The pages of a sheet as primitives: what every painter paints, and nothing about how.

All lengths are PDF points (1/72 inch); x grows to the right, y grows downwards from the page's top left corner.
"""

from __future__ import annotations

from enum import Enum

import attrs

from sopdsl.source import NOWHERE, Span

from ...typesetting.metrics import Family
from ...typesetting.primitives import Glyphs, Picture, Rect
from ..style import PAGE_NUMBER


@attrs.frozen
class Cell:
    """A table cell: `row` and `column` count from 0 within its table, `rect` is where its borders run.

    `role` says what it holds (`header`, `no`, `kegiatan`, `pelaksana`, `kelengkapan`, `waktu`, `output`, `keterangan`,
    `group`, `label`, `value` …); `step` is the number of the row it belongs to. `fill` is a colour `#rrggbb`.
    `open_sides` are sides without a rule (any of `left`, `right`, `top`, `bottom`). `origin` is where a field of the
    identity page stands in the document's text; NOWHERE if it does not. `target` is the number of the page that its
    words lead to on the screen.
    """

    row: int
    column: int
    rect: Rect
    role: str
    glyphs: tuple[Glyphs, ...] = ()
    row_span: int = 1
    column_span: int = 1
    fill: str | None = None
    step: int | None = None
    open_sides: frozenset[str] = frozenset()
    origin: Span = NOWHERE
    target: int | None = None


@attrs.frozen
class Table:
    """A grid of cells. The first `header_rows` rows are its header, repeated on every page.

    `procedure` is the index of the procedure whose flow it shows, or below which it stands (a signature, without
    header); None for the tables of the identity page.
    """

    column_widths: tuple[float, ...]
    row_heights: tuple[float, ...]
    cells: tuple[Cell, ...]
    header_rows: int
    x: float
    y: float
    procedure: int | None = None

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + sum(self.row_heights)


ARROWHEAD_LENGTH = 4.5
"""Length of an arrowhead along its line; its tip is the line's last point, on the target's border."""
ARROWHEAD_WIDTH = 3.6
"""Width of an arrowhead across its line."""
CONNECTOR_SHOULDER = 0.6
"""Where a connector's straight sides end and its point begins, as a part of its height."""


class Shape(Enum):
    """The symbols of SOP AP (PermenPAN-RB 35/2012): no other is ever drawn.

    Every outline fills its box: a capsule's ends are half circles (radius: half of the shorter side), a diamond's
    corners are the middles of the box's sides, a connector has a flat top, sides down to `CONNECTOR_SHOULDER` and its
    point in the middle of the lower side.
    """

    CAPSULE = "kapsul"
    BOX = "kotak"
    DIAMOND = "belah ketupat"
    CONNECTOR = "segi lima"


@attrs.frozen
class Symbol:
    """A symbol on the page. `node` is its node's id in the graph, None for a page connector.

    `glyphs` are its words: a question, a start's label, a connector's letter. A connector is a home plate that points
    down. `alt` is its text for screen readers.
    A joint node has a symbol in each of its columns, all with its `node`, or one wide one over adjacent columns
    (`column` is then the first). A process that starts or ends the procedure is a capsule, or a box and a capsule for
    each, all with its `node`. An edge that leaves its page has two connectors: a route to the one on the source's
    page and a route from the one on the target's page. They belong to one pair: the same letter, the same target
    node; the edges of one route from a connector are those of all routes to its partners.
    """

    id: int
    shape: Shape
    rect: Rect
    column: int
    alt: str
    procedure: int
    node: int | None = None
    glyphs: tuple[Glyphs, ...] = ()


@attrs.frozen
class Route:
    """A drawn line: an arrow, or the plain line that joins the symbols of a joint node (`arrowhead` False).

    `points` are the corners from the source's border to the target's; every stretch is horizontal or vertical.
    `source` and `target` are ids of symbols on this page. `edges` are the ids of the graph's edges that it draws or, by
    a connector, carries on; empty for a joining line, and for an arrow that only joins a box to the capsule of its
    start or end. An edge into a node without columns is drawn joined to each edge that leaves it: such a route lists
    both, in order. `label` is already placed.
    """

    points: tuple[tuple[float, float], ...]
    source: int
    target: int
    edges: tuple[int, ...]
    procedure: int
    arrowhead: bool = True
    dashed: bool = False
    label: tuple[Glyphs, ...] = ()
    label_rect: Rect | None = None


@attrs.frozen
class Page:
    """One page. `words` are texts outside tables; `fields` are the areas of the executor columns.

    `draft` asks for the DRAF mark. In a book, `heading` are those of `words` by which the file's outline names what
    begins here, and `running` those that stand above all pages of a part: office programs keep them in their header.
    """

    width: float
    height: float
    number: int
    tables: tuple[Table, ...] = ()
    words: tuple[Glyphs, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    routes: tuple[Route, ...] = ()
    pictures: tuple[Picture, ...] = ()
    fields: tuple[Rect, ...] = ()
    draft: bool = False
    heading: Glyphs | None = None
    running: Glyphs | None = None


def page_label(number: int | str, count: int | str, words: str = PAGE_NUMBER) -> str:
    """A page's number in `words`, alone on its line; programs that count pages have their fields for numbers."""
    return words.format(page=number, pages=count)


@attrs.frozen
class Sheet:
    """All pages of one SOP, with what a painter needs for the file's own data.

    `family` is that of all its letters. `date` is the document's own date (year, month, day), where it has one.
    `page_number` are the words with which its pages are numbered (see `page_label`).
    """

    title: str
    pages: tuple[Page, ...]
    language: str = "id"
    author: str = ""
    family: Family = "sans"
    date: tuple[int, int, int] | None = None
    page_number: str = PAGE_NUMBER
