"""Where a project begins, and finding its documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdsl.project import Unreadable, find_documents, load_document, load_project

TEXT = "SOP: Surat\nPelaksana: Staf\nLangkah oleh Staf: Mencatat\n  Waktu: 1 hari\n"


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("kantor/a.sop", "kantor/bagian/b.sop", "kantor/bagian/dalam/c.sop"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)
    (tmp_path / "kantor/sop.toml").write_text('[waktu]\nasumsi = "1 hari = 8 jam"\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_findings_of_bytes_and_text_stand_in_one_order(tree: Path) -> None:
    (tree / "kantor/a.sop").write_bytes(b"q\n" + TEXT.encode() + b"# \x8b")
    document = load_document("kantor/a.sop")
    places = [finding.span.start for finding in document.diagnostics]
    assert places == sorted(places) and "TKS005" in [finding.code for finding in document.diagnostics[1:]]


def test_the_nearest_settings_count(tree: Path) -> None:
    (tree / "kantor/bagian/dalam/sop.toml").write_text('[waktu]\nasumsi = "1 hari = 6 jam"\n')
    hours = {}
    for found in find_documents(["kantor"]).files:
        document = load_document(found.path)
        hours[found.shown] = document.flows[0].totals.whole.low.seconds / 3600
    assert hours == {"kantor/a.sop": 8, "kantor/bagian/b.sop": 8, "kantor/bagian/dalam/c.sop": 6}


@pytest.mark.parametrize("start", ["kantor", "kantor/bagian/dalam"])
def test_settings_are_found_upwards_and_shown_as_the_user_would_write(tree: Path, start: str) -> None:
    project = load_project(start)
    assert project.root.resolve() == tree / "kantor"
    assert project.source is not None and project.source.path == "kantor/sop.toml"


def test_settings_above_the_current_folder(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree / "kantor/bagian/dalam")
    assert load_document("c.sop").project.root.resolve() == tree / "kantor"


def test_without_settings_the_own_folder_is_the_project(tree: Path) -> None:
    (tree / "kantor/sop.toml").unlink()
    assert load_document("kantor/bagian/b.sop").project.root == Path("kantor/bagian")


def test_settings_that_cannot_be_read(tree: Path) -> None:
    (tree / "kantor/sop.toml").unlink()
    (tree / "kantor/sop.toml").mkdir()
    with pytest.raises(Unreadable) as caught:
        load_document("kantor/a.sop")
    assert caught.value.problem.shown == "kantor/sop.toml"


def test_relative_places_are_kept() -> None:
    finding = find_documents(["kantor", "kantor/bagian/b.sop"])
    assert [found.relative.as_posix() for found in finding.files] == ["a.sop", "bagian/b.sop", "bagian/dalam/c.sop"]
    assert finding.problems == ()


def test_links_to_folders_are_not_followed(tree: Path) -> None:
    (tree / "kantor/putar").symlink_to(tree / "kantor")
    assert len(find_documents(["kantor"]).files) == 3


def test_a_path_that_no_system_allows() -> None:
    assert [problem.message.key for problem in find_documents(["a\0b"]).problems] == ["proyek.tidak-ada"]


def test_invalid_bytes_and_rules_in_one_list(tree: Path) -> None:
    (tree / "kantor/a.sop").write_bytes(TEXT.encode() + b"# \xff\n")
    codes = [finding.code for finding in load_document("kantor/a.sop").diagnostics]
    assert "TKS005" in codes and "IDN001" in codes
