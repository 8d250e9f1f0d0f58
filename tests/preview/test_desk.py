"""The desk shows documents as they are, finds what `sop check` finds, and keeps the last good picture."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from click.testing import CliRunner

from sopdsl.cli.program import program
from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.preview.desk import Desk, View
from sopdsl.preview.text import lines
from sopdsl.project.document import Document
from sopdsl.project.drawing import Drawn, render
from sopdsl.project.finding import PathProblem
from sopdsl.project.outcome import Crash
from sopdsl.project.overrides import Overrides
from sopdsl.source import Source, Span
from tests.preview.conftest import BROKEN, CLEAN

PATIENCE = 60
"""Seconds after which a test gives up; nothing is timed."""

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle r="4"/></svg>'


def shown(desk: Desk, place: str = "a.sop") -> View:
    view = desk.show(place)
    assert isinstance(view, View)
    return view


def names(view: View) -> list[str]:
    return [finding.name for finding in view.findings]


def test_the_documents_of_a_folder_by_their_places(desk: Desk) -> None:
    assert list(desk.documents()) == ["a.sop", "bagian/b.sop"]
    assert desk.show("c.sop") is None and desk.show("../a.sop") is None and desk.show("") is None


def test_a_file_is_shown_among_its_neighbours(desk: Desk, office: Path) -> None:
    (office / "bagian/b.sop").write_text(CLEAN)
    alone = Desk(str(office / "a.sop"), Overrides(), None)
    assert list(alone.documents()) == ["a.sop"]
    assert names(shown(alone)) == names(shown(desk)) == ["nomor-kembar"]


@pytest.mark.parametrize("text", [CLEAN, BROKEN, CLEAN.replace("12 Mei", "12 April"), "SOP: x\nLangkah x", ""])
def test_it_finds_what_check_finds(desk: Desk, office: Path, text: str) -> None:
    (office / "a.sop").write_text(text)
    report = CliRunner().invoke(program, ["check", str(office / "a.sop"), "--format", "concise"]).output
    said = [line for line in report.splitlines() if "a.sop:" in line]
    assert len(said) == len(names(shown(desk))) and all(f"[{name}]" in report for name in names(shown(desk)))


def test_a_save_changes_the_digest_and_what_is_shown(desk: Desk, office: Path) -> None:
    before, first = desk.digest(), shown(desk)
    assert shown(desk) is first and desk.digest() == before
    (office / "a.sop").write_text(CLEAN.replace("Mengarsipkan surat", "Menyimpan surat masuk"))
    assert desk.digest() != before
    assert any("Menyimpan surat masuk" in page for page in shown(desk).pages)


def test_the_last_good_picture_stays_without_its_links(desk: Desk, office: Path) -> None:
    good = shown(desk)
    assert not good.old and 'href="#baris-21"' in good.pages[1]
    (office / "a.sop").write_text(BROKEN)
    broken = shown(desk)
    assert broken.old and len(broken.pages) == len(good.pages)
    assert [finding.code for finding in broken.stopped_by] == ["PLK001"]
    assert not any("<a " in page for page in broken.pages) and "Memeriksa surat" in broken.pages[1]
    (office / "a.sop").write_text(CLEAN)
    assert shown(desk).pages == good.pages and not shown(desk).old


def test_without_a_good_picture_there_is_none(desk: Desk, office: Path) -> None:
    (office / "a.sop").write_text(BROKEN)
    assert shown(desk).old and shown(desk).pages == ()


def test_a_file_that_is_gone_is_said_and_its_picture_stays(desk: Desk, office: Path) -> None:
    shown(desk)
    (office / "a.sop").unlink()
    assert isinstance(desk.show("a.sop"), PathProblem) and desk.last_pages("a.sop")
    alone = Desk(str(office / "bagian/b.sop"), Overrides(), None)
    (office / "bagian/b.sop").unlink()
    assert isinstance(alone.show("b.sop"), PathProblem)


def test_settings_are_seen_and_their_mistakes_said(desk: Desk, office: Path) -> None:
    assert "DINAS LAIN" not in "".join(shown(desk).pages)
    (office / "a.sop").write_text(CLEAN.replace("Instansi: Dinas Contoh Kota Contoh\n", ""))
    (office / "sop.toml").write_text('[instansi]\nnama = ["Dinas Lain"]\n')
    assert "DINAS LAIN" in "".join(shown(desk).pages)
    (office / "sop.toml").write_text("[lembar]\nkertas = 'kecil'\n")
    view = shown(desk)
    assert view.old and {finding.code for finding in view.settings_findings} == {"LBR001"}
    assert names(view) == ["identitas-kurang"]


def test_a_logo_that_appears_is_a_change(desk: Desk, office: Path) -> None:
    (office / "a.sop").write_text(CLEAN.replace("Nomor:", "Logo: lambang.svg\nNomor:"))
    assert "logo" in names(shown(desk))
    before = desk.digest()
    (office / "lambang.svg").write_text(LOGO)
    assert desk.digest() != before and "logo" not in names(shown(desk))
    assert "data:image/svg+xml" in shown(desk).pages[0]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], Event, Event]:
    """The texts that are drawn of the first document, which begins one event and waits for the other."""
    drawn, begun, go_on = list[str](), Event(), Event()

    def slowly(document: Document, format: str) -> Drawn:
        if document.source.path.endswith("a.sop"):
            drawn.append(document.source.text)
            begun.set()
            assert go_on.wait(PATIENCE)
        return render(document, format=format)

    monkeypatch.setattr("sopdsl.preview.desk.render", slowly)
    return drawn, begun, go_on


def test_of_saves_while_it_draws_the_newest_wins(
    desk: Desk, office: Path, slow: tuple[list[str], Event, Event]
) -> None:
    drawn, begun, go_on = slow
    with ThreadPoolExecutor() as pool:
        waiting = [pool.submit(desk.show, "a.sop")]
        assert begun.wait(PATIENCE)
        for word in ("Menyimpan", "Membuang"):
            (office / "a.sop").write_text(CLEAN.replace("Mengarsipkan", word))
            waiting.append(pool.submit(desk.show, "a.sop"))
        go_on.set()
        pages = ["".join(view.pages) for each in waiting if isinstance(view := each.result(), View)]
    assert ["Mengarsipkan" in pages[0], "Membuang" in pages[1], "Membuang" in pages[2]] == [True] * 3
    assert len(drawn) == 2


def test_others_are_shown_while_one_is_drawn(desk: Desk, slow: tuple[list[str], Event, Event]) -> None:
    _, begun, go_on = slow
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(desk.show, "a.sop")
        try:
            assert begun.wait(PATIENCE)
            assert isinstance(pool.submit(desk.show, "bagian/b.sop").result(PATIENCE), View)
            assert not waiting.done()
        finally:
            go_on.set()


def test_a_failure_of_the_program_is_shown_and_the_others_are_too(
    desk: Desk, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(desk)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    with monkeypatch.context() as broken:
        broken.setattr("sopdsl.preview.desk.render", fail)
        (office / "a.sop").write_text(CLEAN + "\n")
        assert isinstance(desk.show("a.sop"), Crash) and desk.last_pages("a.sop")
    assert shown(desk, "bagian/b.sop").pages


def test_a_finding_of_no_letters_marks_none() -> None:
    finding = Diagnostic("XYZ001", "x", Severity.ERROR, Span(2, 2), message("TKS001.no_title"))
    (line,) = lines(Source("x", "abcd"), [finding], "id")
    assert "".join(text for text, _ in line.pieces) == "abcd"
    assert not any(marked for _, marked in line.pieces) and len(line.findings) == 1
