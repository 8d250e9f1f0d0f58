"""What Typst is handed: words come out as themselves, whatever they say, and nothing in them is parsed."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import attrs
import pytest
from PIL import Image
from pypdf import PdfReader
from sopdsl.renderers.checklist import render as checklist
from sopdsl.renderers.graphs.pages import pdf as chart_page
from sopdsl.renderers.monitoring import render_form
from sopdsl.renderers.typesetting.characters import storable
from sopdsl.renderers.typesetting.compiler import rasterised, typst_files, typst_pdf
from sopdsl.renderers.typesetting.metrics import drawable
from sopdsl.renderers.typesetting.primitives import BrokenPictureError, Picture, Rect

from sopdsl.flow import analyse
from sopdsl.model import Run, Text
from sopdsl.rendering import FormsJob, Job
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.sheet.conftest import png
from tests.sheet.reading import pdf_tags

HOSTILE = {
    "code": '#panic("x") #{ #let data = 1; #read("main.typ")',
    "comments": "*/ // /* http://contoh.go.id",
    "raw": "``` `#pagebreak()`",
    "quotes": '", "title": "lain" \\u0022 \\',
    "brackets": "]) }} $ ((( [[[ <a> @b = - + / ~",
    "ends of lines": "satu\u2028#dua()\u2029= tiga\x85/ empat\x0b",
    "nothing that a file can hold": "a\x00b\ud800c\ufffed",
    "very long": "#(" * 4000,
    "very long word": "#" * 6000,
}
WORDS = pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
PRINT = '#let words = json(bytes(read("data.json").slice(2)))\n#set document(title: "x")\n#words'


def seen(words: str) -> str:
    """The words as they are printed, without spaces and places where a line may end."""
    return re.sub(r"[\s\u200b]+", "", drawable(storable(words)))


def printed(data: bytes) -> str:
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    return re.sub(r"[\s\u200b]+", "", re.sub(r"Halaman \d+ dari \d+", "", text))


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "print.typ"
    path.write_text(PRINT)
    return path


@WORDS
def test_data_is_one_comment_for_typst(words: str, template: Path) -> None:
    data = typst_files(template, {"x": words})["data.json"]
    assert data.startswith(b"//") and data.isascii()
    assert not re.search(rb"[\n\v\f\r]", data)


def test_data_comes_out_of_the_template(template: Path) -> None:
    assert printed(typst_pdf(typst_files(template, "satu #dua – tiga"))) == "satu#dua–tiga"


def test_a_broken_picture_is_told_from_a_mistake_of_ours(template: Path) -> None:
    whole = Picture(png(9, 9), "png", Rect(0, 0, 9, 9), "")
    broken = attrs.evolve(whole, data=whole.data[:-30])
    template.write_text("#panic()")
    with pytest.raises(BrokenPictureError):
        typst_pdf(typst_files(template, ""), pictures=[whole, broken])
    with pytest.raises(Exception, match="panicked"):
        typst_pdf(typst_files(template, ""), pictures=[whole])


def test_a_picture_as_png_fills_its_place() -> None:
    drawn = Image.open(BytesIO(rasterised(Picture(png(9, 6), "png", Rect(30, 40, 9, 6), ""))))
    assert drawn.size == (75, 50), "600 pixels an inch"
    assert drawn.convert("RGBA").getcolors() == [(75 * 50, (128, 128, 128, 255))]


@WORDS
def test_words_of_a_checklist_are_data(words: str) -> None:
    text = "SOP: Surat\nPelaksana: Staf\nLangkah oleh Staf: Mencatat surat\n  Output: Catatan\n"
    sop = parse(Source("x", text)).sop
    procedure = sop.procedures[0]
    row = attrs.evolve(procedure.rows[0], output=Text((Run(words),)))
    sop = attrs.evolve(sop, title=Text((Run(words),)), procedures=(attrs.evolve(procedure, rows=(row,)),))
    (file,) = checklist(Job(sop, analyse(sop), "pdf", {"kertas": "1000 x 1000 mm"}, False, lambda _: None)).files
    assert printed(file.data).count(seen(words)) == 2


@WORDS
def test_words_of_a_form_are_data(words: str) -> None:
    form = render_form(FormsJob("monitoring", "pdf", (), ((words, ""),), (words,), words))
    assert seen(words) in printed(form.data)
    assert seen(words.upper()) in printed(form.data)


@WORDS
def test_words_of_a_chart_are_data(words: str) -> None:
    picture = b'<svg width="90pt" height="90pt" xmlns="http://www.w3.org/2000/svg"/>'
    data = chart_page(picture, words, words)
    (figure,) = [alt for tag, alt in pdf_tags(data) if tag == "/Figure"]
    metadata = PdfReader(BytesIO(data)).metadata
    assert figure == storable(words) and metadata is not None and metadata.title == storable(words)
