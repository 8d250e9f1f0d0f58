"""The totals of a procedure: all rows once, the shortest way, the longest way."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import NamedTuple

from sopdsl.flow.choices import choices_of, starts_of
from sopdsl.flow.graph import Graph
from sopdsl.flow.times import Cells, Total, is_measured, time_cells, total_of, unit_weights, value_of, weight
from sopdsl.flow.ways import WayProblem, best_way
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


class Totals(NamedTuple):
    """How long a procedure takes: `whole` counts every row once; `shortest` and `longest` are None where no end is
    reached. `Syarat` rows are left out of the shortest way's total. All values hold under `assumption`."""

    assumption: TimeAssumption
    whole: Total
    shortest: Way | None
    longest: Way | None


def totals(graph: Graph, assumption: TimeAssumption) -> Totals:
    """The totals of one procedure under an assumption."""
    cells = time_cells(graph.rows)
    starts, after, prices = starts_of(graph), choices_of(graph), _prices(cells, assumption)
    optional = {row for row, table_row in enumerate(graph.rows) if table_row.step.condition is not None}

    def way(longest: bool) -> Way | None:
        """The longest pays the most that each cell may take, the shortest the least and nothing for `Syarat` rows."""
        free = set() if longest else optional
        cell = tuple(None if node.row in free else cells.of_row[node.row] for node in graph.nodes)
        found = best_way(WayProblem(starts, after, cell, tuple(price[longest] for price in prices)), longest)
        if found is None:
            return None
        rows = tuple(dict.fromkeys(graph.nodes[node].row for node in found.nodes))
        total = total_of(cells, [row for row in rows if row not in free], assumption)
        return Way(found.nodes, rows, total, found.exact)

    whole = total_of(cells, range(len(graph.rows)), assumption)
    return Totals(assumption, whole, way(longest=False), way(longest=True))


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
