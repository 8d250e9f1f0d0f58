"""`sop render --as flowchart` where Graphviz draws nothing: sheets instead, and why is said once for the computer."""

from __future__ import annotations

from pathlib import Path

import pytest
from sopdsl.renderers.graphs import drawing

from tests.cli.conftest import CLEAN


@pytest.fixture
def two_documents(own_folder: Path) -> None:
    """One of them in a project that gives fields of the identity page: no finding may be taken for one about these."""
    (own_folder / "satu.sop").write_text(CLEAN, encoding="utf-8")
    (own_folder / "dinas").mkdir()
    (own_folder / "dinas/sop.toml").write_text("[instansi]\nnama = ['Dinas Contoh Kota Contoh']\n", encoding="utf-8")
    (own_folder / "dinas/dua.sop").write_text(CLEAN.replace("SOP: Pelayanan Surat", "SOP: Pengelolaan Surat"))


@pytest.mark.usefixtures("two_documents")
@pytest.mark.parametrize(("language", "words"), [("id", "Graphviz tidak ada"), ("en", "Graphviz is missing")])
def test_without_graphviz_it_is_said_once(sop, monkeypatch: pytest.MonkeyPatch, language: str, words: str) -> None:
    monkeypatch.setattr(drawing, "commands", list)
    done = sop("render", ".", "--as", "flowchart", "--format", "pdf", "--lang", language)
    assert done.exit_code == 0
    assert Path("hasil/satu.pdf").is_file() and Path("hasil/dinas/dua.pdf").is_file()
    assert done.stderr.count(words) == 1 and done.stderr.count("\n") == 1
    assert "raphviz" not in done.stdout


@pytest.mark.usefixtures("two_documents")
def test_a_chart_that_graphviz_cannot_draw_is_named(sop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "commands", lambda: [["false"]])
    done = sop("render", ".", "--as", "flowchart", "--format", "pdf")
    assert done.exit_code == 0 and not done.stderr
    for path in ("satu.sop", "dinas/dua.sop"):
        assert f"{path}:1:6: peringatan[tanpa-graphviz] Graphviz tidak dapat menggambar bagan ini" in done.stdout
