"""Graphs from the rows of a procedure, and a short way to write down what is in them."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from sopdsl.flow import EdgeKind, Graph, ProcedureFlow, analyse
from sopdsl.model import plain
from sopdsl.source import Source
from sopdsl.syntax import parse

HEAD = "SOP: Uji\nPelaksana: A; B; C; D\n"


@pytest.fixture
def flows() -> Callable[..., tuple[ProcedureFlow, ...]]:
    """The flows of a document whose executors are A, B, C and D."""

    def make(text: str, sound: bool = True) -> tuple[ProcedureFlow, ...]:
        parsed = parse(Source("uji.sop", HEAD + dedent(text)))
        assert not sound or not parsed.diagnostics, parsed.diagnostics
        return analyse(parsed.sop)

    return make


@pytest.fixture
def shape(flows: Callable[..., tuple[ProcedureFlow, ...]]) -> Callable[..., list[str]]:
    """The edges of the first procedure: `1A > 2B?` (row, columns, kind), label, `opsional`, `informasi`, choice."""

    def make(text: str, sound: bool = True) -> list[str]:
        return edges(flows(text, sound)[0].graph)

    return make


def node_name(graph: Graph, number: int) -> str:
    """`2AB` a box in row 2, `2B?` a decision, `(1A` a start, `3C)` an end symbol; in braces what was added."""
    node = graph.nodes[number]
    name = f"{graph.rows[node.row].number}{''.join(graph.executors[column].label for column in node.columns)}"
    name = {"Mulai": f"({name}", "Selesai": f"{name})", "Keputusan": f"{name}?", "Proses": name}[node.kind.value]
    return f"{{{name}}}" if node.added else name


def edges(graph: Graph) -> list[str]:
    lines = []
    for edge in graph.edges:
        words = [f"{node_name(graph, edge.source)} > {node_name(graph, edge.target)}"]
        words += [plain(edge.label)] if edge.label else []
        words += ["opsional"] if edge.optional else []
        words += ["informasi"] if edge.kind is EdgeKind.INFORMATION else []
        words += [f"#{edge.choice}"] if edge.choice is not None else []
        lines.append(" ".join(words))
    return lines


@pytest.fixture
def names() -> Callable[[Graph, tuple[int, ...]], list[str]]:
    """The short names of nodes."""
    return lambda graph, numbers: [node_name(graph, number) for number in numbers]
