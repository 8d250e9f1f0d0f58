"""The lanes of a pool as executors, and which element stands in which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sopdsl.importing.bpmn.drawing import Lane
from sopdsl.importing.bpmn.losses import Losses
from sopdsl.importing.bpmn.tags import Tag

NOBODY = "Tanpa pelaksana"
"""The lane of our own export for rows that name no executor."""

Place = tuple[float, float]


class _Found(NamedTuple):
    tag: Tag
    parent: str
    leaf: bool


def lanes_of(process: Tag, places: Mapping[str, Place], losses: Losses) -> tuple[tuple[Lane, ...], dict[str, str]]:
    """The lanes that stand for executors, from top to bottom, and the key of its lane for each element's id.

    Of lanes within lanes the innermost count; one that holds others is an executor only where work stands in it alone.
    """
    found = list(_found(process, ""))
    owner: dict[str, int] = {}
    for number, lane in enumerate(found):  # a lane stands before those in it
        for reference in lane.tag.each("flowNodeRef"):
            owner[reference.text.strip()] = number
    used = {number for number, lane in enumerate(found) if lane.leaf} | set(owner.values())
    names = Counter(_name(found[number].tag) for number in used)
    lanes: dict[int, Lane] = {}
    for number in sorted(used, key=lambda each: (places.get(found[each].tag.value("id"), (0, 0)), each)):
        tag, parent, _ = found[number]
        name = _name(tag)
        if name == NOBODY:
            continue
        if names[name] > 1 and parent:
            name = f"{name} {parent}".strip()
        if not name:
            losses.say("IMP002.lajur-tanpa-nama", "IMP002.lajur-tanpa-nama-saran", tag)
        lanes[number] = Lane(str(number), name or f"Pelaksana {len(lanes) + 1}", tag)
    return tuple(lanes.values()), {each: lanes[number].key for each, number in owner.items() if number in lanes}


def _found(holder: Tag, parent: str) -> Iterator[_Found]:
    for lane_set in holder.each("laneSet", "childLaneSet"):
        for lane in lane_set.each("lane"):
            below = list(_found(lane, _name(lane)))
            yield _Found(lane, parent, not below)
            yield from below


def _name(tag: Tag) -> str:
    return " ".join(tag.value("name").split())
