"""`sop render --as map`: all documents of a folder in one file."""

from __future__ import annotations

from pathlib import Path

from sopdsl.renderers.graphs import drawing

LETTER = "SOP: Surat\nKeterkaitan: SOP Arsip; SOP Pengumuman\nPelaksana: Staf\nLangkah oleh Staf: Mengirim\n"


def test_one_map_of_all_documents(sop, own_folder: Path) -> None:
    (own_folder / "sop.toml").write_text('[keterkaitan]\nsop-luar = ["Pengumuman"]\n')
    (own_folder / "surat.sop").write_text(LETTER)
    (own_folder / "arsip.sop").write_text("SOP: Arsip\nLangkah oleh Siapa: salah\n  Waktu 5\n")
    done = sop("render", ".", "--as", "map", "--format", "dot", "-o", "peta")
    assert done.exit_code == 0
    assert done.output.splitlines() == ["peta/peta-sop.dot", "2 SOP dipetakan."]
    written = (own_folder / "peta/peta-sop.dot").read_text()
    assert "s0 -> s1" in written or "s1 -> s0" in written
    assert "di luar kumpulan ini" in written and "(naskahnya tidak ada)" not in written


def test_a_format_that_there_is_not(sop, own_folder: Path) -> None:
    (own_folder / "surat.sop").write_text(LETTER)
    done = sop("render", ".", "--as", "map", "--format", "docx")
    assert done.exit_code == 2 and "svg" in done.output and not (own_folder / "hasil").exists()


def test_a_misspelt_name_leads_to_the_map(sop, own_folder: Path) -> None:
    (own_folder / "surat.sop").write_text(LETTER)
    assert "map" in sop("render", ".", "--as", "mapp").output


def test_without_graphviz_it_says_what_to_install(sop, own_folder: Path, monkeypatch) -> None:
    monkeypatch.setattr(drawing, "commands", list)
    (own_folder / "surat.sop").write_text(LETTER)
    done = sop("render", ".", "--as", "map")
    assert done.exit_code == 1 and "apt install graphviz" in done.output and not (own_folder / "hasil").exists()
    assert "dipetakan" not in done.output


def test_a_map_that_cannot_be_written_is_not_counted(sop, own_folder: Path) -> None:
    (own_folder / "surat.sop").write_text(LETTER)
    done = sop("render", ".", "--as", "map", "--format", "dot", "-o", "surat.sop")
    assert done.exit_code == 2 and done.output.startswith("sop: surat.sop: bukan folder")
    assert "dipetakan" not in done.output


def test_settings_that_make_the_map_wrong_are_said(sop, own_folder: Path) -> None:
    (own_folder / "sop.toml").write_text("[keterkaitan]\nsop-luar = 5\n")
    (own_folder / "surat.sop").write_text(LETTER)
    done = sop("render", ".", "--as", "map", "--format", "dot")
    assert "sop.toml:2:1: galat[pengaturan]" in done.output and "1 SOP dipetakan." in done.output


def test_nothing_to_draw_is_said(sop, own_folder: Path) -> None:
    assert sop("render", ".", "--as", "map").exit_code == 2
