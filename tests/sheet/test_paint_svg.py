"""The SVG pages are well-formed, say what they show, and hold each text as data."""

from __future__ import annotations

from xml.etree import ElementTree

import attrs
import pytest
from sopdsl.renderers.sheet.layout.geometry import Sheet
from sopdsl.renderers.sheet.painters.shapes import every_glyphs
from sopdsl.renderers.sheet.painters.svg import paint

from tests.sheet.conftest import HOSTILE, flow_page
from tests.sheet.reading import SVG, read_svg


@pytest.fixture
def page(handmade: Sheet) -> ElementTree.Element:
    return ElementTree.fromstring(paint(handmade)[1])


def test_every_word_stands_where_the_geometry_says(handmade: Sheet, page: ElementTree.Element) -> None:
    found = {
        (text.text, float(text.get("x", "")), float(text.get("y", "")), float(text.get("textLength", "")))
        for text in page.iter(f"{SVG}text")
    }
    expected = {(glyphs.text, glyphs.x, glyphs.baseline, glyphs.width) for glyphs in every_glyphs(handmade.pages[1])}
    assert found == expected


def test_styles_of_words(page: ElementTree.Element) -> None:
    by_text = {text.text: text for text in page.iter(f"{SVG}text")}
    assert by_text["Kegiatan"].get("font-weight") == "bold" and by_text["miring"].get("font-style") == "italic"
    assert by_text["dari bawah ke atas"].get("transform") == "rotate(-90 800 400)"


def test_page_says_its_size_and_what_it_is(handmade: Sheet, page: ElementTree.Element) -> None:
    assert (page.get("width"), page.get("height")) == ("841.89pt", "595.28pt")
    assert page.get("viewBox") == "0 0 841.89 595.28" and page.get("role") == "img" and page.get("lang") == "id"
    assert page.findtext(f"{SVG}title") == "Penyusunan LAKIP (2/2)"
    assert page.findtext(f"{SVG}desc") == "; ".join(symbol.alt for symbol in handmade.pages[1].symbols)


def test_empty_page_is_a_white_page(handmade: Sheet) -> None:
    root = ElementTree.fromstring(paint(handmade)[0])
    assert [element.tag for element in root] == [f"{SVG}title", f"{SVG}desc", f"{SVG}rect"]


def test_symbols_and_arrows_carry_their_data(handmade: Sheet) -> None:
    read = read_svg(paint(handmade))
    assert [(symbol.node, symbol.column, symbol.shape) for symbol in read.symbols] == [
        (0, 0, "kapsul"),
        (1, 1, "belah ketupat"),
        (2, 0, "kotak"),
        (None, 1, "segi lima"),
    ]
    assert [(route.edges, route.source.node, route.target.node, route.dashed) for route in read.routes] == [
        ((0,), 0, 1, False),
        ((1,), 1, 2, False),
        ((2,), 2, None, True),
        ((3,), 1, 2, False),
    ]
    assert read.labels == ((0, (1,), "Ya"),) and read.symbols[3].words == "A"


def test_rows_have_outlines_below_everything_that_is_drawn(handmade: Sheet, page: ElementTree.Element) -> None:
    (table,) = handmade.pages[1].tables
    rows = [element for element in page if element.get("data-row")]
    steps = [cell for cell in table.cells if cell.role == "kegiatan" and cell.step]
    assert steps and [int(row.get("data-row", "")) for row in rows] == [cell.step for cell in steps]
    for row, cell in zip(rows, steps, strict=True):
        places = tuple(float(row.get(name, "")) for name in ("x", "y", "width", "height"))
        assert places == (table.x, cell.rect.y, sum(table.column_widths), cell.rect.height)
        assert row.get("data-procedure") == str(table.procedure) and row.get("fill") == "none"
    assert list(page).index(rows[-1]) < next(place for place, element in enumerate(page) if element.get("data-edges"))


def test_arrowheads_touch_their_targets(handmade: Sheet, page: ElementTree.Element) -> None:
    heads = [group[1].get("d", "") for group in page.iter(f"{SVG}g") if group.get("data-edges") and len(group) == 2]
    tips = ["{:g} {:g}".format(*route.points[-1]) for route in handmade.pages[1].routes if route.arrowhead]
    assert [head.removeprefix("M").partition("L")[0] for head in heads] == tips


def test_rules_do_not_cross_labels_out(handmade: Sheet, page: ElementTree.Element) -> None:
    elements = [element for element in page if element.tag in (f"{SVG}rect", f"{SVG}path", f"{SVG}g")]
    ground = next(index for index, element in enumerate(elements) if element.get("y") == "152")
    rules = next(index for index, element in enumerate(elements) if element.get("stroke-linecap") == "square")
    routes = next(index for index, element in enumerate(elements) if element.get("data-edges"))
    assert rules < ground < routes


def test_markup_in_a_text_comes_out_as_itself(handmade: Sheet) -> None:
    symbol = attrs.evolve(handmade.pages[1].symbols[0], alt=HOSTILE)
    page = attrs.evolve(handmade.pages[1], symbols=(symbol,), routes=())
    (data,) = paint(attrs.evolve(handmade, title=HOSTILE, pages=(page,)))
    root = ElementTree.fromstring(data)
    assert root.findtext(f"{SVG}title") == f"{HOSTILE} (2/1)"
    assert root.findtext(f"{SVG}desc") == HOSTILE
    assert HOSTILE in [text.text for text in root.iter(f"{SVG}text")]


def test_unstorable_characters_are_shown_not_swallowed() -> None:
    page = flow_page()
    odd = attrs.evolve(page.words[0], text="a\x00b\ud800c\x1bd")
    (data,) = paint(Sheet("judul \x07", (attrs.evolve(page, words=(odd,)),)))
    root = ElementTree.fromstring(data)
    assert "a□b□c□d" in [text.text for text in root.iter(f"{SVG}text")]
    assert root.findtext(f"{SVG}title") == "judul □ (2/1)"


def test_draft_is_marked_below_everything_that_is_read(handmade: Sheet, handmade_draft: Sheet) -> None:
    root = ElementTree.fromstring(paint(handmade_draft)[0])
    places = [index for index, element in enumerate(root) if element.text == "DRAF"]
    assert places == [3]
    assert b"DRAF" not in b"".join(paint(handmade))
    assert root.get("font-family", "").startswith("'Liberation Serif'")


def test_letters_like_bookman_are_asked_for_by_the_names_readers_have(handmade: Sheet) -> None:
    root = ElementTree.fromstring(paint(attrs.evolve(handmade, family="bookman"))[0])
    assert root.get("font-family", "").startswith("'Bookman Old Style', 'TeX Gyre Bonum'")


def test_logo_is_inside_the_file(page: ElementTree.Element) -> None:
    (image,) = page.iter(f"{SVG}image")
    assert image.get("href", "").startswith("data:image/png;base64,iVBOR")
    assert image.findtext(f"{SVG}title") == "Logo"


def test_same_sheet_gives_the_same_bytes(handmade: Sheet) -> None:
    assert paint(handmade) == paint(attrs.evolve(handmade))
