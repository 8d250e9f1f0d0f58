"""What our own export says comes back: all of it from the document that it carries, the flow from the drawing alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from sopdsl.renderers.bpmn import render

from sopdsl.flow import analyse
from sopdsl.importing import Imported, read
from sopdsl.model import Sop
from sopdsl.rendering import Job
from sopdsl.source import Source
from sopdsl.syntax import parse
from sopdsl.syntax.printer import print_sop
from tests.importing.drawn_flow import check_flow
from tests.strategies import sops

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])


def model_of(text: str) -> Sop:
    return parse(Source("x", text)).sop


def export(sop: Sop) -> bytes:
    (file,) = render(Job(sop, analyse(sop), "bpmn", {}, False, lambda path: None)).files
    return file.data


def drawn_only(file: bytes) -> bytes:
    """The export without the document that it carries."""
    return re.sub(rb"(?s)<sop:naskah>.*</sop:naskah>", b"", file)


def imported(file: bytes) -> Imported:
    found = read("berkas.bpmn", file, ".bpmn")
    assert found.text is not None, found.diagnostics
    return found


def check_back(sop: Sop) -> None:
    file = export(sop)
    found = imported(file)
    assert found.diagnostics == ()
    assert found.text == print_sop(sop)
    assert export(model_of(found.text)) == file


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_documents_of_the_project_come_back_whole(path: Path) -> None:
    check_back(model_of(path.read_text(encoding="utf-8")))


@settings(max_examples=50)
@given(sops(most_rows=8))
def test_random_documents_come_back_whole(sop: Sop) -> None:
    check_back(sop)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_drawing_alone_keeps_the_flow(path: Path) -> None:
    file = drawn_only(export(model_of(path.read_text(encoding="utf-8"))))
    check_flow(file, model_of(imported(file).text or ""))


def test_the_drawing_alone_keeps_the_labels_of_arrows() -> None:
    rows = "Langkah oleh Staf: Menulis\n  Lanjut ke: lanjut (asli) dan kirim (salinan)\nLangkah oleh Staf: Membaca\n"
    rows += "  Lanjut ke: selesai (sudah dibaca)\nLangkah kirim oleh Staf: Mengirim\n"
    text = imported(drawn_only(export(model_of(f"SOP: Surat\nPelaksana: Staf\n{rows}")))).text or ""
    assert "Menulis\n  Lanjut ke: membaca (asli) dan lanjut (salinan)\n" in text
    assert "Membaca\n  Lanjut ke: selesai (sudah dibaca)\n" in text


@settings(max_examples=60)
@given(sops(most_rows=8))
def test_the_drawing_of_a_random_document_alone_keeps_the_flow(sop: Sop) -> None:
    file = drawn_only(export(sop))
    check_flow(file, model_of(imported(file).text or ""))
