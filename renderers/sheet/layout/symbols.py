"""The symbols of a row: their shapes and sizes, the words in them, and the bands they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

import attrs

from sopdsl.flow import FlowNode
from sopdsl.model import NodeKind, Text

from .geometry import Shape
from .text import Font, Line, block_height, wrap

BOX = (30.0, 15.0)
DIAMONDS = ((34.0, 24.0), (44.0, 27.0), (54.0, 32.0))
"""Sizes tried in turn until the question fits."""
CONNECTOR = (14.0, 15.0)
GUTTER = 6.0
"""The least distance from a symbol to its column's border: room for one line that runs there."""
CLEARANCE = 6.5
"""The least distance from a symbol to its band's border."""
SYMBOL_SIZE = 6.5
"""Size of letters in symbols and at arrows."""


@attrs.frozen
class Mark:
    """A symbol before it is placed: whose it is, its shape, size and words."""

    node: int
    column: int
    shape: Shape
    width: float
    height: float
    lines: tuple[Line, ...] = ()


@attrs.frozen
class Band:
    """A stripe of a row, with at most one symbol in each column; `height` is the least that it needs."""

    marks: tuple[Mark, ...]
    height: float


def bands_of(
    nodes: Sequence[FlowNode], widths: Sequence[float], serif: bool, numbers: Mapping[str, int]
) -> tuple[tuple[Band, ...], set[int]]:
    """The bands of a row, from top to bottom, and the nodes whose text stands in their symbol.

    A node stands in the band of the one before it, or in the next where a symbol or a joint node's line is in its way.
    `widths` are those of the executor columns.
    """
    font = Font(SYMBOL_SIZE, serif)
    bands: list[list[Mark]] = []
    taken: set[int] = set()
    inside: set[int] = set()
    for node in nodes:
        if not node.columns:
            continue
        span = set(range(node.columns[0], node.columns[-1] + 1))
        if not bands or span & taken:
            bands.append([])
            taken = set()
        taken |= span
        marks = _marks(node, widths, font, numbers)
        if all(mark.lines for mark in marks):
            inside.add(node.id)
        bands[-1] += marks
    return tuple(Band(tuple(marks), _height(marks)) for marks in bands), inside


def shape_of(node: FlowNode) -> Shape:
    """The symbol of a node; a process that starts or ends the procedure is itself the capsule."""
    if node.kind is NodeKind.DECISION:
        return Shape.DIAMOND
    if node.kind is NodeKind.PROCESS and not (node.starts or node.ends):
        return Shape.BOX
    return Shape.CAPSULE


def empty_band() -> Band:
    """The band of a row without any symbol, or of a heading."""
    return Band((), 0.0)


def _height(marks: Sequence[Mark]) -> float:
    return max((mark.height for mark in marks), default=0.0) + 2 * CLEARANCE


def _marks(node: FlowNode, widths: Sequence[float], font: Font, numbers: Mapping[str, int]) -> list[Mark]:
    shape = shape_of(node)
    text = node.text if shape is not Shape.BOX and node.kind is not NodeKind.PROCESS else None
    marks = []
    for column in node.columns:
        room = widths[column] - 2 * GUTTER
        width, height, lines = _size(shape, room, text, font, numbers)
        marks.append(Mark(node.id, column, shape, width, height, lines))
    return marks


def _size(
    shape: Shape, room: float, text: Text | None, font: Font, numbers: Mapping[str, int]
) -> tuple[float, float, tuple[Line, ...]]:
    has_words = text is not None and bool(text.lead or text.items)
    if shape is Shape.DIAMOND:
        sizes = [(width, height) for width, height in DIAMONDS if width <= room] or [_shrunk(DIAMONDS[0], room)]
        for width, height in sizes if has_words else ():
            lines = _fitting(shape, width, height, text, font, numbers)
            if lines:
                return width, height, lines
        return (*sizes[0], ())
    width, height = _shrunk(BOX, room)
    if not has_words:
        return width, height, ()
    width = min(max(width, 1.5 * BOX[0]), room)
    while not (lines := _fitting(shape, width, height, text, font, numbers)):
        height += font.leading / 2
    return width, height, lines


def _shrunk(size: tuple[float, float], room: float) -> tuple[float, float]:
    return min(size[0], max(room, 8.0)), size[1]


def _fitting(
    shape: Shape, width: float, height: float, text: Text | None, font: Font, numbers: Mapping[str, int]
) -> tuple[Line, ...]:
    """The lines of a text that fits into an outline, or none. A diamond's words are never broken."""
    assert text is not None
    for share in (1.0, 0.8, 0.65, 0.5):
        lines = wrap(text, max(width * share - 2, font.size), font, numbers)
        half = block_height(lines, font) / 2
        tops = [place * font.leading - half for place in range(len(lines))]
        edges = [max(abs(top), abs(top + font.leading)) for top in tops]
        halves = [_half_width(shape, width, height, edge) for edge in edges]
        if all(line.width <= 2 * room for line, room in zip(lines, halves, strict=True)):
            return tuple(lines)
    return ()


def _half_width(shape: Shape, width: float, height: float, off: float) -> float:
    """Half of an outline's inner width at a distance `off` above or below its middle."""
    if off > height / 2:
        return -1.0
    if shape is Shape.DIAMOND:
        return width / 2 * (1 - off / (height / 2))
    radius = min(width, height) / 2
    straight = height / 2 - radius
    bend = max(off - straight, 0.0)
    return width / 2 - radius + sqrt(max(radius**2 - bend**2, 0.0))
