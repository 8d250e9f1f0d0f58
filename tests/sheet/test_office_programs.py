"""LibreOffice opens the files and prints what the geometry says: symbols within 2 mm, and no page more or less."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from sopdsl.renderers.sheet.layout import lay_out
from sopdsl.renderers.sheet.layout.geometry import Page, Sheet, Symbol
from sopdsl.renderers.sheet.painters.office import docx, xlsx
from sopdsl.renderers.sheet.style import Style

from sopdsl.flow import analyse
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.sheet.reading import SVG, pdf_texts, squeezed

ROOT = Path(__file__).parents[2]
FILES = (
    "specs/lakip-balangan.sop",
    "specs/lakip-trenggalek.sop",
    "grammar/corpus/good/keputusan.sop",
    "grammar/corpus/good/sel-gabung.sop",
)
PAINTERS = {"docx": docx.paint, "xlsx": xlsx.paint}
TWO_MM = 2 * 72 / 25.4

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftocairo")),
    reason="LibreOffice or poppler is missing: apt-get install libreoffice-writer libreoffice-calc poppler-utils",
)


def laid_out(path: str) -> Sheet:
    sop = parse(Source(path, (ROOT / path).read_text(encoding="utf-8"))).sop
    sheet = lay_out(sop, analyse(sop), Style())
    assert isinstance(sheet, Sheet)
    return sheet


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all files as PDF, printed in one run: starting the program is what takes long."""
    folder = tmp_path_factory.mktemp("cetak")
    made = []
    for path in FILES:
        for format, paint in PAINTERS.items():
            made.append(folder / f"{Path(path).stem}-{format}.{format}")
            made[-1].write_bytes(paint(laid_out(path)))
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, made)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


@pytest.mark.parametrize("format", PAINTERS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: Path(path).stem)
def test_it_prints_as_laid_out(path: str, format: str, printed: Path) -> None:
    sheet = laid_out(path)
    pdf = printed / f"{Path(path).stem}-{format}.pdf"
    pages = PdfReader(pdf).pages
    assert len(pages) == len(sheet.pages)
    for page, read, text in zip(sheet.pages, pages, pdf_texts(pdf.read_bytes()), strict=True):
        size = float(read.mediabox.width), float(read.mediabox.height)
        assert size == pytest.approx((page.width, page.height), abs=1.5)
        assert f"Halaman{page.number}dari{len(sheet.pages)}" in text
        check_symbols(page, drawn_symbols(pdf, page.number))
        check_rows(page, pdf)


def check_symbols(page: Page, found: list[tuple[float, float, float, float]]) -> None:
    assert len(found) == len(page.symbols)
    for symbol in page.symbols:
        assert any(_is_at(symbol, box) for box in found), (symbol, found)


def _is_at(symbol: Symbol, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    x, y = symbol.rect.centre
    near = abs((left + right) / 2 - x) < TWO_MM and abs((top + bottom) / 2 - y) < TWO_MM
    return near and abs(right - left - symbol.rect.width) < 1.5 and abs(bottom - top - symbol.rect.height) < 1.5


def check_rows(page: Page, pdf: Path) -> None:
    """The number of each step stands beside its symbols: rows are as high as they were laid out."""
    found = _words(pdf, page.number)
    for table in page.tables:
        for cell in table.cells:
            if cell.role == "no" and cell.glyphs:
                x, y = cell.rect.centre
                near = [words for words, (left, top) in found if abs(left - x) < 8 and abs(top - y) < TWO_MM]
                assert cell.glyphs[0].text in near, (cell, found)


def _words(pdf: Path, page: int) -> list[tuple[str, tuple[float, float]]]:
    """The words of a page and their middles."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    pattern = r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>'
    words = []
    for *places, said in re.findall(pattern, text):
        left, top, right, bottom = map(float, places)
        words.append((squeezed(said), ((left + right) / 2, (top + bottom) / 2)))
    return words


def drawn_symbols(pdf: Path, page: int) -> list[tuple[float, float, float, float]]:
    """The boxes of all white shapes with a black outline."""
    picture = pdf.with_name(f"{pdf.stem}-{page}.svg")
    subprocess.run(["pdftocairo", "-svg", "-f", str(page), "-l", str(page), str(pdf), str(picture)], check=True)
    paths = ElementTree.parse(picture).iter(f"{SVG}path")
    return [
        _box(path)
        for path in paths
        if "fill:rgb(100%,100%,100%)" in path.get("style", "") and "stroke:rgb(0%,0%,0%)" in path.get("style", "")
    ]


def _box(path: ElementTree.Element) -> tuple[float, float, float, float]:
    matrix = re.findall(r"-?[\d.]+", path.get("transform", "matrix(1,0,0,1,0,0)"))
    a, _, _, d, e, f = map(float, matrix)
    numbers = list(map(float, re.findall(r"-?[\d.]+", path.get("d", ""))))
    xs = [a * x + e for x in numbers[::2]]
    ys = [d * y + f for y in numbers[1::2]]
    return min(xs), min(ys), max(xs), max(ys)
