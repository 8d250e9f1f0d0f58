"""What may be carried out, which part of it, by whom, and where that is recorded."""

from __future__ import annotations

import click
import pytest

from sopdsl.cli.run.group import COMMANDS, sub_command
from sopdsl.execution import Start
from sopdsl.execution.kept import read_kept
from sopdsl.execution.store import open_store
from tests.cli.conftest import CLEAN, another

HEAD = CLEAN[: CLEAN.index("Pelaksana: Staf")]
CELLS = "    Kelengkapan: Surat\n    Waktu: 1 jam\n    Output: Tanda terima\n"
PARTS = f"""{HEAD}
Prosedur A: Pengumpulan
  Pelaksana: Staf; Kasi
  Langkah oleh Staf: Mengumpulkan data
{CELLS}  Langkah oleh Kasi: Memeriksa data
{CELLS}    Lanjut ke: Prosedur B
Prosedur B: Penulisan
  Pelaksana: Staf; Kasi
  Langkah terima: Menerima surat
{CELLS}    Mulai oleh Staf: Lewat loket
    Mulai oleh Kasi: Lewat surel
    Proses oleh Staf:
  Langkah oleh Kasi: Menulis laporan
{CELLS}"""


def test_a_document_with_errors_is_refused(typed, write, own_folder, wrong_but_drawable: str) -> None:
    write("a b.sop", wrong_but_drawable)
    result = typed("run", "a b.sop")
    assert result.exit_code == 1
    assert "a b.sop: belum dapat dilaksanakan, karena masih ada galat (1)" in result.stderr
    assert "sop check 'a b.sop'" in result.stderr
    assert not (own_folder / "pelaksanaan.sqlite").exists()


def test_errors_of_the_settings_count_too(typed, letter, write) -> None:
    write("sop.toml", "[pelaksanaan]\nsimpn = 1\n")
    result = typed("run", "surat.sop")
    assert result.exit_code == 1 and "belum dapat dilaksanakan" in result.stderr


def test_a_document_without_steps_is_refused(typed, write) -> None:
    write("a.sop", f"{HEAD}Pelaksana: Staf; Kasi\n")
    result = typed("run", "a.sop")
    assert result.exit_code == 1 and "belum dapat dilaksanakan" in result.stderr


def test_a_draft_is_refused(typed, write) -> None:
    write("a.sop", CLEAN.replace("Pelayanan Surat\n", "Pelayanan Surat\nStatus: draf\n", 1))
    result = typed("run", "a.sop")
    assert result.exit_code == 1 and "masih draf; bila sudah disahkan, hapus baris Status: draf" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "BERKAS belum disebutkan"),
        (("",), "nama ini kosong"),
        (("tidak-ada.sop",), "tidak ada berkas atau folder dengan nama ini"),
        (("resum", "3"), 'tidak ada berkas atau perintah "resum"; maksud Anda "resume"?'),
        (("surat.sop", "--as", "Kepla"), 'tidak ada pelaksana "Kepla" dalam SOP ini; maksud Anda "Kepala"?'),
        (("surat.sop", "--as", "Menteri"), "pilih Staf atau Kepala"),
        (("surat.sop", "--nama", " "), "nama Anda tidak diketahui"),
        (("surat.sop", "--nama", "a\x1b[0m"), "tidak dapat dicatat"),
        (("surat.sop", "--prosedur", "2"), 'tidak ada prosedur "2"; pilih 1'),
        (("surat.sop", "--mulai", "2"), 'tidak ada awal "2"'),
        (("show",), "NOMOR belum disebutkan"),
        (("show", "tiga"), '"tiga" bukan nomor pelaksanaan'),
        (("show", "0"), '"0" bukan nomor pelaksanaan'),
        (("show", "9" * 30), "bukan nomor pelaksanaan"),
        (("show", "1"), "belum ada penyimpanan pelaksanaan di pelaksanaan.sqlite"),
        (("cancel", "1"), "--alasan"),
    ],
)
def test_wrong_words_are_said(typed, letter, own_folder, words: tuple[str, ...], said: str) -> None:
    result = typed("run", *words)
    assert result.exit_code == 2 and said in result.stderr and result.stdout == ""
    assert "\x1b" not in result.stderr
    assert not (own_folder / "pelaksanaan.sqlite").exists()


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_what_can_be_done_with_runs(typed, name: str) -> None:
    page, english = typed("run", name, "--help"), typed("run", name, "--help", "--lang", "en")
    assert page.exit_code == english.exit_code == 0
    assert page.stdout.startswith(f"Pemakaian: sop run {name} [OPSI]") and "\nContoh:\n  sop run " in page.stdout
    assert english.stdout.startswith(f"Usage: sop run {name} [OPTIONS]") and "Exit code: 0" in english.stdout
    options = [each for each in sub_command(name).params if isinstance(each, click.Option)]
    assert options and all(spelling in page.stdout for option in options for spelling in option.opts)
    assert f"  sop run {name} " in typed("run", "--help").stdout


def test_a_file_that_is_named_like_a_command(typed, write) -> None:
    write("show", CLEAN)
    assert typed("run", "./show").stdout.startswith("Pelaksanaan 1: Pelayanan Surat\n")
    assert "NOMOR belum disebutkan" in typed("run", "show").stderr


def test_one_of_several_procedures_and_starts(typed, write, kept) -> None:
    write("bagian.sop", PARTS)
    nothing = typed("run", "bagian.sop")
    assert nothing.exit_code == 2
    assert "tulis yang dipilih dengan --prosedur: A. Pengumpulan atau B. Penulisan" in nothing.stderr
    asked = typed("run", "bagian.sop", lines="3\nb. penulisan\nLewat surel\n")
    again = "Nomor (Enter saja untuk kembali): 3\nKetik nomor antara 1 dan 2.\n"
    assert f"  1. A. Pengumpulan\n  2. B. Penulisan\n{again}" in asked.stdout
    assert "Dari mana dimulai?\n  1. Lewat loket\n  2. Lewat surel\n" in asked.stdout
    assert "Pelaksanaan dimulai: Lewat surel. [petugas]" in asked.stdout
    given = typed("run", "bagian.sop", "--prosedur", "B", "--mulai", "lewat loket")
    assert given.stdout.splitlines()[:3] == [
        "Pelaksanaan lain dari SOP ini yang belum selesai: 1. Meneruskannya: sop run resume NOMOR",
        "Pelaksanaan 2: Pelayanan Surat, B. Penulisan",
        "23-11-2026 08.00  Pelaksanaan dimulai: Lewat loket. [petugas]",
    ]
    assert [kept(number).record.events[0].action for number in (1, 2)] == [Start(2), Start(1)]


@pytest.mark.parametrize("lines", ["\n", "0\n", "b\nbatal\n"])
def test_whoever_chooses_no_procedure_and_no_start_begins_nothing(typed, write, own_folder, lines: str) -> None:
    write("bagian.sop", PARTS)
    result = typed("run", "bagian.sop", lines=lines)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "Tidak jadi; tidak ada pelaksanaan yang dimulai.")
    assert not (own_folder / "pelaksanaan.sqlite").exists()


def test_starts_without_words_are_named_by_their_step(typed, write, kept) -> None:
    starts = "  Mulai oleh Staf:\n  Mulai oleh Kepala:\n    Lanjut ke: periksa\n"
    text = CLEAN.replace("Langkah oleh Kepala", "Langkah periksa oleh Kepala")
    write("a.sop", text.replace("  Output: Surat tercatat\n", f"  Output: Surat tercatat\n{starts}"))
    asked = typed("run", "a.sop", lines="langkah 2 (Kepala)\n")
    assert "Dari mana dimulai?\n  1. langkah 1 (Staf)\n  2. langkah 2 (Kepala)\n" in asked.stdout
    assert kept().record.events[0].action == Start(2)
    assert "--mulai: langkah 1 (Staf) atau langkah 2 (Kepala)" in typed("run", "a.sop").stderr


def test_where_the_work_goes_on_in_another_procedure_the_next_command_is_said(typed, write) -> None:
    write("bagian.sop", PARTS)
    result = typed("run", "bagian.sop", "--prosedur", "A", lines="selesai\nya\nselesai\nya\n")
    assert result.stdout.endswith(
        "Pelaksanaan 1 selesai.\nSelanjutnya: Prosedur B.\n  sop run bagian.sop --prosedur B\n"
        "Bila tadi ada yang keliru: sop run undo 1\n"
    )
    assert typed("run", "bagian.sop", "--prosedur", "B", "--mulai", "1").exit_code == 0
    again = typed("run", "resume", "1")
    assert again.stdout.endswith("Selanjutnya: Prosedur B.\n  sop run bagian.sop --prosedur B\n")


def test_where_the_work_goes_on_in_another_sop_the_next_command_is_said(typed, write) -> None:
    exits = CLEAN.replace("Jika Tidak: catat", "Jika Tidak: SOP Pelayanan Surat 2")
    write("naskah/surat.sop", exits)
    end = "ada 1\nselesai\nTidak\nya\nya\n"
    assert typed("run", "naskah/surat.sop", lines=end).stdout.endswith(
        "\nSelanjutnya: SOP Pelayanan Surat 2.\n"
        "Bila tadi ada yang keliru: sop run undo 1 --simpan naskah/pelaksanaan.sqlite\n"
    )
    write("naskah/dua kali.sop", another(CLEAN))
    typed("run", "naskah/surat.sop", lines=end)
    said = "Selanjutnya: SOP Pelayanan Surat 2.\n  sop run 'naskah/dua kali.sop'\n"
    for words in (("naskah/surat.sop",), ("resume", "1", "--simpan", "naskah/pelaksanaan.sqlite")):
        assert said in typed("run", *words, lines=end).stdout


def test_runs_are_kept_beside_the_settings_or_where_they_say(typed, write, own_folder) -> None:
    write("kantor/sop.toml", "")
    write("kantor/naskah/surat.sop")
    result = typed("run", "kantor/naskah/surat.sop")
    assert (own_folder / "kantor/pelaksanaan.sqlite").exists()
    assert result.stdout.endswith("sop run resume 1 --simpan kantor/pelaksanaan.sqlite\n")
    assert typed("run", "show", "1", "--simpan", "kantor/pelaksanaan.sqlite").exit_code == 0
    write("kantor/sop.toml", '[pelaksanaan]\nsimpan = "data jalan/jalan.sqlite"\n')
    (own_folder / "kantor/data jalan").mkdir()
    assert "--simpan 'kantor/data jalan/jalan.sqlite'" in typed("run", "kantor/naskah/surat.sop").stdout
    assert 'simpan = "data jalan/jalan.sqlite"  # kantor/sop.toml:2' in typed("config", "kantor").stdout
    elsewhere = typed("run", "kantor/naskah/surat.sop", SOP_SIMPAN="lain.sqlite")
    assert elsewhere.exit_code == 0 and (own_folder / "lain.sqlite").exists()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("../jalan.sqlite", "harus berupa berkas di dalam folder proyek"),
        ("/tmp/jalan.sqlite", "harus berupa berkas di dalam folder proyek"),
        ("C:jalan.sqlite", "harus berupa berkas di dalam folder proyek"),
        ("mysql://server/sop", "bukan alamat PostgreSQL"),
        ("postgresql://[", "bukan alamat PostgreSQL"),
        ("postgresql://sop:Rahas1a@server/sop", "memuat kata sandi"),
        ("postgresql://server/sop?password=Rahas1a", "memuat kata sandi"),
        (" ", "harus"),
    ],
)
def test_a_place_that_the_settings_may_not_name(typed, write, value: str, said: str) -> None:
    write("sop.toml", f'[pelaksanaan]\nsimpan = "{value}"\n')
    result = typed("config")
    assert result.exit_code == 1 and said in result.stderr
    assert "Rahas1a" not in result.stdout


def test_a_password_is_never_shown(typed, letter) -> None:
    for words in (("run", "surat.sop"), ("runs",), ("run", "verify")):
        result = typed(*words, "--simpan", "postgresql://sop:Rahas1a@localhost:1/sop?connect_timeout=1")
        assert result.exit_code == 2 and "Rahas1a" not in result.output


def test_a_store_that_cannot_be_used(typed, letter, write, own_folder) -> None:
    write("pelaksanaan.sqlite", "bukan penyimpanan")
    result = typed("run", "surat.sop")
    assert result.exit_code == 2 and "pelaksanaan.sqlite bukan penyimpanan pelaksanaan" in result.stderr
    assert (own_folder / "pelaksanaan.sqlite").read_text() == "bukan penyimpanan"
    write("sop.toml", "x" * 1_000_001)
    assert typed("runs").exit_code == 2


def test_the_name_may_come_from_the_environment(typed, letter, own_folder) -> None:
    typed("run", "surat.sop", SOP_NAMA="Petugas Loket")
    with open_store(own_folder / "pelaksanaan.sqlite") as store:
        assert read_kept(store, 1).record.events[0].person == "Petugas Loket"
