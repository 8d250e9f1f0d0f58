"""An element with all that stands around it: its name, its documents below, notes above; places from its middle."""

from __future__ import annotations

from collections import Counter

import attrs

from ..typesetting.primitives import Rect
from .elements import Element, Kind, Note, Paper, Process
from .lettering import BESIDE, IN_BOX, text_height, text_width

Point = tuple[float, float]

_LABEL = 90.0
"""The widest that words beside symbols and flows get."""
_TASKS = (Kind.TASK, Kind.CALL)
_SIZES = dict.fromkeys(_TASKS, (140.0, 80.0)) | dict.fromkeys((Kind.EXCLUSIVE, Kind.PARALLEL), (50.0, 50.0))
_EVENT = (36.0, 36.0)
_DOCUMENT = (36.0, 50.0)
_NOTE = 120.0
_PADDING = 7.0
_SIGN = 28.0
"""Above and below the words of a task, for the sign of a person or of a call."""
_GAP, _APART = 10.0, 15.0
CLOSE = 4.0
"""From words to the line or symbol that they belong to."""


@attrs.frozen
class Surroundings:
    """`shapes`, `labels` and `associations` are by id; the element's own shape is among them, its middle at (0, 0)."""

    shapes: dict[str, Rect]
    labels: dict[str, Rect]
    associations: dict[str, tuple[Point, ...]]

    @property
    def extent(self) -> Rect:
        """All of it."""
        each = [*self.shapes.values(), *self.labels.values()]
        left, top = min(one.x for one in each), min(one.y for one in each)
        return Rect(left, top, max(one.right for one in each) - left, max(one.bottom for one in each) - top)


def surroundings_of(process: Process) -> dict[str, Surroundings]:
    """What stands around each element, by its id."""
    found: dict[str, Surroundings] = {}
    for element in process.elements:
        shape = _shape(element)
        around = found[element.id] = Surroundings({element.id: shape}, {}, {})
        if element.name and element.kind not in _TASKS:
            around.labels[element.id] = _label(element.name, 0, shape.bottom + CLOSE)
        _add_papers(around, [paper for paper in element.papers if paper.goes_in], shape.bottom, -1)
        _add_papers(around, [paper for paper in element.papers if not paper.goes_in], shape.bottom, 1)
    for (element_id, side), notes in _notes(process).items():
        _add_notes(found[element_id], found[element_id].shapes[element_id], side, notes)
    return found


def _shape(element: Element) -> Rect:
    """The shape of an element with its middle at (0, 0); a task is as high as its words need."""
    width, height = _SIZES.get(element.kind, _EVENT)
    if element.kind in _TASKS:
        height = max(height, text_height(element.name, width - 2 * _PADDING, IN_BOX) + 2 * _SIGN)
    return Rect(-width / 2, -height / 2, width, height)


def _label(words: str, middle: float, top: float) -> Rect:
    width = label_width(words)
    return Rect(middle - width / 2, top, width, text_height(words, width, BESIDE))


def label_width(words: str) -> float:
    """The width of words beside a symbol or a flow."""
    return min(_LABEL, text_width(words, BESIDE) + 2)


def _add_papers(around: Surroundings, papers: list[Paper], top: float, side: int) -> None:
    """Documents below each other on one side of a line down from the task, each with its name behind it."""
    width, height = _DOCUMENT
    y = top + _APART
    for paper in papers:
        name = _label(paper.text, side * (2 * _GAP + width + CLOSE + label_width(paper.text) / 2), y)
        room = max(height, name.height)
        left = 2 * _GAP if side > 0 else -2 * _GAP - width
        around.shapes[paper.id] = shape = Rect(left, y + (room - height) / 2, width, height)
        around.labels[paper.id] = name.moved((0, (room - name.height) / 2))
        near = left if side > 0 else left + width
        line = (near, shape.centre[1]), (side * _GAP, shape.centre[1]), (side * _GAP, top)
        around.associations[paper.line] = line if paper.goes_in else line[::-1]
        y += room + _GAP


def _notes(process: Process) -> dict[tuple[str, int], list[Note]]:
    """The notes by the element that they stand at, and the side: 1 above a flow that leaves it, -1 above one that
    enters it, where several leave the element that this one comes from, and last 0, above the element and all of these.
    """
    flows = {flow.id: flow for flow in process.flows}
    leaving = Counter(flow.source for flow in process.flows)
    found: dict[tuple[str, int], list[Note]] = {}
    for note in process.notes:
        place = note.about, 0
        if note.about in flows:
            flow = flows[note.about]
            place = (flow.source, 1) if leaving[flow.source] == 1 else (flow.target, -1)
        found.setdefault(place, []).append(note)
    return dict(sorted(found.items(), key=lambda item: item[0][1] == 0))


def _add_notes(around: Surroundings, shape: Rect, side: int, notes: list[Note]) -> None:
    """Notes beside each other, those of a flow from the element away, others from its right edge to the left."""
    first = {1: shape.right + _GAP, 0: shape.right - _NOTE, -1: shape.x - _GAP - _NOTE}[side]
    bottom = -_APART if side else around.extent.y - _APART
    for number, note in enumerate(notes):
        height = text_height(note.text, _NOTE - 2 * _PADDING, IN_BOX) + 2 * _PADDING
        x = first + number * (_NOTE + _GAP) * (side or -1)
        around.shapes[note.id] = Rect(x, bottom - height, _NOTE, height)
        at = x + (_GAP if side > 0 else _NOTE - _GAP)
        turn = bottom + _APART / 2
        line = ((at, 0.0), (at, bottom)) if side else ((0.0, shape.y), (0.0, turn), (at, turn), (at, bottom))
        around.associations[f"{note.id}_garis"] = line
