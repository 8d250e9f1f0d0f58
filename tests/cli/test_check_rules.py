"""Which rules `sop check` reports: by its options, and by what `sop.toml` says of each file."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import CLEAN, another

TWO = CLEAN.replace("Waktu: 10 menit", "Waktu: -").replace("Memeriksa surat", "Pemeriksaan surat")
"""A document with a warning of WKT001 and one of LKH001."""


@pytest.fixture(autouse=True)
def document(write) -> None:
    write("surat.sop", TWO)


def found(result) -> list[tuple[str, str]]:
    assert result.stderr == ""
    return sorted((one["code"], one["severity"]) for one in json.loads(result.stdout))


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ([], ["LKH001", "WKT001"]),
        (["--pilih", "WKT"], ["WKT001"]),
        (["--pilih", "kata-kerja-aktif,ALR"], ["LKH001"]),
        (["--pilih=ALR", "--pilih=wkt001"], ["WKT001"]),
        (["--abaikan", "LKH"], ["WKT001"]),
        (["--abaikan", "LKH001", "--abaikan", "WKT"], []),
        (["--pilih", "LKH,WKT", "--abaikan", "WKT001"], ["LKH001"]),
    ],
)
def test_rules_by_option(sop, options: list[str], codes: list[str]) -> None:
    assert [code for code, _ in found(sop("check", "surat.sop", "--format", "json", *options))] == codes


def test_the_command_line_goes_before_the_settings(sop, write) -> None:
    write("sop.toml", '[periksa]\npilih = ["IDN"]\nabaikan = ["WKT001"]\n')
    assert found(sop("check", ".", "--format", "json")) == []
    assert found(sop("check", ".", "--format", "json", "--pilih", "WKT")) == [("WKT001", "warning")]


def test_what_is_said_of_a_file_goes_before_the_project_and_after_the_command_line(sop, write) -> None:
    write("sop.toml", '[periksa]\npilih = ["WKT001", "LKH001"]\n[periksa.per-berkas]\n"surat.sop" = ["WKT"]\n')
    assert found(sop("check", ".", "--format", "json")) == [("LKH001", "warning")]
    assert found(sop("check", ".", "--format", "json", "--pilih", "WKT")) == [("WKT001", "warning")]


def test_settings_for_one_file(sop, write) -> None:
    write("lama/arsip.sop", another(TWO))
    write("sop.toml", '[periksa.per-berkas]\n"lama" = ["LKH"]\n"lama/*.sop" = ["WKT001"]\n')
    result = sop("check", ".", "--format", "json")
    assert {(one["path"], one["code"]) for one in json.loads(result.stdout)} == {
        ("surat.sop", "LKH001"),
        ("surat.sop", "WKT001"),
    }
    assert found(sop("check", "lama", "--format", "json")) == []


def test_an_error_of_structure_is_reported_whatever_is_selected(sop, write, undrawable: str) -> None:
    write("surat.sop", undrawable)
    assert found(sop("check", "surat.sop", "--format", "json", "--pilih", "IDN")) == [("PLK001", "error")]
    assert found(sop("check", "surat.sop", "--format", "json", "--abaikan", "PLK001")) == []


def test_weights_change_the_exit_code(sop, write) -> None:
    write("sop.toml", '[periksa.bobot]\n"waktu-tidak-terukur" = "galat"\nLKH = "catatan"\n')
    result = sop("check", ".", "--format", "json")
    assert (result.exit_code, found(result)) == (1, [("LKH001", "info"), ("WKT001", "error")])


def test_a_weight_is_in_the_cache_key(sop, write) -> None:
    sop("check", ".")
    write("sop.toml", '[periksa.bobot]\nWKT = "galat"\n')
    assert sop("check", ".").exit_code == 1
    assert sop("check", ".", "--abaikan", "WKT").exit_code == 0


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--pilih=WTK", 'tidak ada aturan "WTK"; maksud Anda WKT?'),
        ("--abaikan=WKT001,", 'tidak ada aturan ""; daftar semua aturan: sop explain'),
        ("--abaikan=sintaks", "sintaks tidak dapat diabaikan: temuannya berarti"),
    ],
)
def test_words_that_name_no_rule(sop, option: str, said: str) -> None:
    result = sop("check", "surat.sop", option)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"sop: {said}")


def test_mistakes_in_the_sheets_settings_are_found_before_anything_is_drawn(sop, write) -> None:
    write("sop.toml", '[lembar]\nkertas = "A0"\n')
    result = sop("check", ".", "--format", "concise")
    assert result.exit_code == 1
    said = 'sop.toml:2:1: galat[pengaturan-lembar] [lembar] kertas = `"A0"` tidak dapat dipakai; yang dapat: "A4"'
    assert result.stdout.startswith(said)


def test_a_weight_does_not_make_a_wrong_picture_right(sop, write, undrawable: str) -> None:
    write("surat.sop", undrawable)
    write("sop.toml", '[periksa.bobot]\nPLK = "catatan"\n')
    assert sop("check", ".").exit_code == 0
    result = sop("render", "surat.sop")
    assert result.exit_code == 1 and "pelaksana-tidak-dikenal" in result.stderr
