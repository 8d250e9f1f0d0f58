"""`import sopdsl`: the names that other programs may rely on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import sopdsl

SPEC = next((Path(__file__).parent.parent / "specs").glob("*.sop"))


def test_every_public_name_is_there() -> None:
    for name in sopdsl.__all__:
        assert getattr(sopdsl, name).__name__ == name
    assert set(sopdsl.__all__) <= set(dir(sopdsl))


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="tidak_ada"):
        _ = sopdsl.tidak_ada


def test_importing_it_imports_nothing_else() -> None:
    script = "import sys, sopdsl; print(*(name for name in sys.modules if name.startswith(('sopdsl', 'attr', 'lark'))))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name for name in done.stdout.split() if not name.startswith("__editable__")}
    assert loaded == {"sopdsl"}


def test_text_to_findings() -> None:
    parsed = sopdsl.parse(sopdsl.Source("surat.sop", "SOP: Surat\nPelaksana: Kepala\nLangkah oleh Staf: Mencatat\n"))
    findings = sopdsl.check(parsed, sopdsl.analyse(parsed.sop))
    assert "PLK001" in {finding.code for finding in findings}


def test_file_to_picture() -> None:
    document = sopdsl.load_document(SPEC)
    drawn = sopdsl.render(document, format="svg")
    assert [file.suffix for file in drawn.files] == [f"-{number}.svg" for number in range(1, len(drawn.files) + 1)]
    assert all(file.data.startswith(b"<") for file in drawn.files) and drawn.stopped_by == ()


def test_unknown_renderers_and_formats_are_refused() -> None:
    document = sopdsl.load_document(SPEC)
    with pytest.raises(ValueError, match="lembaran"):
        sopdsl.render(document, "lembaran")
    with pytest.raises(ValueError, match="odt"):
        sopdsl.render(document, format="odt")


def test_what_cannot_be_read_is_an_exception_that_says_why(tmp_path: Path) -> None:
    with pytest.raises(sopdsl.Unreadable) as caught:
        sopdsl.load_document(tmp_path / "tidak-ada.sop")
    assert caught.value.problem.message.key == "proyek.tidak-ada"
