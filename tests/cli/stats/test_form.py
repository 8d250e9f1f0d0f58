"""`sop form`: from a folder of SOPs and the runs of an office to a form to sign."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from sopdsl.execution import plans_of
from sopdsl.execution.kept import keep
from sopdsl.execution.store import open_store
from sopdsl.flow import analyse
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.cli.conftest import CLEAN, Run, another
from tests.simulated_runs import simulated_run


@pytest.fixture(autouse=True)
def office(own_folder: Path) -> None:
    """Two SOPs, one of which was carried out."""
    for number, text in enumerate((CLEAN, another(CLEAN)), start=1):
        (own_folder / f"{number}.sop").write_text(text, encoding="utf-8")
    sop = parse(Source("x", CLEAN)).sop
    with open_store("pelaksanaan.sqlite") as opened:
        for seed in range(12):
            keep(opened, simulated_run(plans_of(sop, analyse(sop))[0], seed))


def text_of(path: str) -> str:
    pages = PdfReader(io.BytesIO(Path(path).read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_without_runs_the_last_day_is_left_open(sop: Run) -> None:
    assert sop("form", "monitoring", ".", "--dari", "1 Januari 2099").exit_code == 0
    (path,) = Path("hasil").iterdir()
    said = text_of(str(path))
    assert "Pelaksanaan yang dimulai 01-01-2099" in said and "01-01-2099 sampai" not in said


@pytest.mark.parametrize("name", ["monitoring", "evaluasi"])
def test_a_form_for_all_sops_of_a_folder(sop: Run, name: str) -> None:
    done = sop("form", name, ".", "--dari", "1 Januari 2026", "--sampai", "30 Juni 2026")
    assert (done.exit_code, done.stdout) == (0, f"hasil/formulir-{name}.pdf\n")
    text = text_of(f"hasil/formulir-{name}.pdf")
    assert "DINAS CONTOH KOTA CONTOH" in text
    assert "01-01-2026 sampai 30-06-2026" in text
    assert "12 pelaksanaan" in text
    assert re.search(r"Pelayanan Surat 2,? 002/SOP/2025", text)


def test_the_name_of_the_file_says_its_format(sop: Run) -> None:
    assert sop("form", "monitoring", "-o", "semester.docx").exit_code == 0
    assert Path("semester.docx").read_bytes().startswith(b"PK")


def test_what_is_no_form_no_format_and_no_store(sop: Run) -> None:
    for words in (
        ["form", "bulanan"],
        ["form", "monitoring", "--format", "xlsx"],
        ["form", "monitoring", "-o", "x.txt"],
        ["form", "monitoring", "--simpan", "tidak-ada.sqlite"],
        ["form", "monitoring", "tidak-ada"],
    ):
        done = sop(*words)
        assert done.exit_code == 2, words
        assert "Traceback" not in done.output
