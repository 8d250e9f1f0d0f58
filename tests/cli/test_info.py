"""`sop info`: the facts, for people and for programs."""

from __future__ import annotations

import json

import pytest

from sopdsl.cli.overview import _steps

ASSUMPTION = "1 hari = 7,5 jam; 1 minggu = 5 hari; 1 bulan = 20 hari; 1 tahun = 240 hari"


def test_the_overview(sop, write) -> None:
    write("surat.sop")
    result = sop("info", "surat.sop")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "Pelayanan Surat",
        "",
        "Prosedur",
        "  Langkah              3",
        "  Pelaksana            Staf; Kepala",
        "  Jumlah waktu         1 jam + 15 menit – 1 jam + 20 menit = 1 jam 15 menit – 1 jam 20 menit",
        "  Tanpa waktu terukur  -",
        "  Jalan terpendek      1 jam + 15 menit – 1 jam + 20 menit = 1 jam 15 menit – 1 jam 20 menit (langkah 1-3)",
        "  Jalan terpanjang     1 jam + 15 menit – 1 jam + 20 menit = 1 jam 15 menit – 1 jam 20 menit (langkah 1-3)",
        f"  Asumsi               {ASSUMPTION}",
    ]


def test_the_assumption_of_the_project_counts(sop, write) -> None:
    path = write("surat.sop")
    path.write_text(path.read_text().replace("Waktu: 1 jam", "Waktu: 1 hari"))
    write("sop.toml", '[waktu]\nasumsi = "1 hari = 8 jam"\n')
    facts = json.loads(sop("info", "surat.sop", "--json").output)
    assert facts["procedures"][0]["total"]["low"]["seconds"] == 8 * 3600 + 15 * 60
    assert facts["procedures"][0]["assumption"]["hours_per_day"] == 8


def test_a_day_counts_here_too(sop, write) -> None:
    write("surat.sop")
    write("sop.toml", '[periksa]\nmasa-tinjauan = "1 tahun"\n')
    for words, environment, count in (
        ((), {}, 0),
        (("--tanggal", "2026-05-12"), {}, 1),
        ((), {"SOP_TANGGAL": "2026-05-12"}, 1),
    ):
        facts = json.loads(sop("info", "surat.sop", "--json", *words, **environment).stdout)
        assert facts["findings"]["info"] == count


def test_json(sop, write) -> None:
    path = write("surat.sop")
    path.write_text(path.read_text().replace("Waktu: 1 jam", "Waktu: 2 hari kalender"))
    result = sop("info", "surat.sop", "--json")
    assert result.exit_code == 0
    total = {
        "low": {
            "as_written": [{"value": 2, "unit": "hari kalender"}, {"value": 15, "unit": "menit"}],
            "seconds": 900,
            "calendar_days": 2,
        },
        "high": {
            "as_written": [{"value": 2, "unit": "hari kalender"}, {"value": 20, "unit": "menit"}],
            "seconds": 1200,
            "calendar_days": 2,
        },
        "bounded": False,
        "per_unit": False,
    }
    assert json.loads(result.output) == {
        "file": "surat.sop",
        "title": "Pelayanan Surat",
        "number": "001/SOP/2025",
        "status": "final",
        "findings": {"error": 0, "warning": 0, "info": 0},
        "total": None,
        "procedures": [
            {
                "label": None,
                "title": None,
                "steps": 3,
                "executors": [
                    {"label": "Staf", "full_name": None, "kind": "internal"},
                    {"label": "Kepala", "full_name": None, "kind": "internal"},
                ],
                "assumption": {"hours_per_day": "15/2", "days_per_week": 5, "days_per_month": 20, "days_per_year": 240},
                "total": total,
                "unmeasured_steps": [],
                "shortest": {"steps": [1, 2, 3], "exact": True, **total},
                "longest": {"steps": [1, 2, 3], "exact": True, **total},
            }
        ],
    }


def test_two_procedures_with_what_cannot_be_measured(sop, write) -> None:
    write(
        "dua.sop",
        "SOP: Dua\nJumlah waktu: 40 menit\nPelaksana: Staf; Kepala\n"
        "Prosedur A: Awal\n  Langkah oleh Staf: Mencatat\n    Waktu: maks. 10 menit\n"
        "  Langkah oleh Staf: Menyalin\n    Waktu: 30 menit/berkas\n"
        "Prosedur B:\n  Langkah oleh Kepala: Menilai\n    Waktu: tahunan\n"
        "  Langkah oleh Kepala: Menunggu\n    Lanjut ke: -\n",
    )
    result = sop("info", "--lang", "en", "dua.sop")
    assert "Procedure A: Awal" in result.stdout
    remarks = "it holds times that are limits or estimates; times per unit count once"
    assert f"  Total time             40 menit; {remarks}" in result.stdout
    assert "  Without measured time  1, 2" in result.stdout
    assert "  Shortest way           there is no way from start to end" in result.stdout
    assert result.stdout.rstrip().splitlines()[-1].startswith("Total time of all procedures: 40 menit")


def test_errors_are_pointed_out(sop, write, undrawable: str) -> None:
    write("surat.sop", undrawable)
    result = sop("info", "surat.sop", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["findings"]["error"] == 1
    assert result.stderr.startswith("sop: surat.sop: ada galat")
    assert result.stderr.endswith("lihat: sop check surat.sop\n")


def test_an_error_that_changes_no_number_is_not_pointed_out(sop, write, wrong_but_drawable: str) -> None:
    write("surat.sop", wrong_but_drawable)
    result = sop("info", "surat.sop")
    assert (result.exit_code, result.stderr) == (0, "")


def test_an_error_of_time_is_pointed_out(sop, write) -> None:
    path = write("surat.sop")
    path.write_text(path.read_text().replace("5-10 menit", "10-5 menit"))
    result = sop("info", "surat.sop")
    assert result.exit_code == 1
    assert result.stderr.startswith("sop: surat.sop: ada galat")


@pytest.mark.parametrize("path", ["tidak-ada.sop", "."])
def test_what_is_no_file(sop, path: str) -> None:
    result = sop("info", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"sop: {path}: ")


def test_runs_of_steps_are_drawn_together() -> None:
    assert _steps([1, 2, 3, 4, 7, 9, 10]) == "1-4, 7, 9, 10"
    assert _steps([3, 1, 2]) == "3, 1, 2"
