"""Elements of SVG, and files of them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from .characters import storable
from .primitives import Picture


def svg(width: float, height: float, elements: Iterable[str]) -> bytes:
    """A plain SVG file."""
    size = attributes(width=width, height=height)
    return f'<svg xmlns="http://www.w3.org/2000/svg"{size}>{"".join(elements)}</svg>'.encode()


def number(value: float) -> str:
    """A length as text: two decimals at most, no trailing zeros."""
    text = f"{value:.2f}".rstrip("0").removesuffix(".")
    return "0" if text == "-0" else text


def attributes(**values: str | float | None) -> str:
    """XML attributes: numbers are rounded, text is quoted, `_` in a name stands for `-`, None is left out."""
    return "".join(
        f" {name.replace('_', '-')}={quoteattr(storable(value))}"
        if isinstance(value, str)
        else f' {name.replace("_", "-")}="{number(value)}"'
        for name, value in values.items()
        if value is not None
    )


def picture_element(picture: Picture) -> str:
    """An image file as an element that holds it."""
    kind = {"svg": "svg+xml"}.get(picture.format, picture.format)
    rect = picture.rect
    place = attributes(x=rect.x, y=rect.y, width=rect.width, height=rect.height)
    link = f"data:image/{kind};base64,{b64encode(picture.data).decode()}"
    return f'<image{place} href="{link}"><title>{escape(storable(picture.alt))}</title></image>'
