"""`sop book`: what is written, what is not, and why."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from sopdsl.renderers.typesetting.metrics import FONTS

ROOT = Path(__file__).parents[2]


def files_below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def pages_of(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_a_folder_becomes_a_book(sop, write, own_folder: Path) -> None:
    write("semua/a.sop")
    path = write("semua/b/b.sop")
    path.write_text(path.read_text().replace("Pelayanan Surat", "Pengiriman Surat").replace("001/", "002/"))
    result = sop("book", "semua")
    assert result.exit_code == 0
    assert result.output.endswith("hasil/buku-sop.pdf\n2 dari 2 SOP dijilid.\n")
    assert files_below(own_folder / "hasil") == ["buku-sop.pdf"]
    contents = next(page for page in pages_of(own_folder / "hasil/buku-sop.pdf") if "DAFTAR ISI" in page)
    assert contents.index("1 Pelayanan Surat 001/SOP/2025") < contents.index("2 Pengiriman Surat 002/SOP/2025")


def test_settings_of_the_folder_are_the_books(sop, write, own_folder: Path) -> None:
    write("semua/sop.toml", "[buku]\njudul = 'Buku Kami'\nkeputusan = '-'\n[lembar]\nkertas = 'F4'\n")
    write("semua/a.sop")
    write("semua/b/sop.toml", "[lembar]\nkertas = 'Letter'\nhuruf = 'serif'\nnomor-halaman = 'tanpa'\n")
    write("semua/b/b.sop")
    assert sop("book", "semua", "-o", "buku.pdf").exit_code == 0
    reader = PdfReader(own_folder / "buku.pdf")
    sizes = [round(max(page.mediabox[2:]) / 72 * 25.4) for page in reader.pages]
    assert sizes == [330, 330, 330, 330, 330, 279, 279, 330]
    assert all("Halaman" in page.extract_text() for page in reader.pages[1:])
    fonts = {font["/BaseFont"][8:] for page in reader.pages for font in page["/Resources"]["/Font"].values()}
    assert fonts == {"LiberationSans", "LiberationSans-Bold"}
    assert "BUKU KAMI" in reader.pages[0].extract_text() and "DAFTAR ISI" in reader.pages[1].extract_text()


def test_no_book_without_a_document_that_cannot_be_drawn(sop, write, own_folder: Path, undrawable: str) -> None:
    write("semua/a.sop", undrawable)
    write("semua/b.sop")
    result = sop("book", "semua")
    assert result.exit_code == 1
    assert "galat[pelaksana-tidak-dikenal]" in result.stdout
    assert "sop: semua/a.sop: tidak digambar, karena gambarnya akan salah (pelaksana-tidak-dikenal)" in result.stderr
    assert "sop: buku tidak ditulis, karena tidak akan memuat semua SOP" in result.stderr
    assert "semua/b.sop: tidak" not in result.stderr
    assert result.stdout.endswith("0 dari 2 SOP dijilid.\n")
    assert not (own_folder / "hasil").exists()


def test_what_does_not_stand_in_the_way_is_counted(sop, write) -> None:
    path = write("semua/a.sop")
    path.write_text(path.read_text().replace("Nomor:", "Logo: hilang.png\nNomor:").replace("menit", "mnt"))
    checked = sop("check", "semua").stdout
    found = checked.count(": peringatan[") + checked.count(": catatan[")
    assert found and ": galat[" not in checked
    result = sop("book", "semua")
    assert result.exit_code == 0 and result.stdout.count("peringatan[") == result.stdout.count("peringatan[logo]") == 1
    assert f"Temuan lain yang tidak menghalangi buku: {found}. Lihat dengan: sop check semua\n" in result.stdout
    write("semua/sop.toml", "[buku]\nkeputusan = 'tidak-ada.txt'\n")
    lines = sop("book", "semua").stdout.splitlines()
    assert any("pengaturan" in line for line in lines[-8:])


def test_a_draft_is_bound_all_the_same_and_marked(sop, write, own_folder: Path, undrawable: str) -> None:
    write("semua/a.sop", undrawable)
    write("semua/b.sop")
    result = sop("book", "semua", "--draft")
    assert result.exit_code == 0 and "2 dari 2 SOP dijilid." in result.stdout
    pages = pages_of(own_folder / "hasil/buku-sop.pdf")
    assert all(set("DRAF") <= set(page.split("Halaman")[0].split("SOP")[0][:40]) for page in pages)


HUGE = "SOP: " + "Kata " * 3000


def test_what_cannot_be_laid_out_is_missing_from_a_draft_only(sop, write, own_folder: Path) -> None:
    path = write("semua/a.sop")
    path.write_text(path.read_text().replace("SOP: Pelayanan Surat", HUGE))
    write("semua/b.sop")
    result = sop("book", "semua")
    assert result.exit_code == 1 and "sop: semua/a.sop: tidak termasuk di dalam buku" in result.stderr
    assert "galat[kepala-tidak-muat]" in result.stdout and files_below(own_folder) == ["semua/a.sop", "semua/b.sop"]
    result = sop("book", "semua", "--draft")
    assert result.exit_code == 1 and "sop: semua/a.sop: tidak termasuk di dalam buku" in result.stderr
    assert "hasil/buku-sop.pdf\n1 dari 2 SOP dijilid." in result.stdout
    path.unlink()
    alone = sop("book", "semua", "--draft", "-o", "lain.pdf")
    assert alone.exit_code == 0
    assert (own_folder / "lain.pdf").read_bytes() == (own_folder / "hasil/buku-sop.pdf").read_bytes()


@pytest.mark.parametrize("draft", [[], ["--draft"]])
def test_nothing_that_can_be_drawn_is_no_book(sop, write, own_folder: Path, draft: list[str]) -> None:
    path = write("semua/a.sop")
    path.write_text(path.read_text().replace("SOP: Pelayanan Surat", HUGE))
    result = sop("book", "semua", *draft)
    assert result.exit_code == 1 and "buku tidak ditulis" in result.stderr
    assert not (own_folder / "hasil").exists()


def test_a_document_that_cannot_be_read_is_no_part_of_a_book(sop, write, own_folder: Path) -> None:
    write("semua/a.sop")
    (own_folder / "semua/b.sop").write_bytes(b"\xff\xd8\0" * 9)
    for words in ([], ["--draft"]):
        result = sop("book", "semua", *words)
        assert result.exit_code == 2
        assert "sop: semua/b.sop: " in result.stderr and "sop: buku tidak ditulis" in result.stderr
    assert not (own_folder / "hasil").exists()


def test_an_empty_folder_and_none_at_all(sop, own_folder: Path) -> None:
    (own_folder / "kosong").mkdir()
    for folder in ("kosong", "tidak-ada", ""):
        result = sop("book", folder)
        assert result.exit_code == 2 and "buku tidak ditulis" in result.stderr
    assert files_below(own_folder) == []


@pytest.mark.parametrize("words", [["--format", "DOCX"], ["-o", "hasil/buku-sop.docx"]])
def test_a_book_for_word(sop, write, own_folder: Path, words: list[str]) -> None:
    write("a.sop")
    result = sop("book", ".", *words)
    assert result.exit_code == 0 and result.stdout.endswith("hasil/buku-sop.docx\n1 dari 1 SOP dijilid.\n")
    assert (own_folder / "hasil/buku-sop.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "buku.docx", "--format", "pdf"], "buku.docx: akhiran nama berkas tidak sesuai dengan --format pdf"),
        (["--format", "xlsx"], 'format "xlsx" tidak dapat dibuat; pilih'),
        (["-o", "a.sop"], "a.sop: nama berkas buku harus berakhir dengan .pdf"),
        (["-o", "buku"], "buku: nama berkas buku harus berakhir dengan .pdf"),
        (["-o", ".pdf"], ".pdf: nama berkas buku harus berakhir dengan .pdf"),
        (["-o", "sop.toml"], "sop.toml: nama berkas buku harus berakhir dengan .pdf"),
    ],
)
def test_a_mistaken_target_overwrites_nothing(sop, write, own_folder: Path, words: list[str], said: str) -> None:
    path = write("a.sop")
    before = path.read_bytes()
    result = sop("book", ".", *words)
    assert result.exit_code == 2 and result.stderr.startswith(f"sop: {said}")
    assert files_below(own_folder) == ["a.sop"] and path.read_bytes() == before


def test_a_folder_in_place_of_the_book(sop, write, own_folder: Path) -> None:
    write("a.sop")
    (own_folder / "buku.pdf").mkdir()
    result = sop("book", ".", "-o", "buku.pdf")
    assert result.exit_code == 2 and "buku.pdf: hasil tidak dapat ditulis" in result.stderr
    assert result.stdout.endswith("0 dari 1 SOP dijilid.\n")
    assert files_below(own_folder) == ["a.sop"]


def test_what_is_wrong_with_the_decree_is_told_where_it_is_named(sop, write, own_folder: Path) -> None:
    write("a.sop")
    write("sop.toml", "[buku]\ntahun = 2025\nkeputusan = 'kep.txt'\n")
    write("kep.txt", "{{ jabatn }}")
    result = sop("book", ".")
    assert result.exit_code == 1
    assert "sop.toml:3:1: galat[pengaturan]" in result.stdout and "jabatn" in result.stdout
    assert "sop: buku tidak ditulis; sebabnya disebut di atas" in result.stderr
    assert not (own_folder / "hasil").exists()


def test_the_decree_is_read_inside_the_project_only(sop, write, own_folder: Path) -> None:
    write("rahasia.txt", "rahasia")
    write("proyek/a.sop")
    for path in ("../rahasia.txt", str(own_folder / "rahasia.txt")):
        write("proyek/sop.toml", f"[buku]\nkeputusan = '{path}'\n")
        result = sop("book", "proyek")
        assert result.exit_code == 1 and "tidak ditemukan di dalam folder proyek" in result.stdout


def test_wrong_settings_of_the_sheet_stop_the_book(sop, write, own_folder: Path) -> None:
    write("a.sop")
    write("b.sop")
    write("sop.toml", "[lembar]\nkertas = 'A4'\nkertass = 'A4'\n")
    result = sop("book", ".")
    assert result.exit_code == 1 and result.stdout.count("sop.toml:3:1: galat[pengaturan-lembar]") == 1
    assert not (own_folder / "hasil").exists()


def test_the_same_folder_gives_the_same_bytes(write, own_folder: Path) -> None:
    for name in ("a.sop", "b.sop", "c.sop"):
        write(f"semua/{name}")
    made = set()
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "sopdsl", "book", "semua", "-o", f"{seed}.pdf"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"}
        subprocess.run(command, check=True, capture_output=True, env=environment)
        made.add(hashlib.sha256((own_folder / f"{seed}.pdf").read_bytes()).hexdigest())
    assert len(made) == 1


def test_it_speaks_english(sop, write) -> None:
    write("a.sop")
    assert sop("--lang", "en", "book", ".").stdout.endswith("SOPs bound: 1 of 1.\n")
    assert "DECREE" in sop("--lang", "en", "book", "--help").output.upper()


def test_a_book_is_printed_with_the_offices_own_letters(sop, write, own_folder: Path) -> None:
    write("semua/a.sop")
    write("semua/sop.toml", "[lembar]\nhuruf = 'huruf.otf'\n")
    (own_folder / "semua/huruf.otf").write_bytes((FONTS / "texgyrebonum-regular.otf").read_bytes())
    assert sop("book", "semua", "-o", "buku.pdf").exit_code == 0
    pages = PdfReader(own_folder / "buku.pdf").pages
    fonts = {font["/BaseFont"][8:] for page in pages for font in page["/Resources"]["/Font"].values()}
    assert fonts == {"TeXGyreBonum-Regular-Identity-H"}
