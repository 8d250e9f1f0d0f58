"""A checklist as PDF: nothing is lost in it, rows stay together, and a screen reader finds its way."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from functools import partial
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from pypdf import PdfReader
from sopdsl.renderers.checklist import render
from sopdsl.renderers.typesetting.metrics import drawable

from sopdsl.flow import analyse
from sopdsl.model import Run, Sop, Text, Words
from sopdsl.rendering import Job, Rendering
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.checklist.belonging import check_all_there, squeezed
from tests.sheet.conftest import png
from tests.sheet.fonts import wide
from tests.sheet.reading import pdf_tags
from tests.sheet.test_own_letters import embedded
from tests.strategies import sops

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
TRENGGALEK = ROOT / "specs/lakip-trenggalek-perbaikan.sop"


def model_of(path: Path) -> Sop:
    return parse(Source(path.name, path.read_text(encoding="utf-8"))).sop


def rendered(sop: Sop, draft: bool = False, logo: bytes | None = None, **table: object) -> Rendering:
    return render(Job(sop, analyse(sop), "pdf", table, draft, lambda path: logo))


def pages_of(rendering: Rendering) -> list[str]:
    """The text of each page, without what stands above and below it on all pages."""
    (file,) = rendering.files
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(file.data)).pages]
    return [re.sub(r"\u200b|Halaman \d+ dari \d+", "", text) for text in texts]


def check_conserved(sop: Sop, **table: object) -> None:
    check_all_there(sop, "\n".join(pages_of(rendered(sop, **table))), drawable)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_document_of_the_project_is_conserved(path: Path) -> None:
    check_conserved(model_of(path))


@settings(max_examples=20)
@given(sops(most_rows=8))
def test_random_documents_are_conserved(sop: Sop) -> None:
    """On paper where no row is higher than a page, so that the end of one cuts no text."""
    check_conserved(sop, kertas="1000 x 1000 mm")


def test_each_procedure_begins_a_page_and_every_page_says_what_it_belongs_to() -> None:
    pages = pages_of(rendered(model_of(TRENGGALEK)))
    begun = [number for number, text in enumerate(pages) if "Prosedur A." in text or "Prosedur B." in text]
    assert len(begun) == 2 and begun[0] == 0 and "12." in pages[begun[1] - 1]
    for text in pages[1:]:
        assert "Daftar periksa SOP 01/SOP.Perenc/406.020/2020" in text and "Nomor berkas:" in text
    assert all("Langkah" in text and "Paraf" in text for text in pages), "the titles of the columns stand on each page"
    assert "Tanda tangan penanggung jawab" in pages[-1]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is missing: apt-get install poppler-utils")
def test_the_number_can_be_searched() -> None:
    (file,) = rendered(model_of(TRENGGALEK)).files
    assert all("01/SOP.Perenc/406.020/2020" in page.extract_text() for page in PdfReader(io.BytesIO(file.data)).pages)


def test_rows_are_not_divided(tmp_path: Path) -> None:
    """In the text as it stands on the paper, all of a step is on the page of its number."""
    (file,) = rendered(model_of(TRENGGALEK)).files
    (tmp_path / "a.pdf").write_bytes(file.data)
    done = subprocess.run(["pdftotext", "-layout", "a.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    pages = done.stdout.decode().split("\f")
    for number, output in (("9.", "Surat pengantar laporan"), ("15.", "Konsep surat pengantar berparaf")):
        assert any(re.search(rf"^ *{re.escape(number)} .*Me", page, re.MULTILINE) and output in page for page in pages)


@pytest.mark.parametrize("words", ["x" * 400, "kata " * 1500, "https://contoh.go.id/" + "a/b-c" * 60])
def test_words_too_long_for_a_line_or_a_page_stay_inside(words: str) -> None:
    sop = model_of(ROOT / "grammar/corpus/good/linear.sop")
    first, *rows = sop.procedures[0].rows
    long = attrs.evolve(first, requirements=Text((Run(words.strip()),)))
    sop = attrs.evolve(sop, procedures=(attrs.evolve(sop.procedures[0], rows=(long, *rows)),))
    (file,) = rendered(sop).files
    letters = ""
    for page in PdfReader(io.BytesIO(file.data)).pages:
        found: list[tuple[str, float, float]] = []
        page.extract_text(visitor_text=partial(_remember, found))
        letters += "".join(text for text, _, _ in found)
        assert all(0 < x < page.mediabox.width and 0 < y < page.mediabox.height for text, x, y in found if text.strip())
    assert Counter(squeezed(letters)) >= Counter(squeezed(words))


def _remember(found: list[tuple[str, float, float]], text: str, cm: list[float], tm: list[float], *_: object) -> None:
    found.append((text, cm[0] * tm[4] + cm[4], cm[3] * tm[5] + cm[5]))


def test_it_is_tagged() -> None:
    (file,) = rendered(model_of(TRENGGALEK)).files
    tags = [tag for tag, _ in pdf_tags(file.data)]
    assert {"/H1", "/H2", "/Table", "/THead", "/TH", "/TD"} <= set(tags)
    data = PdfReader(io.BytesIO(file.data))
    assert (
        data.metadata is not None
        and data.metadata.title == f"Daftar Periksa: {model_of(TRENGGALEK).title.lead[0].text}"
    )


def test_the_paper_of_the_office_is_upright() -> None:
    (file,) = rendered(model_of(TRENGGALEK), kertas="F4").files
    box = PdfReader(io.BytesIO(file.data)).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (609, 935)


def test_the_letters_of_the_office() -> None:
    files = {"a.ttf": wide("Regular", "Huruf Biasa"), "b.ttf": wide("Bold", "Huruf Tebal")}
    sop, table = model_of(TRENGGALEK), {"huruf": {"biasa": "a.ttf", "tebal": "b.ttf"}}
    (file,) = render(Job(sop, analyse(sop), "pdf", table, False, files.get)).files
    fonts = embedded(file.data)
    assert {"HurufBiasa", "HurufTebal"} <= fonts and fonts <= {"HurufBiasa", "HurufTebal", "LiberationSans"}, fonts


def test_settings_that_are_wrong_stop_it() -> None:
    rendering = rendered(model_of(TRENGGALEK), kertas="A99")
    assert rendering.files == () and [finding.code for finding in rendering.diagnostics] == ["LBR001"]


def test_a_draft_is_marked() -> None:
    sop = model_of(TRENGGALEK)
    assert "DRAF" not in "".join(pages_of(rendered(sop)))
    assert all("DRAF" in text for text in pages_of(rendered(sop, draft=True)))


def test_a_logo_is_shown_and_a_broken_one_is_left_out_with_a_warning() -> None:
    sop = model_of(TRENGGALEK)
    sop = attrs.evolve(sop, identity=attrs.evolve(sop.identity, logo=Words("logo.svg")))
    good = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0H9V9z"/></svg>'
    shown = rendered(sop, logo=good)
    assert not shown.diagnostics and ("/Figure", "Logo") in pdf_tags(shown.files[0].data)
    broken = rendered(sop, logo=png(40, 40)[:-30])
    assert [finding.code for finding in broken.diagnostics] == ["LBR003"]
    assert broken.files == rendered(attrs.evolve(sop, identity=attrs.evolve(sop.identity, logo=None))).files


def test_the_same_document_gives_the_same_bytes() -> None:
    sop = model_of(TRENGGALEK)
    assert rendered(sop) == rendered(sop)
