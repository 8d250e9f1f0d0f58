"""What every file for office programs must hold of its sheet, whatever the format."""

from __future__ import annotations

import attrs
import pytest
from sopdsl.renderers.sheet.layout.geometry import Page, Route, Sheet
from sopdsl.renderers.typesetting.primitives import Glyphs

from tests.sheet.office_reading import ReadOffice, ReadShape
from tests.sheet.reading import squeezed, without_number


def words_of(glyphs: tuple[Glyphs, ...]) -> str:
    """The words without white space."""
    return squeezed("".join(words.text for words in glyphs))


def check_shapes(sheet: Sheet, read: ReadOffice, tolerance: float) -> None:
    """Each symbol, arrow and label is a shape where the geometry has it, and arrows hold the right ones together."""
    found = list(read.figures)
    ids: dict[int, str] = {}
    for number, page in enumerate(sheet.pages):
        for symbol in page.symbols:
            rect = symbol.rect
            box = rect.x, rect.y, rect.width, rect.height
            shape = _take(found, number, symbol.alt, box, tolerance)
            assert shape.words == words_of(symbol.glyphs)
            ids[symbol.id] = shape.id
        for route in page.routes:
            if route.label_rect:
                rect = route.label_rect
                box = rect.x, rect.y, rect.width, rect.height
                assert _take(found, number, None, box, tolerance).words == words_of(route.label)
    assert found == []
    check_arrows(sheet, read, ids, tolerance)


def _take(found: list[ReadShape], page: int, alt: str | None, box: tuple[float, ...], tolerance: float) -> ReadShape:
    for shape in found:
        if shape.page == page and alt in (None, shape.alt) and shape.box == pytest.approx(box, abs=tolerance):
            found.remove(shape)
            return shape
    raise AssertionError((page, alt, box, found))


def check_arrows(sheet: Sheet, read: ReadOffice, ids: dict[int, str], tolerance: float) -> None:
    """Each arrow of the geometry is one shape with its corners; those that are glued hold the right symbols."""
    found = list(read.arrows)
    for number, page in enumerate(sheet.pages):
        alts = {symbol.id: symbol.alt for symbol in page.symbols}
        for route in page.routes:
            arrow = next(arrow for arrow in found if arrow.page == number and _is_along(arrow, route, tolerance))
            found.remove(arrow)
            assert (arrow.dashed, arrow.arrowhead) == (route.dashed, route.arrowhead)
            assert alts[route.source] in arrow.alt and alts[route.target] in arrow.alt
            assert arrow.ends in (None, (ids[route.source], ids[route.target]))
    assert found == []


def _is_along(arrow: ReadShape, route: Route, tolerance: float) -> bool:
    if len(arrow.points) != len(route.points):
        return False
    corners = zip(arrow.points, route.points, strict=True)
    return all(corner == pytest.approx(place, abs=tolerance) for corner, place in corners)


def check_texts(page: Page, texts: tuple[str, ...]) -> None:
    """Each cell's words stand together in one cell or paragraph, and so does each line outside the tables."""
    rest = list(texts)
    for table in page.tables:
        for cell in table.cells:
            words = words_of(cell.glyphs)
            if words:
                assert words in rest, words
                rest.remove(words)
    for words in map(squeezed, (glyphs.text for glyphs in page.words)):
        assert without_number(words) in "".join(rest)


def all_shapes_say_something(read: ReadOffice) -> bool:
    """Whether a screen reader can name each shape."""
    return all(shape.alt for shape in read.shapes)


def with_alt(sheet: Sheet, alt: str) -> Sheet:
    """The sheet with another text for its first symbol."""
    *before, page = sheet.pages
    first, *others = page.symbols
    changed = attrs.evolve(page, symbols=(attrs.evolve(first, alt=alt), *others))
    return attrs.evolve(sheet, pages=(*before, changed))
