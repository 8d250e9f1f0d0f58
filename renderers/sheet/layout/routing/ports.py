"""Where lines may leave and enter a symbol: the points where the tracks meet its outline."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import Enum

import attrs

from ....typesetting.primitives import Rect
from ..geometry import CONNECTOR_SHOULDER, Shape
from .grid import Grid
from .problem import Place
from .tracks import CLEARANCE, CORNER_ABOVE, CORNER_BESIDE, LAST_STRETCH


class Side(Enum):
    """A side of a symbol, by the step that leads away from it on the x and the y tracks."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    TOP = (0, -1)
    BOTTOM = (0, 1)


_SIDEWAYS = (Side.LEFT, Side.RIGHT)
_STEPS = {Side.LEFT: -1, Side.RIGHT: 1, Side.TOP: -1, Side.BOTTOM: 1}


@attrs.define(eq=False)
class Port:
    """A point of an outline and the way from it to the free nodes of its track.

    `sideways`: the line stands on the left or right side; `track` is then the index of its y track, else of its x
    track. `step` is 1 where the line leads to higher indices, else -1. `first` is the index of the first node outside
    the outline, `free` of the first one where a line may turn. `offset` is the distance from the middle of the side;
    `slanted` says that the outline is not straight there.
    """

    side: Side
    x: float
    y: float
    track: int
    first: int
    free: int
    offset: float
    slanted: bool
    sideways: bool
    step: int

    def node(self, index: int) -> tuple[int, int]:
        """The node of its track with this index."""
        return (index, self.track) if self.sideways else (self.track, index)


class Ports:
    """The ports of all symbols, found when they are asked for."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._known: dict[tuple[int, Side, bool, bool], tuple[Port, ...]] = {}

    def of(self, place: Place, side: Side, entered: bool, middle: bool = False) -> tuple[Port, ...]:
        """The ports of one side, the middle first, or only that in the `middle`, if there is one.

        `entered` keeps the stretch that an arrowhead needs.
        """
        key = (place.id, side, entered, middle)
        known = self._known.get(key)
        if known is None:
            found = self._find(place, side, LAST_STRETCH if entered else CLEARANCE, middle)
            known = self._known[key] = tuple(sorted(found, key=lambda port: abs(port.offset)))
        return known

    def _find(self, place: Place, side: Side, stretch: float, middle: bool) -> Iterator[Port]:
        rect, grid = place.rect, self._grid
        sideways, step = side in _SIDEWAYS, _STEPS[side]
        along = grid.ys if sideways else grid.xs
        start, end = (rect.y, rect.bottom) if sideways else (rect.x, rect.right)
        middles = (not sideways and place.middles) or ((start + end) / 2,)
        only = middle and len(middles) == 1
        margin = (end - start) / 2 - 0.05 if only else (CORNER_BESIDE if sideways else CORNER_ABOVE) - 0.02
        ways: dict[float, tuple[int, int]] = {}
        for track in range(bisect_left(along, start + margin), bisect_right(along, end - margin)):
            offset = min([round(along[track] - one, 1) for one in middles], key=abs)
            point = None if middle and offset else outline_point(place.shape, rect, side, along[track])
            if point is None:
                continue
            x, y, slanted = point
            border = x if sideways else y
            first, free = ways.get(border) or ways.setdefault(border, self._way(side, border, rect, stretch))
            yield Port(side, x, y, track, first, free, offset, slanted, sideways, step)

    def _way(self, side: Side, border: float, rect: Rect, stretch: float) -> tuple[int, int]:
        """Indices of the first node off the border, and of the first off the symbol's zone and the arrowhead."""
        positions = self._grid.xs if side in _SIDEWAYS else self._grid.ys
        if side in (Side.RIGHT, Side.BOTTOM):
            edge = rect.right if side is Side.RIGHT else rect.bottom
            zone = max(edge + CLEARANCE, border + stretch) - 0.02
            return bisect_right(positions, border), bisect_left(positions, zone)
        edge = rect.x if side is Side.LEFT else rect.y
        zone = min(edge - CLEARANCE, border - stretch) + 0.02
        return bisect_left(positions, border) - 1, bisect_right(positions, zone) - 1


def outline_point(shape: Shape, rect: Rect, side: Side, at: float) -> tuple[float, float, bool] | None:
    """The point of the outline on one side at the height (LEFT, RIGHT) or the x (TOP, BOTTOM) `at`; whether it is on a
    slant or an arc. None where a line would not stand on that side."""
    middle_x, middle_y = rect.centre
    sideways = side in _SIDEWAYS
    offset = at - (middle_y if sideways else middle_x)
    depth = _depth(shape, rect, side, offset)
    if depth is None:
        return None
    slanted = depth > 0.005
    if sideways:
        x = rect.x + depth if side is Side.LEFT else rect.right - depth
        return round(x, 2), at, slanted
    y = rect.y + depth if side is Side.TOP else rect.bottom - depth
    return at, round(y, 2), slanted


def _depth(shape: Shape, rect: Rect, side: Side, offset: float) -> float | None:
    """How far inside its box the outline is, `offset` from the middle of the side."""
    sideways = side in _SIDEWAYS
    if shape is Shape.DIAMOND:
        return _diamond_depth(rect, sideways, abs(offset))
    if shape is Shape.CAPSULE:
        return _capsule_depth(rect, sideways, abs(offset))
    if shape is Shape.CONNECTOR:
        if side is Side.BOTTOM:
            return 0.0 if abs(offset) < 0.02 else None
        if sideways and offset + rect.height / 2 > CONNECTOR_SHOULDER * rect.height - 1:
            return None
    return 0.0


def _diamond_depth(rect: Rect, sideways: bool, offset: float) -> float | None:
    """Near its vertex only: a line on the neighbouring side's part of the same slant must keep clear."""
    half, other = (rect.height, rect.width) if sideways else (rect.width, rect.height)
    part = (1 - 2 * CORNER_ABOVE / max(rect.width, rect.height)) / 2
    return None if offset > part * half / 2 else other / 2 * offset / (half / 2)


def _capsule_depth(rect: Rect, sideways: bool, offset: float) -> float | None:
    """On the straight part and the near part of the arcs."""
    radius = min(rect.width, rect.height) / 2
    straight = (rect.height if sideways else rect.width) / 2 - radius
    if offset <= straight:
        return 0.0
    if offset - straight > radius * (0.55 if sideways else 0.3):
        return None
    return radius - math.sqrt(radius**2 - (offset - straight) ** 2)
