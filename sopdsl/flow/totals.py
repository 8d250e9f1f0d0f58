"""The totals of a procedure: all rows once, the shortest way, the longest way."""

from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import NamedTuple

from sopdsl.flow.choices import Choices, choices_of, starts_of
from sopdsl.flow.graph import Graph
from sopdsl.flow.times import Cells, Total, is_measured, time_cells, total_of, unit_weights, value_of, weight
from sopdsl.model import DurationKind, Sop, TimeAssumption


class Way(NamedTuple):
    """A way from a start to an end on which no node stands twice; where the work splits, its longest part.

    `rows` are indices into `Graph.rows`, each once, in the order of the way. `exact` False: the graph was too tangled,
    and this is the best of the ways that only run forward.
    """

    nodes: tuple[int, ...]
    rows: tuple[int, ...]
    total: Total
    exact: bool = True


class Totals:
    """How long a procedure takes: `whole` counts every row once; `shortest` and `longest` are None where no end is
    reached. `Syarat` rows are left out of the shortest way's total. All values hold under `assumption`.

    Each is worked out when it is asked for: no sheet needs one, and few rules do.
    """

    def __init__(self, graph: Graph, assumption: TimeAssumption) -> None:
        self.assumption = assumption
        self._graph = graph

    @cached_property
    def whole(self) -> Total:
        """All rows."""
        return total_of(self._cells, range(len(self._graph.rows)), self.assumption)

    @cached_property
    def shortest(self) -> Way | None:
        """Pays the least that each cell may take, and nothing for `Syarat` rows."""
        rows = enumerate(self._graph.rows)
        return self._way(frozenset(row for row, table_row in rows if table_row.step.condition is not None), False)

    @cached_property
    def longest(self) -> Way | None:
        """Pays the most that each cell may take."""
        return self._way(frozenset(), True)

    def _way(self, free: frozenset[int], longest: bool) -> Way | None:
        from sopdsl.flow.ways import WayProblem, best_way  # no rule asks for it in most documents

        nodes, cells = self._graph.nodes, self._cells
        cell = tuple(None if node.row in free else cells.of_row[node.row] for node in nodes)
        cost = tuple(price[longest] for price in self._prices)
        found = best_way(WayProblem(starts_of(self._graph), self._choices, cell, cost), longest)
        if found is None:
            return None
        rows = tuple(dict.fromkeys(nodes[node].row for node in found.nodes))
        total = total_of(cells, [row for row in rows if row not in free], self.assumption)
        return Way(found.nodes, rows, total, found.exact)

    @cached_property
    def _cells(self) -> Cells:
        return time_cells(self._graph.rows)

    @cached_property
    def _prices(self) -> list[tuple[int, int]]:
        return _prices(self._cells, self.assumption)

    @cached_property
    def _choices(self) -> tuple[Choices, ...]:
        return choices_of(self._graph)


def document_total(sop: Sop, procedures: tuple[Totals, ...]) -> Total | None:
    """The sum of a document's procedures, only where the document itself states a `Jumlah waktu`.

    `unmeasured` is empty: rows are counted in their procedures.
    """
    if sop.stated_total is None or not procedures:
        return None
    parts = [totals.whole for totals in procedures]
    assumption = procedures[0].assumption
    return Total(
        value_of((amount for part in parts for amount in part.low.amounts), assumption),
        value_of((amount for part in parts for amount in part.high.amounts), assumption),
        bounded=any(part.bounded for part in parts),
        per_unit=any(part.per_unit for part in parts),
        measured=any(part.measured for part in parts),
    )


def _prices(cells: Cells, assumption: TimeAssumption) -> list[tuple[int, int]]:
    """The least and the most that each cell takes, all in one unit that makes them whole numbers."""
    weights = unit_weights(assumption)
    prices = []
    for duration in cells.durations:
        low = high = Fraction(0)
        if duration and is_measured(duration):
            low = high = weight(duration.low, weights)
            if duration.kind is DurationKind.RANGE:
                high = weight(duration.high, weights)
        prices.append((low, high))
    scale = lcm(*(price.denominator for pair in prices for price in pair))
    return [(int(low * scale), int(high * scale)) for low, high in prices]
