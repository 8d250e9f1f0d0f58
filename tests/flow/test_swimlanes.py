"""A procedure as a swimlane chart in words: nothing of the graph is left out, and every symbol says what it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from sopdsl.flow import EdgeKind, Graph, analyse
from sopdsl.flow.activity import activity
from sopdsl.flow.swimlanes import Chart, Line, Shape, Stroke, Symbol, swimlanes, text_lines
from sopdsl.model import Group, NodeKind, Sop, plain
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.strategies import sops


def chart_of(rows: str) -> Chart:
    text = "SOP: Surat\nPelaksana: Staf; Kasubag; Kadin\n" + rows
    return swimlanes(analyse(parse(Source("uji.sop", text)).sop)[0].graph)


def said(chart: Chart) -> list[tuple[int | None, str, str]]:
    return [(symbol.lane, symbol.shape.value, " / ".join(symbol.lines)) for symbol in chart.symbols]


def test_a_decision_and_a_way_back() -> None:
    chart = chart_of(
        "Langkah tulis oleh Staf: Menulis *konsep*\nLangkah oleh Kadin: Memeriksa\n  Keputusan: Setuju?\n"
        "    Jika Ya: lanjut\n    Jika Tidak: tulis\nLangkah oleh Staf: Mengarsipkan {tulis}\n"
    )
    assert chart.lanes == ("Staf", "Kasubag", "Kadin")
    assert chart.symbols == (
        Symbol("n1", Shape.CAPSULE, 0, ("1. Menulis konsep",)),
        Symbol("n2", Shape.DIAMOND, 2, ("2. Memeriksa", "Setuju?")),
        Symbol("n3", Shape.CAPSULE, 0, ("3. Mengarsipkan 1",)),
    )
    assert chart.lines == (
        Line("n1", "n2", Stroke.ARROW, ""),
        Line("n2", "n3", Stroke.ARROW, "Ya"),
        Line("n2", "n1", Stroke.ARROW, "Tidak"),
    )


def test_joint_executors_have_a_symbol_each() -> None:
    """They are joined by a line without arrowhead; an arrow uses the symbol in the other end's lane."""
    chart = chart_of("Langkah oleh Kadin: A\nLangkah oleh Staf bersama Kadin: B\nLangkah oleh Kasubag: C\n")
    assert [(symbol.name, symbol.lane) for symbol in chart.symbols] == [("n1", 2), ("n2_0", 0), ("n2_2", 2), ("n3", 1)]
    assert chart.lines == (
        Line("n2_0", "n2_2", Stroke.PLAIN, ""),
        Line("n1", "n2_2", Stroke.ARROW, ""),
        Line("n2_0", "n3", Stroke.ARROW, ""),
    )


def test_labels_options_and_information() -> None:
    chart = chart_of(
        "Langkah oleh Staf: A\n  Lanjut ke: b (asli) dan c (opsional) dan c (tembusan) (informasi)\n"
        "Langkah b oleh Staf: B\nLangkah c oleh Staf: C\n"
    )
    assert [(line.stroke, line.label) for line in chart.lines[:3]] == [
        (Stroke.ARROW, "asli"),
        (Stroke.ARROW, "opsional"),
        (Stroke.DASHED, "tembusan"),
    ]


def test_a_symbol_without_words_of_its_own_says_the_kegiatan() -> None:
    chart = chart_of(
        "Langkah: Menerima surat\n  Syarat: jika ada\n  SOP: Pengiriman Surat\n  Mulai oleh Staf: Lewat pos\n"
        "  Mulai oleh Kasubag:\n  Proses oleh Staf: membuka\n  Proses oleh Kadin: membaca\n  Proses oleh Staf:\n"
        "  Selesai oleh Kadin:\n    SOP: Arsip\n"
    )
    assert said(chart) == [
        (0, "capsule", "Lewat pos"),
        (1, "capsule", "Mulai"),
        (0, "box", "1. Menerima surat (jika ada) / membuka / SOP Pengiriman Surat"),
        (2, "box", "membaca"),
        (0, "box", "1. Menerima surat (jika ada)"),
        (2, "capsule", "Dilanjutkan ke SOP Arsip"),
    ]


def test_ways_to_other_sops_end_in_words() -> None:
    chart = chart_of(
        "Langkah oleh Staf: A\n  Keputusan: B?\n    Jika Ya: SOP Arsip\n    Jika Tidak: selesai\n"
        "Langkah oleh Staf: C\n  Lanjut ke: SOP Surat\n"
    )
    assert said(chart)[1:] == [
        (0, "diamond", "1. A / B?"),
        (0, "pentagon", "Dilanjutkan ke SOP Arsip"),
        (0, "capsule", "Selesai"),
        (0, "capsule", "2. C / Dilanjutkan ke SOP Surat"),
    ]


def test_a_row_without_an_executor_stands_outside_the_lanes() -> None:
    chart = chart_of("Langkah oleh Staf: A\nLangkah: B\nLangkah oleh Staf: C\n")
    assert said(chart)[1] == (None, "box", "2. B")
    assert [(line.source, line.target) for line in chart.lines] == [("n1", "n2"), ("n2", "n3")]


def test_items_and_breaks_are_lines() -> None:
    chart = chart_of("Langkah oleh Staf: Menulis:\\\n    baris\n    - butir\n      - anak\n")
    assert chart.symbols[0].lines == ("1. Menulis:", "baris", "- butir", "-- anak")


@given(sops(most_rows=8))
def test_nothing_of_the_graph_is_left_out(sop: Sop) -> None:
    for flow in analyse(sop):
        check_conserved(flow.graph, swimlanes(flow.graph))


def check_conserved(graph: Graph, chart: Chart) -> None:
    assert chart.lanes == tuple(executor.label for executor in graph.executors)
    symbols = {symbol.name: symbol for symbol in chart.symbols}
    assert len(symbols) == len(chart.symbols)
    home = {name: int(name.partition("_")[0].removeprefix("n")) - 1 for name in symbols}
    for node in graph.nodes:
        mine = [symbols[name] for name, owner in home.items() if owner == node.id]
        assert [symbol.lane for symbol in mine] == list(node.columns or [None])
        words = [line for symbol in mine for line in symbol.lines]
        assert words and set(text_lines(None if node.added else node.text, graph.numbers)) <= set(words)
        assert (mine[0].shape is Shape.DIAMOND) == (node.kind is NodeKind.DECISION)
    for row in graph.rows:
        own = [symbols[name].lines for name, owner in home.items() if graph.nodes[owner].row == row.number - 1]
        kegiatan = text_lines(activity(row.step), graph.numbers)
        headings = titles(row.groups, graph)
        assert any(
            list(lines[: len(headings) + 1]) == [*headings, f"{row.number}. {kegiatan[0]}"]
            and set(kegiatan[1:]) <= set(lines)
            for lines in own
        )
    closing = titles(graph.closing_groups, graph)
    assert not closing or any(list(symbol.lines[-len(closing) :]) == closing for symbol in chart.symbols)
    for waiting, awaited in graph.waits.items():
        mine = [symbols[name].lines for name, owner in home.items() if owner == waiting]
        (words,) = {line for lines in mine for line in lines if "Menunggu langkah" in line}
        assert {int(number) for number in re.findall(r"\d+", words)} == {graph.nodes[each].row + 1 for each in awaited}
    arrows = [line for line in chart.lines if line.stroke is not Stroke.PLAIN]
    for edge, line in zip(graph.edges, arrows, strict=True):
        assert (home[line.source], home[line.target]) == (edge.source, edge.target)
        assert (line.stroke is Stroke.DASHED) == (edge.kind is EdgeKind.INFORMATION)
        assert edge.label is None or line.label.startswith(", ".join(text_lines(edge.label, graph.numbers)))
        assert edge.optional == line.label.endswith("opsional")
    for way in graph.exits:
        assert any(
            way.target.text in words for name in symbols if home[name] == way.end for words in symbols[name].lines
        )


def titles(groups: tuple[Group, ...], graph: Graph) -> list[str]:
    return [f"Kelompok: {' '.join(text_lines(group.title, graph.numbers))}".rstrip() for group in groups]


def test_headings_stand_with_the_step_below_them_and_waiting_with_the_step_that_waits() -> None:
    chart = chart_of(
        "Kelompok: Awal\nKelompok: Berkas {b}\nLangkah oleh Staf: A\nSerentak:\n  Langkah oleh Staf: B\n"
        "  Langkah b oleh Kadin: C\nLangkah oleh Staf: D\n  Keputusan: E?\n    Jika Ya: lanjut\n"
        "    Jika Tidak: selesai\nLangkah oleh Staf: F\nKelompok: Akhir\n"
    )
    assert said(chart) == [
        (0, "capsule", "Kelompok: Awal / Kelompok: Berkas 3 / 1. A"),
        (0, "box", "2. B"),
        (2, "box", "3. C"),
        (0, "diamond", "4. D / E? / Menunggu langkah 2 dan 3"),
        (0, "capsule", "Selesai"),
        (0, "capsule", "5. F / Kelompok: Akhir"),
    ]


@pytest.mark.parametrize(
    ("text", "condition", "expected"),
    [
        ("Mengirim surat", "jika ada", "Mengirim surat (jika ada)"),
        ("Mengirim, Jika ada, surat", "jika ada", "Mengirim, Jika ada, surat"),
        ("Mengirim surat", None, "Mengirim surat"),
    ],
)
def test_the_condition_follows_the_kegiatan(text: str, condition: str | None, expected: str) -> None:
    written = f"SOP: X\nPelaksana: Staf\nLangkah oleh Staf: {text}\n" + (
        f"  Syarat: {condition}\n" if condition else ""
    )
    (step,) = parse(Source("uji.sop", written)).sop.procedures[0].rows
    assert plain(activity(step)) == expected
