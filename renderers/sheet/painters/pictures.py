"""The pictures of a sheet, looked at before it is painted."""

from __future__ import annotations

import attrs

from ...office.pictures import portable as portable_picture
from ...typesetting.primitives import BrokenPictureError
from ..layout.geometry import Page, Sheet


def require_readable(sheet: Sheet) -> None:
    """For formats whose programs leave a broken picture out without a word. Raises BrokenPictureError."""
    pictures = [picture for page in sheet.pages for picture in page.pictures]
    if not pictures:
        return
    from ...typesetting.compiler import is_readable  # typst takes 100 ms to import; few documents have a logo

    if not all(map(is_readable, pictures)):
        raise BrokenPictureError


def portable(sheet: Sheet) -> Sheet:
    """The sheet without SVG pictures. Raises BrokenPictureError where one cannot be decoded."""
    return attrs.evolve(sheet, pages=tuple(map(_portable_page, sheet.pages)))


def _portable_page(page: Page) -> Page:
    return attrs.evolve(page, pictures=tuple(map(portable_picture, page.pictures))) if page.pictures else page
