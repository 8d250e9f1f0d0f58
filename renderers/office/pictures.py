"""Pictures that office programs can show: PNG and JPEG as they are, SVG as PNG."""

from __future__ import annotations

from functools import lru_cache

import attrs

from ..typesetting.primitives import BrokenPictureError, Picture


@lru_cache(maxsize=4)
def portable(picture: Picture) -> Picture:
    """The picture, as PNG if it is SVG. Raises BrokenPictureError where it cannot be decoded."""
    from ..typesetting.compiler import (  # typst takes 100 ms to import; few documents have a logo
        is_readable,
        rasterised,
    )

    if not is_readable(picture):
        raise BrokenPictureError
    return attrs.evolve(picture, data=rasterised(picture), format="png") if picture.format == "svg" else picture
