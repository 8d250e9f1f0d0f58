"""What a graph says beside its arrows: headings, starts and ends, waits, exits, problems, numbers and executors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sopdsl.flow import Graph, ProcedureFlow, analyse
from sopdsl.model import Executor, ExecutorKind, Procedure, Sop, Text, plain

Flows = Callable[..., tuple[ProcedureFlow, ...]]
Names = Callable[[Graph, tuple[int, ...]], list[str]]


@pytest.mark.parametrize(
    ("text", "before", "closing"),
    [
        ("Kelompok: Awal\nLangkah oleh A: satu\nKelompok: Penutup\nKelompok: Arsip\n", ["Awal"], ["Penutup", "Arsip"]),
        ("Serentak:\n  Langkah oleh A: satu\n  Kelompok: Penutup\n", [], ["Penutup"]),
        ("Kelompok: Awal\n", [], ["Awal"]),
    ],
)
def test_headings_stand_before_a_row_or_close_the_table(
    text: str, before: list[str], closing: list[str], flows: Flows
) -> None:
    graph = flows(text)[0].graph
    assert [plain(group.title) for row in graph.rows for group in row.groups] == before
    assert [plain(group.title) for group in graph.closing_groups] == closing


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("Langkah oleh A: satu\nLangkah oleh B: dua\n", ["1A"], ["2B"]),
        ("Langkah oleh A atau B: satu\n", ["1A", "1B"], ["1A", "1B"]),
        ("Serentak:\n  Langkah oleh A: satu\n  Langkah oleh B: dua\nLangkah oleh C: tiga\n", ["1A", "2B"], ["3C"]),
        ("Langkah oleh A: satu\nSerentak:\n  Langkah oleh B: dua\n  Langkah oleh C: tiga\n", ["1A"], ["2B", "3C"]),
        ("Langkah oleh A: satu\n  Mulai oleh B: awal\nLangkah oleh A: dua\n", ["(1B"], ["2A"]),
        ("Langkah oleh A: satu\nLangkah oleh B: dua\n  Mulai oleh C: awal\n", ["1A", "(2C"], ["2B"]),
        ("Langkah oleh A: satu\n  Lanjut ke: selesai\nLangkah oleh B: dua\n", ["1A"], ["1A", "2B"]),
        ("Langkah oleh A: satu\n  Lanjut ke: SOP Pengiriman\nLangkah oleh B: dua\n", ["1A"], ["1A", "2B"]),
        ("Langkah oleh A: satu\n  Lanjut ke: -\n", ["1A"], []),
        ("Langkah oleh A: satu\n  Lanjut ke: berikutnya dan selesai\nLangkah oleh B: dua\n", ["1A"], ["{1A)}", "2B"]),
        ("Langkah oleh A: satu\n  Selesai: tuntas\n", ["1A"], ["1A)"]),
    ],
)
def test_starts_and_ends(text: str, starts: list[str], ends: list[str], flows: Flows, names: Names) -> None:
    graph = flows(text)[0].graph
    assert names(graph, graph.starts) == starts
    assert names(graph, graph.ends) == ends


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("""
        Langkah oleh A: satu
        Serentak:
          Langkah oleh B: dua
          Langkah oleh C: tiga
        Langkah oleh D: empat
        """, {"4D": ["2B", "3C"]}),
        ("""
        Langkah oleh A: satu
          Lanjut ke: b dan c
        Langkah b oleh B: dua
          Lanjut ke: d
        Langkah c oleh C: tiga
          Lanjut ke: d
        Langkah d oleh D: empat
          Menunggu: b dan c
          Keputusan: baik?
            Jika Ya: selesai
            Jika Tidak: d
        """, {"4D?": ["2B", "3C"]}),
        ("""
        Langkah a oleh A: satu
          Lanjut ke: c
          Mulai oleh B: surel
            Lanjut ke: c
        Langkah: dua
          Proses oleh C: tiga
          Proses c oleh D: empat
            Menunggu: a
        """, {"2D": ["(1B", "1A"]}),
    ],
)  # fmt: skip
def test_waits(text: str, waits: dict[str, list[str]], flows: Flows, names: Names) -> None:
    graph = flows(text)[0].graph
    assert {names(graph, (node,))[0]: names(graph, sources) for node, sources in graph.waits.items()} == waits


def test_exits_say_where_and_through_which_end(flows: Flows, names: Names) -> None:
    flow = flows("""
        Prosedur A: Masuk
          Langkah oleh A: satu
            Keputusan: baik?
              Jika Ya: Prosedur B
              Jika Tidak: SOP Pengembalian Berkas, Surat (Lama)
          Langkah oleh B: dua
            Lanjut ke: Prosedur Keluar
        Prosedur B: Keluar
          Langkah oleh C: tiga
            Lanjut ke: lanjut dan SOP Pengiriman
          Langkah oleh D: empat
        """)
    first, second = flow[0].graph, flow[1].graph
    assert [(one.target.text, names(first, (one.source, one.end)), one.branch) for one in first.exits] == [
        ("B", ["1A?", "{1A)}"], 0),
        ("Pengembalian Berkas, Surat (Lama)", ["1A?", "{1A)}"], 1),
        ("Keluar", ["2B", "2B"], None),
    ]
    assert [names(second, (one.source, one.end)) for one in second.exits] == [["1C", "{1C)}"]]


def test_problems(flows: Flows, names: Names) -> None:
    flow = flows(
        """
        Langkah a oleh A: lihat {zz} dan {A}
          Lanjut ke: x dan b oleh C
        Langkah b oleh Z lalu B: dua
          Menunggu: y dan a
        Langkah B oleh A: tiga
          Lanjut ke: Prosedur Q
        Langkah oleh A: empat
          Keputusan: baik?
        """,
        sound=False,
    )
    problems = flow[0].graph.problems
    assert [mention.text for mention in problems.executors] == ["Z"]
    assert [target.text for target in problems.targets] == ["x", "b", "Q", "y"]
    assert [(one.text, two.text) for one, two in problems.names] == [("b", "B")]
    assert [name.text for name in problems.waits] == ["a"]
    assert [name.text for name in problems.numbers] == ["zz"]
    assert names(flow[0].graph, problems.dangling) == ["1A", "3A", "4A?"]


def test_numbers_are_those_of_rows(flows: Flows) -> None:
    graph = flows("""
        Langkah Awal oleh A: satu
        Langkah oleh B: dua
          Keputusan uji-1: baik?
            Jika Ya: selesai
            Jika Tidak: awal
        """)[0].graph
    assert graph.numbers == {"awal": 1, "uji-1": 2}


def test_labels_and_full_names_mean_one_executor(flows: Flows) -> None:
    graph = flows("""
        Prosedur A: Masuk
          Pelaksana:
            - Pemohon (eksternal)
            - Camat = Kepala Kecamatan
          Langkah oleh pemohon lalu kepala  kecamatan lalu CAMAT: satu
        """)[0].graph
    assert [node.columns for node in graph.nodes] == [(0,), (1,), (1,)]


def test_kinds_and_full_names_come_from_the_head() -> None:
    head = (Executor("Pemohon", "Pemohon Izin", ExecutorKind.EXTERNAL), Executor("Staf", "Staf Umum"))
    own = (Executor("STAF", "Staf Loket"), Executor("pemohon"))
    (flow,) = analyse(Sop(Text(), executors=head, procedures=(Procedure((), executors=own),)))
    assert flow.graph.executors == (
        Executor("STAF", "Staf Loket"),
        Executor("pemohon", "Pemohon Izin", ExecutorKind.EXTERNAL),
    )
