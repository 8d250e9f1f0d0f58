"""The PNG pages have the pages' sizes and show symbols, words and logo where the geometry has them."""

from __future__ import annotations

import resource
from io import BytesIO
from pathlib import Path

import attrs
import pytest
from PIL import Image
from sopdsl.renderers.sheet.layout.geometry import Page, Sheet
from sopdsl.renderers.sheet.painters.png import paint
from sopdsl.renderers.sheet.painters.shapes import every_glyphs
from sopdsl.renderers.typesetting.compiler import PIXELS_PER_INCH
from sopdsl.renderers.typesetting.primitives import BrokenPictureError, Picture, Rect

from tests.sheet.conftest import png

SCALE = PIXELS_PER_INCH / 72
STATUS = Path("/proc/self/statm")


def pictures(sheet: Sheet) -> list[Image.Image]:
    """The pages in grey."""
    return [Image.open(BytesIO(data)).convert("L") for data in paint(sheet)]


def extremes(picture: Image.Image, rect: Rect, around: float = 0.0) -> tuple[int, int]:
    """The darkest and the lightest grey in the rectangle, grown by `around` points on all sides."""
    box = (rect.x - around, rect.y - around, rect.right + around, rect.bottom + around)
    darkest, lightest = picture.crop(tuple(round(place * SCALE) for place in box)).getextrema()
    return darkest, lightest


@pytest.mark.skipif(not STATUS.is_file(), reason="MEMORY OF PICTURES NOT TESTED: the system does not tell it")
def test_pictures_of_earlier_sheets_are_not_kept(handmade: Sheet) -> None:
    """A page takes 9 MB as pixels; a folder of hundreds of sheets must not need more than its largest."""
    page, used = handmade.pages[1], []
    for number in range(14):
        symbol = attrs.evolve(page.symbols[0], rect=Rect(400, 92 + number / 10, 50, 24))
        paint(Sheet("Contoh", (attrs.evolve(page, symbols=(symbol, *page.symbols[1:])),)))
        used.append(int(STATUS.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 1e6)
    assert used[-1] - used[2] < 30


def test_pages_have_their_sizes(handmade: Sheet) -> None:
    sizes = [(round(page.width * SCALE), round(page.height * SCALE)) for page in handmade.pages]
    assert [picture.size for picture in pictures(handmade)] == sizes


def test_outlines_of_symbols_are_drawn_and_their_insides_are_white(handmade: Sheet) -> None:
    picture = pictures(handmade)[1]
    for symbol in handmade.pages[1].symbols:
        (x, _), rect = symbol.rect.centre, symbol.rect
        tip = Rect(x, rect.bottom, 0, 0)
        assert extremes(picture, tip, around=1.2)[0] < 100, symbol
        inner = Rect(x - 2, rect.y + rect.height * 0.2, 4, rect.height * 0.05)
        assert extremes(picture, inner) == (255, 255), symbol
    (logo,) = handmade.pages[1].pictures
    assert extremes(picture, logo.rect, around=-2) == (128, 128)


def test_words_stand_in_their_places(handmade: Sheet) -> None:
    picture = pictures(handmade)[1]
    for glyphs in every_glyphs(handmade.pages[1]):
        if not glyphs.turned:
            place = Rect(glyphs.x, glyphs.baseline - glyphs.size / 2, max(glyphs.width, 4), glyphs.size / 2)
            assert extremes(picture, place)[0] < 128, glyphs


def test_a_page_without_anything_is_white(handmade: Sheet) -> None:
    assert pictures(handmade)[0].getextrema() == (255, 255)


def test_draft_is_marked(handmade: Sheet, handmade_draft: Sheet) -> None:
    grey = Rect(200, 330, 380, 200)
    assert extremes(pictures(handmade_draft)[0], grey)[0] == 0xEB
    assert extremes(pictures(handmade)[1], grey) == (255, 255)


def test_broken_picture_is_named_as_the_cause(handmade: Sheet) -> None:
    broken = Picture(png(40, 40)[:-30], "png", Rect(10, 10, 40, 40), "Logo")
    with pytest.raises(BrokenPictureError):
        paint(attrs.evolve(handmade, pages=(Page(200, 200, 1, pictures=(broken,)),)))


def test_same_sheet_gives_the_same_bytes(handmade: Sheet) -> None:
    assert paint(handmade) == paint(attrs.evolve(handmade))
