"""Link events: a long way ends at a sign that says where it leads, and goes on at one that says where it comes from.

They only divide the picture; the work is the same (BPMN 2.0.2, 10.5, Link).
"""

from __future__ import annotations

from collections import defaultdict

import attrs

from ..typesetting.text import letters_of
from .elements import Element, Flow, Kind, Process
from .grid import Cell, Grid

FAR = 6
"""A way over so many columns, some 1,000 pixels, is long."""


def with_links(process: Process, grid: Grid) -> tuple[Process, Grid]:
    """The process with link events in its long ways, and their places in the grid; all else stands as before.

    Ways to the same place go on together, but for those that are waited for: their gateway counts what comes to it.
    """
    linker = _Linker(process, grid)
    bundles: dict[str, list[Flow]] = defaultdict(list)
    for flow in process.flows:
        if linker.is_long(flow):
            bundles[flow.id if linker.waits(flow.target) else flow.target].append(flow)
    for name, bundle in bundles.items():
        linker.link(name, bundle)
    return linker.finish()


class _Linker:
    """A process and its grid while link events are put into them."""

    def __init__(self, process: Process, grid: Grid) -> None:
        self._process = process
        self._elements = {element.id: element for element in process.elements}
        self._flows = {flow.id: flow for flow in process.flows}
        self._cells = dict(grid.cells)
        self._columns: dict[int, list[str]] = defaultdict(list)
        self._lanes = list(grid.lanes)
        self._links = 0
        for name, cell in grid.cells.items():
            self._columns[cell.column].append(name)

    def is_long(self, flow: Flow) -> bool:
        """Whether the ends of a flow are far from each other, with room for an event before its target."""
        source, target = self._cells[flow.source], self._cells[flow.target]
        return abs(target.column - source.column) >= FAR and target.column > 0

    def waits(self, name: str) -> bool:
        """Whether an element waits for all flows that come to it."""
        return self._elements[name].kind is Kind.PARALLEL

    def link(self, name: str, bundle: list[Flow]) -> None:
        """Let flows with one target end at throwing events, and go on from one that catches them all."""
        target, letter = bundle[0].target, letters_of(self._links).upper()
        self._links += 1
        sources = ", ".join(dict.fromkeys(self._step(flow.source) for flow in bundle)).replace(", langkah", ",")
        catch = f"{name}_dari"
        self._add(catch, Kind.CATCH, f"{letter} dari {sources}", letter, target, -1)
        for flow in bundle:
            throw = f"{flow.id}_ke"
            self._add(throw, Kind.THROW, f"{letter} ke {self._step(target)}", letter, flow.source, 1)
            self._flows[flow.id] = attrs.evolve(flow, target=throw)
        self._flows[catch] = Flow(f"{catch}_f", catch, target)

    def finish(self) -> tuple[Process, Grid]:
        """All of it."""
        made = attrs.evolve(self._process, elements=tuple(self._elements.values()), flows=tuple(self._flows.values()))
        return made, Grid(self._cells, tuple(self._lanes))

    def _add(self, name: str, kind: Kind, words: str, letter: str, beside: str, side: int) -> None:
        """An event in the lane of another element, in the column before it (-1) or behind it (1)."""
        lane = self._elements[beside].lane
        self._elements[name] = Element(name, kind, words, lane, link=letter)
        column, near = self._cells[beside].column + side, self._cells[beside].row
        taken = {self._cells[each].row for each in self._columns[column]}
        free = [row for row, own in enumerate(self._lanes) if own == lane and row not in taken]
        row = min(free, key=lambda row: abs(row - near)) if free else self._new_row(lane)
        self._cells[name] = Cell(column, row)
        self._columns[column].append(name)

    def _new_row(self, lane: int) -> int:
        """A row below all others of a lane."""
        row = len(self._lanes) - self._lanes[::-1].index(lane)
        self._lanes.insert(row, lane)
        for name, cell in self._cells.items():
            if cell.row >= row:
                self._cells[name] = cell._replace(row=cell.row + 1)
        return row

    def _step(self, name: str) -> str:
        """The step that an element belongs to, whose id begins with that of the step's own."""
        number = dict(self._elements["_".join(name.split("_")[:2])].facts).get("nomor")
        return f"langkah {number}" if number else "awal"
