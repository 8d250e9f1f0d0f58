"""`sop render`: what is written, what is not, and why."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest
from sopdsl.renderers.typesetting.metrics import FONTS

import sopdsl.cli.progress
import sopdsl.cli.render
import sopdsl.project.drawing
from sopdsl.cli.writing import write_files
from sopdsl.rendering import Job, OutputFile, Rendering


@pytest.fixture
def plain_renderer(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """A renderer `polos` that keeps its jobs and gives a file with the title; `RUSAK` in the title breaks it."""
    jobs: list[Job] = []

    def render(job: Job) -> Rendering:
        jobs.append(job)
        title = job.sop.title.lead[0].text
        if "RUSAK" in title:
            raise RuntimeError("penggambar rusak")
        return Rendering((OutputFile(f".{job.format}", title.encode()),))

    renderer = SimpleNamespace(FORMATS=("txt", "md"), render=render)
    for module in (sopdsl.cli.render, sopdsl.project.drawing):
        monkeypatch.setattr(module, "find_renderer", lambda name: renderer if name == "polos" else None)
    return jobs


def files_below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_document_becomes_a_pdf(sop, write, own_folder: Path) -> None:
    write("surat.sop")
    result = sop("render", "surat.sop")
    assert result.exit_code == 0
    assert result.output == "hasil/surat.pdf\n1 dari 1 SOP digambar.\n"
    assert files_below(own_folder / "hasil") == ["surat.pdf"]
    assert (own_folder / "hasil/surat.pdf").read_bytes().startswith(b"%PDF-")


def test_a_document_becomes_an_svg_a_page(sop, write, own_folder: Path) -> None:
    write("surat.sop")
    result = sop("render", "--format", "SVG", "-o", "gambar/baru", "surat.sop")
    assert result.exit_code == 0
    pages = files_below(own_folder / "gambar/baru")
    assert pages == [f"surat-{number}.svg" for number in range(1, len(pages) + 1)] and len(pages) >= 2


def test_what_does_not_stand_in_the_way_is_only_counted(sop, write) -> None:
    text = "SOP: Surat\nPelaksana: Staf\nLangkah oleh Staf: Surat\nLangkah oleh Kasi: Membaca\n"
    write("a b.sop", text)
    shown = sop("render", "a b.sop", "--draft").stdout
    assert "galat[pelaksana-tidak-dikenal]" in shown and "peringatan[" not in shown
    checked = sop("check", "a b.sop").stdout
    others = checked.count(": peringatan[") + checked.count(": catatan[")
    assert others > 2
    assert f"Temuan lain yang tidak menghalangi gambar: {others}. Lihat dengan: sop check 'a b.sop'\n" in shown


@pytest.mark.parametrize(
    ("named", "near"), [("cetak.pdf", "hasil"), ("surat/Cetak.PDF", "surat"), ("cetak.docx", "hasil"), ("-", "hasil")]
)
@pytest.mark.parametrize("kind", ["sheet", "map"])
def test_a_file_is_no_folder(sop, write, own_folder: Path, named: str, near: str, kind: str) -> None:
    write("surat.sop")
    named = named.replace("docx", "svg") if kind == "map" else named
    result = sop("render", "surat.sop", "--as", kind, "-o", named)
    assert result.exit_code == 2 and f"bukan berkas: {named};" in result.output and f"-o {near}" in result.output
    assert files_below(own_folder) == ["surat.sop"]


def test_a_folder_may_be_named_like_a_file(sop, write, own_folder: Path) -> None:
    write("surat.sop")
    (own_folder / "arsip.pdf").mkdir()
    assert sop("render", "surat.sop", "-o", "arsip.pdf").exit_code == 0
    assert files_below(own_folder / "arsip.pdf") == ["surat.pdf"]


def test_a_folder_keeps_its_folders(sop, write, own_folder: Path, plain_renderer: list[Job]) -> None:
    for name in ("a.sop", "b/a.sop", "b/c/a.b.sop"):
        write(f"semua/{name}")
    result = sop("render", "semua", "--as", "polos", "-o", "keluar")
    assert result.exit_code == 0
    assert files_below(own_folder / "keluar") == ["a.txt", "b/a.txt", "b/c/a.b.txt"]


def test_two_documents_never_write_one_file(sop, write, own_folder: Path, plain_renderer: list[Job]) -> None:
    for name in ("satu/surat.sop", "dua/Surat.sop", "dua/lain.sop"):
        write(name)
    result = sop("render", "satu", "dua", "--as", "polos")
    assert result.exit_code == 2
    assert "sop: satu/surat.sop: tidak digambar, karena SOP lain akan menulis hasil yang sama" in result.stderr
    assert "(hasil/surat): dua/Surat.sop" in result.stderr
    assert "sop: dua/Surat.sop: tidak digambar" in result.stderr and "satu/surat.sop;" in result.stderr
    assert "1 dari 3 SOP digambar." in result.stdout
    assert files_below(own_folder / "hasil") == ["lain.txt"]


def test_a_wrong_picture_is_not_drawn_and_the_next_one_is(sop, write, own_folder: Path, undrawable: str) -> None:
    write("semua/a.sop", undrawable)
    write("semua/b.sop")
    result = sop("render", "semua")
    assert result.exit_code == 1
    assert "galat[pelaksana-tidak-dikenal]" in result.stdout
    assert "sop: semua/a.sop: tidak digambar, karena gambarnya akan salah (pelaksana-tidak-dikenal)" in result.stderr
    assert files_below(own_folder / "hasil") == ["b.pdf"]


def test_a_draft_is_drawn_all_the_same(sop, write, own_folder: Path, undrawable: str) -> None:
    write("a.sop", undrawable)
    result = sop("render", "a.sop", "--draft")
    assert result.exit_code == 0
    assert "galat[pelaksana-tidak-dikenal]" in result.stdout
    assert files_below(own_folder / "hasil") == ["a.pdf"]


def test_an_error_that_the_picture_shows_as_it_is_does_not_stop_it(
    sop, write, own_folder: Path, wrong_but_drawable: str
) -> None:
    write("a.sop", wrong_but_drawable)
    result = sop("render", "a.sop")
    assert result.exit_code == 0
    assert "galat[urutan-tanggal]" in result.stdout
    assert files_below(own_folder / "hasil") == ["a.pdf"]


def test_the_renderer_is_given_what_the_command_line_says(sop, write, plain_renderer: list[Job]) -> None:
    write("a.sop")
    assert sop("render", "a.sop", "--as", "polos", "--format", "md", "--draft").exit_code == 0
    assert sop("render", "a.sop", "--as", "polos").exit_code == 0
    assert [(job.format, job.draft) for job in plain_renderer] == [("md", True), ("txt", False)]


def test_a_renderer_that_fails_does_not_hold_up_the_next(
    sop, write, own_folder: Path, plain_renderer: list[Job]
) -> None:
    path = write("semua/a.sop")
    path.write_text(path.read_text().replace("Pelayanan Surat", "RUSAK"))
    write("semua/b.sop")
    result = sop("render", "semua", "--as", "polos")
    assert result.exit_code == 2
    assert "sop: semua/a.sop: terjadi kesalahan di dalam program ini" in result.stderr
    assert files_below(own_folder / "hasil") == ["b.txt"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as", "shet"], 'tidak ada bentuk hasil "shet"; yang ada: sheet'),
        (["--as", "../x"], 'tidak ada bentuk hasil "../x"'),
        (["--format", "odt"], 'format "odt" tidak dapat dibuat; pilih pdf, docx, xlsx, html, png atau svg'),
    ],
)
def test_an_unknown_kind_of_output_is_a_mistake(sop, write, own_folder: Path, words: list[str], said: str) -> None:
    write("a.sop")
    result = sop("render", "a.sop", *words)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"sop: {said}")
    assert files_below(own_folder) == ["a.sop"]


def test_a_file_in_place_of_the_output_folder(sop, write, own_folder: Path) -> None:
    write("a.sop")
    write("hasil", "bukan folder")
    result = sop("render", "a.sop")
    assert result.exit_code == 2
    assert result.stderr.startswith("sop: hasil: bukan folder")
    assert "0 dari 1 SOP digambar." in result.stdout


def test_a_folder_in_place_of_the_output_file(sop, write, own_folder: Path) -> None:
    write("a.sop")
    (own_folder / "hasil" / "a.pdf").mkdir(parents=True)
    result = sop("render", "a.sop")
    assert result.exit_code == 2
    assert files_below(own_folder / "hasil") == []


def test_settings_of_the_sheet_are_reported_where_they_stand(sop, write, own_folder: Path) -> None:
    write("a.sop")
    write("b.sop")
    write("sop.toml", "[lembar]\nkertas = 'A4'\nkertass = 'A4'\nbingkai = 'tebal'\n")
    result = sop("render", ".")
    assert result.exit_code == 1
    assert result.stdout.count("sop.toml:3:1: galat[pengaturan-lembar]") == 1
    assert result.stdout.count("sop.toml:4:1: galat[pengaturan-lembar]") == 1
    assert result.stderr.count("tidak digambar") == 2
    assert not (own_folder / "hasil").exists()


def test_the_same_document_gives_the_same_bytes(sop, write, own_folder: Path) -> None:
    write("a.sop")
    sop("render", "a.sop", "-o", "satu")
    sop("render", "a.sop", "-o", "dua")
    assert (own_folder / "satu/a.pdf").read_bytes() == (own_folder / "dua/a.pdf").read_bytes()


def test_a_logo_is_read_inside_the_project_only(sop, write, own_folder: Path, plain_renderer: list[Job]) -> None:
    write("rahasia.png", "di luar")
    write("proyek/sop.toml", "")
    write("proyek/logo.png", "di akar")
    write("proyek/bagian/logo/dekat.png", "dekat")
    (own_folder / "proyek/tautan.png").symlink_to(own_folder / "rahasia.png")
    write("proyek/bagian/a.sop")
    sop("render", "proyek", "--as", "polos")
    (job,) = plain_renderer
    assert job.read_file("logo/dekat.png") == job.read_file("logo\\dekat.png") == b"dekat"
    assert job.read_file("logo.png") == job.read_file("../logo.png") == b"di akar"
    outside = [
        "../../rahasia.png",
        str(own_folder / "rahasia.png"),
        "../tautan.png",
        "/dev/zero",
        "",
        ".",
        "a\0b",
        "x" * 5000,
    ]
    assert [job.read_file(name) for name in outside] == [None] * len(outside)


def test_files_are_written_whole_or_not_at_all(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, other = own_folder / "a.pdf", own_folder / "b.pdf"
    old.write_bytes(b"lama")

    def full(path: Path, mode: str) -> object:
        if path.name.startswith(".b.pdf"):
            raise OSError(28, "No space left on device")
        return original(path, mode)

    original = Path.open
    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space left"):
        write_files({old: b"baru", other: b"baru"})
    assert old.read_bytes() == b"lama"
    assert files_below(own_folder) == ["a.pdf"]


def test_a_reader_of_the_old_file_never_sees_half_of_the_new_one(own_folder: Path) -> None:
    path = own_folder / "a.pdf"
    path.write_bytes(b"lama")
    with path.open("rb") as reader:
        write_files({path: b"baru"})
        assert reader.read() == b"lama"
    assert path.read_bytes() == b"baru"


def test_files_have_the_usual_permissions(own_folder: Path) -> None:
    write_files({own_folder / "a.pdf": b"x"})
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((own_folder / "a.pdf").stat().st_mode) == 0o666 & ~mask


def test_a_bar_holds_back_words_until_it_is_gone(sop, write, plain_renderer: list[Job], monkeypatch) -> None:
    for number in range(3):
        write(f"{number}.sop")
    without = sop("render", ".", "--as", "polos")
    monkeypatch.setattr(sopdsl.cli.progress, "is_terminal", lambda: True)
    monkeypatch.setattr(sopdsl.cli.progress, "PATIENCE", -1)
    with_bar = sop("render", ".", "--as", "polos")
    assert with_bar.stdout == without.stdout
    assert with_bar.exit_code == 0


def test_findings_of_the_sheet_are_excused_like_others(sop, write) -> None:
    path = write("a.sop")
    path.write_text(path.read_text().replace("Nomor:", "Logo: hilang.png\nNomor:"))
    result = sop("render", "a.sop")
    assert "a.sop:3:7: peringatan[logo]" in result.stdout
    path.write_text(path.read_text().replace("Logo:", "# abaikan: logo -- menyusul\nLogo:"))
    assert "peringatan" not in sop("render", "a.sop").stdout


def test_a_file_has_the_look_that_is_set_for_it(sop, write, own_folder: Path) -> None:
    write("a.sop")
    write("lama/b.sop")
    write("sop.toml", "[lembar.per-berkas]\nlama = { nomor-halaman = 'tanpa', judul-waktu = 'Durasi' }\n")
    assert sop("render", ".", "--format", "svg").exit_code == 0
    plain, other = ((own_folder / "hasil" / name).read_text("utf-8") for name in ("a-2.svg", "lama/b-2.svg"))
    assert "Halaman" in plain and "Waktu" in plain and "Halaman" not in other and "Durasi" in other


def test_what_is_wrong_with_a_files_look_is_told_at_its_place(sop, write) -> None:
    write("lama/b.sop")
    write("sop.toml", "[lembar]\nkertas = 'A4'\n[lembar.per-berkas.lama]\nhuruf = 'sans'\nkertas = 'A0'\n")
    result = sop("render", ".")
    assert result.exit_code == 1
    assert "sop.toml:5:1: galat[pengaturan-lembar]" in result.stdout


def test_an_offices_own_letters_are_read_inside_the_project_only(sop, write, own_folder: Path) -> None:
    write("a.sop")
    (own_folder / "proyek/huruf").mkdir(parents=True)
    font = (FONTS / "texgyrebonum-regular.otf").read_bytes()
    (own_folder / "luar.otf").write_bytes(font)
    (own_folder / "proyek/huruf/dalam.otf").write_bytes(font)
    write("proyek/bagian/b.sop")
    write("proyek/sop.toml", "[lembar]\nkertas = 'A4'\nhuruf = 'huruf/dalam.otf'\n")
    assert sop("render", "proyek").exit_code == 0
    assert b"TeXGyreBonum" in (own_folder / "hasil/bagian/b.pdf").read_bytes()
    write("proyek/sop.toml", "[lembar]\nkertas = 'A4'\nhuruf = '../luar.otf'\n")
    result = sop("render", "proyek", "-o", "lain")
    assert result.exit_code == 1 and not (own_folder / "lain").exists()
    assert "proyek/sop.toml:3:1: galat[pengaturan-lembar] [lembar] huruf: berkas huruf “../luar.otf”" in result.stdout
