"""What an official fills in stands on every checklist, whatever it is made as."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from sopdsl.renderers.checklist import render

from sopdsl.flow import analyse
from sopdsl.rendering import Job
from sopdsl.source import Source
from sopdsl.syntax import parse

SOP = "SOP: Surat\nPelaksana: Staf\nLangkah oleh Staf: Mencatat surat\n  Output: Catatan\n"
BLANKS = (
    ("Nomor berkas", "Tanggal mulai", "Penanggung jawab"),
    ("Mulai", "Paraf"),
    ("Selesai", "Dibatalkan", "Tanggal", "Catatan", "Tanda tangan penanggung jawab"),
)
"""Above the first step, at each step, and below the last."""


def text_of(format: str) -> str:
    sop = parse(Source("x", SOP)).sop
    (file,) = render(Job(sop, analyse(sop), format, {}, False, lambda _: None)).files
    if format == "md":
        return file.data.decode()
    if format == "pdf":
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(file.data)).pages)
    root = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(file.data)).read("word/document.xml"))
    return " ".join(root.itertext())


@pytest.mark.parametrize("format", ["pdf", "docx", "md"])
def test_every_blank_is_there(format: str) -> None:
    text = " ".join(text_of(format).split())
    above, _, rest = text.partition("Mencatat surat")
    assert all(name in above for name in BLANKS[0]), above
    assert all(name in text for name in BLANKS[1])
    assert all(name in rest for name in BLANKS[2]), rest
