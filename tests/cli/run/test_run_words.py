"""Whoever carries an SOP out at a terminal sees all that it says of the work: nothing is left in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given, settings

from sopdsl.cli import moment
from sopdsl.cli.command import Session
from sopdsl.cli.run.card import Card
from sopdsl.cli.run.heading import heading
from sopdsl.execution import Event, Plan, Run, RunRecord, Start, plans_of, replay
from sopdsl.execution.kept import KeptRun
from sopdsl.execution.run import Task
from sopdsl.flow import EdgeKind, FlowNode, Graph, analyse
from sopdsl.model import Duration, Node, NodeKind, Same, Sop, Text
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.checklist.belonging import pieces
from tests.cli.conftest import CLEAN
from tests.execution.test_engine import FILES
from tests.strategies import sops

AT = "2026-11-23T08:00:00+07:00"


def shown(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> str:
    """All that stands above runs of a plan, and on the card of each of its symbols."""
    monkeypatch.setattr(moment, "now", lambda: AT)
    session, lines = Session(), []
    for way, start in enumerate(plan.starts, 1):
        event = Event(1, AT, "Petugas", Start(way))
        kept = KeptRun(1, RunRecord(plan, (event,)), replay(plan, (event,)))
        lines += [*heading(kept, session), start.label]
    card = Card(Run(plan), session)
    for number, station in enumerate(plan.stations):
        if not station.passes:
            lines += [line for _, values in card.rows(Task(1, (number,), AT, 1)) for line in values]
    return letters(" ".join(lines))


def letters(text: str) -> str:
    """The words without what stands between them: lists and lines are joined in one way or another."""
    return re.sub(r"[\W_]+", "", text).casefold()


def said_of_the_work(sop: Sop, graph: Graph) -> set[str]:
    """The texts of a procedure that concern whoever acts in it, as the model holds them."""
    return {letters(piece) for text in _texts(sop, graph) for piece in pieces(text, graph.numbers)}


def _texts(sop: Sop, graph: Graph) -> Iterator[object]:
    procedure = graph.procedure
    yield from (sop.title, procedure.title, procedure.note, sop.note)
    yield from (limit.text for limit in (procedure.time_limit, sop.time_limit) if limit)
    rows = {node.row for node in graph.nodes if acts(graph, node)}
    for row in rows:
        step = graph.rows[row].step
        time = step.duration.text if isinstance(step.duration, Duration) else None
        yield from (step.text, step.condition, time, step.remarks, *step.sops)
        yield from map(_entries, (step.requirements, step.output))
    for node in graph.nodes:
        yield node.text if acts(graph, node) else None
        if node.kind is NodeKind.START and node.id in graph.starts and isinstance(node.origin, Node):
            yield from node.origin.sops
    yield from (
        edge.label for edge in graph.edges if edge.kind is EdgeKind.INFORMATION and _row_acts(graph, edge.source)
    )


def _entries(cell: Text | Same | None) -> Text | Same | None:
    """A list without its lead-in, which asks for nothing."""
    return attrs.evolve(cell, lead=()) if isinstance(cell, Text) and cell.items else cell


def _row_acts(graph: Graph, node: int) -> bool:
    return any(acts(graph, each) for each in graph.nodes if each.row == graph.nodes[node].row)


def acts(graph: Graph, node: FlowNode) -> bool:
    """Whether somebody does something at a symbol."""
    return node.kind in (NodeKind.PROCESS, NodeKind.DECISION)


def check(sop: Sop, monkeypatch: pytest.MonkeyPatch) -> None:
    flows = analyse(sop)
    for plan, flow in zip(plans_of(sop, flows), flows, strict=True):
        if plan.starts:
            seen = shown(plan, monkeypatch)
            assert {words for words in said_of_the_work(sop, flow.graph) if words not in seen} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_that_a_document_says_of_the_work_is_shown(path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(parse(Source("x", path.read_text(encoding="utf-8"))).sop, monkeypatch)


@given(sops())
@settings(max_examples=60)
def test_all_that_any_document_says_of_the_work_is_shown(sop: Sop) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        check(sop, monkeypatch)


OFFICE = CLEAN.replace("Pencatatan dan Pendataan: -\n", "Pencatatan dan Pendataan: -\nBatas waktu: 3 hari kerja\n")
TOLD = f"""\
{OFFICE[: OFFICE.index("Pelaksana: Staf")]}Catatan: Surat rahasia tidak dicatat di sini.
Pelaksana: Staf; Kepala
Prosedur A: Penerimaan
  Batas waktu: 1 hari kerja
  Langkah oleh Staf: Mencatat surat masuk
    Kelengkapan: Surat
    Waktu: 10 menit
    Output: Surat tercatat
    Lanjut ke: periksa dan arsip (tembusan) (informasi)
    Mulai: Lewat loket
      SOP:
        - Pelayanan Loket
        - Pengelolaan Surel
    Mulai: Lewat surel
      SOP: Pengelolaan Surel
  Langkah periksa oleh Kepala: Memeriksa surat
    Kelengkapan: Surat tercatat
    Waktu: 5-10 menit
    Output: Surat diperiksa
    Keputusan: Setuju?
      Jika Ya: arsip
      Jika Tidak: ditolak
      Jika Lain: SOP Pengaduan
      Lanjut ke: arsip (informasi)
  Langkah arsip oleh Staf: Mengarsipkan surat
    Kelengkapan: Surat diperiksa
    Waktu: 1 jam
    Output: Arsip
    Selesai ditolak oleh Staf: Surat dikembalikan
  Catatan:
    - Formulir ada di loket.
    - Map merah untuk yang mendesak.
"""


def test_what_holds_for_the_whole_run_stands_above_it(typed, write, clock) -> None:
    write("a.sop", TOLD)
    lines = typed("run", "a.sop", "--mulai", "1", lines="ada 1\nselesai\nada 1\n2\nya\n").stdout.splitlines()
    head = [
        "Pelaksanaan 1: Pelayanan Surat, A. Penerimaan",
        "Lanjutan dari SOP Pelayanan Loket dan Pengelolaan Surel",
        "Batas waktu: 1 hari kerja",
        "Batas waktu seluruh SOP: 3 hari kerja",
        "Sudah berjalan: 0 menit",
        "Catatan SOP:",
        "  - Formulir ada di loket.",
        "  - Map merah untuk yang mendesak.",
        "  Surat rahasia tidak dicatat di sini.",
    ]
    assert lines[:9] == head
    assert lines[-2] == "Pelaksanaan 1 selesai."
    running = typed("run", "a.sop", "--mulai", "2", lines="ada 1\n").stdout.splitlines()
    assert running[1] == "Lanjutan dari SOP Pengelolaan Surel"
    clock.passes(25 * 60)
    assert typed("run", "resume", "2", lines="jeda\n").stdout.splitlines()[4] == "Sudah berjalan: 1 hari kerja 1 jam"
    over = typed("run", "show", "1").stdout.splitlines()
    assert over[:4] == head[:4] and over[4] == "Catatan SOP:"


def test_whom_to_inform_and_where_a_way_ends(typed, write) -> None:
    write("a.sop", TOLD)
    lines = typed("run", "a.sop", "--mulai", "1", lines="ada 1\nselesai\nlihat\n").stdout.splitlines()
    assert "  Beri tahu    tembusan: langkah 3 (Staf)" in lines
    decision = lines.index("  Keputusan    Setuju?")
    assert lines[decision : decision + 5] == [
        "  Keputusan    Setuju?",
        "               1. Ya: langkah 3 (Staf)",
        "               2. Tidak: berakhir (Surat dikembalikan)",
        "               3. Lain: berakhir, lanjut ke SOP Pengaduan",
        "  Beri tahu    langkah 3 (Staf)",
    ]


def test_a_start_without_words_is_named_by_the_sops_that_it_continues(typed, write) -> None:
    write("a.sop", TOLD.replace("Mulai: Lewat surel", "Mulai:"))
    asked = typed("run", "a.sop", lines="\n").stdout.splitlines()
    assert asked[1:3] == ["  1. Lewat loket", "  2. Lanjutan dari SOP Pengelolaan Surel"]


def test_a_changed_time_limit_or_note_is_told(typed, write) -> None:
    write("a.sop", TOLD)
    typed("run", "a.sop", "--mulai", "1", lines="jeda\n")
    write("b.sop", TOLD.replace("Batas waktu: 3 hari kerja\n", "").replace("merah", "kuning"))
    told = typed("run", "migrate", "1", "b.sop").stdout.splitlines()
    assert told[1:4] == [
        "Batas waktunya lain: semula 1 hari kerja dan 3 hari kerja, sekarang 1 hari kerja.",
        "Catatan SOP-nya lain.",
        "Tidak ada langkah yang berbeda.",
    ]
    write("c.sop", TOLD.replace(" dan arsip (tembusan) (informasi)", ""))
    assert "Langkah 1 berubah: alur." in typed("run", "migrate", "1", "c.sop").stdout
    write("d.sop", TOLD.replace("- Pelayanan Loket", "- Pelayanan Terpadu"))
    assert "Langkah 1 berubah: alur." in typed("run", "migrate", "1", "d.sop").stdout


def test_a_note_of_the_document_may_name_steps_of_any_procedure() -> None:
    other = "Prosedur B: Pengiriman\n  Langkah oleh Staf: Menulis\n  Langkah kirim oleh Staf: Mengirim\n"
    text = TOLD.replace("tidak dicatat di sini", "dicatat pada langkah {kirim}")
    text = text.replace("Prosedur A:", f"{other}Prosedur A:")
    sop = parse(Source("x", text)).sop
    assert [plan.notes[-1] for plan in plans_of(sop, analyse(sop))] == ["Surat rahasia dicatat pada langkah 2."] * 2
