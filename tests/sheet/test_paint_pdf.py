"""The PDF shows every word where the geometry says, tagged, and text is never markup."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import attrs
import pytest
from pypdf import PdfReader
from sopdsl.renderers.sheet.layout.geometry import Page, Sheet
from sopdsl.renderers.sheet.painters.pdf import files_of, paint
from sopdsl.renderers.sheet.painters.shapes import every_glyphs
from sopdsl.renderers.typesetting.metrics import Family, drawable, measure
from sopdsl.renderers.typesetting.primitives import BrokenPictureError, Glyphs, Picture, Rect

from tests.sheet.conftest import HOSTILE, flow_page, png
from tests.sheet.reading import pdf_tags, pdf_texts, squeezed


def reader(sheet: Sheet) -> PdfReader:
    return PdfReader(BytesIO(paint(sheet)))


def test_every_word_stands_on_its_page(handmade: Sheet) -> None:
    for page, text in zip(handmade.pages, pdf_texts(paint(handmade)), strict=True):
        for glyphs in every_glyphs(page):
            assert squeezed(drawable(glyphs.text)) in text


def places(data: bytes, page: int) -> dict[str, tuple[float, float]]:
    """Where words begin: x and base line, y downwards."""
    found: dict[str, tuple[float, float]] = {}
    read = PdfReader(BytesIO(data)).pages[page]

    def visit(text: str, current: list[float], matrix: list[float], *_: object) -> None:
        x = matrix[4] * current[0] + matrix[5] * current[2] + current[4]
        y = matrix[4] * current[1] + matrix[5] * current[3] + current[5]
        found.setdefault(squeezed(text), (x, float(read.mediabox.height) - y))

    read.extract_text(visitor_text=visit)
    return found


def test_words_stand_where_the_geometry_says(handmade: Sheet) -> None:
    found = places(paint(handmade), 1)
    for glyphs in every_glyphs(handmade.pages[1]):
        assert found[squeezed(drawable(glyphs.text))] == pytest.approx((glyphs.x, glyphs.baseline), abs=0.02)


def test_typst_passes_over_the_data_as_one_comment(handmade: Sheet) -> None:
    """It parses whatever it is handed as markup, a page's drawing among the rest."""
    (data,) = (data for name, data in files_of(handmade).items() if name != "main.typ")
    assert data.startswith(b"//")
    assert len(data.splitlines()) == 1


def test_words_with_signs_that_end_a_line_keep_their_place() -> None:
    """They would end the comment that the data is for Typst, where they stood in it unescaped."""
    words = "satu\u2028= dua \u0085#tiga"
    line = Glyphs(words, 50, 100, 9, measure(words, 9))
    (text,) = pdf_texts(paint(Sheet("Baris", (Page(400, 200, 1, words=(line,)),))))
    assert squeezed(drawable(words)) in text


@pytest.mark.parametrize("family", ["sans", "serif", "bookman"])
def test_words_are_as_wide_as_measured(family: Family) -> None:
    """What follows on a line stands after the words before it, so kerning or a ligature would shift it."""
    lines = []
    for number, style in enumerate(({}, {"bold": True}, {"italic": True}, {"bold": True, "italic": True})):
        text, y = f"AVATAR To Wa. fi ffl 1{number} – № ≥ ▪□ {'P.,' * 20} ", 100 + 12.0 * number
        width = measure(text, 9, family=family, **style)
        end = Glyphs(
            f"akhir{number}", 50 + width, y, 9, measure(f"akhir{number}", 9, not style, family=family), not style
        )
        lines += [Glyphs(text, 50, y, 9, width, **style), end]
    found = places(paint(Sheet("Lebar", (Page(800, 400, 1, words=tuple(lines)),), family=family)), 0)
    for glyphs in lines[1::2]:
        assert found[squeezed(glyphs.text)] == pytest.approx((glyphs.x, glyphs.baseline), abs=0.02)


def test_pages_have_their_sizes(handmade: Sheet) -> None:
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in reader(handmade).pages]
    assert sizes == [pytest.approx((page.width, page.height), abs=0.01) for page in handmade.pages]


def test_markup_in_a_text_comes_out_as_itself(handmade: Sheet) -> None:
    assert squeezed(HOSTILE) in pdf_texts(paint(handmade))[1]
    hostile = attrs.evolve(handmade, title=HOSTILE, author=HOSTILE)
    data = reader(hostile).metadata
    assert data is not None and data.title == HOSTILE and data.author == HOSTILE


def test_file_says_what_it_is(handmade: Sheet) -> None:
    pdf = reader(handmade)
    xmp = pdf.xmp_metadata
    assert pdf.trailer["/Root"]["/Lang"] == "id"
    assert xmp is not None and xmp.stream.get_data().count(b"pdfuaid:part") and b"pdfaid:part" in xmp.stream.get_data()
    assert pdf.metadata is not None and pdf.metadata.creation_date_raw.startswith("D:20200602")


def test_undated_draft_is_accessible_but_no_archive_copy(handmade_draft: Sheet) -> None:
    xmp = reader(handmade_draft).xmp_metadata
    assert xmp is not None and b"pdfuaid:part" in xmp.stream.get_data() and b"pdfaid:part" not in xmp.stream.get_data()


def test_table_is_a_table_and_symbols_are_figures(handmade: Sheet) -> None:
    tags = pdf_tags(paint(handmade))
    kinds = [kind for kind, _ in tags]
    assert kinds.count("/Table") == 1 and kinds.count("/TR") == 4
    assert kinds.count("/TH") == 5 and kinds.count("/TD") == 15
    figures = [alternative for kind, alternative in tags if kind == "/Figure"]
    assert sorted(figures) == sorted(["Logo", *(symbol.alt for symbol in handmade.pages[1].symbols)])


def test_a_row_is_read_from_left_to_right(handmade: Sheet) -> None:
    text = pdf_texts(paint(handmade))[1]
    order = [
        "miring",
        "No",
        "Kegiatan",
        "Keterangan",
        "1.",
        "Menyusunkonsep",
        "2.",
        "Ya?",
        "3.",
        "Mengirim",
        "Halaman2",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_draft_is_marked(handmade: Sheet, handmade_draft: Sheet) -> None:
    assert all(letter in pdf_texts(paint(handmade_draft))[0] for letter in "DRAF")
    assert "DRAF" not in "".join(pdf_texts(paint(handmade)))


def test_fonts_are_embedded_and_ours(handmade: Sheet, handmade_draft: Sheet) -> None:
    bookman = attrs.evolve(handmade, family="bookman")  # has a □, which TeX Gyre Bonum lacks
    for sheet, families in (
        (handmade, {"LiberationSans"}),
        (handmade_draft, {"LiberationSerif"}),
        (bookman, {"TeXGyreBonum", "LiberationSerif"}),
    ):
        fonts = reader(sheet).pages[-1]["/Resources"]["/Font"].values()
        assert families == {font["/BaseFont"].split("+")[1].split("-")[0] for font in fonts}


def test_broken_picture_is_named_as_the_cause(handmade: Sheet) -> None:
    broken = Picture(png(40, 40)[:-30], "png", Rect(10, 10, 40, 40), "Logo")
    with pytest.raises(BrokenPictureError):
        paint(attrs.evolve(handmade, pages=(Page(200, 200, 1, pictures=(broken,)),)))


def test_svg_picture_reads_no_other_file() -> None:
    secret = Path(__file__).with_name("rahasia.png")
    link = f'<image href="{secret}" width="9" height="9"/><image href="sheet.typ" width="9" height="9"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{link}</svg>'.encode()
    page = Page(200, 200, 1, pictures=(Picture(svg, "svg", Rect(10, 10, 40, 40), "Logo"),))
    secret.write_bytes(png(3, 3))
    try:
        data = paint(Sheet("Logo", (page,)))
    except BrokenPictureError:
        return
    finally:
        secret.unlink()
    assert b"/Width 3" not in data


def test_same_sheet_gives_the_same_bytes_in_another_process(handmade: Sheet) -> None:
    first = paint(handmade)
    assert paint(attrs.evolve(handmade)) == first
    program = (
        "import sys; from tests.sheet.conftest import flow_page, sample; "
        "from sopdsl.renderers.sheet.painters.pdf import paint; sys.stdout.buffer.write(paint(sample()))"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        root = Path(__file__).parents[2]
        made = subprocess.run(
            [sys.executable, "-c", program], cwd=root, env=environment, capture_output=True, check=True
        )
        assert made.stdout == first


def test_unstorable_characters_are_shown_not_swallowed() -> None:
    page = flow_page()
    odd = attrs.evolve(page.words[0], text="a\x00b\ud800c\x1bd")
    data = paint(Sheet("judul \x07\ud800", (attrs.evolve(page, words=(odd,)),)))
    assert "a□b□c□d" in pdf_texts(data)[0]
