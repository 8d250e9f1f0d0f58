"""Page numbers, in the margin above the page's right corner."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from ..style import Style
from .geometry import Glyphs, Page, page_label
from .text import Font, plain_text, set_lines, wrap

_SIZE = 7.5
_GAP = 6.0


def with_numbers(pages: Iterable[Page], style: Style, count: int) -> tuple[Page, ...]:
    """The pages, each with its own number of `count`."""
    return tuple(attrs.evolve(page, words=(*page.words, *_words(page, style, count))) for page in pages)


def _words(page: Page, style: Style, count: int) -> tuple[Glyphs, ...]:
    font = Font(_SIZE, style.serif)
    lines = wrap(plain_text(page_label(page.number, count)), 1e9, font, {})
    x = style.margins.left + style.body_width - lines[0].width
    return set_lines(lines, x, style.margins.top - _GAP - font.leading, 0.0, font)
