"""Pagination: which rows stand on a page, and which connectors carry arrows over its ends.

An arrow whose ends stand on different pages gets two connectors: one on the source's page, one on the target's; pages
in between need nothing. Arrows to one symbol share them. A way forward leaves at the bottom and enters at the top, a
way back the other way round (PermenPAN-RB 35/2012: segi lima for symbols on different pages).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

import attrs

from .links import Link
from .rows import Growth, MeasuredTable, Unit, band_heights, cut, heading_heights, least_height, row_heights
from .symbols import CLEARANCE, CONNECTOR, GUTTER

STRIP_HEIGHT = CONNECTOR[1] + 2 * CLEARANCE
_CUTS = 4
"""How often a row is cut anew because its first part needs more connectors than the whole row did."""


def strip_key(first: int, top: bool) -> int:
    """What stands for a row in `Growth`: the strip above or below the page that begins with the unit `first`."""
    return -2 * first - (1 if top else 2)


@attrs.frozen(order=True)
class Passage:
    """Where arrows go that cross a page break: the target's node and column, and whether they go forward."""

    target: int
    column: int
    forward: bool


@attrs.frozen
class Connector:
    """One pentagon on a page; `leaving` on the sources' page.

    `column` and `band` are its cell in its strip; several in one cell stand side by side.
    """

    passage: Passage
    leaving: bool
    column: int
    band: int


@attrs.frozen
class Stretch:
    """The units from `first` to before `end`, with the connectors above and below them."""

    first: int
    end: int
    top: tuple[Connector, ...]
    bottom: tuple[Connector, ...]


def strip_bands(strip: Sequence[Connector]) -> int:
    """How many bands a strip needs."""
    return max((connector.band for connector in strip), default=-1) + 1


class Paginator:
    """The rows of one procedure, taken page by page."""

    def __init__(self, table: MeasuredTable, links: Sequence[Link]) -> None:
        self.table = table
        self.units = list(table.units)
        self._links = links
        self._count = len(table.columns.executors)
        narrowest = min((column.width for column in table.columns.executors), default=0.0)
        self._beside = max(int((narrowest - 2 * GUTTER) / (CONNECTOR[0] + GUTTER)), 1)
        self._index()

    def take(self, first: int, room: float, fresh: bool, growth: Growth, most: int) -> Stretch | None:
        """As many units from `first` on as fit into `room` points, at most `most`.

        On a `fresh` page at least one is taken: a row taller than the page is cut. Else None says that too few fit.
        """
        for end in range(min(self._most(first, room, growth), first + most), first, -1):
            stretch = self._stretch(first, end)
            if self._height(stretch, growth) <= room + 0.01:
                return self._without_widow(stretch, fresh)
        if not fresh:
            return None
        self._cut(first, room, growth)
        return self._stretch(first, first + 1)

    def unit_of(self, node: int) -> int:
        """The index of the unit where a node stands."""
        return self._place[node]

    def links_at(self, first: int, end: int) -> list[Link]:
        """The arrows that leave or enter the units from `first` to before `end`, in their order."""
        numbers = {number for unit in range(first, end) for number in self._touching[unit]}
        return [self._links[number] for number in sorted(numbers)]

    def _index(self) -> None:
        self._place = {node: index for index, unit in enumerate(self.units) for node in unit.nodes}
        self._touching: list[list[int]] = [[] for _ in self.units]
        for number, link in enumerate(self._links):
            for node in (link.source, link.target):
                self._touching[self._place[node]].append(number)

    def _most(self, first: int, room: float, growth: Growth) -> int:
        """An upper bound of the end: rows at the least height that they can have."""
        end, used = first, 0.0
        while end < len(self.units) and used <= room:
            unit = self.units[end]
            used += sum(heading_heights(unit, self.table)) + least_height(unit, self.table, growth)
            end += 1
        return end

    def _height(self, stretch: Stretch, growth: Growth) -> float:
        units = self.units[stretch.first : stretch.end]
        strips = sum(strip_heights(stretch, True, growth)) + sum(strip_heights(stretch, False, growth))
        headings = sum(sum(heading_heights(unit, self.table)) for unit in units)
        return strips + headings + sum(row_heights(units, self.table, growth))

    def _without_widow(self, stretch: Stretch, fresh: bool) -> Stretch | None:
        """Leave no single row for the last page, and begin no table at a page's end with fewer than three rows."""
        left, taken = len(self.units) - stretch.end, stretch.end - stretch.first
        if not fresh and left and taken < 3:
            return None
        if left == 1 and taken > 2:
            return self._stretch(stretch.first, stretch.end - 1)
        return stretch

    def _cut(self, first: int, room: float, growth: Growth) -> None:
        """Cut a row; the arrows between its parts may need more connectors than the whole row did, so try again."""
        whole, parts = self.units[first], 1
        going_on = self.units[first + 1].shared if first + 1 < len(self.units) else frozenset()
        stretch = self._stretch(first, first + 1)
        for _ in range(_CUTS):
            strips = sum(strip_heights(stretch, True, growth)) + max(
                sum(strip_heights(stretch, False, growth)), STRIP_HEIGHT
            )
            self.units[first : first + parts] = cut(whole, room - strips, self.table, growth, going_on)
            parts = 2
            self._index()
            stretch = self._stretch(first, first + 1)
            if self._height(stretch, growth) <= room + 0.01:
                return

    def _stretch(self, first: int, end: int) -> Stretch:
        above: dict[tuple[bool, Passage], int] = {}
        below: dict[tuple[bool, Passage], int] = {}
        for link in self.links_at(first, end):
            source, target = self._place[link.source], self._place[link.target]
            passage = Passage(link.target, link.target_column, target > source)
            if first <= source < end and not first <= target < end:
                if target >= end:
                    below[True, passage] = link.source_column
                else:
                    above.setdefault((True, passage), link.source_column)
            elif first <= target < end and not first <= source < end:
                (above if source < first else below)[False, passage] = link.target_column
        return Stretch(first, end, self._strip(above, False), self._strip(below, True))

    def _strip(self, wanted: Mapping[tuple[bool, Passage], int], main: bool) -> tuple[Connector, ...]:
        """Give each connector the free column next to the one it wants, those of the main direction first.

        Where there are more than columns, they stand side by side as far as columns are wide, then in further bands.
        """
        order = sorted(wanted, key=lambda key: (key[0] is not main, wanted[key], key[1]))
        beside = min(self._beside, ceil(len(order) / max(self._count, 1)))
        strip: list[Connector] = []
        free: list[int] = []
        band = -1
        for leaving, passage in order:
            if not free:
                free, band = sorted([*range(self._count)] * beside), band + 1
            column = min(free, key=lambda place: (abs(place - wanted[leaving, passage]), place))
            free.remove(column)
            strip.append(Connector(passage, leaving, column, band))
        return tuple(strip)


def strip_heights(stretch: Stretch, top: bool, growth: Growth) -> list[float]:
    """The heights of the bands of a page's upper or lower strip."""
    key = strip_key(stretch.first, top)
    bands = strip_bands(stretch.top if top else stretch.bottom)
    return [STRIP_HEIGHT + growth.get((key, band), 0.0) for band in range(bands)]


@attrs.frozen
class PlacedUnit:
    """A unit on its page: the y of its headings, its own upper edge and height, and the y ranges of its bands."""

    unit: Unit
    headings: tuple[tuple[float, float], ...]
    top: float
    height: float
    bands: tuple[tuple[float, float], ...]

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return round(self.top + self.height, 2)


@attrs.frozen
class PlacedStretch:
    """A stretch on its page. The strips are y ranges of bands."""

    stretch: Stretch
    top: float
    bottom: float
    top_strip: tuple[tuple[float, float], ...]
    units: tuple[PlacedUnit, ...]
    bottom_strip: tuple[tuple[float, float], ...]


def placed(paginator: Paginator, stretch: Stretch, y: float, growth: Growth) -> PlacedStretch:
    """Give every row and band its y, the first at `y`."""
    units = paginator.units[stretch.first : stretch.end]
    heights = row_heights(units, paginator.table, growth)
    top_strip = tuple(_ranges(y, strip_heights(stretch, True, growth)))
    at = top_strip[-1][1] if top_strip else y
    rows = []
    for unit, height in zip(units, heights, strict=True):
        rows.append(_placed_unit(unit, at, height, paginator.table, growth))
        at = rows[-1].bottom
    bottom_strip = tuple(_ranges(at, strip_heights(stretch, False, growth)))
    bottom = bottom_strip[-1][1] if bottom_strip else at
    return PlacedStretch(stretch, y, bottom, top_strip, tuple(rows), bottom_strip)


def _placed_unit(unit: Unit, y: float, height: float, table: MeasuredTable, growth: Growth) -> PlacedUnit:
    headings = tuple(_ranges(y, heading_heights(unit, table)))
    top = headings[-1][1] if headings else y
    height = round(height, 2)
    if not unit.bands:
        return PlacedUnit(unit, headings, top, 0.0, ())
    needs = band_heights(unit, growth)
    spare = (height - sum(needs)) / len(needs)
    bands = list(_ranges(top, [need + spare for need in needs]))
    bands[-1] = (bands[-1][0], round(top + height, 2))
    return PlacedUnit(unit, headings, top, height, tuple(bands))


def _ranges(y: float, heights: Sequence[float]) -> Iterator[tuple[float, float]]:
    for height in heights:
        end = round(y + height, 2)
        yield y, end
        y = end
