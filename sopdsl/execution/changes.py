"""What differs in the plan of a changed document, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from operator import attrgetter

import attrs

from sopdsl.execution.matching import Matching, kegiatan
from sopdsl.execution.plan import Plan, PlannedStep, Station, Way
from sopdsl.values import Value


class Aspect(Enum):
    """What may differ in a row. ALUR: its symbols, its ways on, the rows to which they lead, and what it waits for."""

    ACTIVITY = "kegiatan"
    EXECUTORS = "pelaksana"
    CONDITION = "syarat"
    REQUIREMENTS = "kelengkapan"
    TIME = "waktu"
    OUTPUTS = "output"
    REMARKS = "keterangan"
    SOPS = "sop"
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
    """A row by its number (from 1) in the old and in the new plan, None where it is not, and what differs in it."""

    old: int | None
    new: int | None
    aspects: tuple[Aspect, ...] = ()


def changes_of(same: Matching) -> tuple[StepChange, ...]:
    """The rows that differ, in the order of the new plan; those that are gone last."""
    before = {new: old for old, new in same.steps.items()}
    found = []
    for index in range(len(same.new.steps)):
        if index in before:
            differing = set(_differing(same, before[index], index))
            aspects = tuple(aspect for aspect in Aspect if aspect in differing)
            found += [StepChange(before[index] + 1, index + 1, aspects)] if aspects else []
        else:
            found.append(StepChange(None, index + 1))
    gone = (StepChange(index + 1, None) for index in range(len(same.old.steps)) if index not in same.steps)
    return (*found, *gone)


def _differing(same: Matching, old: int, new: int) -> Iterator[Aspect]:
    for aspect, cell in _CELLS.items():
        if cell(same.old.steps[old]) != cell(same.new.steps[new]):
            yield aspect
    before, after = _row(same.old, old), _row(same.new, new)
    acted = [same.executors_of(each) for each in before if not each.passes]
    if acted != [frozenset(each.executors) for each in after if not each.passes]:
        yield Aspect.EXECUTORS

    def old_row(station: int) -> int | None:
        return same.steps.get(same.old.stations[station].step)

    def new_row(station: int) -> int | None:
        return same.new.stations[station].step

    if {_flow(each, old_row) for each in before} != {_flow(each, new_row) for each in after}:
        yield Aspect.FLOW


def _row(plan: Plan, index: int) -> list[Station]:
    return [station for station in plan.stations if station.step == index]


def _flow(station: Station, row: Callable[[int], int | None]) -> object:
    """Where work, and word of it, comes from and goes to, in rows."""
    ways, informs = _leading(station.ways, row), _leading(station.informs, row)
    elsewhere = station.leads_to, station.continues
    return station.kind, station.text, ways, informs, frozenset(map(row, station.waits_for)), elsewhere


def _leading(ways: tuple[Way, ...], row: Callable[[int], int | None]) -> object:
    return tuple((way.label, frozenset(frozenset(map(row, part)) for part in way.parts)) for way in ways)
