"""What the symbols of a row say of the flow, by the keywords with which a document says it, and what of it differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

import attrs

from sopdsl.execution.matching import Matching
from sopdsl.execution.plan import Plan, Station, Way
from sopdsl.model import NodeKind

_ON = "Lanjut ke"
_NOWHERE = "-"
_GONE = -1


class Goal(NamedTuple):
    """What stands behind a keyword: a row (its index in `Plan.steps`), words (a question, `SOP Arsip`), else the end.

    `executors` are those of a start or an end, of which `words` are the label. `optional`: one of several to choose.
    """

    row: int | None = None
    words: str = ""
    executors: tuple[str, ...] = ()
    optional: bool = False


_END = Goal()


class ArrowChange(NamedTuple):
    """What differs behind one keyword (`Jika Ya`): what is gone, in rows of the old plan, and what is new."""

    keyword: str
    gone: tuple[Goal, ...]
    new: tuple[Goal, ...]


def arrow_changes(same: Matching, old: int, new: int) -> Iterator[ArrowChange]:
    """What the symbols of a row say otherwise in the new plan. That work goes on downwards is no difference, whatever
    row was put there or taken away."""
    before, after = _Row(same.old, old).said(), _Row(same.new, new).said()
    down, still_down = _downwards(same.old, old), _downwards(same.new, new)
    for keyword in dict.fromkeys((*before, *after)):
        was, now = before.get(keyword, ()), after.get(keyword, ())
        known = [_under_new(goal, same) for goal in was]
        gone = [goal for goal, meant in zip(was, known, strict=True) if meant not in now]
        added = [goal for goal in now if goal not in known]
        # A branch of the last row that ended there may have said so: that it goes on now is told.
        downwards = down in gone and still_down in added and (keyword == _ON or down != _END)
        if downwards or (keyword == _ON and not (was and now)):
            gone = [goal for goal in gone if goal != down]
            added = [goal for goal in added if goal != still_down]
        if gone or added:
            yield ArrowChange(keyword, tuple(gone), tuple(added))


def _under_new(goal: Goal, same: Matching) -> Goal:
    """The same as the new plan would say it."""
    row = None if goal.row is None else same.steps.get(goal.row, _GONE)
    executors = tuple(same.executors.get(label, label) for label in goal.executors)
    return goal._replace(row=row, executors=executors)


def _downwards(plan: Plan, row: int) -> Goal:
    """Where work goes from a row that says nothing."""
    return Goal(row + 1) if row + 1 < len(plan.steps) else _END


@attrs.frozen
class _Row:
    """A row of a plan and what its symbols say."""

    plan: Plan
    index: int

    def said(self) -> dict[str, tuple[Goal, ...]]:
        """What stands behind each keyword."""
        found: dict[str, dict[Goal, None]] = defaultdict(dict)
        decisions = 0
        for number, symbol in enumerate(self.plan.stations):
            if symbol.step == self.index:
                decisions += symbol.kind is NodeKind.DECISION
                for keyword, goal in self._of_symbol(number, symbol, decisions):
                    found[keyword][goal] = None
        return {keyword: tuple(goals) for keyword, goals in found.items()}

    def _of_symbol(self, number: int, symbol: Station, decisions: int) -> Iterator[tuple[str, Goal]]:
        match symbol.kind:
            case NodeKind.START:
                yield from self._of_start(number, symbol)
            case NodeKind.END:
                yield from self._of_end(number, symbol)
            case NodeKind.DECISION:
                yield from self._of_decision(number, symbol, f"Keputusan {decisions}" if decisions > 1 else "")
            case NodeKind.PROCESS:
                if not symbol.ways:
                    yield _ON, Goal(words=_NOWHERE)
                yield from self._ways(number, symbol, _labelled)
        for way in symbol.informs:
            keyword = _labelled(", ".join(filter(None, (way.label, "informasi"))))
            yield from ((keyword, goal) for goal in self._goals(number, symbol, way))
        for awaited in symbol.waits_for:
            yield "Menunggu", Goal(self.plan.stations[awaited].step)

    def _of_start(self, number: int, symbol: Station) -> Iterator[tuple[str, Goal]]:
        if symbol.text or not self._begins_with_choice(symbol.executors):
            yield "Mulai", Goal(words=symbol.text, executors=symbol.executors)
        for title in symbol.continues:
            yield "Mulai, SOP", Goal(words=title)
        start = f"Mulai {symbol.text}".rstrip()
        yield from self._ways(number, symbol, lambda label: f"{start}, {_labelled(label)}")

    def _begins_with_choice(self, executors: tuple[str, ...]) -> bool:
        """Whether their decision is the first symbol of the row: a start is then drawn before it in any case."""
        others = (each for each in self.plan.stations if each.step == self.index and each.kind is not NodeKind.START)
        first = next(others, None)
        return first is not None and first.kind is NodeKind.DECISION and first.executors == executors

    def _of_end(self, number: int, symbol: Station) -> Iterator[tuple[str, Goal]]:
        sources = [each for each in self.plan.stations if each.step == self.index and _leads(each, number)]
        if symbol.text or not any(_chooses(each) for each in sources):
            yield "Selesai", Goal(words=symbol.text, executors=symbol.executors)
        if _goes_on(symbol):
            yield from self._ways(number, symbol, _labelled)
        elif not sources:
            yield from ((_ON, Goal(words=elsewhere)) for elsewhere in symbol.leads_to)

    def _of_decision(self, number: int, symbol: Station, prefix: str) -> Iterator[tuple[str, Goal]]:
        if symbol.text:
            yield prefix or "Keputusan", Goal(words=symbol.text)
        before = f"{prefix}, " if prefix else ""
        yield from self._ways(number, symbol, lambda label: f"{before}Jika {label}".rstrip())

    def _ways(self, number: int, symbol: Station, keyword: Callable[[str], str]) -> Iterator[tuple[str, Goal]]:
        """Where the ways of a symbol lead. What not all ways do between which it chooses is optional."""
        reached = [tuple(self._goals(number, symbol, way)) for way in symbol.ways]
        for way, goals in zip(symbol.ways, reached, strict=True):
            same_answer = [
                others
                for other, others in zip(symbol.ways, reached, strict=True)
                if symbol.kind is not NodeKind.DECISION or other.label == way.label
            ]
            for goal in goals:
                yield keyword(way.label), goal._replace(optional=any(goal not in others for others in same_answer))

    def _goals(self, number: int, symbol: Station, way: Way) -> Iterator[Goal]:
        """Where a way leads: not down to the next symbol of the row, which nobody writes, unless a choice does."""
        if not way.parts:
            yield from (Goal(words=elsewhere) for elsewhere in symbol.leads_to or ("",))
        for target in (each for part in way.parts for each in part):
            reached = self.plan.stations[target]
            if reached.step != self.index:
                yield Goal(reached.step)
            elif reached.kind is NodeKind.END and not _goes_on(reached):
                yield from (Goal(words=words) for words in reached.leads_to or ("",))
            elif symbol.kind is NodeKind.DECISION or way.label or target <= number:
                yield Goal(self.index)


def _labelled(label: str) -> str:
    return f"{_ON} ({label})" if label else _ON


def _leads(symbol: Station, number: int) -> bool:
    return any(number in part for way in symbol.ways for part in way.parts)


def _goes_on(symbol: Station) -> bool:
    return any(way.parts for way in symbol.ways)


def _chooses(symbol: Station) -> bool:
    """Whether a symbol has several ways on: an end without words beside it is then drawn for one of them only."""
    return symbol.kind is NodeKind.DECISION or sum(len(way.parts) for way in symbol.ways) > 1
