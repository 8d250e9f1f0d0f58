"""Drawings as people make them: their text, what is said of them, and that the text flows as the drawing does."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdsl.importing import read
from sopdsl.messages import LANGUAGES, text_of
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.importing.drawn_flow import check_flow

FILES = sorted((Path(__file__).parent / "corpus").glob("*.bpmn"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_text_and_the_findings_are_as_expected(path: Path, accept: bool) -> None:
    imported = read(path.name, path.read_bytes(), ".bpmn")
    assert imported.text is not None
    lines = [
        f"{imported.source.line_column(each.span.start)[0]}: {text_of(each.message)}" for each in imported.diagnostics
    ]
    for name, found in ((".sop", imported.text), (".temuan", "".join(f"{line}\n" for line in lines))):
        expectation = path.with_suffix(name)
        if accept:
            expectation.write_text(found, encoding="utf-8")
        assert found == expectation.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_finding_says_what_to_do_in_both_languages(path: Path) -> None:
    for finding in read(path.name, path.read_bytes(), ".bpmn").diagnostics:
        assert finding.hint is not None
        for language in LANGUAGES:
            assert text_of(finding.message, language) != text_of(finding.hint, language)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_text_flows_as_the_drawing_does(path: Path) -> None:
    imported = read(path.name, path.read_bytes(), ".bpmn")
    assert imported.text is not None
    check_flow(path.read_bytes(), parse(Source("x", imported.text)).sop)
