"""A second, plain account of what holds while a procedure is carried out, written from the language alone.

Work is tokens. A token comes along an arrow to a symbol; symbols of one `A atau B` are one place. A symbol that waits
for others (`Menunggu`, the row after `Serentak`) takes one token of each of them together; any other token (a way back,
a start) enters by itself. Who closes a task takes one of the ways on from it. What is undone never happened: all else
happens again, and only what was noted about a task may be lost.
"""

from __future__ import annotations

from collections import Counter, deque

import attrs

from sopdsl.execution import (
    Action,
    Attach,
    Begin,
    Cancel,
    Confirm,
    Decide,
    HandOver,
    Person,
    Remark,
    Skip,
    Start,
    Tick,
    Undo,
)
from sopdsl.flow import Graph
from sopdsl.flow.choices import choices_of, starts_of
from sopdsl.flow.entries import entries_of
from sopdsl.model import NodeKind, Same

Place = tuple[int, int | None]
"""A group of symbols (its first), and for whose work there it is; None for work that waits for nothing."""


_MOST = 500
_FINISHING = (Confirm, Decide, Skip)


class EndlessError(Exception):
    """Work goes round by itself for ever."""


@attrs.define
class Work:
    """A task of the model. `tokens` are those it came by, `who` acts at which of its symbols."""

    nodes: tuple[int, ...]
    tokens: tuple[Place, ...]
    born: int
    chosen: int | None = None
    begun: bool = False
    over: bool = False
    skipped: bool = False
    undone: bool = False
    way: int | None = None
    confirmed: set[str] = attrs.field(factory=set)
    marks: set[int] = attrs.field(factory=set)
    given: dict[str, str] = attrs.field(factory=dict)

    def is_like(self, other: Work) -> bool:
        """Whether the same event opened them, at the same symbols."""
        return (self.born, self.nodes) == (other.born, other.nodes)


class Model:
    """What must hold after each accepted action."""

    def __init__(self, graph: Graph) -> None:
        self.graph, self.starts, self.after = graph, starts_of(graph), choices_of(graph)
        self.labels = [executor.label for executor in graph.executors]
        first: dict[int, int] = {}
        self.group = [
            node.id if node.alternative is None else first.setdefault(node.alternative, node.id) for node in graph.nodes
        ]
        self.awaited: dict[int, set[int]] = {}
        for node, sources in graph.waits.items():
            self.awaited.setdefault(self.group[node], set()).update(self.group[source] for source in sources)
        self.works: list[Work] = []
        self.waiting: dict[Place, list[tuple[int, ...]]] = {}
        self.ends: Counter[int] = Counter()
        self.lost: Counter[int] = Counter()
        self.coming: deque[tuple[tuple[int, ...], Place]] = deque()
        self.begun = self.cancelled = False
        self.log: list[Action] = []
        self.undone: set[int] = set()

    # ------------------------------------------------------------ what may be done

    def allows(self, action: Action, by: Person) -> bool:
        """Whether an action may be done now, by this person."""
        if isinstance(action, Start):
            return not self.begun and 0 < action.way <= len(self.starts)
        if not self.begun or not self._has_words(action):
            return False
        if isinstance(action, Remark):
            return 0 <= action.task <= len(self.works)
        if isinstance(action, Undo):
            return self._may_undo(action.event, by) and self._without(action.event) is not None
        if self.cancelled or not (self.open or self.is_stuck):
            return False
        if isinstance(action, Cancel):
            return True
        if not 0 < action.task <= len(self.works):
            return False
        work = self.works[action.task - 1]
        node = self._node_of(work, action.executor)
        return node is not None and not work.over and self._may(work, action, by) and self._fits(work, node, action)

    @staticmethod
    def _has_words(action: Action) -> bool:
        needed = {Skip: "reason", Attach: "output", Remark: "text", HandOver: "to", Cancel: "reason"}.get(type(action))
        needed = "reason" if isinstance(action, Undo) else needed
        return needed is None or bool(getattr(action, needed).strip())

    @staticmethod
    def _may(work: Work, action: Action, by: Person) -> bool:
        executor = action.executor  # type: ignore[union-attr]
        if by.executors is None:
            return True
        if isinstance(action, HandOver) and executor in by.executors:
            return True
        if executor in work.given:
            return work.given[executor] == by.name
        return executor == "" or executor in by.executors

    def _fits(self, work: Work, node: int, action: Action) -> bool:
        ways = len(self.after[node])
        step = self.graph.rows[self.graph.nodes[node].row].step
        match action:
            case Begin():
                return not work.begun
            case Tick(entry=entry, there=there):
                return 0 < entry <= self.entries(node) and (entry in work.marks) != there
            case Confirm(executor=executor):
                return executor not in work.confirmed and (ways < 2 or work.way is not None)
            case Decide(executor=executor, way=way):
                return 1 < ways >= way > 0 and not (work.way == way and executor in work.confirmed)
            case Skip(way=way):
                return bool(step.condition) and not work.confirmed and 0 < way <= max(1, ways)
        return True

    def _may_undo(self, event: int, by: Person) -> bool:
        if not 0 < event <= len(self.log) or event in self.undone:
            return False
        mistake = self.log[event - 1]
        if isinstance(mistake, (Start, Remark, Undo)) or self.cancelled:
            return isinstance(mistake, Cancel)
        work = self.works[mistake.task - 1]  # type: ignore[union-attr]
        return self._may(work, mistake, by) and (isinstance(mistake, _FINISHING) or not work.over)

    def entries(self, node: int) -> int:
        """How many entries the Kelengkapan of a symbol's row has, that of the row above it where it says `idem`."""
        row = self.graph.nodes[node].row
        while row and isinstance(self.graph.rows[row].step.requirements, Same):
            row -= 1
        cell = self.graph.rows[row].step.requirements
        return 0 if isinstance(cell, Same) else len(entries_of(cell, self.graph.numbers))

    def executors(self, node: int) -> list[str]:
        return [self.labels[column] for column in self.graph.nodes[node].columns]

    def _node_of(self, work: Work, executor: str) -> int | None:
        for node in work.nodes if work.chosen is None else (work.chosen,):
            if executor in (self.executors(node) or ["", *self.labels]):
                return node
        return None

    # ------------------------------------------------------------ what comes of it

    @property
    def open(self) -> list[Work]:
        return [work for work in self.works if not work.over]

    @property
    def is_stuck(self) -> bool:
        return not self.open and bool(self.lost or self.held or not self.ends)

    @property
    def held(self) -> int:
        return sum(map(len, self.waiting.values()))

    def does(self, action: Action) -> None:
        """An accepted action happens."""
        if isinstance(action, Undo):
            self._become(action.event)
        self.log.append(action)
        match action:
            case Start(way=way):
                self.begun = True
                self.coming.extend((part, (self.group[part[0]], None)) for part in self.starts[way - 1])
                self._arrive()
            case Cancel():
                self.cancelled = True
            case Begin(task=task) | Tick(task=task) | Confirm(task=task) | Decide(task=task) | Skip(task=task):
                self._work(self.works[task - 1], action)
            case HandOver(task=task, executor=executor, to=to):
                self.works[task - 1].given[executor] = to

    def _without(self, event: int) -> tuple[Model, dict[int, int], set[int]] | None:
        """What the rest of the actions make by themselves, which tasks of it are which of ours, and what is lost."""
        other, same, gone = Model(self.graph), dict[int, int](), {*self.undone, event}
        for number, action in enumerate(self.log, start=1):
            other.log = self.log[: number - 1]
            if number in gone or isinstance(action, (Remark, Undo)):
                continue
            if not isinstance(action, (Start, Cancel)):
                action = attrs.evolve(action, task=same.get(action.task, 0))
            if other.allows(action, Person("")):
                known = len(other.works)
                other.does(action)
                for place, work in enumerate(other.works[known:], start=known + 1):
                    twins = [at for at, each in enumerate(self.works, start=1) if work.is_like(each) and at not in same]
                    same.update(dict.fromkeys(twins[:1], place))
            elif isinstance(action, _FINISHING):
                return None
            else:
                gone.add(number)
        return other, same, gone

    def _become(self, event: int) -> None:
        found = self._without(event)
        assert found is not None
        other, same, self.undone = found
        for number, work in enumerate(self.works, start=1):
            work.undone = number not in same
            work.over |= work.undone
            if not work.undone:
                self.works[number - 1] = other.works[same[number] - 1]
        self.works += [each for at, each in enumerate(other.works, start=1) if at not in same.values()]
        self.waiting, self.ends, self.lost, self.cancelled = other.waiting, other.ends, other.lost, other.cancelled

    def _work(self, work: Work, action: Begin | Tick | Confirm | Decide | Skip) -> None:
        node = self._node_of(work, action.executor)
        assert node is not None
        if isinstance(action, Tick):
            work.marks ^= {action.entry}
            return
        work.begun, work.chosen = True, node
        if isinstance(action, Begin):
            return
        if isinstance(action, Skip):
            work.over = work.skipped = True
            self._leave(node, action.way)
            self._arrive(skipped_row=self.graph.nodes[node].row)
            return
        if isinstance(action, Decide):
            work.confirmed = set() if work.way != action.way else work.confirmed
            work.way = action.way
        work.confirmed.add(action.executor)
        if work.confirmed >= set(self.executors(node)):
            work.over = True
            self._leave(node, work.way or 1)
            self._arrive()

    def _leave(self, node: int, way: int) -> None:
        if not self.after[node]:
            self.lost[node] += 1
        elif not self.after[node][way - 1]:
            self.ends[node] += 1
        for part in self.after[node][way - 1] if self.after[node] else ():
            source, group = self.group[node], self.group[part[0]]
            self.coming.append((part, (group, source if source in self.awaited.get(group, ()) else None)))

    def _arrive(self, skipped_row: int | None = None) -> None:
        passed = 0
        while self.coming:
            self._enter(*self.coming.popleft(), skipped_row)
            passed += 1
            if passed > _MOST:
                raise EndlessError

    def _enter(self, nodes: tuple[int, ...], place: Place, skipped_row: int | None) -> None:
        group, tokens, came = place[0], (place,), [nodes]
        if place[1] is not None:
            self.waiting.setdefault(place, []).append(nodes)
            tokens = tuple((group, source) for source in sorted(self.awaited[group]))
            if not all(self.waiting.get(token) for token in tokens):
                return
            came = [self.waiting[token].pop(0) for token in tokens]
        common = set.intersection(*map(set, came)) or set.union(*map(set, came))
        first = self.graph.nodes[min(common)]
        options = self.after[first.id]
        if first.kind in (NodeKind.START, NodeKind.END) and len(options) < 2:
            self._leave(first.id, 1)
            return
        self.works.append(Work(tuple(sorted(common)), tokens, len(self.log)))
        if skipped_row == first.row and len(options) == 1:
            self.works[-1].over = self.works[-1].skipped = True
            self._leave(first.id, 1)

    @property
    def marking(self) -> frozenset[Place]:
        """The places with work, as the search for soundness names them."""
        tokens = [token for work in self.open for token in work.tokens]
        return frozenset([*tokens, *(place for place, came in self.waiting.items() if came)])
