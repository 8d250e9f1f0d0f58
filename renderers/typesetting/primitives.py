"""What stands on a page, placed.

All lengths are PDF points (1/72 inch); x grows to the right, y grows downwards from the page's top left corner.
"""

from __future__ import annotations

import attrs

MM = 72 / 25.4
"""Points in a millimetre."""


@attrs.frozen
class Rect:
    """A rectangle by its top left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower side."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The middle point."""
        return self.x + self.width / 2, self.y + self.height / 2

    def moved(self, by: tuple[float, float]) -> Rect:
        """The same elsewhere."""
        return attrs.evolve(self, x=self.x + by[0], y=self.y + by[1])


@attrs.frozen
class Glyphs:
    """Words in one style, placed: `x` is the left end, `baseline` the y of the base line, both on the page.

    `width` is the measured advance. `turned`: read from bottom to top, `x` is then the base line's x and `baseline`
    the y of the lower end. `ending` is what their line's end stands for: a line feed where the text says so, a space
    where the line was full, nothing where a word was cut.
    """

    text: str
    x: float
    baseline: float
    size: float
    width: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    turned: bool = False
    ending: str = "\n"


@attrs.frozen
class Picture:
    """An image file's bytes (the logo) and where it stands."""

    data: bytes
    format: str
    rect: Rect
    alt: str


class BrokenPictureError(Exception):
    """A picture cannot be decoded."""
