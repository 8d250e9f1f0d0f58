"""`sop stats` as an office sees it."""

from __future__ import annotations

import csv
import json
import sqlite3
from io import StringIO
from pathlib import Path

import pytest

from sopdsl.execution import plans_of
from sopdsl.execution.kept import keep
from sopdsl.execution.store import open_store
from sopdsl.flow import analyse
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.cli.conftest import CLEAN, Run
from tests.simulated_runs import simulated_run, with_mistakes

GOLDEN = Path(__file__).parent / "golden"
RUNS = 20
MISTAKEN = 3
"""In so many of them something recorded was taken back."""
CONDITION = CLEAN.replace("  Kelengkapan: Surat diperiksa\n", "  Kelengkapan: Surat diperiksa\n  Syarat: bila asli\n")


@pytest.fixture(autouse=True)
def store(own_folder: Path) -> None:
    """Runs of an SOP with a loop and a step that may be skipped, and of one that nearly all know better."""
    fill(CONDITION, range(RUNS))


def fill(text: str, seeds: range) -> None:
    sop = parse(Source("x", text)).sop
    (plan,) = plans_of(sop, analyse(sop))
    with open_store("pelaksanaan.sqlite") as opened:
        for seed in seeds:
            run = simulated_run(plan, seed)
            keep(opened, with_mistakes(run, seed) if seed < MISTAKEN else run)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("form", ["text", "csv"])
def test_what_is_printed(sop: Run, accept: bool, language: str, form: str) -> None:
    done = sop("stats", "--format", form, SOP_LANG=language)
    assert done.exit_code == 0
    expected = GOLDEN / f"{form}.{language}"
    if accept:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(done.stdout, encoding="utf-8", newline="")
    assert done.stdout == expected.read_bytes().decode("utf-8")


@pytest.mark.parametrize("form", ["text", "csv", "json"])
def test_a_file_that_is_named_gets_what_would_be_printed(sop: Run, form: str) -> None:
    printed = sop("stats", "--format", form).stdout
    done = sop("stats", "--format", form, "-o", "angka.txt")
    assert (done.exit_code, done.stdout) == (0, "angka.txt\n")
    assert Path("angka.txt").read_text(encoding="utf-8") == printed


def test_a_day_that_cannot_be_read_is_said_without_naming_another_option(sop: Run) -> None:
    done = sop("stats", "--dari", "1 jan 26")
    assert done.exit_code == 2
    assert "1 jan 26" in done.stderr
    assert "--tanggal" not in done.stderr


def test_a_long_kegiatan_is_cut(sop: Run) -> None:
    fill(CONDITION.replace("Mengarsipkan surat", "Mengarsipkan surat masuk dan lampirannya"), range(1))
    lines = sop("stats").stdout.splitlines()
    assert [line for line in lines if "Mengarsipkan surat masuk dan lamp…  1 jam" in line]


def test_json_for_other_programs(sop: Run) -> None:
    (told,) = json.loads(sop("stats", "--format", "json").stdout)
    assert told["runs"] == RUNS
    assert [step["number"] for step in told["steps"]] == [1, 2, 3]


def test_a_page_for_the_desk(sop: Run) -> None:
    assert sop("stats", "--format", "html").stdout == "hasil/pelaksanaan.html\n"
    assert "Pelayanan Surat" in Path("hasil/pelaksanaan.html").read_text(encoding="utf-8")


def test_runs_are_chosen_by_title_and_day(sop: Run) -> None:
    fill(CLEAN.replace("Pelayanan Surat", "Cuti"), range(3))
    assert [told["title"] for told in json.loads(sop("stats", "--judul", "cuti", "--format", "json").stdout)] == [
        "Cuti"
    ]
    halves = [
        json.loads(sop("stats", "--judul", "surat", *days, "--format", "json").stdout)
        for days in (["--sampai", "31 Maret 2026"], ["--dari", "2026-04-01"])
    ]
    assert sum(told["runs"] for half in halves for told in half) == RUNS
    (day,) = {told["first"] for told in halves[0]}
    assert json.loads(sop("stats", "--dari", day, "--sampai", day, "--judul", "surat", "--format", "json").stdout)
    assert all(half for half in halves)
    assert sop("stats", "--judul", "pensiun").stdout == "Tidak ada pelaksanaan yang cocok.\n"


def test_days_that_are_none_or_the_wrong_way_round(sop: Run) -> None:
    assert sop("stats", "--dari", "kemarin").exit_code == 2
    wrong = sop("stats", "--dari", "2026-02-01", "--sampai", "2026-01-01")
    assert wrong.exit_code == 2
    assert "tukarkan" in wrong.output


def test_a_damaged_run_is_named_and_the_others_are_counted(sop: Run) -> None:
    with sqlite3.connect("pelaksanaan.sqlite") as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE sop_events SET text = '{' WHERE run = 2 AND number = 1")
    done = sop("stats", "--format", "json")
    assert done.exit_code == 2
    assert json.loads(done.stdout)[0]["runs"] == RUNS - 1
    assert "sop run verify 2" in done.stderr


def test_no_cell_is_calculated_and_no_sign_moves_the_cursor(sop: Run) -> None:
    fill(CLEAN.replace("Pelayanan Surat", "=1+1").replace("Mencatat surat", "Mencatat \u202esurat"), range(1))
    rows = list(csv.reader(StringIO(sop("stats", "--format", "csv").stdout)))
    assert {row[0] for row in rows[1:]} == {"Pelayanan Surat", "'=1+1"}
    assert "\u202e" not in sop("stats").stdout


def test_without_a_store(sop: Run) -> None:
    done = sop("stats", "--simpan", "tidak-ada.sqlite")
    assert done.exit_code == 2
    assert "Traceback" not in done.output
