"""Soundness of parallel flow: typical errors, what is right, and a plain search over small random procedures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdsl.flow import Edge, EdgeKind, Graph, ProcedureFlow, analyse
from sopdsl.flow.soundness import FlawKind, find_flaw
from sopdsl.model import NodeKind
from sopdsl.source import Source
from sopdsl.syntax import parse

Flows = Callable[..., tuple[ProcedureFlow, ...]]
ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/*.sop"), *ROOT.glob("specs/*.sop")])

FORK = """
        Langkah awal oleh A: satu
          Lanjut ke: b dan c
        Langkah b oleh B: dua
          Lanjut ke: d
"""

SOUND = {
    "a join waits for both": FORK + """\
        Langkah c oleh C: tiga
        Langkah d oleh D: empat
          Menunggu: b dan c
        """,
    "each way ends for itself": FORK + """\
        Langkah c oleh C: tiga
          Lanjut ke: selesai
        Langkah d oleh D: empat
        """,
    "the row after a block waits": """
        Serentak:
          Langkah oleh A: satu
          Langkah oleh B: dua
          Langkah oleh C atau D: tiga
        Langkah oleh D: empat
        """,
    "a way back enters without waiting": FORK + """\
        Langkah c oleh C: tiga
        Langkah d oleh D: empat
          Menunggu: b dan c
        Langkah oleh A: lima
          Keputusan: Benar?
            Jika Ya: selesai
            Jika Tidak: d
        """,
    "a loop within one way": FORK + """\
        Langkah c oleh C: tiga
          Keputusan: Benar?
            Jika Ya: d
            Jika Tidak: c
        Langkah d oleh D: empat
          Menunggu: b dan c
        """,
    "a loop around fork and join": FORK + """\
        Langkah c oleh C: tiga
        Langkah d oleh D: empat
          Menunggu: b dan c
          Keputusan: Benar?
            Jika Ya: selesai
            Jika Tidak: awal
        """,
    "one of several optional ways": """
        Langkah oleh A: satu
          Lanjut ke: b (opsional) dan c (opsional)
        Langkah b oleh B: dua
        Langkah c oleh C: tiga
        """,
    "information carries nothing": """
        Langkah oleh A: satu
          Lanjut ke: lanjut dan c (informasi)
        Langkah b oleh B: dua
        Langkah c oleh C: tiga
        """,
    "alternatives act once": """
        Langkah oleh A: satu
          Lanjut ke: b dan c
        Langkah b oleh B atau C: dua
          Lanjut ke: d
        Langkah c oleh B: tiga
        Langkah d oleh A atau D: empat
          Menunggu: b dan c
        Langkah oleh B: lima
        """,
    "one end symbol for two ways": """
        Langkah oleh A: satu
          Lanjut ke: b dan c
        Langkah b oleh B: dua
          Lanjut ke: akhir
        Langkah c oleh C: tiga
          Lanjut ke: akhir
        Langkah: empat
          Selesai akhir oleh C:
        """,
}  # fmt: skip

UNSOUND = {
    "nobody waits": (FORK + """\
        Langkah c oleh C: tiga
        Langkah d oleh D: empat
        """, FlawKind.TWICE, "d", [1, 2, 3], ["b", "c"], []),
    "a branch avoids the join": (FORK + """\
        Langkah c oleh C: tiga
          Keputusan: Perlu?
            Jika Ya: d
            Jika Tidak: selesai
        Langkah d oleh D: empat
          Menunggu: b dan c
        """, FlawKind.STUCK, "d", [1, 2, 3], ["b"], ["c"]),
    "a decision is joined like a fork": ("""
        Langkah oleh A: satu
          Keputusan: Mana?
            Jika Ini: b
            Jika Itu: c
        Langkah b oleh B: dua
          Lanjut ke: d
        Langkah c oleh C: tiga
        Langkah d oleh D: empat
          Menunggu: b dan c
        """, FlawKind.STUCK, "d", [1, 2], ["b"], ["c"]),
    "an optional way is awaited": ("""
        Langkah oleh A: satu
          Lanjut ke: b dan c (opsional)
        Langkah b oleh B: dua
          Lanjut ke: d
        Langkah c oleh C: tiga
        Langkah d oleh D: empat
          Menunggu: b dan c
        """, FlawKind.STUCK, "d", [1, 2], ["b"], ["c"]),
    "a way back out of a fork": (FORK + """\
        Langkah c oleh C: tiga
          Keputusan: Benar?
            Jika Ya: d
            Jika Tidak: awal
        Langkah d oleh D: empat
          Menunggu: b dan c
        """, FlawKind.TWICE, "b", [1, 3, 1], ["awal"], []),
    "a loop beside an end": ("""
        Langkah a oleh A: satu
        Langkah b oleh B: dua
          Lanjut ke: a dan selesai
        """, FlawKind.ENDLESS, "a", [], [], []),
}  # fmt: skip


@pytest.mark.parametrize("name", SOUND)
def test_sound(name: str, flows: Flows) -> None:
    assert find_flaw(flows(SOUND[name])[0].graph) is None


@pytest.mark.parametrize("name", UNSOUND)
def test_unsound(name: str, flows: Flows) -> None:
    text, kind, node, path, arrivals, missing = UNSOUND[name]
    graph = flows(text)[0].graph
    flaw = find_flaw(graph)
    assert flaw is not None
    found = [graph.rows[row].number for row in flaw.path]
    names = [[graph.nodes[one].name for one in ids] for ids in ((flaw.node,), flaw.arrivals, flaw.missing)]
    assert (flaw.kind, found, names) == (kind, path, [[node], arrivals, missing])


def test_many_ways_at_once_are_decided_and_too_many_are_said(flows: Flows) -> None:
    block = "Serentak:\n" + "".join(f"  Langkah oleh A: {number}\n" for number in range(9)) + "Langkah oleh B: akhir\n"
    graph = flows(block)[0].graph
    assert find_flaw(graph) is None
    flaw = find_flaw(graph, limit=100)
    assert flaw is not None and flaw.kind is FlawKind.UNKNOWN


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_documents_of_the_project_are_sound(path: Path) -> None:
    for flow in analyse(parse(Source(path.name, path.read_text(encoding="utf-8"))).sop):
        if not (flow.dead_ends or flow.unreachable or flow.graph.problems.waits):
            assert find_flaw(flow.graph) is None


# ---------------------------------------------------------------- by hand


@st.composite
def procedures(draw: st.DrawFn) -> str:
    """A few rows with forks, decisions, joins, blocks and optional ways, mostly wrong."""
    count = draw(st.integers(3, 6))
    names = [f"n{number}" for number in range(count)]
    target = st.sampled_from([*names, "selesai", "lanjut"])
    lines: list[str] = []
    block = draw(st.integers(0, count)) if draw(st.booleans()) else count
    for number, name in enumerate(names):
        depth = "  " if block <= number < block + 2 and block + 2 <= count else ""
        if number == block and depth:
            lines.append("Serentak:")
        lines.append(f"{depth}Langkah {name} oleh A: {name}")
        kind = draw(st.sampled_from(["default", "one", "fork", "optional", "decision", "join"]))
        ways = draw(st.lists(target, min_size=2, max_size=2, unique=True))
        if kind == "decision":
            lines += [f"{depth}  Keputusan: mana?", *(f"{depth}    Jika {way}: {way}" for way in ways)]
        elif kind in ("one", "fork", "optional"):
            mark = " (opsional)" if kind == "optional" else ""
            chosen = ways[:1] if kind == "one" else ways
            lines.append(f"{depth}  Lanjut ke: {' dan '.join(way + mark for way in chosen)}")
        if kind == "join":
            awaited = draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
            lines.append(f"{depth}  Menunggu: {' dan '.join(awaited)}")
    return "\n".join(lines) + "\n"


def plain_search(graph: Graph) -> set[FlawKind]:
    """All that can go wrong, found by playing with tokens on edges, as the language says it, in the plainest way."""
    ways = [edge for edge in graph.edges if edge.kind is EdgeKind.WAY]
    firsts = [[node] for node in graph.starts]
    if graph.rows[0].parallel is not None:
        firsts = [[node for node in graph.starts if graph.rows[graph.nodes[node].row].parallel == 0]]
    found: set[FlawKind] = set()
    after: dict[tuple, set[tuple]] = {}
    waiting = [tuple(sorted(("start", node) for node in first)) for first in firsts]
    while waiting:
        tokens = waiting.pop()
        if tokens in after:
            continue
        after[tokens] = set()
        if any(count > 1 for count in Counter(entries(graph, ways, tokens)).values()):
            found.add(FlawKind.TWICE)
            continue
        if tokens and not list(ready(graph, ways, tokens)):
            found.add(FlawKind.STUCK)
        for node, taken in ready(graph, ways, tokens):
            rest = list(tokens)
            for token in taken:
                rest.remove(token)
            for option in options(graph, ways, node):
                sent = [("edge", edge.id) for edge in option if graph.nodes[edge.target].kind is not NodeKind.END]
                following = tuple(sorted([*rest, *sent]))
                after[tokens].add(following)
                waiting.append(following)
    if not found and not all(can_end(state, after) for state in after):
        found.add(FlawKind.STUCK)
    return found


def node_of(ways: list[Edge], token: tuple[str, int]) -> int:
    return token[1] if token[0] == "start" else next(edge.target for edge in ways if edge.id == token[1])


def source_of(ways: list[Edge], token: tuple[str, int]) -> int | None:
    return None if token[0] == "start" else next(edge.source for edge in ways if edge.id == token[1])


def entries(graph: Graph, ways: list[Edge], tokens: tuple) -> Iterator[tuple]:
    """Where each token stands: before its node, or in the queue of one that is awaited."""
    for token in tokens:
        node, source = node_of(ways, token), source_of(ways, token)
        yield node, source if source in graph.waits.get(node, ()) else None


def ready(graph: Graph, ways: list[Edge], tokens: tuple) -> Iterator[tuple[int, list]]:
    for node in range(len(graph.nodes)):
        here = [token for token in tokens if node_of(ways, token) == node]
        awaited = graph.waits.get(node, ())
        for token in here:
            if source_of(ways, token) not in awaited:
                yield node, [token]
        gathered = [token for token in here if source_of(ways, token) in awaited]
        if awaited and {source_of(ways, token) for token in gathered} == set(awaited):
            yield node, gathered


def options(graph: Graph, ways: list[Edge], node: int) -> list[list[Edge]]:
    out = [edge for edge in ways if edge.source == node]
    found: list[list[Edge]] = []
    for branch in dict.fromkeys(edge.branch for edge in out):
        required = [edge for edge in out if edge.branch == branch and not edge.optional]
        found += [required] if required else []
        found += [[edge] for edge in out if edge.branch == branch and edge.optional]
    return [*found, []] if graph.nodes[node].ends or not out else found


def can_end(state: tuple, after: dict[tuple, set[tuple]]) -> bool:
    seen, waiting = {state}, [state]
    while waiting:
        now = waiting.pop()
        if not now:
            return True
        for following in after[now] - seen:
            seen.add(following)
            waiting.append(following)
    return False


@settings(max_examples=300, deadline=None)
@given(procedures())
def test_the_verdict_is_that_of_a_plain_search(text: str) -> None:
    parsed = parse(Source("uji.sop", "SOP: Uji\nPelaksana: A; B\n" + text))
    (flow,) = analyse(parsed.sop)
    if flow.dead_ends or flow.graph.problems.waits:
        return
    flaw = find_flaw(flow.graph)
    expected = plain_search(flow.graph)
    if flaw is None:
        assert not expected
    else:
        assert (FlawKind.STUCK if flaw.kind is FlawKind.ENDLESS else flaw.kind) in expected
