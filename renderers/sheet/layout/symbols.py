"""The symbols of a row: their shapes and sizes, the words in them, and the bands they stand in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import sqrt

import attrs

from sopdsl.flow import FlowNode
from sopdsl.model import NodeKind, Text

from ...typesetting.text import Font, Line, block_height, longest_word, wrap
from .geometry import Shape

BOX = (30.0, 15.0)
DIAMONDS = ((34.0, 24.0), (44.0, 27.0), (54.0, 32.0))
"""Sizes tried in turn until the question fits."""
CONNECTOR = (14.0, 15.0)
GUTTER = 6.0
"""The least distance from a symbol to its column's border: room for one line that runs there."""
CLEARANCE = 6.5
"""The least distance from a symbol to its band's border."""
_FLATTEST = 0.55
"""The least part of its height that a symbol in a narrow column keeps."""
_STEEPEST = 0.9
"""The most height of a diamond that grows, as a part of its width."""
_MORE_ROOM = 8.0
"""What a symbol grows by for each arrow beyond those that usually leave one."""
_TALLER = 10.0
"""What a tall symbol is higher by for each arrow beyond the first that leaves it."""
_ROUNDING = 4.0
"""What a capsule's round end takes from a line of words."""
_HIGHEST = 60.0
_ROUNDEST = 0.85
"""A box or capsule does not grow beyond this for its words, a capsule not beyond this part of its width either, since
a capsule must not become a circle; longer words stand in the kegiatan."""
SYMBOL_SIZE = 6.5
"""Size of letters in symbols and at arrows."""


@attrs.frozen
class Mark:
    """A symbol before it is placed: whose it is, its shape, size and words. A wide one stands in several columns."""

    node: int
    columns: tuple[int, ...]
    shape: Shape
    width: float
    height: float
    lines: tuple[Line, ...] = ()


@attrs.frozen
class Band:
    """A stripe of a row, with at most one symbol in each column; `height` is the least that it needs."""

    marks: tuple[Mark, ...]
    height: float


@attrs.frozen
class Room:
    """What symbols are sized by: the executor columns' `widths`, the letters, and how many arrows leave each symbol.

    `leaving` counts by node and column; `numbers` are the step numbers by name; `wide`: joint executors side by side
    have one symbol. The nodes that are `tall` have narrow symbols with high sides, at which more labels find a place.
    """

    widths: Sequence[float]
    font: Font
    numbers: Mapping[str, int]
    leaving: Mapping[tuple[int, int], int]
    wide: bool = False
    tall: Collection[int] = ()


def bands_of(nodes: Sequence[FlowNode], room: Room) -> tuple[tuple[Band, ...], set[int]]:
    """The bands of a row, from top to bottom, and the nodes whose text stands in their symbol.

    A node stands in the band of the one before it, or in the next where a symbol or a joint node's line is in its way.
    """
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
        groups = [node.columns] if room.wide and may_be_wide(node) else [(column,) for column in node.columns]
        marks = [_mark(node, columns, room) for columns in groups]
        if all(mark.lines for mark in marks):
            inside.add(node.id)
        bands[-1] += marks
    return tuple(Band(tuple(marks), _height(marks)) for marks in bands), inside


def may_be_wide(node: FlowNode) -> bool:
    """Whether one symbol may stand for all executors of a node; a wide diamond would have no corner in a column."""
    return node.kind is not NodeKind.DECISION and len(node.columns) == node.columns[-1] - node.columns[0] + 1


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


def _mark(node: FlowNode, columns: tuple[int, ...], room: Room) -> Mark:
    shape = shape_of(node)
    width = max(min(room.widths[column] for column in columns) - 2 * GUTTER, 8.0)
    leaving = max(room.leaving.get((node.id, column), 0) for column in columns)
    label = node.text if node.kind is not NodeKind.PROCESS else None
    if node.id in room.tall:
        size, lines = _tall(shape, width, leaving, label or Text(), room)
    elif shape is Shape.DIAMOND:
        size, lines = _diamond(width, leaving, label or Text(), room)
    else:
        size, lines = _box(shape, width, leaving, label or Text(), room)
    widths = [room.widths[column] for column in columns]
    between = sum(widths) - (widths[0] + widths[-1]) / 2
    return Mark(node.id, columns, shape, round(size[0] + between, 2), size[1], lines)


def _diamond(width: float, leaving: int, text: Text, room: Room) -> tuple[tuple[float, float], tuple[Line, ...]]:
    """The smallest diamond that the question fits in; where none is wide enough for it, the smallest of all."""
    more = _MORE_ROOM * max(leaving - 3, 0)
    sizes = [(wide + more, high + more) for wide, high in DIAMONDS if wide <= width]
    if not sizes:
        wide, high = _narrowed(DIAMONDS[0], width)
        sizes = [(wide, high + more)]
    sizes = [(min(wide, width), min(high, max(_STEEPEST * min(wide, width), high - more))) for wide, high in sizes]
    for size in sizes if text.lead or text.items else ():
        if lines := _fitting(Shape.DIAMOND, *size, text, room):
            return size, lines
    return sizes[0], ()


def _box(
    shape: Shape, width: float, leaving: int, text: Text, room: Room
) -> tuple[tuple[float, float], tuple[Line, ...]]:
    """A box or capsule; one with words grows as high as they need, up to a point."""
    plain, least = _narrowed(BOX, width)
    least += _MORE_ROOM * max(leaving - 4, 0)
    wide, height = min(max(1.5 * BOX[0], longest_word(text, room.font) + 2 * _ROUNDING), width), least
    highest = min(_HIGHEST, wide * _ROUNDEST) if shape is Shape.CAPSULE else _HIGHEST
    while (text.lead or text.items) and height <= highest:
        if lines := _fitting(shape, wide, height, text, room):
            return (wide, height), lines
        height += room.font.leading / 2
    return (plain, least), ()


def _tall(
    shape: Shape, width: float, leaving: int, text: Text, room: Room
) -> tuple[tuple[float, float], tuple[Line, ...]]:
    """The narrowest symbol, its sides as high as its arrows need; its words stand in it only if they fit."""
    wide, high = _narrowed(DIAMONDS[0] if shape is Shape.DIAMOND else BOX, width)
    high = min(high + _TALLER * max(leaving - 1, 0), _HIGHEST)
    return (wide, high), _fitting(shape, wide, high, text, room) if text.lead or text.items else ()


def _narrowed(size: tuple[float, float], width: float) -> tuple[float, float]:
    """A symbol for a narrow column keeps its look: a capsule must not become a circle."""
    part = min(width / size[0], 1.0)
    return round(size[0] * part, 2), round(max(size[1] * part, size[1] * _FLATTEST), 2)


def _fitting(shape: Shape, width: float, height: float, text: Text, room: Room) -> tuple[Line, ...]:
    """The lines of a text that fits into an outline without breaking a word, or none."""
    font, longest = room.font, longest_word(text, room.font)
    for share in (1.0, 0.8, 0.65, 0.5):
        if width * share - 2 < longest:
            break
        lines = wrap(text, width * share - 2, font, room.numbers)
        half = block_height(lines, font) / 2
        tops = [place * font.leading - half for place in range(len(lines))]
        edges = [max(abs(top), abs(top + font.leading)) for top in tops]
        halves = [_half_width(shape, width, height, edge) for edge in edges]
        if all(line.width <= 2 * half_width for line, half_width in zip(lines, halves, strict=True)):
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
