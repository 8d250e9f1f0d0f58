"""Whether parallel work always comes together: soundness of the procedure as a workflow net, by trying every way.

A token is a piece of work on its way. It waits in a *place*: before a node, or, where the node waits for others, in one
place for each that it waits for. A node takes its tokens and sends one along each way of one of its options. The net is
sound if no place ever holds two tokens, and if from whatever may happen all work can still come to an end
(van der Aalst, J. Circuits Syst. Comput. 8 (1998) 21-66; a way that ends does not end the others here).
"""

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import product
from typing import NamedTuple

from sopdsl.flow.choices import Choices, choices_of, has_parallel_work, starts_of
from sopdsl.flow.graph import Graph
from sopdsl.model import NodeKind

LIMIT = 20_000
"""How many states are looked at; real procedures have fewer than a hundred."""


class FlawKind(Enum):
    """What may go wrong with parallel work."""

    TWICE = "a node is reached twice at once"
    STUCK = "a node waits for work that does not come"
    ENDLESS = "work goes round for ever"
    UNKNOWN = "too many states to tell"


class Flaw(NamedTuple):
    """What goes wrong in a procedure, at which node, and how it comes to that.

    `path` are the rows (indices) in the order in which they are worked on, `arrivals` the nodes from which the work
    comes that is there; `missing` are the nodes for which it waits in vain.
    """

    kind: FlawKind
    node: int = 0
    path: tuple[int, ...] = ()
    arrivals: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()


def find_flaw(graph: Graph, limit: int = LIMIT) -> Flaw | None:
    """The first flaw of a procedure, by the shortest way that shows it; None if it is sound.

    Nodes without a way out (`dead_ends`) are not looked for: work that comes there counts as ended.
    """
    if not has_parallel_work(graph):
        return None
    return _Search(graph, starts_of(graph), choices_of(graph), limit).run()


Place = tuple[int, int | None]
"""A node (the first of its alternatives), and the node it waits for whose work is there; None for any other work."""

State = frozenset[tuple[Place, int]]
"""The places with work, each with the node that the work comes from."""


_OUTSIDE = -1
"""Where the first work comes from."""


class _Search:
    def __init__(self, graph: Graph, starts: Choices, after: tuple[Choices, ...], limit: int) -> None:
        self._graph, self._starts, self._after, self._limit = graph, starts, after, limit
        first: dict[int, int] = {}
        self._group = [
            node.id if node.alternative is None else first.setdefault(node.alternative, node.id) for node in graph.nodes
        ]
        self._members: dict[int, list[int]] = {}
        for node in graph.nodes:
            self._members.setdefault(self._group[node.id], []).append(node.id)
        self._waits: dict[int, set[int]] = {}
        for node_id, awaited in graph.waits.items():
            self._waits.setdefault(self._group[node_id], set()).update(self._group[source] for source in awaited)
        self._before: dict[State, tuple[State | None, int | None]] = {}
        self._next: dict[State, list[State]] = {}

    def run(self) -> Flaw | None:
        """All states, the nearest first."""
        layer = list(dict.fromkeys(self._first_states()))
        self._before = dict.fromkeys(layer, (None, None))
        while layer:
            following: list[State] = []
            for state in layer:
                flaw = self._expand(state, following)
                if flaw is not None:
                    return flaw
            layer = following
        return self._endless()

    def _first_states(self) -> Iterator[State]:
        for option in self._starts:
            for targets in product(*option):
                yield frozenset(((self._group[target], None), _OUTSIDE) for target in targets)

    def _expand(self, state: State, following: list[State]) -> Flaw | None:
        self._next[state] = []
        for node, taken in self._ready(state):
            rest = state - taken
            for sent in self._sent(node):
                tokens = [*rest, *sent]
                twice = _doubled(tokens)
                if twice is not None:
                    return self._twice(state, node, twice, tokens)
                after = frozenset(tokens)
                self._next[state].append(after)
                if after not in self._before:
                    if len(self._before) >= self._limit:
                        return Flaw(FlawKind.UNKNOWN)
                    self._before[after] = (state, node)
                    following.append(after)
        return self._stuck(state) if state and not self._next[state] else None

    def _ready(self, state: State) -> Iterator[tuple[int, State]]:
        """The nodes that may act, with the tokens that they take; in a fixed order."""
        by_node: dict[int, list[tuple[Place, int]]] = {}
        for token in sorted(state, key=lambda one: (one[0][0], one[1])):
            by_node.setdefault(token[0][0], []).append(token)
        for node, tokens in by_node.items():
            awaited = [token for token in tokens if token[0][1] is not None]
            yield from ((node, frozenset((token,))) for token in tokens if token[0][1] is None)
            if awaited and len(awaited) == len(self._waits[node]):
                yield node, frozenset(awaited)

    def _sent(self, node: int) -> Iterator[list[tuple[Place, int]]]:
        """What a node may send on: one list for each option, and for each symbol where an option leaves several."""
        seen = set()
        for member in self._members[node]:
            for option in self._after[member] or ((),):
                for targets in product(*option):
                    places = tuple(self._place(node, target) for target in targets)
                    if places not in seen:
                        seen.add(places)
                        yield [(place, node) for place in places if not self._is_sink(place[0])]

    def _place(self, source: int, target: int) -> Place:
        group = self._group[target]
        return group, source if source in self._waits.get(group, ()) else None

    def _is_sink(self, node: int) -> bool:
        """An end symbol has no work of its own: ways may come together there at any time."""
        found = self._graph.nodes[node]
        return found.kind is NodeKind.END and node not in self._waits and not any(self._after[node])

    def _path(self, state: State | None, last: int | None = None) -> tuple[int, ...]:
        nodes = [] if last is None else [last]
        while state is not None:
            state, node = self._before[state]
            if node is not None:
                nodes.append(node)
        rows = [self._graph.nodes[node].row for node in reversed(nodes)]
        return tuple(row for place, row in enumerate(rows) if place == 0 or rows[place - 1] != row)

    def _twice(self, state: State, node: int, place: Place, tokens: Iterable[tuple[Place, int]]) -> Flaw:
        arrivals = tuple(sorted({source for other, source in tokens if other == place and source != _OUTSIDE}))
        return Flaw(FlawKind.TWICE, place[0], self._path(state, node), arrivals)

    def _stuck(self, state: State) -> Flaw:
        """The first node that waits in a state from which the work cannot come to an end."""
        waiting = [place for place, _ in state if place[1] is not None]
        node = min(place[0] for place in waiting)
        come = tuple(sorted(source for other, source in waiting if other == node and source is not None))
        missing = tuple(sorted(self._waits[node].difference(come)))
        return Flaw(FlawKind.STUCK, node, self._path(state), come, missing)

    def _endless(self) -> Flaw | None:
        """The first state from which work can go on for ever, but never come to an end; one with waiting work first."""
        into: dict[State, list[State]] = {}
        for state, targets in self._next.items():
            for target in targets:
                into.setdefault(target, []).append(state)
        ending = {state for state in self._next if not state}
        found = list(ending)
        while found:
            for state in into.get(found.pop(), ()):
                if state not in ending:
                    ending.add(state)
                    found.append(state)
        lost = [state for state in self._next if state not in ending]
        for state in lost:
            if any(place[1] is not None for place, _ in state):
                return self._stuck(state)
        return Flaw(FlawKind.ENDLESS, min(place[0] for place, _ in lost[0]), self._path(lost[0])) if lost else None


def _doubled(tokens: list[tuple[Place, int]]) -> Place | None:
    seen: set[Place] = set()
    for place, _ in tokens:
        if place in seen:
            return place
        seen.add(place)
    return None
