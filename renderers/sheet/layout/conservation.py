"""Whether a sheet shows every symbol and every arrow of its procedures, exactly once, and the words of each way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sopdsl.flow import Edge, EdgeKind, Graph
from sopdsl.model import StepNumber, Text, plain_inline

from ...typesetting.primitives import Glyphs
from .collisions import contains
from .conservation_nodes import Arrow, Columns, columns_of, node_losses
from .geometry import Page, Shape, Sheet, Symbol


def losses(sheet: Sheet, graphs: Sequence[Graph]) -> Iterator[str]:
    """What is missing, drawn twice, or drawn wrongly."""
    said = _said_in_rows(sheet)
    for index, graph in enumerate(graphs):
        arrows: list[Arrow] = []
        symbols: list[Symbol] = []
        columns: dict[int, Columns] = {}
        for page in sheet.pages:
            here = {symbol.id: symbol for symbol in page.symbols if symbol.procedure == index}
            symbols += here.values()
            columns |= dict.fromkeys(here, columns_of(page, index)) if here else {}
            for route in page.routes:
                if route.procedure == index and route.source in here and route.target in here:
                    arrows.append(Arrow(route, here[route.source], here[route.target], page.number))
                elif route.procedure == index:
                    yield f"a line of edges {route.edges} on page {page.number} has no symbol at an end"
            yield from _connectors(page, here, arrows)
        where = f"procedure {index + 1}"
        found = (*node_losses(graph, symbols, arrows, columns), *_edges(graph, arrows), *_labels(graph, arrows, said))
        yield from (f"{where}: {loss}" for loss in found)


def _edges(graph: Graph, arrows: Iterable[Arrow]) -> Iterator[str]:
    """From each edge that leaves a symbol to each that enters one after it: one arrow, or one pair of connectors."""
    drawn = [arrow for arrow in arrows if arrow.route.edges]
    leaving = [arrow for arrow in drawn if arrow.source.node is not None]
    arriving = [arrow for arrow in drawn if arrow.source.node is None]
    counts: Counter[tuple[int, int]] = Counter()
    for arrow in leaving:
        way = arrow.route.edges
        if not _is_way(graph, way):
            yield f"edges {way} are no way of the graph"
            continue
        counts[way[0], way[-1]] += 1
        yield from _way(graph, arrow, arriving)
    for (first, last), count in counts.items():
        if count > 1:
            yield f"the way from edge {first} to edge {last} is drawn {count} times"
    for first, last in sorted(set(_ends_of_ways(graph)) - counts.keys()):
        yield f"the way from edge {first} to edge {last} is not drawn"
    carried = {edge for arrow in leaving if arrow.target.node is None for edge in arrow.route.edges}
    for arrow in arriving:
        if arrow.target.node is None or not carried.issuperset(arrow.route.edges):
            yield f"edges {arrow.route.edges} come from a connector that they do not go to"


def _ends_of_ways(graph: Graph) -> Iterator[tuple[int, int]]:
    """The first and the last edge of each way from symbol to symbol."""
    leaving: dict[int, list[Edge]] = {}
    for edge in graph.edges:
        leaving.setdefault(edge.source, []).append(edge)
    for first in graph.edges:
        reached = {first.id} if graph.nodes[first.source].columns else set()
        found = [first] if reached else []
        for edge in found:
            if graph.nodes[edge.target].columns:
                yield first.id, edge.id
                continue
            more = [other for other in leaving.get(edge.target, ()) if other.id not in reached]
            reached.update(other.id for other in more)
            found += more


def _is_way(graph: Graph, way: tuple[int, ...]) -> bool:
    """Whether one edge leads to the next through nodes without a symbol, from a symbol to a symbol."""
    if not all(edge < len(graph.edges) for edge in way):
        return False
    edges = [graph.edges[edge] for edge in way]
    through = all(one.target == other.source and not graph.nodes[one.target].columns for one, other in pairwise(edges))
    return through and bool(graph.nodes[edges[0].source].columns and graph.nodes[edges[-1].target].columns)


def _way(graph: Graph, arrow: Arrow, arriving: Iterable[Arrow]) -> Iterator[str]:
    way = arrow.route.edges
    edges = [graph.edges[edge] for edge in way]
    if arrow.source.node != edges[0].source:
        yield f"edges {way} leave node {arrow.source.node}"
    if arrow.target.node is not None:
        ends = [arrow]
    else:
        ends = [other for other in arriving if set(way) <= set(other.route.edges)]
        ends = [other for other in ends if other.target.node == edges[-1].target]
        if len(ends) != 1:
            yield f"edges {way} go to a connector and come from {len(ends)}"
        elif _letters(ends[0].source.glyphs) != _letters(arrow.target.glyphs) or ends[0].page == arrow.page:
            yield f"the connectors of edges {way} are no pair"
    if any(end.target.node != edges[-1].target for end in ends):
        yield f"edges {way} enter node {ends[0].target.node}"
    if arrow.route.dashed != any(edge.kind is EdgeKind.INFORMATION for edge in edges) or not arrow.route.arrowhead:
        yield f"edges {way} are drawn as another kind of line"
    words = _letters(arrow.route.label)
    if any(_squeezed(_label(graph, edge.label)) not in words for edge in edges if edge.label):
        yield f"edges {way} have lost their label"


def _said_in_rows(sheet: Sheet) -> dict[int, tuple[str, ...]]:
    """By number of step: the words of its kegiatan and of its Keterangan, in all procedures and on all pages."""
    said: dict[int, dict[str, str]] = {}
    for cell in (cell for page in sheet.pages for table in page.tables for cell in table.cells):
        if cell.step is not None and cell.role in ("kegiatan", "keterangan"):
            roles = said.setdefault(cell.step, {})
            roles[cell.role] = roles.get(cell.role, "") + _letters(cell.glyphs)
    return {step: tuple(roles.values()) for step, roles in said.items()}


def _labels(graph: Graph, arrows: Iterable[Arrow], said: dict[int, tuple[str, ...]]) -> Iterator[str]:
    """The labels of ways that no arrow shows, and of exits, stand in their row."""

    def is_said(node: int, label: Text) -> bool:
        number = graph.rows[graph.nodes[node].row].number
        return any(_squeezed(_label(graph, label)) in words for words in said.get(number, ()))

    drawn = {edge for arrow in arrows for edge in arrow.route.edges}
    for edge in graph.edges:
        if edge.label and edge.id not in drawn and not is_said(edge.source, edge.label):
            yield f"edge {edge.id} is not drawn, and its label is lost"
    for way in graph.exits:
        if way.label and not is_said(way.source, way.label):
            yield f"an exit of node {way.source} has lost its label"


def _label(graph: Graph, label: Text) -> str:
    """The words of a label with the numbers that the sheet prints for names."""
    numbers = {name.casefold(): str(number) for name, number in graph.numbers.items()}
    return "".join(
        numbers.get(part.name.casefold(), plain_inline((part,)))
        if isinstance(part, StepNumber)
        else plain_inline((part,))
        for part in label.lead
    )


def _connectors(page: Page, symbols: dict[int, Symbol], arrows: Iterable[Arrow]) -> Iterator[str]:
    """On one page, a connector is entered or left, and no other one stands for the same."""
    here = [arrow for arrow in arrows if arrow.page == page.number]
    seen: set[tuple[bool, str]] = set()
    for symbol in symbols.values():
        if symbol.shape is not Shape.CONNECTOR:
            continue
        entered = sum(arrow.target.id == symbol.id for arrow in here)
        left = sum(arrow.source.id == symbol.id for arrow in here)
        if not (entered == 0 and left == 1) and not (entered > 0 and left == 0):
            yield f"connector {symbol.id} on page {page.number} is entered {entered} times and left {left} times"
        key = entered > 0, _letters(symbol.glyphs)
        if key in seen and key[1]:
            yield f"two connectors {key[1]} on page {page.number} stand for the same"
        seen.add(key)
        if not any(contains(field, symbol.rect) for field in page.fields):
            yield f"connector {symbol.id} on page {page.number} stands outside the field"


def _letters(glyphs: Iterable[Glyphs]) -> str:
    return _squeezed("".join(one.text for one in glyphs))


def _squeezed(text: str) -> str:
    return "".join(text.split())
