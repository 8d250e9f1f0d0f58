"""The longest and the shortest way through a graph on which no node stands twice.

A way pays for the *cells* of its nodes, each cell once. Where the work splits, the longest part counts; where one way
is chosen, the better one. The search is exact: it remembers the best rest of a way for each node and what is still free
to enter after it. That is little on sheets, which run downwards, but has no limit on graphs in general: after `LIMIT`
remembered states the search gives up its claim and looks at the ways that only run forward (`exact` is False).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sopdsl.flow.choices import Choices
from sopdsl.flow.components import components

LIMIT = 10_000


class WayProblem(NamedTuple):
    """A graph to search. `starts` and `after[node]` say what may come first and next.

    `cell[node]` is the cell a node pays for, None for none; `cost[cell]` its price, 0 or more.
    """

    starts: Choices
    after: tuple[Choices, ...]
    cell: tuple[int | None, ...]
    cost: tuple[int, ...]


class Found(NamedTuple):
    """The nodes of the best way in order; where the work splits, those of its longest part."""

    nodes: tuple[int, ...]
    exact: bool


State = tuple[int, int, int]
"""A node, and two sets as bits: the nodes of its component still free to enter, and the shared cells paid for."""

Rest = tuple[int, State | None]
"""The price of the best rest of a way, and the state that it goes on with."""


def best_way(problem: WayProblem, longest: bool) -> Found | None:
    """The longest or the shortest way from a start to an end; None where no end can be reached."""
    nodes = _Search(problem, longest, LIMIT).run()
    if nodes is not None:
        return Found(nodes, True) if nodes else None
    forward = problem._replace(after=tuple(_forward(node, after) for node, after in enumerate(problem.after)))
    nodes = _Search(forward, longest, None).run()
    return Found(nodes, False) if nodes else None


def _forward(node: int, choices: Choices) -> Choices:
    """The choices without what leads back; a part that only leads back does not count, nor an option of such parts."""
    kept = [tuple(tuple(target for target in part if target > node) for part in option) for option in choices]
    kept = [tuple(part for part in option if part) for option in kept]
    return tuple(new for new, old in zip(kept, choices, strict=True) if new or not old)


class _Search:
    def __init__(self, problem: WayProblem, longest: bool, limit: int | None) -> None:
        """`limit` None: the graph has no loops, and a cell counts as paid for only in the node right before."""
        self._problem = problem
        self._sign = 1 if longest else -1
        self._limit = limit
        self._successors = [sorted(set(_targets(choices))) for choices in problem.after]
        self._component, groups = components(self._successors)
        self._members = [_bits(group) for group in groups]
        self._inside = [
            _bits(target for target in targets if self._component[target] == self._component[node])
            for node, targets in enumerate(self._successors)
        ]
        self._into = _reversed(self._inside)
        self._cell_bit = _shared_cell_bits(problem.cell)
        self._sharing = _bits(node for node, bit in enumerate(self._cell_bit) if bit)
        self._leaves, self._later = self._look_ahead(groups)
        self._known: dict[State, Rest | None] = {}

    def _look_ahead(self, groups: list[list[int]]) -> tuple[list[bool], list[int]]:
        """Whether each node ends the way or leaves its component, and the shared cells in the components after it."""
        leaves, later = [False] * len(self._successors), [0] * len(self._successors)
        for group in groups:
            cells = 0
            for node in group:
                for target in self._successors[node]:
                    if self._component[target] != self._component[node]:
                        leaves[node] = True
                        cells |= later[target] | self._cells(self._members[self._component[target]])
                leaves[node] |= any(not option for option in self._problem.after[node])
            for node in group:
                later[node] = cells
        return leaves, later

    def run(self) -> tuple[int, ...] | None:
        """The best way, empty where there is none; None where the limit was reached."""
        roots = {node: self._enter(node, None, 0) for node in _targets(self._problem.starts)}
        for root in roots.values():
            if not self._settle(root):
                return None
        best = self._best(self._problem.starts, roots)
        nodes = []
        state = best[1] if best else None
        while state is not None:
            nodes.append(state[0])
            known = self._known[state]
            state = known[1] if known else None
        return tuple(nodes)

    def _settle(self, root: State) -> bool:
        """Find the best rest of the way for a state and for all that may follow it; False at the limit."""
        waiting: list[tuple[State, dict[int, State] | None]] = [(root, None)]
        while waiting:
            state, following = waiting.pop()
            if state in self._known:
                continue
            if following is None:
                following = dict(self._following(state))
                waiting.append((state, following))
                waiting.extend((after, None) for after in following.values() if after not in self._known)
                continue
            if self._limit is not None and len(self._known) >= self._limit:
                return False
            rest = self._best(self._problem.after[state[0]], following)
            self._known[state] = (rest[0] + self._price(state), rest[1]) if rest else None
        return True

    def _following(self, state: State) -> Iterator[tuple[int, State]]:
        node, free, paid = state
        paid = (paid if self._limit is not None else 0) | self._cell_bit[node]
        for target in self._successors[node]:
            if self._component[target] != self._component[node]:
                yield target, self._enter(target, None, paid)
            elif free >> target & 1:
                yield target, self._enter(target, free, paid)

    def _enter(self, node: int, free: int | None, paid: int) -> State:
        """The state in a node: of what was free, only what a way can still pass through on to an end."""
        if free is None:
            free = self._members[self._component[node]]
        free &= ~(1 << node)
        if free:
            ahead = _spread(self._inside[node] & free, self._inside, free)
            free = _spread(_bits(other for other in _each(ahead) if self._leaves[other]), self._into, ahead)
        return node, free, paid & (self._cells(free | 1 << node) | self._later[node])

    def _cells(self, nodes: int) -> int:
        cells = 0
        for node in _each(nodes & self._sharing):
            cells |= self._cell_bit[node]
        return cells

    def _price(self, state: State) -> int:
        node, _, paid = state
        cell = self._problem.cell[node]
        return 0 if cell is None or paid & self._cell_bit[node] else self._problem.cost[cell]

    def _best(self, choices: Choices, following: dict[int, State]) -> Rest | None:
        """The best option: price and what follows. Parts of an option that lead nowhere do not count."""
        options: list[Rest] = []
        for option in choices:
            parts = [self._pick(part, following) for part in option]
            sound = [part for part in parts if part is not None]
            if not option:
                options.append((0, None))
            elif sound:
                options.append(max(sound, key=lambda part: part[0]))
        return self._better(options) if options else None

    def _pick(self, part: tuple[int, ...], following: dict[int, State]) -> Rest | None:
        found: list[Rest] = []
        for target in part:
            state = following.get(target)
            known = self._known.get(state) if state is not None else None
            if known is not None:
                found.append((known[0], state))
        return self._better(found) if found else None

    def _better(self, found: list[Rest]) -> Rest:
        return max(found, key=lambda one: self._sign * one[0])


def _targets(choices: Choices) -> Iterator[int]:
    return (target for option in choices for part in option for target in part)


def _shared_cell_bits(cells: Sequence[int | None]) -> list[int]:
    """For each node the bit of its cell, 0 where no other node pays for it."""
    counts = Counter(cell for cell in cells if cell is not None)
    shared = {cell: 1 << number for number, cell in enumerate(cell for cell in counts if counts[cell] > 1)}
    return [0 if cell is None else shared.get(cell, 0) for cell in cells]


def _bits(numbers: Iterable[int]) -> int:
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits


def _each(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _spread(seeds: int, neighbours: Sequence[int], allowed: int) -> int:
    """The nodes that the seeds reach through the allowed ones, seeds included."""
    found, new = seeds, seeds
    while new:
        reached = 0
        for node in _each(new):
            reached |= neighbours[node]
        new = reached & allowed & ~found
        found |= new
    return found


def _reversed(neighbours: Sequence[int]) -> list[int]:
    into = [0] * len(neighbours)
    for node, targets in enumerate(neighbours):
        for target in _each(targets):
            into[target] |= 1 << node
    return into
