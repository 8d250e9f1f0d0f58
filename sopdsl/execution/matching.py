"""What of a plan is what in the plan of the changed document: rows, symbols, executors and ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from sopdsl.execution.plan import ANYONE, Plan, PlannedStep, Station, Way
from sopdsl.words import key

_ALIKE = 0.6
"""Rows whose kegiatan is at least so like (from 0 to 1) are one row with other words."""


def kegiatan(step: PlannedStep) -> str:
    """What is done in a row, without the condition that is printed behind it."""
    return " ".join(step.activity).replace(f"({step.condition})", "").strip()


class Matching:
    """`steps` and `stations` of the old plan to those of the new one, by index; `executors` by their labels."""

    def __init__(self, old: Plan, new: Plan) -> None:
        self.old, self.new = old, new
        self.executors = _same_executors(old, new)
        self.steps = _same_steps(old.steps, new.steps)
        self.stations = self._same_stations()

    def executors_of(self, station: Station) -> frozenset[str | None]:
        """The executors of a station of the old plan as the new one calls them; None for one who is gone."""
        return frozenset(self.executors.get(label) for label in station.executors)

    def way(self, old: tuple[Way, ...], new: tuple[Way, ...], number: int) -> int | None:
        """The number (from 1) of the new way that the `number`-th of the old ones is; None if there is none.

        Ways are known by their labels; those that have none, or the same, by the symbols or rows to which they lead.
        """
        if len(old) == len(new) == 1:
            return 1
        asked = old[number - 1]
        found = []
        for place, way in enumerate(new, start=1):
            reached = {each for part in way.parts for each in part}
            symbols = {self.stations.get(each) for part in asked.parts for each in part} == reached
            rows = self._rows(asked) == {self.new.stations[each].step for each in reached}
            if key(way.label) == key(asked.label) and (asked.label or rows):
                found.append((symbols, rows, place == number, place))
        return max(found)[-1] if found else None

    def _rows(self, way: Way) -> set[int | None]:
        """The rows of the new plan to which a way of the old one leads."""
        return {self.steps.get(self.old.stations[each].step) for part in way.parts for each in part}

    def _same_stations(self) -> dict[int, int]:
        """In rows that are the same: first the symbols of the same executors, then any others of their kind."""
        rows = defaultdict(list)
        for number, station in enumerate(self.new.stations):
            rows[station.step].append(number)
        found: dict[int, int] = {}
        for same in (self._is_same, lambda old, new: old.kind is new.kind):
            for number, station in enumerate(self.old.stations):
                left = rows.get(self.steps.get(station.step, -1), [])
                match = next((each for each in left if same(station, self.new.stations[each])), None)
                if number not in found and match is not None:
                    found[number] = match
                    left.remove(match)
        return found

    def _is_same(self, old: Station, new: Station) -> bool:
        return old.kind is new.kind and self.executors_of(old) == frozenset(new.executors)


def _same_executors(old: Plan, new: Plan) -> dict[str, str]:
    """By label, else by the office that a label stands for."""
    labels = {key(label): label for label in new.executors}
    offices = {key(office): label for label, office in zip(new.executors, new.offices, strict=True)}
    found = {ANYONE: ANYONE}
    for label, office in zip(old.executors, old.offices, strict=True):
        same = labels.get(key(label)) or offices.get(key(office))
        if same is not None:
            found[label] = same
    return found


def _same_steps(old: tuple[PlannedStep, ...], new: tuple[PlannedStep, ...]) -> dict[int, int]:
    """By name, else by the words of the kegiatan, else by words that are alike."""
    found: dict[int, int] = {}
    for what in (_name, _words):
        rest = defaultdict(list)
        for index in _without(range(len(new)), found.values()):
            rest[what(new[index])].append(index)
        for index in _without(range(len(old)), found):
            same = rest.get(what(old[index]))
            if what(old[index]) and same:
                found[index] = same.pop(0)
    rest_of_new = _without(range(len(new)), found.values())
    for index in _without(range(len(old)), found):
        likeness = {other: _likeness(_words(old[index]), _words(new[other])) for other in rest_of_new}
        best = max(rest_of_new, key=lambda other: likeness[other], default=-1)
        if likeness.get(best, 0) >= _ALIKE:
            found[index] = best
            rest_of_new.remove(best)
    return found


def _name(step: PlannedStep) -> str:
    return key(step.name)


def _words(step: PlannedStep) -> str:
    return key(kegiatan(step))


def _without(numbers: Iterable[int], taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [number for number in numbers if number not in gone]


def _likeness(words: str, others: str) -> float:
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0
