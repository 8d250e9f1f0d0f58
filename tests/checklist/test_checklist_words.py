"""What a checklist says of the flow: where ways lead, who waits for whom, and who signs."""

from __future__ import annotations

from sopdsl.renderers.checklist.entries import Section
from sopdsl.renderers.checklist.listing import checklist
from sopdsl.renderers.checklist.paper.lines import Line, before, body, signatures

from sopdsl.flow import analyse
from sopdsl.model import Run
from sopdsl.source import Source
from sopdsl.syntax import parse


def said(rows: str, step: int = 1) -> list[str]:
    """The lines below the kegiatan of a step, boxes as `[]`."""
    return [shown(line) for line in body(section_of(rows).entries[step - 1])]


def section_of(rows: str) -> Section:
    sop = parse(Source("x", f"SOP: X\nPelaksana: A; B; C\n{rows}")).sop
    return checklist(sop, analyse(sop)).sections[0]


def shown(line: Line) -> str:
    words = "".join(part.text if isinstance(part, Run) else "\n" for part in line.content)
    return " ".join(filter(None, (line.title, "[]" * line.box, words, line.blank)))


def signed(row: str) -> list[tuple[str, ...]]:
    return [(signature.title, *signature.names) for signature in signatures(section_of(row).entries[0])]


LAST = "Langkah akhir oleh C: Z\n"


def test_what_the_order_says_is_not_said_again() -> None:
    assert said("Langkah oleh A: X\nLangkah oleh B: Y\n") == []
    assert said("Langkah oleh A: X\nLangkah oleh B: Y\n", step=2) == ["Berikutnya: → selesai"]


def test_ways_forward_back_and_around() -> None:
    rows = (
        "Langkah satu oleh A: X\n  Lanjut ke: tiga\nLangkah dua oleh B: Y\n  Keputusan: Baik?\n    Jika Ya: tiga\n"
        "    Jika Tidak: satu\n    Jika Ragu: dua\n    Jika Batal: selesai\nLangkah tiga oleh C: Z\n"
    )
    assert said(rows) == ["Berikutnya: → langkah 3"]
    assert said(rows, step=2) == [
        "Keputusan: Baik?",
        "[] Jika Ya: ke langkah 3",
        "[] Jika Tidak: kembali ke langkah 1",
        "[] Jika Ragu: ulangi langkah ini",
        "[] Jika Batal: selesai",
    ]


def test_a_way_that_passes_a_symbol_says_so() -> None:
    rows = "Langkah oleh A: X\n  Lanjut ke: putusan\nLangkah: Y\n  Proses oleh B: mencatat\n" + (
        "  Keputusan putusan oleh C: Baik?\n    Jika Ya: lanjut\n    Jika Tidak: selesai\n" + LAST
    )
    assert said(rows) == ["Berikutnya: → langkah 2 (C)"]
    inside = (
        "Langkah: X\n  Proses oleh A: satu\n    Lanjut ke: tiga\n  Proses oleh B: dua\n  Proses tiga oleh C: tiga\n"
    )
    assert said(inside + LAST) == ["A: satu", "Berikutnya: → lanjut di langkah ini (C)", "B: dua", "C: tiga"]


def test_ways_to_other_documents_and_procedures() -> None:
    rows = "Prosedur A:\n  Langkah oleh A: X\n    Lanjut ke: {}\nProsedur B:\n  Langkah oleh A: Y\n"
    assert said(rows.format("SOP Kearsipan Surat")) == ["Berikutnya: → SOP Kearsipan Surat"]
    assert said(rows.format("Prosedur B (salinan)")) == ["Berikutnya: salinan → Prosedur B"]
    assert said("Langkah oleh A: X\n  Selesai: Beres\n    SOP: Kearsipan\n") == [
        "Selesai A: [] Beres",
        "Dilanjutkan ke SOP Kearsipan",
    ]


def test_work_that_splits_and_joins() -> None:
    rows = "Langkah a oleh A: X\n  Lanjut ke: b dan c\nLangkah b oleh A: Y\n  Lanjut ke: akhir\n" + (
        "Langkah c oleh B: Y\nLangkah akhir oleh C: Z\n  Menunggu: b, c\n"
    )
    assert said(rows) == ["Berikutnya: → langkah 2 dan 3, bersamaan"]
    assert said(rows, step=4) == ["Tunggu sampai langkah 2 dan 3 selesai.", "Berikutnya: → selesai"]
    labelled = "Langkah a oleh A: X\n  Lanjut ke: b (asli) dan b (salinan)\nLangkah b oleh A: Y\n"
    assert said(labelled) == ["Berikutnya: → asli: langkah 2 dan salinan: langkah 2, bersamaan"]


def test_steps_that_start_together() -> None:
    block = "Serentak:\n" + "".join(f"  Langkah oleh A: {step}\n" for step in "PQR") + LAST
    assert said(block, step=2)[0] == "Langkah 1 sampai 3 dikerjakan bersamaan."
    assert said(block, step=4)[0] == "Tunggu sampai langkah 1, 2 dan 3 selesai."
    assert said("Serentak:\n  Langkah oleh A: P\n  Langkah oleh B: Q\n" + LAST)[0] == (
        "Langkah 1 dan 2 dikerjakan bersamaan."
    )


def test_ways_that_may_be_chosen() -> None:
    rows = "Langkah oleh A: X\n  Lanjut ke: akhir (salinan) (opsional), selesai (opsional)\nLangkah oleh B: Y\n" + LAST
    assert said(rows) == ["Pilih salah satu:", "[] salinan → langkah 3", "[] → selesai"]


def test_information_is_no_way() -> None:
    rows = "Langkah satu oleh A: X\nLangkah oleh B: Y\n  Keputusan: Baik?\n    Jika Ya: lanjut\n" + (
        "    Jika Tidak: satu (informasi)\n" + LAST
    )
    assert said(rows, step=2) == [
        "Keputusan: Baik?",
        "[] Jika Ya: ke langkah 3",
        "[] Jika Tidak",
        "Informasi: Tidak → langkah 1",
    ]


def test_a_way_of_one_executor_alone_says_whose_it_is() -> None:
    rows = "Langkah oleh A atau B: X\n  Keputusan: Baik?\n    Jika Ya: dua\n    Jika Tidak: selesai\n" + (
        "Langkah dua oleh A atau B: Y\n"
    )
    assert said(rows) == [
        "Keputusan: Baik?",
        "[] Jika Ya (A): ke langkah 2 (A)",
        "[] Jika Tidak: selesai",
        "[] Jika Ya (B): ke langkah 2 (B)",
    ]


def test_several_symbols_in_one_row_say_whose_they_are() -> None:
    rows = "Langkah oleh A: X\n  Proses oleh B: mencatat\n  Keputusan oleh C: Baik?\n    Jika Ya: lanjut\n" + (
        "    Jika Tidak: selesai\n" + LAST
    )
    assert said(rows) == ["B: mencatat", "Keputusan C: Baik?", "[] Jika Ya: ke langkah 2", "[] Jika Tidak: selesai"]
    assert signed(rows) == [("Paraf:", "A"), ("lalu:", "B"), ("lalu:", "C")]


def test_several_starts() -> None:
    rows = "Langkah oleh A: X\n  Mulai oleh A: Datang\n  Mulai oleh B: Surel\n    Lanjut ke: akhir\n" + LAST
    assert said(rows) == ["Mulai A: [] Datang", "Mulai B: [] Surel → langkah 2"]
    elsewhere = "Langkah oleh A: X\n  Mulai oleh A: Datang\nLangkah oleh B: Y\n  Mulai oleh B: Surel\n" + LAST
    assert [shown(line) for line in before(section_of(elsewhere))] == [
        "Pelaksana: A; B; C",
        "Dimulai di salah satu langkah:",
        "[] Datang → langkah 1",
        "[] Surel → langkah 2",
    ]
    assert signed("Langkah: X\n  Mulai oleh A: Datang\n  Mulai oleh B: Surel\n") == [("Paraf salah satu:", "A", "B")]


def test_who_signs() -> None:
    assert signed("Langkah oleh A: X\n") == [("Paraf:", "A")]
    assert signed("Langkah oleh B bersama A: X\n") == [("Paraf semua:", "A", "B")]
    assert signed("Langkah oleh B lalu A: X\n") == [("Paraf:", "B"), ("lalu:", "A")]
    assert signed("Langkah oleh A atau B atau C: X\n") == [("Paraf salah satu:", "A", "B", "C")]
    assert signed("Langkah: X\n") == [("Paraf:", "Pelaksana")]
    assert signed("Langkah: X\n  Proses oleh A: x\n  Proses oleh A: y\n") == [("Paraf:", "A")]


def test_boxes_conditions_and_shared_cells() -> None:
    first = (
        "Langkah oleh A: X\n  Syarat: bila kurang\n  Kelengkapan:\n    Berkas:\n    - KTP\n    - KK\n  Waktu: 1 jam\n"
    )
    rows = f"{first}  Output: -\nLangkah oleh B: Y\n  Kelengkapan: idem\n  Waktu: idem\n" + LAST
    assert said(rows) == [
        "Syarat: bila kurang",
        "[] Dilewati, alasan",
        "Waktu: 1 jam",
        "Kelengkapan: Berkas:",
        "[] KTP",
        "[] KK",
        "Output: -",
    ]
    assert said(rows, step=2) == ["Waktu: bersama langkah 1", "Kelengkapan: [] sama dengan langkah 1"]


def test_only_steps_in_a_loop_are_repeated() -> None:
    rows = "Langkah oleh A: X\nLangkah dua oleh B: Y\nLangkah oleh A: Z\n  Keputusan: ?\n    Jika Ya: lanjut\n" + (
        "    Jika Tidak: dua\n" + LAST
    )
    assert [entry.repeats for entry in section_of(rows).entries] == [False, True, True, False]
