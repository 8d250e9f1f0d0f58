"""The official who approves an SOP: position, room for the signature, name, rank and employee number."""

from __future__ import annotations

from itertools import accumulate

import attrs

from sopdsl.model import Approval, Text, Words

from ...typesetting.primitives import Glyphs, Rect
from ...typesetting.text import Font, Line, block_height, plain_text, set_lines, wrap
from ..style import Style
from .geometry import Cell, Table
from .table import SMALLEST

_SIGNATURE = 42.0
"""Room between the official's position and name, for the signature, its stamp or a QR block."""
_WIDEST = 0.6
"""A signature below the last table begins where a column does, at most at this part of the width."""
_EVERY_SIDE = frozenset(("left", "right", "top", "bottom"))


@attrs.frozen
class Signature:
    """The lines of an approval: the position above the signature; below it the name, then rank and number."""

    position: tuple[Line, ...]
    name: tuple[Line, ...]
    below: tuple[Line, ...]
    font: Font

    @property
    def height(self) -> float:
        """With the room for the signature, also where there are no words yet."""
        return max(block_height([*self.position, *self.name, *self.below], self.font), self.font.leading) + _SIGNATURE

    def placed(self, rect: Rect, padding: float) -> tuple[Glyphs, ...]:
        """The position at the rectangle's top, the name (underlined) and what follows at its foot."""
        font = self.font
        glyphs = set_lines(self.position, rect.x, rect.y + padding, rect.width, font, centred=True)
        y = rect.bottom - padding - block_height([*self.name, *self.below], font)
        named = set_lines(self.name, rect.x, y, rect.width, font, centred=True)
        glyphs += tuple(attrs.evolve(word, underline=True) for word in named)
        y += block_height(self.name, font)
        return glyphs + set_lines(self.below, rect.x, y, rect.width, font, centred=True)


def approval_of(approval: Approval | None, font: Font, width: float) -> Signature:
    """The lines that fit into `width`."""
    if approval is None:
        return Signature((), (), (), font)
    bold = attrs.evolve(font, bold=True)
    number = approval.employee_number.text if approval.employee_number else ""
    if number and number[0].isdigit():
        number = f"NIP. {number}"
    below = [words_of(approval.rank), plain_text(number)]
    return Signature(
        tuple(wrap(words_of(approval.position), width, bold, {})),
        tuple(wrap(words_of(approval.name), width, bold, {})),
        tuple(line for text in below for line in wrap(text, width, font, {})),
        font,
    )


def words_of(words: Words | None) -> Text:
    """A short field as a text."""
    return plain_text(words.text) if words else Text()


def signature_below(style: Style, approval: Approval, table: Table, y: float) -> Table | None:
    """The signature at `y` below the last table, at the right, as a table of one cell without rules.

    Where it needs more than a page its letters are smaller; None where that does not help.
    """
    edges = list(accumulate(table.column_widths, initial=table.x))
    left = max(edge for edge in edges if edge <= table.x + _WIDEST * style.body_width)
    width = round(edges[-1] - left, 2)
    size = style.table_size
    while size >= SMALLEST:
        signature = approval_of(approval, Font(size, style.family), width)
        if signature.height <= style.body_bottom - style.margins.top:
            rect = Rect(round(left, 2), round(y, 2), width, round(signature.height, 2))
            cell = Cell(0, 0, rect, "value", signature.placed(rect, 0.0), open_sides=_EVERY_SIDE)
            return Table((width,), (rect.height,), (cell,), 0, rect.x, rect.y, table.procedure)
        size -= 1
    return None
