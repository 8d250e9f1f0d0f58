"""Pictures that office programs can show: PNG and JPEG as they are, SVG as PNG."""

from __future__ import annotations

from functools import lru_cache

import attrs

from ...layout.geometry import Page, Picture, Sheet
from .. import BrokenPictureError


def portable(sheet: Sheet) -> Sheet:
    """The sheet without SVG pictures. Raises BrokenPictureError where one cannot be decoded."""
    if not any(page.pictures for page in sheet.pages):
        return sheet
    return attrs.evolve(sheet, pages=tuple(map(_portable_page, sheet.pages)))


def _portable_page(page: Page) -> Page:
    return attrs.evolve(page, pictures=tuple(map(_portable_picture, page.pictures)))


@lru_cache(maxsize=4)
def _portable_picture(picture: Picture) -> Picture:
    from ..typesetting import is_readable, rasterised  # typst takes 100 ms to import; few documents have a logo

    if not is_readable(picture):
        raise BrokenPictureError
    return attrs.evolve(picture, data=rasterised(picture), format="png") if picture.format == "svg" else picture
