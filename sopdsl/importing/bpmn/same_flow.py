"""Whether the rows of a changed document flow as the drawing does, and those that were kept as they did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from sopdsl.flow import EdgeKind, Graph
from sopdsl.importing.bpmn.arrangement import Unit
from sopdsl.model import NodeKind

_OVER = -1
_Flow = tuple[int | None, list[int], list[int]]
"""A node of the new document, and the nodes that it should go on to and wait for."""


def same_flow(before: Graph, after: Graph, units: Sequence[Unit], process: str) -> bool:
    """Whether `after`, made of `units`, has the ways and waits of `before` in the rows that were kept, and those of
    the drawing in the others.
    """
    places: dict[str, int] = {}
    for number, unit in enumerate(units):
        written = [node.id for node in after.nodes if node.row == number and not node.added]
        names = [symbol.id for symbol in unit.row.symbols]
        if unit.step is not None:
            names = [f"{process}_n{node.id + 1}" for node in before.nodes if node.row == unit.of and not node.added]
        if len(names) < len(written):
            return False
        places |= zip(names[len(names) - len(written) :], written, strict=True)  # a start that needs no words is none
    expected = chain.from_iterable(
        _as_before(before, unit, places, process) if unit.step is not None else _as_drawn(unit, places)
        for unit in units
    )
    return all(
        place is not None and ways == _ways(after, place) and waits == sorted(after.waits.get(place, ()))
        for place, ways, waits in expected
    )


def _as_before(before: Graph, unit: Unit, places: dict[str, int], process: str) -> Iterator[_Flow]:
    now = {node.id: places.get(f"{process}_n{node.id + 1}", _OVER) for node in before.nodes}
    for node in before.nodes:
        if node.row == unit.of and not node.added:
            ways = sorted(now.get(target, _OVER) for target in _ways(before, node.id))
            yield now[node.id], ways, sorted(now[each] for each in before.waits.get(node.id, ()))


def _as_drawn(unit: Unit, places: dict[str, int]) -> Iterator[_Flow]:
    for symbol in unit.row.symbols:
        if symbol.id in places and symbol.kind is not NodeKind.END:
            ways = sorted(places.get(arrow.target, _OVER) for arrow in symbol.arrows if not arrow.elsewhere)
            yield places[symbol.id], ways, sorted(places[name] for name in symbol.waits if name in places)


def _ways(graph: Graph, node: int) -> list[int]:
    """The nodes that a node goes on to; `_OVER` for an end, nothing for a way to another procedure or SOP."""
    leaving = {way.end for way in graph.exits}
    ends = [_OVER] if graph.nodes[node].ends and node not in leaving else []
    targets = [edge.target for edge in graph.edges if edge.source == node and edge.kind is EdgeKind.WAY]
    added = {target for target in targets if graph.nodes[target].added}
    return sorted(ends + [_OVER if target in added else target for target in targets if target not in added & leaving])
