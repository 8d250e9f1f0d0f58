"""The search for the longest and the shortest way, against brute force."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sopdsl.flow import ways
from sopdsl.flow.ways import Choices, WayProblem, best_way


@st.composite
def problems(draw: st.DrawFn, forward_only: bool = False) -> WayProblem:
    """Small graphs with loops, parallel parts, alternatives and shared cells."""
    size = draw(st.integers(1, 7))

    def choices(node: int) -> Choices:
        low = node + 1 if forward_only else 0
        if low >= size:
            return ((),)
        targets = st.lists(st.integers(low, size - 1), min_size=1, max_size=2, unique=True).map(tuple)
        return tuple(draw(st.lists(st.lists(targets, max_size=2).map(tuple), max_size=3)))

    cells = draw(st.lists(st.none() | st.integers(0, size - 1), min_size=size, max_size=size))
    costs = draw(st.lists(st.integers(0, 9), min_size=size, max_size=size))
    return WayProblem((((0,),),), tuple(choices(node) for node in range(size)), tuple(cells), tuple(costs))


def brute(problem: WayProblem, longest: bool) -> int | None:
    """The price of the best way, by trying all of them."""
    pick = max if longest else min

    def best(choices: Choices, visited: frozenset[int], paid: frozenset[int]) -> int | None:
        options: list[int] = []
        for option in choices:
            parts = []
            for part in option:
                prices = [price for node in part if (price := enter(node, visited, paid)) is not None]
                parts += [pick(prices)] if prices else []
            if not option:
                options.append(0)
            elif parts:
                options.append(max(parts))
        return pick(options) if options else None

    def enter(node: int, visited: frozenset[int], paid: frozenset[int]) -> int | None:
        if node in visited:
            return None
        cell = problem.cell[node]
        price = 0 if cell is None or cell in paid else problem.cost[cell]
        rest = best(problem.after[node], visited | {node}, paid if cell is None else paid | {cell})
        return None if rest is None else price + rest

    return best(problem.starts, frozenset(), frozenset())


def price(problem: WayProblem, nodes: tuple[int, ...]) -> int:
    cells = {problem.cell[node] for node in nodes} - {None}
    return sum(problem.cost[cell] for cell in cells if cell is not None)


@given(problems(), st.booleans())
def test_best_way_equals_brute_force(problem: WayProblem, longest: bool) -> None:
    found = best_way(problem, longest)
    expected = brute(problem, longest)
    if found is None:
        assert expected is None
        return
    assert found.exact
    assert price(problem, found.nodes) == expected
    assert len(set(found.nodes)) == len(found.nodes)
    for node, following in zip(found.nodes, found.nodes[1:], strict=False):
        assert any(following in part for option in problem.after[node] for part in option)
    assert () in problem.after[found.nodes[-1]]


@given(problems(forward_only=True), st.booleans())
def test_without_loops_the_fallback_is_a_way(problem: WayProblem, longest: bool) -> None:
    exact = best_way(problem, longest)
    limit, ways.LIMIT = ways.LIMIT, 0
    try:
        found = best_way(problem, longest)
    finally:
        ways.LIMIT = limit
    assert (found is None) == (exact is None)
    if found is not None and exact is not None:
        assert not found.exact
        better = price(problem, found.nodes) <= price(problem, exact.nodes)
        assert better if longest else price(problem, found.nodes) >= price(problem, exact.nodes)


def sheet(rows: int, back: int, skip: int) -> WayProblem:
    """A sheet of rows, each third a decision that goes `back` rows, each fourth one that skips `skip` rows."""
    after: list[Choices] = []
    for row in range(rows):
        options = [((row + 1,),)]
        if row % 3 == 2:
            options.append(((max(0, row - back),),))
        if row % 4 == 1 and row + skip < rows:
            options.append(((row + skip,),))
        after.append(tuple(options) if row + 1 < rows else ((),))
    return WayProblem((((0,),),), tuple(after), tuple(range(rows)), tuple(1 + row % 5 for row in range(rows)))


def test_a_long_sheet_with_crossing_loops_is_exact() -> None:
    for back, skip in ((2, 2), (7, 3), (20, 5), (60, 9)):
        problem = sheet(60, back, skip)
        longest, shortest = best_way(problem, True), best_way(problem, False)
        assert longest and shortest
        assert longest.exact and shortest.exact
        assert price(problem, longest.nodes) >= sum(problem.cost), "the straight way down is one of the ways"


def test_a_tangle_ends_and_says_that_it_is_not_exact() -> None:
    size = 40
    everywhere: Choices = tuple(((target,),) for target in range(size))
    tangle = WayProblem((((0,),),), (*(everywhere for _ in range(size - 1)), ((),)), tuple(range(size)), (1,) * size)
    found = best_way(tangle, True)
    assert found is not None
    assert not found.exact
    assert price(tangle, found.nodes) == size
