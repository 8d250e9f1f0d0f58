"""Chromium prints the HTML as laid out: one sheet of paper a page, symbols within 2 mm, all words on their page."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader
from sopdsl.renderers.sheet.painters.html import paint

from tests.browser import quiet
from tests.sheet.reading import pdf_texts, squeezed
from tests.sheet.test_office_programs import FILES, check_rows, check_symbols, drawn_symbols, laid_out

pytestmark = pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("pdftocairo")),
    reason="Chromium or poppler is missing: apt-get install chromium poppler-utils",
)


def printed(page: Path) -> Path:
    """The page as PDF."""
    pdf = page.with_suffix(".pdf")
    command = ["chromium", *quiet(page.parent / "profil"), "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
    command.append(page.as_uri())
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return pdf


@pytest.mark.parametrize("path", FILES, ids=lambda path: Path(path).stem)
def test_it_prints_as_laid_out(path: str, tmp_path: Path) -> None:
    sheet = laid_out(path)
    file = tmp_path / "lembar.html"
    file.write_bytes(paint(sheet))
    pdf = printed(file)
    pages = PdfReader(pdf).pages
    assert len(pages) == len(sheet.pages)
    for page, read, text in zip(sheet.pages, pages, pdf_texts(pdf.read_bytes()), strict=True):
        size = float(read.mediabox.width), float(read.mediabox.height)
        assert size == pytest.approx((page.width, page.height), abs=1)
        check_symbols(page, drawn_symbols(pdf, page.number))
        check_rows(page, pdf)
        words = [glyphs.text for table in page.tables for cell in table.cells for glyphs in cell.glyphs]
        assert all(squeezed(one) in text for one in words)
