"""`sop check` of documents that belong together: each is seen among its neighbours, and only what was asked is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sopdsl.cli.program import program
from sopdsl.project import find_documents
from sopdsl.project.manuscripts import Manuscript, Roots, read_manuscripts
from sopdsl.project.portfolios import neighbours
from tests.cli.conftest import CLEAN, another

LINKED = CLEAN.replace("Keterkaitan: -", "Keterkaitan: SOP Pengiriman Surat")
MISSPELT = CLEAN.replace("Keterkaitan: -", "Keterkaitan: SOP Pengirman Surat")
TARGET = another(CLEAN).replace("Pelayanan Surat 2", "Pengiriman Surat")


def names(result: Result) -> list[str]:
    """The files and rules of the findings of a JSON report."""
    assert result.stderr == ""
    return [f"{one['path']} {one['name']}" for one in json.loads(result.stdout)]


def test_one_file_of_a_project_knows_the_others_of_which_nothing_is_said(sop, write, undrawable: str) -> None:
    write("sop.toml", "")
    write("surat.sop", LINKED)
    assert names(sop("check", "surat.sop", "--format", "json")) == ["surat.sop sop-tidak-ditemukan"]
    write("umum/kirim.sop", another(undrawable).replace("Pelayanan Surat 2", "Pengiriman Surat"))
    assert names(sop("check", "surat.sop", "--format", "json")) == []
    assert sop("check", "surat.sop").output.startswith("1 SOP diperiksa: 0 galat, 0 peringatan")


def test_a_withdrawn_sop_is_no_twin_and_no_longer_there(sop, write) -> None:
    write("sop.toml", "")
    write("surat.sop", LINKED)
    write("dicabut/surat-2024.sop", LINKED)
    write("kirim.sop", TARGET)
    assert names(sop("check", ".", "--format", "json")) == []
    (Path("kirim.sop")).rename("dicabut/kirim.sop")
    assert names(sop("check", ".", "--format", "json")) == ["surat.sop sop-tidak-ditemukan"]


def test_of_a_lone_file_nobody_knows_what_lies_beside_it(sop, write) -> None:
    write("surat.sop", LINKED)
    assert names(sop("check", "surat.sop", "--format", "json")) == []
    assert names(sop("check", ".", "--format", "json")) == ["surat.sop sop-tidak-ditemukan"]
    write("kirim.sop", TARGET.replace("002/SOP", "001/SOP"))
    twins = ["surat.sop nomor-kembar", "kirim.sop nomor-kembar"]
    assert names(sop("check", "surat.sop", "kirim.sop", "--format", "json")) == twins


def test_a_neighbour_that_cannot_be_read_is_left_out_unless_it_is_asked_for(sop, write, own_folder: Path) -> None:
    write("sop.toml", "")
    write("surat.sop")
    (own_folder / "gambar.sop").write_bytes(b"\x89PNG\0\0")
    (own_folder / "putus.sop").symlink_to("tidak-ada")
    alone, all_of_them = sop("check", "surat.sop"), sop("check", ".")
    assert (alone.exit_code, alone.stderr) == (0, "")
    assert all_of_them.exit_code == 2 and "gambar.sop" in all_of_them.stderr
    assert "1 SOP diperiksa" in all_of_them.stdout


def test_a_project_in_a_project_is_a_portfolio_of_its_own(sop, write) -> None:
    write("sop.toml", "")
    write("surat.sop", LINKED)
    write("arsip/sop.toml", "")
    write("arsip/surat.sop", LINKED)
    write("arsip/kirim.sop", TARGET)
    for words in (["."], ["surat.sop", "arsip"]):
        assert names(sop("check", *words, "--format", "json")) == ["surat.sop sop-tidak-ditemukan"]


def test_neighbours_are_the_other_documents_of_the_same_project(write) -> None:
    for name in ("sop.toml", "a.sop", "b/c.sop", "b/.rahasia.sop", "arsip/sop.toml", "arsip/d.sop"):
        write(name)
    (asked,) = read_manuscripts(find_documents(["a.sop"]).files, Roots())
    assert isinstance(asked, Manuscript)
    assert [each.path.as_posix() for each in neighbours([asked])] == ["b/c.sop"]


def test_what_the_project_says_counts(sop, write) -> None:
    write("surat.sop", LINKED)
    write("sop.toml", '[keterkaitan]\nsop-luar = ["SOP pengiriman surat."]\n')
    assert names(sop("check", ".", "--format", "json")) == []
    write("sop.toml", '[periksa]\nabaikan = ["sop-tidak-ditemukan"]\n')
    assert names(sop("check", ".", "--format", "json")) == []
    write("lama/surat.sop", another(LINKED, 3))
    write("sop.toml", '[periksa.per-berkas]\n"lama/*" = ["KTK"]\n[periksa.bobot]\nsop-tidak-ditemukan = "galat"\n')
    result = sop("check", ".", "--format", "json")
    assert names(result) == ["surat.sop sop-tidak-ditemukan"] and result.exit_code == 1


def test_an_archive_is_no_twin_of_what_is_in_force(sop, write) -> None:
    write("surat.sop")
    write("arsip/2020/surat.sop")
    write("sop.toml", "")
    assert names(sop("check", "surat.sop", "--format", "json")) == ["surat.sop nomor-kembar"]
    write("sop.toml", '[periksa.per-berkas]\n"arsip/**" = ["nomor-kembar"]\n')
    for path in ("surat.sop", "."):
        assert names(sop("check", path, "--format", "json")) == []


def test_a_suppression_is_judged_where_the_others_are_known(sop, write) -> None:
    write("surat.sop", CLEAN.replace("Keterkaitan", "# abaikan: sop-tidak-ditemukan -- lama\nKeterkaitan"))
    assert names(sop("check", "surat.sop", "--format", "json")) == []
    assert names(sop("check", ".", "--format", "json")) == ["surat.sop abaikan-sia-sia"]
    write("sop.toml", '[periksa]\nabaikan = ["sop-tidak-ditemukan"]\n')
    assert names(sop("check", ".", "--format", "json")) == [], "what is not asked for excuses nothing in vain"
    write("sop.toml", "")
    write("surat.sop", LINKED.replace("Keterkaitan", "# abaikan: sop-tidak-ditemukan -- menyusul\nKeterkaitan"))
    assert names(sop("check", ".", "--format", "json")) == []


def test_findings_stand_in_the_order_of_the_text(sop, write) -> None:
    text = MISSPELT.replace("Tanggal Efektif: 12 Mei 2025", "Tanggal Efektif: 12 April 2025").replace("1 jam", "-")
    write("surat.sop", text)
    found = [one.partition(" ")[2] for one in names(sop("check", ".", "--format", "json"))]
    assert found == ["urutan-tanggal", "sop-tidak-ditemukan", "waktu-tidak-terukur"]


def test_titles_are_mended_on_request_and_judged_anew(sop, write) -> None:
    path = write("surat.sop", MISSPELT)
    write("kirim.sop", TARGET)
    assert "+Keterkaitan: SOP Pengiriman Surat\n" in sop("check", ".", "--diff", "--unsafe-fixes").stdout
    assert sop("check", ".", "--fix").exit_code == 0 and path.read_text() == MISSPELT
    result = sop("check", ".", "--fix", "--unsafe-fixes")
    assert path.read_text() == LINKED
    assert "1 perbaikan diterapkan pada 1 SOP.\n2 SOP diperiksa: 0 galat, 0 peringatan" in result.stdout


def test_what_is_mended_first_counts_for_those_that_come_after_it(sop, write) -> None:
    """Of two suppressions that are needed as long as the other is not there, neither is taken away."""
    suppressed = "# abaikan-berkas: nomor-kembar -- salinan\n"
    texts = {"a.sop": another(CLEAN), "b.sop": suppressed + CLEAN, "c.sop": suppressed + CLEAN}
    for name, text in texts.items():
        write(name, text)
    assert sop("check", ".", "--fix").exit_code == 0
    assert {name: Path(name).read_text() for name in texts} == texts


@pytest.mark.parametrize("words", [["."], ["surat.sop"]])
def test_a_changed_neighbour_is_seen_by_a_run_with_a_cache(sop, write, monkeypatch, own_folder, words) -> None:
    monkeypatch.delenv("SOP_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(own_folder / ".cache"))
    write("sop.toml", "")
    write("surat.sop", LINKED)
    write("kirim.sop", TARGET)
    for _ in range(2):
        assert names(sop("check", *words, "--format", "json")) == []
    write("kirim.sop", TARGET.replace("Pengiriman Surat", "Pengarsipan Surat"))
    for _ in range(2):
        assert names(sop("check", *words, "--format", "json")) == ["surat.sop sop-tidak-ditemukan"]
    write("sop.toml", '[keterkaitan]\nsop-luar = ["Pengiriman Surat"]\n')
    assert names(sop("check", *words, "--format", "json")) == []


def test_a_text_from_standard_input_is_seen_in_the_place_of_its_file(write) -> None:
    def send(text: str, *words: str) -> list[str]:
        return names(CliRunner().invoke(program, ["check", "-", *words, "--format", "json"], input=text))

    write("sop.toml", "")
    write("surat.sop")
    write("kirim.sop", TARGET)
    assert send(LINKED, "--stdin-filename", "surat.sop") == []
    assert send(MISSPELT, "--stdin-filename", "surat.sop") == ["surat.sop sop-tidak-ditemukan"]
    assert send(CLEAN, "--stdin-filename", "baru.sop") == ["baru.sop nomor-kembar"]
    assert send(MISSPELT) == [], "a text without a name may be a copy of any file"
