"""The totals of a procedure: all rows once, the shortest way, the longest way."""

from __future__ import annotations

from math import lcm
from typing import NamedTuple

from sopdsl.flow.choices import choices_of, starts_of
from sopdsl.flow.graph import Graph
from sopdsl.flow.times import Cells, Total, is_measured, time_cells, total_of, unit_weights, value_of, weight
from sopdsl.flow.ways import WayProblem, best_way
from sopdsl.model import Sop, TimeAssumption


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
    return Totals(
        assumption,
        total_of(cells, range(len(graph.rows)), assumption),
        _way(graph, cells, assumption, longest=False),
        _way(graph, cells, assumption, longest=True),
    )


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


def _way(graph: Graph, cells: Cells, assumption: TimeAssumption, longest: bool) -> Way | None:
    found = best_way(_problem(graph, cells, assumption, longest), longest)
    if found is None:
        return None
    rows = tuple(dict.fromkeys(graph.nodes[node].row for node in found.nodes))
    counted = rows if longest else [row for row in rows if graph.rows[row].step.condition is None]
    return Way(found.nodes, rows, total_of(cells, counted, assumption), found.exact)


def _problem(graph: Graph, cells: Cells, assumption: TimeAssumption, longest: bool) -> WayProblem:
    """The longest way pays the most that each cell may take, the shortest the least and nothing for `Syarat` rows."""
    weights = unit_weights(assumption)
    prices = [
        weight(duration.high if longest else duration.low, weights) if duration and is_measured(duration) else 0
        for duration in cells.durations
    ]
    scale = lcm(*(price.denominator for price in prices))
    free = {row for row, table_row in enumerate(graph.rows) if not longest and table_row.step.condition is not None}
    return WayProblem(
        starts=starts_of(graph),
        after=choices_of(graph),
        cell=tuple(None if node.row in free else cells.of_row[node.row] for node in graph.nodes),
        cost=tuple(int(price * scale) for price in prices),
    )
