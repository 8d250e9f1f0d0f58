"""What was changed in an editor is changed in the text, and nothing else is."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdsl.flow import analyse
from sopdsl.importing import read
from sopdsl.model import Sop
from sopdsl.syntax.printer import print_sop
from tests.importing.editor import Editor
from tests.importing.test_bpmn_export_back import export, imported, model_of
from tests.strategies import sops

GOOD = Path(__file__).parents[2] / "grammar/corpus/good"
SMALL = """SOP: Surat
Nomor: 01/DC/2025

Pelaksana:
  - Staf = Pengelola Surat
  - Kasubag
  - Kadin (sistem)

# catatan penulis
Langkah tulis oleh Staf: Menulis *konsep* surat
  Kelengkapan: Disposisi; Arsip
  Waktu: 1,5 jam
  Output: Konsep surat

Kelompok: Pemeriksaan

Langkah oleh Kasubag: Memeriksa konsep surat
  Waktu: 10 menit
  Output: idem
  Keputusan: Benar?
    Jika Ya: lanjut
    Jika Tidak: tulis

Langkah kirim oleh Staf: Mengirim surat
  Waktu: 2 hari kerja
  Syarat: bila disetujui
"""


def changes(sop: Sop, *edits: Callable[[Editor], object]) -> list[str]:
    """The lines that go and come when an exported file is edited and imported."""
    editor = Editor(export(sop))
    for edit in edits:
        edit(editor)
    new = (imported(editor.save()).text or "").splitlines()
    found = difflib.unified_diff(print_sop(sop).splitlines(), new, lineterm="", n=0)
    return [line for line in found if line[0] in "+-" and line[:3] not in ("+++", "---") and len(line) > 1]


def test_what_an_editor_writes_anew_is_no_change() -> None:
    assert changes(model_of(SMALL)) == []


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            lambda editor: editor.rename("p1_n3", "3. Mengirim surat & salinannya"),
            ["-Langkah kirim oleh Staf: Mengirim surat", "+Langkah kirim oleh Staf: Mengirim surat & salinannya"],
        ),
        (
            lambda editor: editor.rename("p1_n2", "2. Meneliti konsep surat Benar?"),
            ["-Langkah oleh Kasubag: Memeriksa konsep surat", "+Langkah oleh Kasubag: Meneliti konsep surat"],
        ),
        (
            lambda editor: editor.move("p1_n3", "p1_lajur3"),
            ["-Langkah kirim oleh Staf: Mengirim surat", "+Langkah kirim oleh Kadin: Mengirim surat"],
        ),
        (
            lambda editor: editor.rename("p1_lajur2", "Kepala Subbagian"),
            [
                "-  - Kasubag",
                "+  - Kepala Subbagian",
                "-Langkah oleh Kasubag: Memeriksa konsep surat",
                "+Langkah oleh Kepala Subbagian: Memeriksa konsep surat",
            ],
        ),
        (lambda editor: editor.rename("p1_n2_pilih", "Tepat?"), ["-  Keputusan: Benar?", "+  Keputusan: Tepat?"]),
        (
            lambda editor: editor.rename(editor.flow("p1_n2_pilih", "Tidak"), "Perbaiki"),
            ["-    Jika Tidak: tulis", "+    Jika Perbaiki: tulis"],
        ),
        (
            lambda editor: editor.document("p1_n3", "2 hari kerja", "3 hari"),
            ["-  Waktu: 2 hari kerja", "+  Waktu: 3 hari"],
        ),
        (
            lambda editor: editor.rename("p1_n1_o1_dokumen", "Naskah surat"),
            ["-  Output: Konsep surat", "+  Output: Naskah surat"],
        ),
        (
            lambda editor: editor.rename("p1_n3_syarat", "Bila surat keluar?"),
            ["-  Syarat: bila disetujui", "+  Syarat: Bila surat keluar"],
        ),
        (lambda editor: editor.rename("sop", "Surat Keluar"), ["-SOP: Surat", "+SOP: Surat Keluar"]),
    ],
)  # fmt: skip
def test_other_words_and_lanes(edit: Callable[[Editor], object], expected: list[str]) -> None:
    assert changes(model_of(SMALL), edit) == expected


def test_a_new_task_between_two() -> None:
    def edit(editor: Editor) -> None:
        new = editor.add("task", "Memberi nomor surat", "p1_lajur2")
        editor.redirect("p1_n2_pilih", "p1_n3_syarat", new)
        editor.connect(new, "p1_n3_syarat")

    assert changes(model_of(SMALL), edit) == ["+Langkah oleh Kasubag: Memberi nomor surat"]


def test_a_new_branch_to_a_new_task() -> None:
    def edit(editor: Editor) -> None:
        new = editor.add("task", "Membatalkan surat", "p1_lajur3")
        editor.connect("p1_n2_pilih", new, "Batal")

    assert changes(model_of(SMALL), edit) == [
        "-    Jika Ya: lanjut",
        "+    Jika Ya: kirim",
        "+    Jika Batal: lanjut",
        "+Langkah oleh Kadin: Membatalkan surat",
        "+  Lanjut ke: selesai",
    ]


def test_a_task_that_is_deleted() -> None:
    def edit(editor: Editor) -> None:
        editor.redirect("p1_n2_pilih", "p1_n3_syarat", "p1_n3_selesai")
        for name in ("p1_n3_syarat", "p1_n3", "p1_n3_usai"):
            editor.delete(name)

    assert changes(model_of(SMALL), edit) == [
        "-    Jika Ya: lanjut",
        "+    Jika Ya: selesai",
        "-Langkah kirim oleh Staf: Mengirim surat",
        "-  Waktu: 2 hari kerja",
        "-  Syarat: bila disetujui",
    ]


def test_work_that_nothing_leads_to_any_more_is_a_start_with_its_own_fields() -> None:
    def edit(editor: Editor) -> None:
        editor.delete(editor.flow("p1_n2_pilih", "Ya"))

    assert changes(model_of(SMALL), edit) == [
        "-  Keputusan: Benar?",
        "-    Jika Ya: lanjut",
        "-    Jika Tidak: tulis",
        "+  Lanjut ke: tulis (Tidak)",
        "+  Mulai oleh Staf:",
    ]


def test_the_pool_is_the_title_and_notes_are_kept() -> None:
    sop = model_of(SMALL + "\nCatatan: Berlaku *segera*\n")

    def edit(editor: Editor) -> None:
        editor.rename("p1_kolam", "Surat Keluar")
        editor.note("Lihat juga SOP arsip")

    assert changes(sop, edit) == [
        "-SOP: Surat",
        "+SOP: Surat Keluar",
        "+  - Lihat juga SOP arsip",
    ]


def test_a_pool_that_goes_and_one_that_comes() -> None:
    text = "SOP: Dua\nNomor: 7\nPelaksana: Staf\n\nProsedur A: Satu\n  Langkah oleh Staf: Menulis\n"
    sop = model_of(text + "Prosedur B: Dua\n  Langkah oleh Staf: Membaca\n")
    assert [line for line in changes(sop, lambda editor: editor.delete_pool("p2")) if line[0] == "+"] == []
    editor = Editor(export(sop))
    editor.delete_pool("p1")
    text = imported(editor.save().replace(b'"p2', b'"px').replace(b'"sop_dua', b'"sop_lain')).text or ""
    assert "Nomor: 7" in text and "Membaca" in text and "Menulis" not in text


def test_a_carried_document_that_is_damaged_is_said() -> None:
    found = read("berkas.bpmn", export(model_of(SMALL)).replace(b"Langkah tulis oleh", b"Lngkah tulis oleh"), ".bpmn")
    assert [finding.message.key for finding in found.diagnostics] == ["IMP002.naskah-rusak"]
    assert found.text is not None and "Nomor" not in found.text and "Menulis konsep surat" in found.text


def test_a_block_and_joint_work_stay_as_they_are_written() -> None:
    sop = model_of((GOOD / "serentak.sop").read_text(encoding="utf-8"))
    assert changes(sop, lambda editor: editor.rename("p1_n9", "8. Menyimpan")) == [
        "-Langkah arsip oleh Staf: Mengarsipkan",
        "+Langkah arsip oleh Staf: Menyimpan",
    ]
    sop = model_of((GOOD / "bersama-lalu-atau.sop").read_text(encoding="utf-8"))
    found = changes(sop, lambda editor: editor.rename("p1_n1", "1. Rapat"))
    assert [line.rpartition(": ")[2] for line in found] == ["Melakukan rapat persiapan", "Rapat"]


@settings(max_examples=40)
@given(sops(most_rows=6), st.data())
def test_random_edits_of_random_documents_are_seen(sop: Sop, data: st.DataObject) -> None:
    editor = Editor(export(sop))
    number = data.draw(st.integers(1, len(sop.procedures)))
    process, graph = f"p{number}", analyse(sop)[number - 1].graph
    names = [f"{process}_n{node.id + 1}" for node in graph.nodes]
    tasks = [name for name in names if editor.kind(name) == "userTask"]
    kind = data.draw(st.sampled_from(["rename", "add", "delete", "flow"]))
    lane = next(iter(editor.lanes(process)))
    if tasks and kind == "rename":
        editor.rename(data.draw(st.sampled_from(tasks)), "Perubahan")
    elif tasks and kind == "add":
        editor.connect(data.draw(st.sampled_from(tasks)), editor.add("task", "Perubahan", lane))
    elif len(tasks) > 1 and kind == "delete":
        editor.delete(data.draw(st.sampled_from(tasks)))
    elif tasks:
        editor.connect(data.draw(st.sampled_from(tasks)), data.draw(st.sampled_from(tasks)))
    text = imported(editor.save()).text or ""
    assert ("Perubahan" in text) == (bool(tasks) and kind in ("rename", "add"))
    assert model_of(text).identity == sop.identity
