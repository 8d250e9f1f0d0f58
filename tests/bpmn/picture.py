"""Reads the picture of a BPMN file, and says what is wrong with it. Knows nothing of how it was laid out."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from xml.etree import ElementTree

import attrs
from sopdsl.renderers.bpmn.xml import DC, DD, DI, MODEL

_NEAR = 0.25
Point = tuple[float, float]
_CONTAINERS = ("participant", "lane")
_LINES = ("sequenceFlow", "association", "dataInputAssociation", "dataOutputAssociation")


@attrs.frozen
class Box:
    name: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        across = self.left < other.right - _NEAR and other.left < self.right - _NEAR
        return across and self.top < other.bottom - _NEAR and other.top < self.bottom - _NEAR

    def holds(self, other: Box) -> bool:
        across = self.left <= other.left + _NEAR and other.right <= self.right + _NEAR
        return across and self.top <= other.top + _NEAR and other.bottom <= self.bottom + _NEAR

    def is_crossed(self, first: Point, second: Point) -> bool:
        """Whether a line runs through the inside; Liang and Barsky's clipping."""
        start, end = 0.0, 1.0
        for low, high, place, step in (
            (self.left + _NEAR, self.right - _NEAR, first[0], second[0] - first[0]),
            (self.top + _NEAR, self.bottom - _NEAR, first[1], second[1] - first[1]),
        ):
            if step == 0:
                if not low < place < high:
                    return False
                continue
            near, far = sorted(((low - place) / step, (high - place) / step))
            start, end = max(start, near), min(end, far)
        return start < end


class Picture:
    """What a file draws: boxes of shapes and labels, and the corners of lines."""

    def __init__(self, file: bytes) -> None:
        root = ElementTree.fromstring(file)
        self._tags = {
            name: tag for tag in root.iter() if (name := tag.get("id")) and tag.tag.startswith(f"{{{MODEL}}}")
        }
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self.shapes: dict[str, Box] = {}
        self.containers: dict[str, Box] = {}
        self.labels: dict[str, Box] = {}
        self.lines: dict[str, list[Point]] = {}
        for tag in root.iter():
            name = tag.get("bpmnElement", "")
            if tag.tag == f"{{{DI}}}BPMNShape":
                (self.containers if self._kind(name) in _CONTAINERS else self.shapes)[name] = _box(name, tag)
            elif tag.tag == f"{{{DI}}}BPMNEdge":
                corners = tag.iterfind(f"{{{DD}}}waypoint")
                self.lines[name] = [(float(each.get("x", "")), float(each.get("y", ""))) for each in corners]
            label = tag.find(f"{{{DI}}}BPMNLabel")
            if label is not None:
                self.labels[name] = _box(name, label)

    def faults(self) -> Iterator[str]:
        """Everything that should not be, in words."""
        boxes = [
            *self.shapes.values(),
            *(attrs.evolve(box, name=f"label of {box.name}") for box in self.labels.values()),
        ]
        for one, other in itertools.combinations(sorted(boxes, key=lambda box: box.left), 2):
            if one.overlaps(other):
                yield f"{one.name} lies on {other.name}"
        for box in boxes:
            if not any(holder.holds(box) for name, holder in self.containers.items() if self._kind(name) == "lane"):
                yield f"{box.name} is in no lane"
        for name, shape in self.shapes.items():
            lane = next((tag for tag in self._tags.values() if name in _references(tag)), None)
            if lane is not None and not self.containers[lane.get("id", "")].holds(shape):
                yield f"{name} is in another lane"
        for name in self.lines:
            yield from self._faults_of(name)
        yield from self._lines_on_lines()

    def _faults_of(self, name: str) -> Iterator[str]:
        corners, ends = self.lines[name], self._ends(name)
        for end, corner in zip(ends, (corners[0], corners[-1]), strict=True):
            if not self._touches(end, corner):
                yield f"{name} does not end at {end}"
        for first, second in itertools.pairwise(corners):
            if self._kind(name) == "sequenceFlow" and first[0] != second[0] and first[1] != second[1]:
                yield f"{name} is slanted"
            for box in self.shapes.values():
                if box.is_crossed(first, second):
                    yield f"{name} runs through {box.name}"

    def crossed_labels(self) -> Iterator[str]:
        """Lines that run through words: hard to read, but nothing is hidden."""
        for name, corners in self.lines.items():
            for first, second in itertools.pairwise(corners):
                for box in self.labels.values():
                    if box.is_crossed(first, second):
                        yield f"{name} runs through the label of {box.name}"

    def _lines_on_lines(self) -> Iterator[str]:
        """Flows that run along each other, though they come from different places and lead to different ones."""
        flows = [name for name in self.lines if self._kind(name) == "sequenceFlow"]
        for one, other in itertools.combinations(flows, 2):
            if self.lines[one] == self.lines[other]:
                yield f"{one} cannot be told from {other}"
        pieces = [(name, *sorted(pair)) for name in flows for pair in itertools.pairwise(self.lines[name])]
        for (one, a, b), (other, c, d) in itertools.combinations(pieces, 2):
            for along, across in ((0, 1), (1, 0)):
                level = a[across] == b[across] == c[across] == d[across]
                if level and a[along] < d[along] - _NEAR and c[along] < b[along] - _NEAR:
                    (source, target), (from_other, to_other) = self._ends(one), self._ends(other)
                    if source != from_other and target != to_other:
                        yield f"{one} runs along {other}"

    def _ends(self, name: str) -> tuple[str, str]:
        tag = self._tags[name]
        if self._kind(name) not in _LINES[2:]:
            return tag.get("sourceRef", ""), tag.get("targetRef", "")
        task = self._parents[tag].get("id", "")
        source = tag.findtext(f"{{{MODEL}}}sourceRef")
        return (source, task) if source else (task, tag.findtext(f"{{{MODEL}}}targetRef") or "")

    def _touches(self, name: str, point: Point) -> bool:
        if name in self.lines:
            return any(
                min(a[0], b[0]) - _NEAR <= point[0] <= max(a[0], b[0]) + _NEAR
                and min(a[1], b[1]) - _NEAR <= point[1] <= max(a[1], b[1]) + _NEAR
                for a, b in itertools.pairwise(self.lines[name])
            )
        box, (x, y) = self.shapes[name], point
        at_side = min(abs(x - box.left), abs(x - box.right)) < _NEAR and box.top - _NEAR <= y <= box.bottom + _NEAR
        at_end = min(abs(y - box.top), abs(y - box.bottom)) < _NEAR and box.left - _NEAR <= x <= box.right + _NEAR
        if self._kind(name).endswith(("Gateway", "Event")):
            at_side = at_side and abs(y - (box.top + box.bottom) / 2) < _NEAR
            at_end = at_end and abs(x - (box.left + box.right) / 2) < _NEAR
        return at_side or at_end

    def _kind(self, name: str) -> str:
        return self._tags[name].tag.rpartition("}")[2]


def _references(lane: ElementTree.Element) -> set[str]:
    return {each.text or "" for each in lane.iterfind(f"{{{MODEL}}}flowNodeRef")}


def _box(name: str, tag: ElementTree.Element) -> Box:
    bounds = tag.find(f"{{{DC}}}Bounds")
    assert bounds is not None
    x, y, width, height = (float(bounds.get(each, "")) for each in ("x", "y", "width", "height"))
    return Box(name, x, y, x + width, y + height)
