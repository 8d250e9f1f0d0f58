"""Page numbers, in the upper margin: at its right end or in its middle."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from ...typesetting.primitives import Glyphs
from ...typesetting.text import Font, plain_text, set_lines, wrap
from ..style import PageNumber, Style
from .geometry import Page, page_label

_SIZE = 7.5
_GAP = 6.0


def with_numbers(pages: Iterable[Page], style: Style, count: int) -> tuple[Page, ...]:
    """The pages, each with its own number of `count`, if the style has numbers."""
    look = style.page_number
    if look is None:
        return tuple(pages)
    return tuple(attrs.evolve(page, words=(*page.words, *_words(page, style, look, count))) for page in pages)


def _words(page: Page, style: Style, look: PageNumber, count: int) -> tuple[Glyphs, ...]:
    font = Font(_SIZE, style.family)
    lines = wrap(plain_text(page_label(page.number, count, look.words)), 1e9, font, {})
    free = style.body_width - lines[0].width
    x = style.margins.left + (free / 2 if look.centred else free)
    return set_lines(lines, x, style.margins.top - _GAP - font.leading, 0.0, font)
