"""What differs in the plan of a changed document, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from enum import Enum
from operator import attrgetter

import attrs

from sopdsl.execution.arrows import ArrowChange, arrow_changes
from sopdsl.execution.matching import Matching, kegiatan
from sopdsl.execution.plan import Plan, PlannedStep, Station
from sopdsl.values import Value


class Aspect(Enum):
    """What may differ in a row.

    ORDER: its place among the rows that stayed. FLOW: its symbols, its ways on, where they lead, what it waits for.
    """

    ACTIVITY = "kegiatan"
    EXECUTORS = "pelaksana"
    CONDITION = "syarat"
    REQUIREMENTS = "kelengkapan"
    TIME = "waktu"
    OUTPUTS = "output"
    REMARKS = "keterangan"
    SOPS = "sop"
    ORDER = "urutan"
    FLOW = "alur"


_CELLS: dict[Aspect, Callable[[PlannedStep], object]] = {
    Aspect.ACTIVITY: kegiatan,
    Aspect.CONDITION: attrgetter("condition"),
    Aspect.REQUIREMENTS: attrgetter("requirements"),
    Aspect.TIME: attrgetter("time", "seconds", "calendar_days"),
    Aspect.OUTPUTS: attrgetter("outputs"),
    Aspect.REMARKS: attrgetter("remarks"),
    Aspect.SOPS: attrgetter("sops"),
}


@attrs.frozen
class StepChange(Value):
    """A row by its number (from 1) in the old and in the new plan, None where it is not, and what differs in it.

    `arrows` are the differences of its flow.
    """

    old: int | None
    new: int | None
    aspects: tuple[Aspect, ...] = ()
    arrows: tuple[ArrowChange, ...] = ()


def changes_of(same: Matching) -> tuple[StepChange, ...]:
    """The rows that differ, in the order of the new plan; those that are gone last."""
    before = {new: old for old, new in same.steps.items()}
    moved = _moved(same)
    found = []
    for index in range(len(same.new.steps)):
        if index in before:
            change = _change(same, before[index], index, before[index] in moved)
            found += [change] if change.aspects else []
        else:
            found.append(StepChange(None, index + 1))
    gone = (StepChange(index + 1, None) for index in range(len(same.old.steps)) if index not in same.steps)
    return (*found, *gone)


def _change(same: Matching, old: int, new: int, moved: bool) -> StepChange:
    arrows = tuple(arrow_changes(same, old, new))
    differing = set(_differing(same, old, new))
    if moved:
        differing.add(Aspect.ORDER)
    if arrows:
        differing.add(Aspect.FLOW)
    return StepChange(old + 1, new + 1, tuple(aspect for aspect in Aspect if aspect in differing), arrows)


def _moved(same: Matching) -> set[int]:
    """The rows, by their old index, that stand elsewhere among those that stayed: as few as explain the new order."""
    stayed = sorted(same.steps)
    order = [same.steps[index] for index in stayed]
    blocks = SequenceMatcher(None, order, sorted(order), autojunk=False).get_matching_blocks()
    kept = {stayed[place] for block in blocks for place in range(block.a, block.a + block.size)}
    return same.steps.keys() - kept


def _differing(same: Matching, old: int, new: int) -> Iterator[Aspect]:
    for aspect, cell in _CELLS.items():
        if cell(same.old.steps[old]) != cell(same.new.steps[new]):
            yield aspect
    before, after = _row(same.old, old), _row(same.new, new)
    acted = [same.executors_of(each) for each in before if not each.passes]
    if acted != [frozenset(each.executors) for each in after if not each.passes]:
        yield Aspect.EXECUTORS


def _row(plan: Plan, index: int) -> list[Station]:
    return [station for station in plan.stations if station.step == index]
