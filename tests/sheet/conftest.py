"""A sheet made by hand: every primitive that a painter must paint, without the layout."""

from __future__ import annotations

import struct
import zlib

import pytest
from sopdsl.renderers.sheet.layout.geometry import Cell, Page, Route, Shape, Sheet, Symbol, Table
from sopdsl.renderers.typesetting.metrics import measure
from sopdsl.renderers.typesetting.primitives import Glyphs, Picture, Rect

HOSTILE = r"""#include "/etc/passwd" $x$ *a* _b_ <a href='x'>&amp; \n ]]> @x // /* `c` {nama} = - + "" '' ~"""


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\x00" + b"\x80" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def words(text: str, x: float, baseline: float, size: float = 8.5, **style: bool) -> Glyphs:
    """A line of text, measured."""
    bold, italic = style.get("bold", False), style.get("italic", False)
    return Glyphs(text, x, baseline, size, round(measure(text, size, bold, italic), 2), **style)


def flow_page(number: int = 2, draft: bool = False) -> Page:
    """A header row and three rows; columns: number, activity, two executors, remark."""
    return Page(
        841.89,
        595.28,
        number,
        tables=(_table(),),
        words=(
            words("Halaman 2", 700, 560),
            words("miring", 50, 40, italic=True, underline=True),
            words("dari bawah ke atas", 800, 400, turned=True),
        ),
        symbols=SYMBOLS,
        routes=ROUTES,
        pictures=(Picture(png(2, 2), "png", Rect(600, 400, 40, 40), "Logo"),),
        fields=(Rect(380, 74, 180, 190),),
        draft=draft,
    )


def _table() -> Table:
    widths, heights = (30.0, 300.0, 90.0, 90.0, 200.0), (24.0, 60.0, 70.0, 60.0)
    cells = []
    y = 50.0
    for row, height in enumerate(heights):
        x = 50.0
        for column, width in enumerate(widths):
            cells.append(_cell(row, column, Rect(x, y, width, height)))
            x += width
        y += height
    return Table(widths, heights, tuple(cells), 1, 50.0, 50.0, procedure=0)


def _cell(row: int, column: int, rect: Rect) -> Cell:
    x, baseline = rect.x + 3, rect.y + 14
    if row == 0:
        title = ("No", "Kegiatan", "Staf", "Kepala", "Keterangan")[column]
        return Cell(row, column, rect, "header", (words(title, x, baseline, bold=True),), fill="#e7edf4")
    activity = ("Menyusun konsep", HOSTILE, "Mengirim: a → b ≥ 5 % “kutip”")[row - 1]
    line = (f"{row}.", activity, "", "", "印" if row == 2 else "")[column]
    role = ("no", "kegiatan", "pelaksana", "pelaksana", "keterangan")[column]
    return Cell(row, column, rect, role, (words(line, x, baseline),) if line else (), step=row)


SYMBOLS = (
    Symbol(0, Shape.CAPSULE, Rect(400, 92, 50, 24), 0, "Mulai: Staf", 0, 0),
    Symbol(1, Shape.DIAMOND, Rect(485, 142, 60, 40), 1, "Keputusan: Kepala", 0, 1, (words("Ya?", 508, 165),)),
    Symbol(2, Shape.BOX, Rect(400, 212, 50, 24), 0, "Proses: Staf", 0, 2),
    Symbol(3, Shape.CONNECTOR, Rect(505, 230, 20, 20), 1, "Sambungan A", 0, None, (words("A", 512, 242),)),
)
YES = {"label": (words("Ya", 470, 159, size=7),), "label_rect": Rect(470, 152, 12, 8)}
BACK = ((545, 162), (555, 162), (555, 210), (470, 210), (470, 230), (450, 230))
ROUTES = (
    Route(((450, 104), (515, 104), (515, 142)), 0, 1, (0,), 0),
    Route(((485, 162), (425, 162), (425, 212)), 1, 2, (1,), 0, **YES),
    Route(((450, 224), (515, 224), (515, 230)), 2, 3, (2,), 0, dashed=True),
    Route(BACK, 1, 2, (3,), 0, arrowhead=False),
)


def sample() -> Sheet:
    """An empty page and a page of a flow table."""
    return Sheet("Penyusunan LAKIP", (Page(595.28, 841.89, 1), flow_page()), date=(2020, 6, 2), author="Dinas Contoh")


@pytest.fixture
def handmade() -> Sheet:
    """A finished sheet."""
    return sample()


@pytest.fixture
def handmade_draft() -> Sheet:
    """A draft without a date."""
    return Sheet("Konsep", (flow_page(1, draft=True),), family="serif")
