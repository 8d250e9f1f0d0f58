"""`sop check`: exit codes, bad paths, bad bytes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import sopdsl.project.document
from tests.cli.conftest import another


def test_a_clean_document(sop, write) -> None:
    write("surat.sop")
    result = sop("check", "surat.sop")
    assert result.exit_code == 0
    assert result.output == "1 SOP diperiksa: 0 galat, 0 peringatan, 0 catatan.\n"


def test_an_error_has_place_reason_and_remedy(sop, write, undrawable: str) -> None:
    write("surat.sop", undrawable)
    result = sop("check", "surat.sop")
    assert result.exit_code == 1
    assert result.stdout.startswith("surat.sop:21:14: galat[pelaksana-tidak-dikenal]")
    assert "= saran:" in result.stdout
    assert "\n1 SOP diperiksa: 1 galat, 0 peringatan, 0 catatan.\n1 temuan dapat diperbaiki" in result.stdout


def test_findings_in_english(sop, write, undrawable: str) -> None:
    write("surat.sop", undrawable)
    result = sop("check", "--lang", "en", "surat.sop")
    assert "error[pelaksana-tidak-dikenal]" in result.stdout
    assert "\nSOPs checked: 1. Errors: 1, warnings: 0, notes: 0.\n" in result.stdout


def test_a_warning_alone_leaves_with_0(sop, write) -> None:
    path = write("surat.sop")
    path.write_text(path.read_text().replace("Waktu: 1 jam", "Waktu: -"))
    result = sop("check", "surat.sop")
    assert result.exit_code == 0
    assert "peringatan[waktu-tidak-terukur]" in result.stdout


def test_a_folder_is_searched_in_order_and_hidden_and_withdrawn_ones_are_not(sop, write, undrawable: str) -> None:
    hidden = (".rahasia/x.sop", "a/.w.sop", "a/catatan.txt", "dicabut/2024/v.sop", "a/Dicabut/u.sop")
    names = ("b.sop", "a/z.sop", "a.b/y.SOP", "a/tidak dicabut/t.sop", *hidden)
    for number, name in enumerate(names):
        write(f"semua/{name}", another(undrawable, number))
    places = [line.partition(":")[0] for line in sop("check", "semua").stdout.splitlines() if "galat[" in line]
    assert places == ["semua/a/tidak dicabut/t.sop", "semua/a/z.sop", "semua/a.b/y.SOP", "semua/b.sop"]


@pytest.mark.parametrize("named", ["dicabut", "dicabut/surat.sop"])
def test_what_is_withdrawn_can_be_named_itself(sop, write, named: str) -> None:
    write("dicabut/surat.sop")
    assert sop("check", named).output.startswith("1 SOP diperiksa: 0 galat")


def test_a_file_named_twice_is_checked_once(sop, write, own_folder: Path) -> None:
    path = write("semua/a.sop")
    (own_folder / "tautan.sop").symlink_to(path)
    result = sop("check", "semua", "semua/a.sop", "./semua", "tautan.sop", str(path))
    assert result.output.startswith("1 SOP diperiksa")


def test_a_path_that_is_not_there(sop, write) -> None:
    write("surat.sop")
    result = sop("check", "tidak-ada.sop", "surat.sop")
    assert result.exit_code == 2
    assert result.stderr.startswith("sop: tidak-ada.sop: tidak ada berkas atau folder dengan nama ini")
    assert result.stdout.startswith("1 SOP diperiksa")


def test_a_folder_without_documents(sop, own_folder: Path) -> None:
    (own_folder / "kosong").mkdir()
    result = sop("check", "kosong")
    assert result.exit_code == 2
    assert result.stderr == "sop: kosong: folder ini tidak berisi berkas .sop\n"
    assert result.stdout == ""


@pytest.mark.skipif(os.name == "nt", reason="devices and pipes of Unix")
def test_devices_and_pipes_are_no_documents(sop, own_folder: Path) -> None:
    os.mkfifo(own_folder / "pipa.sop")
    for path in ("/dev/zero", "pipa.sop"):
        result = sop("check", path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"sop: {path}: bukan berkas biasa" in result.stderr
    result = sop("check", ".")
    assert result.exit_code == 2
    assert "sop: pipa.sop: bukan berkas biasa" in result.stderr


def test_a_broken_link_in_a_folder(sop, write, own_folder: Path) -> None:
    write("semua/a.sop")
    (own_folder / "semua" / "b.sop").symlink_to("hilang.sop")
    result = sop("check", "semua")
    assert result.exit_code == 2
    assert "semua/b.sop: tidak ada berkas" in result.stderr
    assert result.stdout.startswith("1 SOP diperiksa")


def test_a_file_that_may_not_be_read(sop, write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("surat.sop")
    if os.geteuid() == 0:
        monkeypatch.setattr(Path, "open", refuse)
    else:
        path.chmod(0)
    result = sop("check", "surat.sop")
    assert result.exit_code == 2
    assert result.stderr.startswith("sop: surat.sop: tidak boleh dibaca oleh akun Anda")


def refuse(path: Path, *_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied", str(path))


def test_bytes_that_are_no_text(sop, own_folder: Path) -> None:
    (own_folder / "surat.sop").write_bytes(b"SOP: Surat\n\xff\xfe\n")
    result = sop("check", "surat.sop")
    assert result.exit_code == 1
    assert "surat.sop:2:1: galat[karakter-terlarang]" in result.stdout
    assert "Traceback" not in result.output


@pytest.mark.parametrize("data", [b"", bytes(range(1, 256)) * 4, b"\r\n\r\n", b"\xef\xbb\xbf"])
def test_any_bytes_are_a_finding_and_never_a_failure(sop, own_folder: Path, data: bytes) -> None:
    (own_folder / "surat.sop").write_bytes(data)
    result = sop("check", "surat.sop")
    assert result.exit_code == 1
    assert "galat[" in result.stdout and result.stderr == ""


@pytest.mark.parametrize(
    "data", ["SOP: Surat\n".encode("utf-16"), b"\x00" * 100, b"PK\x03\x04\x14\x00\x06\x00\x08\xff" * 9]
)
def test_what_is_no_text_at_all_is_one_problem(sop, own_folder: Path, data: bytes) -> None:
    (own_folder / "surat.sop").write_bytes(data)
    result = sop("check", "surat.sop")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("sop: surat.sop: bukan naskah teks (mungkin berkas Word")


def test_a_file_of_many_megabytes_is_refused_unread(sop, own_folder: Path) -> None:
    with (own_folder / "besar.sop").open("wb") as file:
        file.truncate(1_000_000_000)
    result = sop("check", "besar.sop")
    assert result.exit_code == 2
    assert "besar.sop: lebih besar dari 8 MB" in result.stderr


def test_a_document_that_breaks_the_program_does_not_hold_up_the_next(
    sop, write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.sop")
    write("b.sop")
    check_text = sopdsl.project.document.check_text

    def break_on_a(path: Path, data: bytes, project: object) -> object:
        if path.name == "a.sop":
            raise RecursionError("terlalu dalam")
        return check_text(path, data, project)

    monkeypatch.setattr(sopdsl.project.document, "check_text", break_on_a)
    result = sop("check", ".")
    assert result.exit_code == 2
    assert result.stderr.startswith("sop: a.sop: terjadi kesalahan di dalam program ini")
    assert result.stdout.startswith("1 SOP diperiksa: 0 galat")


def test_a_wrong_sop_toml_is_said_once_for_all_documents(sop, write) -> None:
    write("a.sop")
    write("b/b.sop")
    write("sop.toml", '[periksa]\nabaikn = ["sintaks"]\n')
    result = sop("check", ".")
    assert result.exit_code == 1
    assert result.stdout.count("galat[pengaturan]") == 1
    assert 'sop.toml:2:1: galat[pengaturan] tidak ada pengaturan bernama "abaikn"' in result.stdout
    assert 'Maksud Anda "abaikan"?' in result.stdout


def test_a_project_ignores_rules_and_asks_for_less(sop, write) -> None:
    path = write("semua/surat.sop")
    path.write_text(path.read_text().replace("  Output: Arsip\n", "").replace("Waktu: 1 jam", "Waktu: -"))
    assert "mutu-baku-kurang" in sop("check", "semua").stdout
    write("sop.toml", '[periksa]\nabaikan = ["waktu-tidak-terukur"]\nmutu-baku-wajib = ["kelengkapan"]\n')
    assert sop("check", "semua").stdout == "1 SOP diperiksa: 0 galat, 0 peringatan, 0 catatan.\n"


def test_words_of_a_path_never_control_the_terminal(sop) -> None:
    result = sop("check", "a\x1b[2J\x07\n\u202eb")
    assert result.exit_code == 2
    assert result.stderr.startswith("sop: a\ufffd[2J\ufffd\ufffd\ufffdb: tidak ada")


def test_overdue_reviews_are_reckoned_on_a_given_day_only(sop, write) -> None:
    write("surat.sop")
    write("sop.toml", '[periksa]\nmasa-tinjauan = "1 tahun"\n')
    assert "tinjauan-lewat" not in sop("check", "surat.sop").stdout
    assert "tinjauan-lewat" not in sop("check", "surat.sop", "--tanggal", "11 Mei 2026").stdout
    assert "catatan[tinjauan-lewat]" in sop("check", "surat.sop", "--tanggal", "12 Mei 2026").stdout
    assert "catatan[tinjauan-lewat]" in sop("check", "surat.sop", SOP_TANGGAL="2026-05-12").stdout
    wrong = sop("check", "surat.sop", "--tanggal", "Mei 2026")
    assert wrong.exit_code == 2 and '"Mei 2026" bukan tanggal lengkap' in wrong.stderr
