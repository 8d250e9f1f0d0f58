"""`sop compare` on the flow: each arrow that differs is named, and none that differs only because rows came or went."""

from __future__ import annotations

import pytest

TEXT = """\
SOP: Pelayanan Permohonan
Pelaksana: Staf; Kasi; Kadin
Langkah terima: Menerima permohonan
  Mulai oleh Staf: Lewat loket
    Lanjut ke: catat
  Mulai oleh Kasi: Lewat surel
    SOP: Pengelolaan Surel
    Lanjut ke: unduh
Langkah catat oleh Staf: Mencatat permohonan
  Lanjut ke: telaah dan arsip (tembusan) (informasi)
Langkah unduh oleh Kasi: Mengunduh permohonan
Langkah telaah oleh Kasi: Menelaah permohonan
  Keputusan: Lengkap?
    Jika Ya: nilai
    Jika Tidak: catat
  Keputusan nilai oleh Kadin: Layak?
    Jika Ya: lanjut
    Jika Tidak: selesai
    Jika Dialihkan: SOP Pengalihan
Langkah bagi oleh Kasi: Membagi tugas
Serentak:
  Langkah ruang oleh Staf: Menyiapkan ruang
  Langkah alat oleh Kasi: Menyiapkan alat
Langkah rapat oleh Kadin: Memimpin rapat
Langkah lapor oleh Kasi: Melaporkan hasil
Langkah arsip oleh Staf: Mengarsipkan berkas
  Lanjut ke: SOP Kearsipan
"""
CASES = {
    "another target": (
        ("    Jika Tidak: catat", "    Jika Tidak: unduh"),
        "Langkah 4 berubah: alur.",
        "  Jika Tidak: semula “langkah 2 (Mencatat permohonan)”, sekarang “langkah 3 (Mengunduh permohonan)”",
    ),
    "the second decision of a row": (
        ("    Jika Tidak: selesai", "    Jika Tidak: catat"),
        "Langkah 4 berubah: alur.",
        "  Keputusan 2, Jika Tidak: semula “selesai”, sekarang “langkah 2 (Mencatat permohonan)”",
    ),
    "another SOP": (
        ("SOP Pengalihan", "SOP Mutasi"),
        "Langkah 4 berubah: alur.",
        "  Keputusan 2, Jika Dialihkan: semula “SOP Pengalihan”, sekarang “SOP Mutasi”",
    ),
    "another question": (
        ("Layak?", "Disetujui?"),
        "Langkah 4 berubah: alur.",
        "  Keputusan 2: semula “Layak?”, sekarang “Disetujui?”",
    ),
    "another label": (
        ("Jika Tidak: catat", "Jika Belum: catat"),
        "Langkah 4 berubah: alur.",
        "  Jika Tidak, dihapus: langkah 2 (Mencatat permohonan)",
        "  Jika Belum, ditambah: langkah 2 (Mencatat permohonan)",
    ),
    "a branch to another symbol of the row": (
        ("Jika Ya: nilai", "Jika Ya: bagi"),
        "Langkah 4 berubah: alur.",
        "  Jika Ya: semula “langkah 4 (Menelaah permohonan)”, sekarang “langkah 5 (Membagi tugas)”",
    ),
    "word of the work": (
        (" dan arsip (tembusan) (informasi)", ""),
        "Langkah 2 berubah: alur.",
        "  Lanjut ke (tembusan, informasi), dihapus: langkah 10 (Mengarsipkan berkas)",
    ),
    "a choice instead of all": (
        ("telaah dan arsip (tembusan) (informasi)", "telaah (opsional) dan arsip (tembusan) (opsional)"),
        "Langkah 2 berubah: alur.",
        "  Lanjut ke: semula “langkah 4 (Menelaah permohonan)”, sekarang “langkah 4 (Menelaah permohonan), opsional”",
        "  Lanjut ke (tembusan, informasi), dihapus: langkah 10 (Mengarsipkan berkas)",
        "  Lanjut ke (tembusan), ditambah: langkah 10 (Mengarsipkan berkas), opsional",
    ),
    "where the last row goes on": (
        ("SOP Kearsipan", "selesai"),
        "Langkah 10 berubah: alur.",
        "  Lanjut ke: semula “SOP Kearsipan”, sekarang “selesai”",
    ),
    "a jump over a row": (
        ("Memimpin rapat\n", "Memimpin rapat\n  Lanjut ke: arsip\n"),
        "Langkah 8 berubah: alur.",
        "  Lanjut ke: semula “langkah 9 (Melaporkan hasil)”, sekarang “langkah 10 (Mengarsipkan berkas)”",
    ),
    "what a row waits for": (
        ("Melaporkan hasil\n", "Melaporkan hasil\n  Menunggu: rapat\n"),
        "Langkah 9 berubah: alur.",
        "  Menunggu, ditambah: langkah 8 (Memimpin rapat)",
    ),
    "who starts": (
        ("Mulai oleh Kasi", "Mulai oleh Kadin bersama Kasi"),
        "Langkah 1 berubah: alur.",
        "  Mulai: semula “oleh Kasi: Lewat surel”, sekarang “oleh Kasi bersama Kadin: Lewat surel”",
    ),
    "where a start goes on": (
        ("Lanjut ke: unduh", "Lanjut ke: catat"),
        "Langkah 1 berubah: alur.",
        "  Mulai Lewat surel, Lanjut ke: semula “langkah 3 (Mengunduh permohonan)”, "
        "sekarang “langkah 2 (Mencatat permohonan)”",
    ),
    "what a start goes on with": (
        ("Pengelolaan Surel", "Surat Elektronik"),
        "Langkah 1 berubah: alur.",
        "  Mulai, SOP: semula “Pengelolaan Surel”, sekarang “Surat Elektronik”",
    ),
    "an end of its own": (
        ("Memimpin rapat\n", "Memimpin rapat\n  Selesai oleh Kadin:\n    Lanjut ke: arsip\n"),
        "Langkah 8 berubah: alur.",
        "  Lanjut ke: semula “langkah 9 (Melaporkan hasil)”, sekarang “langkah 10 (Mengarsipkan berkas)”",
        "  Selesai, ditambah: oleh Kadin",
    ),
    "a decision": (
        ("Melaporkan hasil\n", "Melaporkan hasil\n  Keputusan: Perlu?\n    Jika Ya: lanjut\n    Jika Tidak: rapat\n"),
        "Langkah 9 berubah: alur.",
        "  Keputusan, ditambah: Perlu?",
        "  Jika Ya, ditambah: langkah 10 (Mengarsipkan berkas)",
        "  Jika Tidak, ditambah: langkah 8 (Memimpin rapat)",
    ),
    "a new row": (
        ("Langkah lapor", "Langkah oleh Staf: Menyusun notula\nLangkah lapor"),
        "Langkah 9 baru: Menyusun notula",
    ),
    "a row less": (
        ("Langkah lapor oleh Kasi: Melaporkan hasil\n", ""),
        "Langkah 9 tidak ada lagi: Melaporkan hasil",
    ),
    "a new last row": (
        ("  Lanjut ke: SOP Kearsipan\n", "  Lanjut ke: SOP Kearsipan\nLangkah oleh Kadin: Memusnahkan berkas\n"),
        "Langkah 11 baru: Memusnahkan berkas",
    ),
    "a new row that all start together": (
        ("Langkah rapat", "  Langkah oleh Kadin: Menulis sambutan\nLangkah rapat"),
        "Langkah 5 berubah: alur.",
        "  Lanjut ke, ditambah: langkah 8 (Menulis sambutan)",
        "Langkah 8 baru: Menulis sambutan",
        "Langkah 8 (sekarang langkah 9) berubah: alur.",
        "  Menunggu, ditambah: langkah 8 (Menulis sambutan)",
    ),
    "another order behind rows that start together": (
        (
            "Langkah rapat oleh Kadin: Memimpin rapat\nLangkah lapor oleh Kasi: Melaporkan hasil\n",
            "Langkah lapor oleh Kasi: Melaporkan hasil\nLangkah rapat oleh Kadin: Memimpin rapat\n",
        ),
        "Langkah 6 berubah: alur.",
        "  Lanjut ke: semula “langkah 8 (Memimpin rapat)”, sekarang “langkah 8 (Melaporkan hasil)”",
        "Langkah 9 (sekarang langkah 8) berubah: urutan dan alur.",
        "  Menunggu, ditambah: langkah 6 (Menyiapkan ruang)",
        "  Menunggu, ditambah: langkah 7 (Menyiapkan alat)",
        "Langkah 8 (sekarang langkah 9) berubah: alur.",
        "  Menunggu, dihapus: langkah 6 (Menyiapkan ruang)",
        "  Menunggu, dihapus: langkah 7 (Menyiapkan alat)",
    ),
    "a branch that is named in words": (("Jika Ya: lanjut", "Jika Ya: bagi"),),
    "executors who hand over": (
        ("oleh Kadin: Memimpin", "oleh Kasi lalu Kadin: Memimpin"),
        "Langkah 8 berubah: pelaksana.",
        "  Pelaksana, ditambah: Kasi",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_differs_in_the_flow_is_told_alone(sop, write, case: tuple[tuple[str, str], *tuple[str, ...]]) -> None:
    (before, after), *said = case
    assert TEXT.count(before) == 1
    write("lama.sop", TEXT)
    write("baru.sop", TEXT.replace(before, after))
    result = sop("compare", "lama.sop", "baru.sop")
    expected = ["Langkah", *(f"  {line}" for line in said)] if said else ["Tidak ada yang berbeda."]
    assert (result.exit_code, result.stdout.splitlines()) == (0, expected)


def test_rows_that_change_places_are_told_once(sop, write) -> None:
    rows = [f"Langkah oleh {name}: {words}\n" for name, words in (("Staf", "Menulis"), ("Kasi", "Memaraf"))]
    head, last = "SOP: Surat\nPelaksana: Staf; Kasi\n", "Langkah oleh Staf: Mengirim\n"
    write("lama.sop", "".join([head, *rows, last]))
    write("baru.sop", "".join([head, *rows[::-1], last]))
    result = sop("compare", "lama.sop", "baru.sop")
    assert result.stdout == "Langkah\n  Langkah 2 (sekarang langkah 1) berubah: urutan.\n"


CHOICE = "Langkah oleh Staf: Memilah\n  Keputusan: Ya?\n    Jika Ya: lanjut\n    Jika Tidak: selesai\n"
SIGN = "Langkah c oleh Kasi: Memaraf\n"
SEND = "Langkah d oleh Staf: Mengirim\n"
SENT = "Langkah: Merekam\n  Proses oleh Staf:\n    Lanjut ke: b\n  Proses b oleh Kasi:\n"
AGAIN = "Langkah a oleh Staf: Merekam\n  Proses b oleh Kasi:\n    Lanjut ke: b\n"
DUMB = f"Langkah oleh Staf: Merekam\n  Lanjut ke: -\n{SIGN}"
ASKED = f"Langkah a oleh Staf: Memilah\n  Keputusan: Ya?\n    Jika Ya: c dan d\n    Jika Tidak: a\n{SIGN}{SEND}"
FORKED = f"Langkah oleh Staf: Merekam\n  Lanjut ke: c\n{SIGN}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (CHOICE + SIGN, SIGN + CHOICE, ["Langkah 2 (sekarang langkah 1) berubah: urutan."]),
        (
            CHOICE.replace("Ya: lanjut", "Ya: selesai"),
            CHOICE + SIGN,
            ["  Jika Ya: semula “selesai”, sekarang “langkah 2 (Memaraf)”", "Langkah 2 baru: Memaraf"],
        ),
        (CHOICE, CHOICE.replace("  Kep", "  Mulai oleh Kasi:\n  Kep"), ["  Mulai, ditambah: oleh Kasi"]),
        (SENT, SENT.replace("ke: b", "ke: b (berkas)"), ["  Lanjut ke (berkas), ditambah: langkah 1 (Merekam)"]),
        (FORKED, FORKED.replace("ke: c", "ke: c dan selesai"), ["  Lanjut ke, ditambah: selesai"]),
        (
            AGAIN,
            AGAIN.replace("ke: b", "ke: selesai"),
            ["  Lanjut ke: semula “langkah 1 (Merekam)”, sekarang “selesai”"],
        ),
        (
            ASKED,
            ASKED.replace("dan d", "dan d (opsional)"),
            [
                "  Jika Ya, dihapus: langkah 2 (Memaraf)",
                "  Jika Ya, dihapus: langkah 3 (Mengirim)",
                "  Jika Ya, ditambah: langkah 2 (Memaraf), opsional",
                "  Jika Ya, ditambah: langkah 3 (Mengirim), opsional",
            ],
        ),
        (DUMB, FORKED, ["  Lanjut ke: semula “-”, sekarang “langkah 2 (Memaraf)”"]),
    ],
)
def test_symbols_of_one_row(sop, write, old: str, new: str, said: list[str]) -> None:
    write("lama.sop", f"SOP: Surat\nPelaksana: Staf; Kasi\n{old}")
    write("baru.sop", f"SOP: Surat\nPelaksana: Staf; Kasi\n{new}")
    lines = sop("compare", "lama.sop", "baru.sop").stdout.splitlines()
    assert [line for line in lines[1:] if line != "  Langkah 1 berubah: alur."] == [f"  {line}" for line in said]


def test_who_starts_is_known_by_the_office(sop, write) -> None:
    text = "SOP: Surat\nPelaksana: Staf = Pelaksana; Kasi\nLangkah oleh Kasi: Membaca\n  Mulai oleh Staf:\n"
    write("lama.sop", text)
    write("baru.sop", text.replace("Staf", "JFU"))
    said = "Kepala naskah\n  Pelaksana: semula “Staf = Pelaksana”, sekarang “JFU = Pelaksana”\n"
    assert sop("compare", "lama.sop", "baru.sop").stdout == said


def test_in_english(sop, write) -> None:
    write("lama.sop", TEXT)
    write(
        "baru.sop",
        TEXT.replace("Jika Tidak: selesai", "Jika Tidak: catat").replace("telaah dan", "telaah (opsional) dan"),
    )
    lines = sop("compare", "lama.sop", "baru.sop", "--lang", "en").stdout.splitlines()
    assert lines[-1] == "    Keputusan 2, Jika Tidak: was “the end”, is now “step 2 (Mencatat permohonan)”"
