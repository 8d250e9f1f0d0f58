"""Where everything stands: lanes below each other, the work from left to right, a column for each rank of elements.

Flows run at right angles. A flow that leads back, or past elements of its lane, runs in the gap above the lane.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import attrs

from .elements import Element, Flow, Kind, Process

TITLE = 30.0
"""The strip at the left of a pool, and of a lane, with its name."""
_SIZES = {Kind.TASK: (120.0, 80.0), Kind.CALL: (120.0, 80.0)}
_GATEWAY = (50.0, 50.0)
_EVENT = (36.0, 36.0)
_GATEWAYS = (Kind.EXCLUSIVE, Kind.PARALLEL)
_COLUMN, _ROW = 180.0, 130.0
_DOCUMENT = (30.0, 40.0)
_DOCUMENT_STEP = 60.0
_DOCUMENTS_BELOW = 90.0
"""What a row needs for the documents below its tasks, with their names."""
_GAP = 30.0
"""Above the first row of a lane, for flows that run there."""
_POOL_GAP = 40.0

Point = tuple[float, float]


@attrs.frozen
class Bounds:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2


@attrs.frozen
class Diagram:
    """A drawn process: its pool, its lanes, all that has a place (elements, documents, notes) by id, and the corners of
    flows and associations by id.
    """

    pool: Bounds
    lanes: tuple[Bounds, ...]
    elements: dict[str, Bounds]
    flows: dict[str, tuple[Point, ...]]
    associations: dict[str, tuple[Point, ...]]


def draw(process: Process, top: float) -> Diagram:
    """Draw a process in a pool whose upper edge is at `top`."""
    ranks = _ranks(process)
    slots: dict[tuple[int, int], list[Element]] = defaultdict(list)
    for element in process.elements:
        slots[element.lane, ranks[element.id]].append(element)
    first = _first_uses(process)
    column = max(_COLUMN, _DOCUMENT_STEP * max(map(len, first.values()), default=0) + 20)
    row = _ROW + (_DOCUMENTS_BELOW if first else 0)
    width = 2 * TITLE + column * (1 + max(ranks.values(), default=0))
    lanes: list[Bounds] = []
    places: dict[str, Bounds] = {}
    y = top
    for lane in range(len(process.lanes)):
        rows = max((len(found) for (of, _), found in slots.items() if of == lane), default=1)
        lanes.append(Bounds(TITLE, y, width - TITLE, _GAP + rows * row))
        for (of, rank), found in slots.items():
            for number, element in enumerate(found if of == lane else ()):
                middle = (2 * TITLE + (rank + 0.5) * column, y + _GAP + number * row + _ROW / 2)
                places[element.id] = _around(middle, element)
        y = lanes[-1].y + lanes[-1].height
    for name, documents in first.items():
        places |= _below_task(places[name], documents)
    sources = {flow.id: flow.source for flow in process.flows}
    for number, note in enumerate(process.notes):
        about = places[sources.get(note.about, note.about)]
        places[note.id] = Bounds(about.x + about.width, about.y - 22 - 8 * (number % 3), 100, 20)
    pool = Bounds(0.0, top, width, max(y - top, _ROW))
    flows = {flow.id: _corners(flow, places, lanes, column) for flow in process.flows}
    return Diagram(pool, tuple(lanes), places, flows, dict(_associations(process, places)))


def _first_uses(process: Process) -> dict[str, list[str]]:
    """The documents by the first task that uses them, below which they stand."""
    ids, placed = process.documents, set[str]()
    uses: dict[str, list[str]] = {}
    for element in process.elements:
        for text in (*element.inputs, *element.outputs):
            if text not in placed:
                placed.add(text)
                uses.setdefault(element.id, []).append(ids[text])
    return uses


def _below_task(task: Bounds, documents: list[str]) -> dict[str, Bounds]:
    width, height = _DOCUMENT
    left = task.middle[0] - _DOCUMENT_STEP * len(documents) / 2
    return {
        name: Bounds(left + (place + 0.5) * _DOCUMENT_STEP - width / 2, task.y + task.height + 20, width, height)
        for place, name in enumerate(documents)
    }


def _associations(process: Process, places: dict[str, Bounds]) -> Iterator[tuple[str, tuple[Point, ...]]]:
    """The lines between tasks and documents, and between elements and notes."""
    documents = process.documents
    sources = {flow.id: flow.source for flow in process.flows}
    for element in process.elements:
        task = places[element.id]
        for kind, texts in (("k", element.inputs), ("o", element.outputs)):
            for number, text in enumerate(texts, start=1):
                place = places[documents[text]]
                ends = (place.middle[0], place.y), (task.middle[0], task.y + task.height)
                yield f"{element.id}_{kind}{number}", ends if kind == "k" else ends[::-1]
    for note in process.notes:
        about, beside = places[sources.get(note.about, note.about)], places[note.id]
        yield f"{note.id}_garis", (about.middle, (beside.x, beside.y + beside.height))


def below(diagram: Diagram) -> float:
    """Where the next pool begins."""
    return diagram.pool.y + diagram.pool.height + _POOL_GAP


def _around(middle: Point, element: Element) -> Bounds:
    width, height = _SIZES.get(element.kind, _GATEWAY if element.kind in _GATEWAYS else _EVENT)
    return Bounds(middle[0] - width / 2, middle[1] - height / 2, width, height)


def _ranks(process: Process) -> dict[str, int]:
    """How far each element stands from a beginning; flows that come back to where a way has been do not count."""
    leaving: dict[str, list[str]] = defaultdict(list)
    for flow in process.flows:
        leaving[flow.source].append(flow.target)
    order = _in_order([element.id for element in process.elements], leaving)
    place = {element: number for number, element in enumerate(order)}
    ranks = dict.fromkeys(order, 0)
    for element in order:
        for target in leaving[element]:
            if place[target] > place[element]:
                ranks[target] = max(ranks[target], ranks[element] + 1)
    return ranks


def _in_order(elements: list[str], leaving: dict[str, list[str]]) -> list[str]:
    """A topological order of all flows but those that close a loop: each element after all that lead to it."""
    reached = {target for targets in leaving.values() for target in targets}
    done: list[str] = []
    seen: set[str] = set()
    for root in sorted(elements, key=lambda element: element in reached):
        if root in seen:
            continue
        seen.add(root)
        stack = [(root, iter(leaving[root]))]
        while stack:
            element, targets = stack[-1]
            following = next((target for target in targets if target not in seen), None)
            if following is None:
                done.append(element)
                stack.pop()
            else:
                seen.add(following)
                stack.append((following, iter(leaving[following])))
    return done[::-1]


def _corners(flow: Flow, places: dict[str, Bounds], lanes: list[Bounds], column: float) -> tuple[Point, ...]:
    """To the next column straight or with one turn; else through the gap above the upper of both lanes.

    Between columns there is room for lines that run up and down.
    """
    source, target = places[flow.source], places[flow.target]
    (sx, sy), (tx, ty) = source.middle, target.middle
    right, left = source.x + source.width, target.x
    if right < left and tx - sx < 1.5 * column:
        return ((right, sy), (left, ty)) if sy == ty else ((right, sy), (left - 15, sy), (left - 15, ty), (left, ty))
    apart = 3 * (sum(flow.id.encode()) % 5)
    lane = next(lane for lane in lanes if lane.y <= min(sy, ty) < lane.y + lane.height)
    gap = lane.y + 6 + apart
    up, down = sx + 68 + apart, tx - 80 + apart
    return (right, sy), (up, sy), (up, gap), (down, gap), (down, ty), (left, ty)
