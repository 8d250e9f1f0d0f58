"""Where everything stands: lanes below each other, the work from left to right, each element in a cell of a grid.

A column is as wide as what stands in it, a row as high; corridors and channels have room for their lines.
"""

from __future__ import annotations

from collections import defaultdict

import attrs

from ..typesetting.primitives import Rect
from .elements import Process
from .grid import Grid
from .lettering import BESIDE, IN_BOX, text_height, text_width
from .routes import Route, channels_of, routes_of, tracks_of
from .surroundings import CLOSE, Point, Surroundings, label_width, surroundings_of

TITLE = 30.0
"""The strip at the left of a pool, and of a lane, with its name."""
_TRACK = 12.0
"""From one line to the next."""
_MARGIN = 15.0
_POOL_GAP = 40.0


@attrs.frozen
class Diagram:
    """A drawn process: its pool, its lanes, all that has a place (elements, documents, notes) by id, the corners of
    flows and associations by id, and the labels of any of them.
    """

    pool: Rect
    lanes: tuple[Rect, ...]
    elements: dict[str, Rect]
    flows: dict[str, tuple[Point, ...]]
    associations: dict[str, tuple[Point, ...]]
    labels: dict[str, Rect]


def draw(process: Process, grid: Grid, top: float) -> Diagram:
    """Draw a process with its elements in the cells of a grid, in a pool whose upper edge is at `top`."""
    routes = routes_of(process, grid)
    around = surroundings_of(process)
    across = _Across(grid, routes, around)
    down = _Down(process, grid, routes, around, top)
    diagram = Diagram(Rect(0.0, top, across.width, down.bottom - top), tuple(down.lanes(across.width)), {}, {}, {}, {})
    for name, cell in grid.cells.items():
        middle = across.columns[cell.column], down.rows[cell.row]
        own = around[name]
        diagram.elements.update((each, shape.moved(middle)) for each, shape in own.shapes.items())
        diagram.labels.update((each, label.moved(middle)) for each, label in own.labels.items())
        for each, line in own.associations.items():
            diagram.associations[each] = tuple((x + middle[0], y + middle[1]) for x, y in line)
    for route in routes:
        flow = route.flow
        source, target = diagram.elements[flow.source], diagram.elements[flow.target]
        diagram.flows[flow.id] = _corners(route, source, target, across, down)
        if flow.name:
            diagram.labels[flow.id] = _label(route).moved((across.out[flow.id], source.centre[1]))
    return diagram


def below(diagram: Diagram) -> float:
    """Where the next pool begins."""
    return diagram.pool.bottom + _POOL_GAP


class _Across:
    """The places from left to right: the middles of columns, and of tracks in corridors by flow."""

    def __init__(self, grid: Grid, routes: list[Route], around: dict[str, Surroundings]) -> None:
        self.columns: list[float] = []
        self.out: dict[str, float] = {}
        self.into: dict[str, float] = {}
        extents: dict[int, list[Rect]] = defaultdict(list)
        for name, cell in grid.cells.items():
            extents[cell.column].append(around[name].extent)
        x = 2 * TITLE
        for column, (leaving, entering) in enumerate(tracks_of(routes, grid.columns)):
            x += _MARGIN
            for route in leaving:
                self.out[route.flow.id] = x
                x += _TRACK + (label_width(route.flow.name) if route.flow.name else 0)
            for route in entering:
                self.into[route.flow.id] = x
                x += _TRACK
            x += _MARGIN
            if extents[column]:
                self.columns.append(x - min(extent.x for extent in extents[column]))
                x = self.columns[-1] + max(extent.right for extent in extents[column])
        self.width = x


class _Down:
    """The places from top to bottom: the middles of rows, and of tracks in channels by flow."""

    def __init__(
        self, process: Process, grid: Grid, routes: list[Route], around: dict[str, Surroundings], top: float
    ) -> None:
        self.rows: list[float] = []
        self.channel: dict[str, float] = {}
        self._edges = [top]
        extents: dict[int, list[Rect]] = defaultdict(list)
        for name, cell in grid.cells.items():
            extents[cell.row].append(around[name].extent)
        for route in routes:
            if route.flow.name:
                extents[route.source.row].append(_label(route))
        y = top
        for row, tracks in enumerate(channels_of(routes, len(grid.lanes))):
            y += _MARGIN + _TRACK * max(tracks.values(), default=0)
            self.channel.update((flow, y - _TRACK * track) for flow, track in tracks.items())
            y += _MARGIN
            self.rows.append(y - min((extent.y for extent in extents[row]), default=0))
            y = self.rows[-1] + max((extent.bottom for extent in extents[row]), default=0) + _MARGIN
            lane = grid.lanes[row]
            if grid.lanes[row + 1 : row + 2] != (lane,):
                y = max(y, self._edges[-1] + _height_of_title(process.lanes[lane]))
                self._edges.append(y)
        self._edges[-1] = max(y, top + _height_of_title(process.name))
        self.bottom = self._edges[-1]

    def lanes(self, width: float) -> list[Rect]:
        """The lanes, in a pool of this width."""
        edges = zip(self._edges, self._edges[1:], strict=False)
        return [Rect(TITLE, upper, width - TITLE, lower - upper) for upper, lower in edges]


def _height_of_title(words: str) -> float:
    """The height in which words have at most two lines in the strip at the left."""
    return max(60.0, text_width(words, IN_BOX) / 2 + 4 * IN_BOX)


def _corners(route: Route, source: Rect, target: Rect, across: _Across, down: _Down) -> tuple[Point, ...]:
    name = route.flow.id
    (right, sy), (left, ty) = (source.right, source.centre[1]), (target.x, target.centre[1])
    if not route.turns:
        return (right, sy), (left, ty)
    x = across.out[name]
    if route.channel is None:
        return (right, sy), (x, sy), (x, ty), (left, ty)
    y, back = down.channel[name], across.into[name]
    return (right, sy), (x, sy), (x, y), (back, y), (back, ty), (left, ty)


def _label(route: Route) -> Rect:
    """The words of a flow, from where it leaves its row: beside a line up or down, above one that runs straight."""
    width = label_width(route.flow.name)
    height = text_height(route.flow.name, width, BESIDE)
    goes_down = route.target.row > route.source.row
    return Rect(CLOSE if route.turns else 0.0, CLOSE if goes_down else -height - CLOSE, width, height)
