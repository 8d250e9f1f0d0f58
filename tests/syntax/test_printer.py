"""The canonical text: its keywords, its order, its depth, and where it breaks lines."""

from __future__ import annotations

from itertools import product

import pytest

from sopdsl.model import Inline, LineBreak, Run, Sop, StepNumber, Text
from sopdsl.source import Source
from sopdsl.syntax import parse
from sopdsl.syntax.inlines import read_inlines
from sopdsl.syntax.printer import print_sop
from sopdsl.syntax.printer_text import field_lines, markup
from sopdsl.syntax.texts import Piece

UNTIDY = """\
nama sop :   Pelayanan   Surat
pencatatan: Register
DASAR HUKUM:
1. Peraturan  satu
   yang panjang
2. Peraturan dua
    a. butir bawah
no. sop: 12/DC/2024
Tgl. Pengesahan: 2 Juni 2020
tgl pembuatan: 1 Juni 2020
klasifikasi: teknis,mikro
Ditetapkan oleh:
   NIP: 19700101 199003 1 001
   jabatan: Plt. Kepala
SKPD:
    Pemerintah Kota Contoh
    Dinas Contoh
Asumsi waktu: 1 hari = 8 jam
Pelaksana: Staf; Kepala = Kepala Dinas; Pemohon (eksternal)
Langkah a oleh staf -> Kepala: Menyusun
         surat
    output: Surat; Salinan
    waktu: sda
    Lanjut ke: a, a (kembali) (opsional) dan SOP Arsip
    keterangan:
      - satu
    Menunggu: a
Serentak:
    Langkah: Memeriksa
       Keputusan kep oleh Kepala | Staf: Setuju?
          Jika Ya: berikutnya
          Jika: a[Staf] dan selesai (informasi)
    Langkah: Mencatat
"""

TIDY = """\
SOP: Pelayanan Surat

Jenis: teknis, mikro
Instansi:
  Pemerintah Kota Contoh
  Dinas Contoh
Nomor: 12/DC/2024
Tanggal Pembuatan: 1 Juni 2020
Tanggal Pengesahan: 2 Juni 2020
Disahkan oleh:
  Jabatan: Plt. Kepala
  NIP: 19700101 199003 1 001

Dasar Hukum:
  - Peraturan satu yang panjang
  - Peraturan dua
    - butir bawah
Pencatatan dan Pendataan: Register

Asumsi waktu: 1 hari = 8 jam; 1 minggu = 5 hari; 1 bulan = 20 hari; 1 tahun = 240 hari

Pelaksana:
  - Staf
  - Kepala = Kepala Dinas
  - Pemohon (eksternal)

Langkah a oleh staf lalu Kepala: Menyusun surat
  Waktu: idem
  Output: Surat; Salinan
  Keterangan:
    - satu
  Menunggu: a
  Lanjut ke: a, a (kembali) (opsional) dan SOP Arsip

Serentak:

  Langkah: Memeriksa
    Keputusan kep oleh Kepala atau Staf: Setuju?
      Jika Ya: lanjut
      Jika: a oleh Staf dan selesai (informasi)

  Langkah: Mencatat
"""


def test_an_untidy_document_becomes_tidy() -> None:
    parsed = parse(Source("x", UNTIDY))
    assert parsed.diagnostics == ()
    assert print_sop(parsed.sop) == TIDY


def test_an_empty_document_has_its_keyword() -> None:
    assert print_sop(Sop(Text())) == "SOP:\n"


@pytest.mark.parametrize(
    ("content", "written"),
    [
        ((Run("rangkap *) dan 2 * 3 *"),), "rangkap *) dan 2 * 3 *"),
        ((Run("*miring*"),), r"\*miring*"),
        ((Run("**(tebal)"),), r"\*\*(tebal)"),
        ((Run("kata "), Run("asing", italic=True), Run("!")), "kata *asing*!"),
        ((Run("a*b", bold=True),), r"**a\*b**"),
        ((Run("ke "), Run("langkah ", True, True), StepNumber("x", True, True)), "ke ***langkah {x}***"),
        ((Run("2*"), StepNumber("x")), r"2\*{x}"),
        ((Run("x", italic=True), Run("*) y")), r"*x*\*) y"),
        ((Run("a ", bold=True), Run("b", True, True), Run(" c", bold=True), Run(" d")), "**a *b* c** d"),
        ((Run("a", italic=True), LineBreak(), Run("b", italic=True)), "*a\nb*"),
        ((Run("a", italic=True), LineBreak(), Run("b")), "*a*\nb"),
    ],
)
def test_markup(content: tuple[Inline, ...], written: str) -> None:
    assert markup(content) == written


@pytest.mark.parametrize("length", range(1, 6))
def test_any_marks_are_read_back(length: int) -> None:
    for marks in product(("*", "\\", "a", " ", "{n}", '"'), repeat=length):
        content = read_inlines([Piece(f"x{''.join(marks)}y", 0)])
        assert read_inlines([Piece(markup(content), 0)]) == content, marks


def lines_of(words: str) -> list[str]:
    """The lines of a field with these words."""
    return field_lines("Output", Text((Run(words),)), 0)


@pytest.mark.parametrize(
    "words",
    ["Waktu: lama", "Jika Ya: lanjut", "Jika ya maka", "Menunggu surat", "Wkatu: lama", "- satu", "# x", "1. satu",
     "a. satu", "• satu"],
)  # fmt: skip
def test_no_line_begins_with_what_is_no_text(words: str) -> None:
    """Wherever the room ends, the break is moved away from these words."""
    for length in range(60, 100):
        lines = lines_of("x" * length + " kata " + words + " " + "akhir " * 20)
        assert not [line for line in lines if line.startswith("  " + words.split()[0])]
        assert len(lines) > 1


def test_a_line_ends_before_its_room_does() -> None:
    lines = lines_of("kata " * 60 + "akhir")
    assert max(map(len, lines)) <= 100
    assert min(map(len, lines[:-1])) > 95


def test_a_long_word_has_a_line_of_its_own() -> None:
    assert [len(line) for line in lines_of(f"kata {'x' * 300} kata")] == [len("Output: kata"), 302, len("  kata")]


def test_the_author_s_own_line_breaks_stay() -> None:
    assert field_lines("Alamat", Text((Run("Jl. Satu"), LineBreak(), Run("Kota"))), 2) == [
        "  Alamat: Jl. Satu\\",
        "    Kota",
    ]
