"""The forms of monitoring and evaluation: nothing that runs tell is lost in them, and nobody's judgement is made."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import attrs
import pytest
from pypdf import PdfReader
from sopdsl.renderers.monitoring import FORMATS, FORMS, facts, render_form, render_page
from sopdsl.renderers.monitoring.half_yearly import half_yearly
from sopdsl.renderers.monitoring.page import Form
from sopdsl.renderers.monitoring.plots import WIDTH, plots_of
from sopdsl.renderers.monitoring.yearly import yearly

from sopdsl.execution import plans_of
from sopdsl.flow import analyse
from sopdsl.monitoring import ProcedureFigures, Spread, monitor
from sopdsl.rendering import FormsJob
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.simulated_runs import simulated_run

ROOT = Path(__file__).parents[2]
AGENCY = ("Pemerintah Kota Contoh", "Dinas Contoh")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = '#eval("1+1") $x$ *a* _b_ @c <d> \\n "e" [f] #pagebreak() &amp; {{g}}'


def figures() -> tuple[ProcedureFigures, ...]:
    text = (ROOT / "specs/lakip-trenggalek-perbaikan.sop").read_text(encoding="utf-8")
    sop = parse(Source("x", text)).sop
    return monitor(simulated_run(plan, seed) for plan in plans_of(sop, analyse(sop)) for seed in range(30))


UNUSED = (("Pelayanan Cuti", "02/SOP/2025"), ("Pelayanan Surat", ""))


def job(form: str, format: str, *told: ProcedureFigures, unused: tuple[tuple[str, str], ...] = UNUSED) -> FormsJob:
    return FormsJob(form, format, told, unused, AGENCY, "Pelaksanaan yang dimulai 01-01-2026 sampai 30-06-2026")


def read(format: str, data: bytes) -> str:
    """The words of a file, without spaces: lines are broken anywhere."""
    if format == "pdf":
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    else:
        root = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
        text = "".join(each.text or "" for each in root.iter(f"{WORD}t"))
    return squeezed(text)


def squeezed(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def words_of(form: Form) -> list[str]:
    cells = [cell for table in form.tables for row in table.rows for cell in row]
    titles = [column.title for table in form.tables for column in table.columns]
    headings = [table.heading for table in form.tables]
    return [form.title, form.period, *titles, *headings, *form.notes, *(line.words for cell in cells for line in cell)]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_lost(name: str, format: str) -> None:
    told = figures()
    asked = job(name, format, *told)
    form = (half_yearly if name == "monitoring" else yearly)(told, asked.unused, AGENCY, asked.period)
    made = render_form(asked)
    found = read(format, made.data)
    missing = [words for words in words_of(form) if squeezed(words) not in found]
    assert not [words for words in missing if format == "docx"]
    # A cell may go on in the next page of a PDF, with the page's foot between its words.
    assert all(squeezed(word) in found for words in missing for word in words.split())
    assert made.data == render_form(asked).data


@pytest.mark.parametrize("format", FORMATS)
def test_words_are_no_markup(format: str) -> None:
    (first, *_) = figures()
    hostile = attrs.evolve(first, title=HOSTILE, reasons=((HOSTILE, 1),), cancelled=1)
    found = read(format, render_form(job("monitoring", format, hostile, unused=((HOSTILE, HOSTILE),))).data)
    assert found.count(squeezed(HOSTILE)) == 4


def test_without_runs_and_sops_a_form_is_empty_but_whole() -> None:
    for name in FORMS:
        for format in FORMATS:
            found = read(format, render_form(FormsJob(name, format, (), (), (), "")).data)
            assert "FORMULIR" in found


def test_all_that_happened_is_in_the_note() -> None:
    told = figures()
    form = half_yearly(told, UNUSED, AGENCY, "")
    (table,) = form.tables
    assert [column.title for column in table.columns] == [
        "No",
        "Prosedur",
        "Penilaian terhadap penerapan",
        "Catatan hasil penilaian",
        "Tindakan yang harus diambil",
        "Paraf penilai",
    ]
    assert len(table.rows) == len(told) + 2
    for each, row in zip(told, table.rows, strict=False):
        note = "\n".join(line.words for line in row[3])
        assert f"{each.runs} pelaksanaan" in note
        assert all(f"langkah {loop.step}" in note for loop in each.loops)
        assert not each.cancelled or f"Dibatalkan {each.cancelled} kali" in note


def test_what_is_suggested_has_its_reason_and_is_not_ticked() -> None:
    (first, *_) = figures()
    (step, *_) = first.steps
    few = attrs.evolve(first, steps=(attrs.evolve(step, done=9, late=9),))
    well = attrs.evolve(first, stuck=0, steps=(attrs.evolve(step, done=100, late=19),))
    late = attrs.evolve(first, stuck=0, steps=(attrs.evolve(step, done=100, late=20),))
    stuck = attrs.evolve(well, stuck=1)
    assert [facts.goes_well(each) for each in (few, well, late, stuck)] == [None, True, False, False]
    assert [facts.why(each).split(",")[0] for each in (few, well, late, stuck)] == [
        "Tanpa usulan: kurang dari 10 langkah yang dikerjakan.",
        "Usulan: baik",
        "Usulan: tidak baik",
        "Usulan: tidak baik",
    ]


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 7, "0%"), (1, 7, "14%"), (1, 1000, "kurang dari 1%"), (999, 1000, "lebih dari 99%"), (7, 7, "100%")],
)
def test_a_share_does_not_round_away_what_there_is(part: int, whole: int, expected: str) -> None:
    assert facts.percent_of(part, whole) == expected


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed: forms were NOT opened")
def test_libreoffice_opens_the_form(tmp_path: Path) -> None:
    file = tmp_path / "formulir.docx"
    file.write_bytes(render_form(job("monitoring", "docx", *figures())).data)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    found = read("pdf", file.with_suffix(".pdf").read_bytes())
    assert squeezed("Catatan hasil penilaian") in found
    assert squeezed("Pelayanan Cuti") in found


def test_the_page_for_the_desk_has_all_figures_and_runs_nothing() -> None:
    told = figures()
    corrections = (("<script>keliru", 2), ("lupa", 1))
    hostile = attrs.evolve(
        told[0], title='<script>alert(1)</script>" onload="x', number="{{ 7*7 }}", corrections=corrections
    )
    page = render_page((hostile, *told), AGENCY, "Juni").data.decode()
    assert page == render_page((hostile, *told), AGENCY, "Juni").data.decode()
    assert "<script" not in page
    assert 'onload="x' not in page
    assert "{{ 7*7 }}" in page
    assert "default-src 'none'" in page
    text = unescape(re.sub("<[^>]*>", " ", page))
    assert text.count("Catatan dikoreksi") == text.count("Catatan dikoreksi 3 kali: <script>keliru (2), lupa (1).") == 1
    for each in told:
        assert all(step.activity in text and step.time in text for step in each.steps)
        assert all(f"pada langkah {loop.step} mengulang" in text for loop in each.loops)
        assert page.count(f"<td>{max(step.done for step in each.steps)}</td>") > 0
    assert page.count("<rect") == sum(len(plot.bars) for each in (hostile, *told) for plot in plots_of(each))


def test_bars_are_cut_where_they_leave_the_plot_and_say_so() -> None:
    (first, *_) = figures()
    step = attrs.evolve(first.steps[0], allowed=600, time="10 menit", worked=Spread(10, 300, 600, 60_000))
    (plot, *_) = plots_of(attrs.evolve(first, steps=(step,)))
    (bar,) = plot.bars
    assert (bar.length, bar.reach, bar.cut, bar.late) == (WIDTH // 6, WIDTH, True, False)
    assert plot.mark == WIDTH // 3


def test_steps_that_nobody_worked_on_or_that_have_no_time_have_no_bar() -> None:
    (first, *_) = figures()
    timed = attrs.evolve(first.steps[0], allowed=600, worked=Spread(10, 300, 600, 900))
    idle, untimed = attrs.evolve(timed, worked=Spread(0, None, None, None)), attrs.evolve(timed, allowed=None)
    (plot, *_) = plots_of(attrs.evolve(first, steps=(idle, timed, untimed)))
    assert len(plot.bars) == 1


@pytest.mark.parametrize(("form", "format"), [("monitoring", "html"), ("bulanan", "pdf")])
def test_a_form_or_format_that_is_not_known_is_refused(form: str, format: str) -> None:
    with pytest.raises(ValueError):
        render_form(job(form, format, *figures()))


def test_the_yearly_form_says_all_that_runs_tell_of_a_statement() -> None:
    (first, *_) = figures()
    busy, *others = first.executors
    step = attrs.evolve(first.steps[0], skipped=2, reasons=(("tidak perlu", 2),))
    told = attrs.evolve(
        first,
        steps=(step, *first.steps[1:]),
        executors=(attrs.evolve(busy, open=3), *(attrs.evolve(each, done=0, open=0) for each in others)),
        cancelled=4,
        reasons=(("batal", 4),),
        stuck=5,
    )
    (table,) = yearly([told], (), AGENCY, "").tables
    said = [" ".join(line.words for line in row[-2]) for row in table.rows]
    expected = (
        ("pelaksanaan", "mutu baku waktu"),
        (),
        ("mengulang dari langkah", "dilewati 2 kali: tidak perlu"),
        (f"{busy.executor}: 3 langkah belum diselesaikan", f"Belum pernah bertindak: {others[0].executor}"),
        ("Dibatalkan 4 kali: batal", "5 pelaksanaan buntu"),
        (),
        (),
    )
    for words, parts in zip(said, expected, strict=True):
        assert all(part in words for part in parts) and bool(words) == bool(parts), words


def test_each_executor_whose_times_are_known_has_a_bar() -> None:
    (first, *_) = figures()
    known = [each.executor for each in first.executors if each.against.median is not None]
    (plot,) = [plot for plot in plots_of(first) if plot.title.startswith("Waktu nyata setiap pelaksana")]
    assert known and [bar.label for bar in plot.bars] == known
