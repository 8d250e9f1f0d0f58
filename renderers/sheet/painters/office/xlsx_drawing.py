"""The shapes of a worksheet, each anchored to the cells that it lies on: they move and grow with them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

import attrs

from ....office.units import emu
from ....office.xml import document, tag, text
from ....typesetting.draft import DRAFT_ANGLE, DRAFT_MARK, DRAFT_SIZE
from ....typesetting.primitives import Glyphs, Picture, Rect
from .running import lines
from .shapes import Figure, figures
from .xlsx_grid import Grid, Place, Slice

_ANGLE_UNIT = 60000
"""In a degree."""
_MARK_OPACITY = 8000
"""Of a draft's mark in thousandths of a percent: what lies below it can be read."""
_MARK_WIDTH, _MARK_HEIGHT = 3.0, 1.3
_MARK_SHARE = 0.45
"""Of a page's rows: the mark of a short page must not reach into the one above."""


class Drawing:
    """Collects a worksheet's anchored shapes; `pictures` are those that it shows, in the order of their relations."""

    def __init__(self, grid: Grid, font: str, language: str) -> None:
        self._grid, self._font, self._language = grid, font, language
        self._anchors: list[str] = []
        self._next_id = 1
        self.pictures: list[Picture] = []

    @property
    def is_empty(self) -> bool:
        return not self._anchors

    def part(self) -> str:
        """The drawing as a part."""
        return document("xdr:wsDr", "xdr a r", None, *self._anchors)

    def add(self, part: Slice, owners: Collection[int | None]) -> None:
        """All shapes of a page that belong to one worksheet."""
        page = part.page
        own = attrs.evolve(
            page,
            symbols=tuple(symbol for symbol in page.symbols if symbol.procedure in owners),
            routes=tuple(route for route in page.routes if route.procedure in owners),
        )
        if page.draft:
            self._add_mark(part)
        for picture in page.pictures if None in owners else ():
            self._add_picture(part, picture)
        shapes = figures(own, self._next_id)
        self._next_id += len(shapes)
        for figure in shapes:
            self._anchor(part, figure.rect, partial(self._shape, figure))

    def _anchor(self, part: Slice, rect: Rect, made: Callable[[Rect], str]) -> None:
        """An object from cell to cell; `made` writes it for its place on the worksheet."""
        start = self._grid.place(part, rect.x, rect.y)
        end = self._grid.place(part, rect.right, rect.bottom)
        there = Rect(start.x, start.y, end.x - start.x, end.y - start.y)
        anchor = _corner("xdr:from", start) + _corner("xdr:to", end) + made(there) + tag("xdr:clientData")
        self._anchors.append(tag("xdr:twoCellAnchor", {"editAs": "twoCell"}, anchor))

    def _shape(self, figure: Figure, there: Rect) -> str:
        described = tag("xdr:cNvPr", {"id": figure.id, "name": figure.name, "descr": figure.alt})
        properties = attrs.evolve(figure, rect=there).properties("xdr")
        if figure.ends:
            start = tag("a:stCxn", {"id": figure.ends.start, "idx": figure.ends.start_site})
            end = tag("a:endCxn", {"id": figure.ends.end, "idx": figure.ends.end_site})
            kind = tag("xdr:nvCxnSpPr", None, described, tag("xdr:cNvCxnSpPr", None, start, end))
            return tag("xdr:cxnSp", {"macro": ""}, kind, properties)
        kind = tag("xdr:nvSpPr", None, described, tag("xdr:cNvSpPr"))
        return tag("xdr:sp", {"macro": "", "textlink": ""}, kind, properties, self._words(figure.glyphs))

    def _words(self, glyphs: tuple[Glyphs, ...]) -> str:
        paragraphs = []
        for line in lines(glyphs):
            runs = [
                tag(
                    "a:r",
                    None,
                    self._letters("a:rPr", line.first.size, run.bold, run.italic),
                    tag("a:t", None, text(run.text)),
                )
                for run in line.runs
            ]
            paragraphs.append(tag("a:p", None, tag("a:pPr", {"algn": "ctr"}), *runs))
        return _body(*paragraphs or [tag("a:p", None, tag("a:pPr", {"algn": "ctr"}))])

    def _letters(self, name: str, size: float, bold: bool, italic: bool = False, opacity: int = 0) -> str:
        look = {"lang": self._language, "sz": round(size * 100), "b": int(bold), "i": int(italic)}
        seen = tag("a:alpha", {"val": opacity}) if opacity else ""
        colour = tag("a:solidFill", None, tag("a:srgbClr", {"val": "000000"}, seen))
        return tag(name, look, colour, tag("a:latin", {"typeface": self._font}))

    def _add_mark(self, part: Slice) -> None:
        """The mark of a draft across the page's cells: one object, which is deleted once the draft is final."""
        size = min(min(part.page.width, part.page.height) * DRAFT_SIZE, (part.bottom - part.top) * _MARK_SHARE)
        width, height = size * _MARK_WIDTH, size * _MARK_HEIGHT
        middle = (self._grid.x[0] + self._grid.x[-1]) / 2, (part.top + part.bottom) / 2
        rect = Rect(middle[0] - width / 2, middle[1] - height / 2, width, height)
        self._anchor(part, rect, partial(self._mark, size))
        self._next_id += 1

    def _mark(self, size: float, there: Rect) -> str:
        described = tag("xdr:cNvPr", {"id": self._next_id, "name": DRAFT_MARK, "descr": DRAFT_MARK})
        turn = {"rot": round(DRAFT_ANGLE % 360 * _ANGLE_UNIT)}
        place = tag("a:off", {"x": emu(there.x), "y": emu(there.y)})
        extent = tag("a:ext", {"cx": emu(there.width), "cy": emu(there.height)})
        look = tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst")) + tag("a:noFill")
        properties = tag("xdr:spPr", None, tag("a:xfrm", turn, place, extent), look)
        letters = self._letters("a:rPr", size, bold=True, opacity=_MARK_OPACITY)
        words = tag("a:r", None, letters, tag("a:t", None, DRAFT_MARK))
        kind = tag("xdr:nvSpPr", None, described, tag("xdr:cNvSpPr", {"txBox": 1}))
        body = _body(tag("a:p", None, tag("a:pPr", {"algn": "ctr"}), words))
        return tag("xdr:sp", {"macro": "", "textlink": ""}, kind, properties, body)

    def _add_picture(self, part: Slice, picture: Picture) -> None:
        self.pictures.append(picture)
        self._anchor(part, picture.rect, partial(self._picture, picture))
        self._next_id += 1

    def _picture(self, picture: Picture, there: Rect) -> str:
        described = tag("xdr:cNvPr", {"id": self._next_id, "name": picture.alt, "descr": picture.alt})
        kind = tag("xdr:nvPicPr", None, described, tag("xdr:cNvPicPr", None, tag("a:picLocks", {"noChangeAspect": 1})))
        image = tag("a:blip", {"r:embed": f"rId{len(self.pictures)}"})
        fill = tag("xdr:blipFill", None, image, tag("a:stretch", None, tag("a:fillRect")))
        place = tag("a:off", {"x": emu(there.x), "y": emu(there.y)})
        extent = tag("a:ext", {"cx": emu(there.width), "cy": emu(there.height)})
        shape = tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst"))
        return tag("xdr:pic", None, kind, fill, tag("xdr:spPr", None, tag("a:xfrm", None, place, extent), shape))


def _body(*paragraphs: str) -> str:
    insets = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}
    overflow = {"vertOverflow": "overflow", "horzOverflow": "overflow"}
    body = tag("a:bodyPr", {**overflow, "wrap": "none", **insets, "anchor": "ctr"}, tag("a:noAutofit"))
    return tag("xdr:txBody", None, body, tag("a:lstStyle"), *paragraphs)


def _corner(name: str, place: Place) -> str:
    return tag(
        name,
        None,
        tag("xdr:col", None, str(place.column)),
        tag("xdr:colOff", None, str(emu(place.right))),
        tag("xdr:row", None, str(place.row)),
        tag("xdr:rowOff", None, str(emu(place.down))),
    )
