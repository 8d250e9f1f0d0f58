"""The HTML page: real tables that are read in order, all words in their places, nothing that runs or asks elsewhere."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO

import attrs
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from sopdsl.renderers.sheet.layout.geometry import Cell, Page, Sheet, Table
from sopdsl.renderers.sheet.painters.html import paint
from sopdsl.renderers.sheet.painters.shapes import every_glyphs
from sopdsl.renderers.typesetting.metrics import measure
from sopdsl.renderers.typesetting.primitives import BrokenPictureError, Glyphs, Picture, Rect

from tests.sheet.conftest import HOSTILE, flow_page, png, sample
from tests.sheet.html_reading import ReadElement, html_texts, read_html
from tests.sheet.reading import squeezed

ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "section", "svg", "rect", "path", "g", "image", "text"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "p", "br", "span", "b", "i", "div"),
}
MARKUP = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onload="x',
    "' onclick='x",
    "-->",
    "&",
]


@pytest.fixture
def root(handmade: Sheet) -> ReadElement:
    return read_html(paint(handmade))


def lengths(element: ReadElement) -> dict[str, float]:
    """The lengths of an element's style, in points."""
    style = element.attributes.get("style") or ""
    return {name: float(value) for name, value in re.findall(r"([\w-]+):(-?[\d.]+)pt", style)}


def test_every_word_stands_on_its_page(handmade: Sheet, root: ReadElement) -> None:
    for page, text in zip(handmade.pages, html_texts(root), strict=True):
        for glyphs in every_glyphs(page):
            assert squeezed(glyphs.text) in text


def test_words_are_placed_by_their_base_line(handmade: Sheet, root: ReadElement) -> None:
    """A line of height h, its letters in the middle: Liberation Sans goes 0.905 up and 0.212 down."""
    found = {}
    for paragraph in root.all("p"):
        place = lengths(paragraph)
        ascent = place["line-height"] / 2 + (0.905 - 0.212) / 2 * place["font-size"]
        found[squeezed(paragraph.text)] = (place["left"], place["top"] + ascent, place["font-size"])
    for glyphs in every_glyphs(handmade.pages[1]):
        assert found[squeezed(glyphs.text)] == pytest.approx((glyphs.x, glyphs.baseline, glyphs.size), abs=0.02)


def test_turned_words_turn_about_their_beginning(root: ReadElement) -> None:
    (turned,) = [paragraph for paragraph in root.all("p") if paragraph.text == "dari bawah ke atas"]
    style = turned.attributes["style"] or ""
    assert "rotate(-90deg)" in style
    origin = float(re.findall(r"transform-origin:0 ([\d.]+)pt", style)[0])
    assert lengths(turned)["top"] + origin == pytest.approx(400, abs=0.01)


def test_what_follows_on_a_line_stands_in_its_place_and_lines_stay_apart() -> None:
    first = Glyphs("Ketua", 50, 100, 10, measure("Ketua", 10), bold=True)
    gap = attrs.evolve(first, text="tim", x=first.x + first.width + 7, bold=False, italic=True, ending=" ")
    below = attrs.evolve(first, text="ahli", x=60, baseline=112, bold=False)
    (paragraph,) = read_html(paint(Sheet("Baris", (Page(200, 200, 1, words=(first, gap, below)),)))).all("p")
    assert paragraph.text == "Ketuatim ahli" and len(paragraph.all("br")) == 1
    assert [lengths(span)["margin-left"] for span in paragraph.all("span")] == [7, 10]
    assert [part.text for part in paragraph.all("b")] == ["Ketua"]
    assert [part.text for part in paragraph.all("i")] == ["tim"]


def test_table_is_read_row_by_row_with_its_symbols_in_their_cells(root: ReadElement) -> None:
    (table,) = root.all("table")
    grid = table.grid()
    assert [[cell.tag for cell in row] for row in grid] == [["th"] * 5, *[["th", "td", "td", "td", "td"]] * 3]
    assert [cell.attributes["scope"] for cell in grid[0]] == ["col"] * 5 and len(table.all("thead")[0].all("tr")) == 1
    assert [row[0].attributes["scope"] for row in grid[1:]] == ["row"] * 3
    assert table.told()[:8] == [
        *("Langkah dan bagan alir: Penyusunan LAKIP", "No", "Kegiatan", "Staf", "Kepala", "Keterangan"),
        *("1.", "Menyusun konsep"),
    ]
    assert [cell.told() for cell in grid[2]] == [
        ["2."],
        [HOSTILE],
        ["Ya"],
        ["Keputusan: Kepala"],
        ["印"],
    ]
    assert grid[1][2].told() == ["Mulai: Staf"] and grid[3][2].told() == ["Proses: Staf"]


def test_labels_head_what_stands_beside_or_below_them() -> None:
    """The identity's upper table has its labels at the left, the lower one on top of their texts."""
    word = (flow_page().words[0],)
    roles = (("label", "value"), ("label", "label"), ("value", "value"))
    cells = [
        Cell(row, column, Rect(100 * column, 20 * row, 100, 20), role, word)
        for row, pair in enumerate(roles)
        for column, role in enumerate(pair)
    ]
    table = Table((100, 100), (20, 20, 20), tuple(cells), 0, 0, 0)
    (read,) = read_html(paint(Sheet("Identitas", (Page(200, 200, 1, tables=(table,)),)))).all("table")
    scopes = [[cell.attributes.get("scope") for cell in row] for row in read.grid()]
    assert scopes == [["row", None], ["col", "col"], [None, None]]


def test_arrows_and_outlines_are_hidden_from_screen_readers(handmade: Sheet, root: ReadElement) -> None:
    drawing = root.all("svg")[1]
    assert drawing.attributes["aria-hidden"] == "true"
    assert len(drawing.having("data-edges")) == len(handmade.pages[1].routes)
    assert len(drawing.having("data-symbol")) == len(handmade.pages[1].symbols)
    alts = [image.attributes["aria-label"] for image in root.all("span") if image.attributes.get("role") == "img"]
    assert sorted(alts) == sorted(["Logo", *(symbol.alt for symbol in handmade.pages[1].symbols)])


def test_page_says_what_it_is_and_how_it_prints(handmade: Sheet, root: ReadElement) -> None:
    assert root.all("html")[0].attributes["lang"] == "id" and root.all("title")[0].text == "Penyusunan LAKIP"
    style = root.all("style")[0].text
    assert "@page ukuran1{size:595.28pt 841.89pt;margin:0}" in style
    assert "@page ukuran2{size:841.89pt 595.28pt;margin:0}" in style
    assert [page.attributes["class"] for page in root.all("section")] == ["ukuran1", "ukuran2"]


def test_letters_are_in_the_file_those_that_are_used(handmade: Sheet, handmade_draft: Sheet) -> None:
    for sheet, family in ((handmade, "Liberation Sans"), (handmade_draft, "Liberation Serif")):
        style = read_html(paint(sheet)).all("style")[0].text
        fonts = [TTFont(BytesIO(b64decode(data))) for data in re.findall(r"font/woff;base64,([\w+/=]+)", style)]
        assert [font["name"].getDebugName(4) for font in fonts] == [family, f"{family} Italic", f"{family} Bold"]
        assert all(font["glyf"][font.getBestCmap()[ord("a")]].numberOfContours == 2 for font in fonts)


def test_letters_like_bookman_are_in_the_file(handmade: Sheet) -> None:
    style = read_html(paint(attrs.evolve(handmade, family="bookman"))).all("style")[0].text
    fonts = [TTFont(BytesIO(b64decode(data))) for data in re.findall(r"font/woff;base64,([\w+/=]+)", style)]
    names = [font["name"].getDebugName(6) for font in fonts]
    assert names == ["TeXGyreBonum-Regular", "TeXGyreBonum-Italic", "TeXGyreBonum-Bold"]
    assert all("a" in font["CFF "].cff[0].CharStrings for font in fonts)
    assert "body{font-family:Lembar,serif}\nb,i{line-height:0}\n" in style


def check_harmless(data: bytes) -> ReadElement:
    """Nothing but our own elements and attributes, nothing that runs, nothing from elsewhere."""
    root = read_html(data)
    (policy,) = [meta for meta in root.all("meta") if meta.attributes.get("http-equiv")]
    assert (policy.attributes["content"] or "").startswith(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    )
    assert {element.tag for element in root.all()} <= ELEMENTS
    for element in root.all():
        assert not [name for name in element.attributes if name.startswith("on") or name == "src"], element
        assert (element.attributes.get("href") or "data:image/png").startswith("data:image/")
    assert re.findall(r"url\((?!data:font/woff;base64,)", root.all("style")[0].text) == []
    return root


@settings(max_examples=40)
@given(st.lists(st.sampled_from(MARKUP) | st.text(max_size=8), max_size=4).map("".join))
def test_hostile_text_stays_text(text: str) -> None:
    page = flow_page()
    words = attrs.evolve(page.words[1], text=text)
    symbol = attrs.evolve(page.symbols[0], alt=text, glyphs=(attrs.evolve(words, x=410, baseline=110),))
    page = attrs.evolve(page, words=(words,), symbols=(symbol,), routes=())
    root = check_harmless(paint(Sheet(text, (page,), author=text)))
    plain = read_html(paint(Sheet("x", (flow_page(),), author="x")))
    assert {name for one in root.all() for name in one.attributes} <= {n for one in plain.all() for n in one.attributes}
    shown = re.sub("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "□", text)
    assert squeezed(shown) == squeezed(root.all("i")[0].text)
    assert squeezed(shown) == squeezed(root.all("title")[0].text)


def test_hostile_document_is_harmless(handmade: Sheet) -> None:
    check_harmless(paint(attrs.evolve(handmade, title=HOSTILE, author=HOSTILE)))


def test_draft_is_marked_below_everything_that_is_read(handmade: Sheet, handmade_draft: Sheet) -> None:
    (page,) = read_html(paint(handmade_draft)).all("section")
    (mark,) = page.all("svg")[0].all("text")
    assert mark.text == "DRAF" and page.attributes["aria-label"] == "Halaman 1 dari 1 (DRAF)"
    assert b"DRAF" not in paint(handmade)


def test_broken_picture_is_named_as_the_cause(handmade: Sheet) -> None:
    broken = Picture(png(40, 40)[:-30], "png", Rect(10, 10, 40, 40), "Logo")
    with pytest.raises(BrokenPictureError):
        paint(attrs.evolve(handmade, pages=(Page(200, 200, 1, pictures=(broken,)),)))


def test_same_sheet_gives_the_same_bytes(handmade: Sheet) -> None:
    assert paint(handmade) == paint(sample())
