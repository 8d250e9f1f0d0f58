"""The pages before and behind the sheets: upright, filled from top to bottom, line by line."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ..sheet.layout.geometry import Page
from ..sheet.layout.page_draft import PageDraft
from ..sheet.style import Margins, Style
from ..typesetting.primitives import MM
from ..typesetting.text import Font, Line, plain_text, set_lines, wrap

_MARGIN = 25 * MM
_SIZE, _TABLE_SIZE = 11.0, 9.0
_HEADING_SIZE = 13.0
_HEADING_GAP = 14.0


def upright(style: Style) -> Style:
    """The sheets' paper as a letter: upright, with room for the binding."""
    short, long = sorted(style.paper)
    return attrs.evolve(style, paper=(short, long), margins=Margins(_MARGIN, _MARGIN, _MARGIN, _MARGIN))


class Leaves:
    """The pages of one part so far. What does not fit on a page goes on on the next one."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.font = Font(_SIZE, style.family)
        self.table_font = Font(_TABLE_SIZE, style.family)
        self._leaves = [PageDraft(style.margins.top)]

    @property
    def page(self) -> PageDraft:
        """The page that is being filled."""
        return self._leaves[-1]

    @property
    def room(self) -> float:
        """The height that is still free on it."""
        return self.style.body_bottom - self.page.y

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on it yet."""
        return self.page.y <= self.style.margins.top

    def turn(self) -> None:
        """Begin a new page."""
        self._leaves.append(PageDraft(self.style.margins.top))

    def skip(self, height: float) -> None:
        """Leave some height free, if it is any, but not at the top of a page that only goes on."""
        if not self.is_fresh or len(self._leaves) == 1:
            self.page.y += max(height, 0.0)

    def title(self, words: str) -> None:
        """The part's name at the top of its first page."""
        font = attrs.evolve(self.font, size=_HEADING_SIZE, bold=True)
        self.lines(wrap(plain_text(words), self.style.body_width, font, {}), font, centred=True)
        self.name_part()
        self.skip(_HEADING_GAP)

    def name_part(self) -> None:
        """Let the first words of the part be its name in the file's outline."""
        self._leaves[0].heading = next(iter(self._leaves[0].words), None)

    def lines(
        self, lines: Sequence[Line], font: Font, x: float | None = None, width: float = 0.0, centred: bool = False
    ) -> None:
        """Set lines from `x` (the left margin) in `width` (the page's)."""
        left = self.style.margins.left if x is None else x
        width = width or self.style.body_width
        while lines:
            count = max(int(self.room / font.leading + 0.001), 0)
            if count < min(len(lines), 2) and not self.is_fresh:
                self.turn()
                continue
            count = max(count, 1)
            self.page.words += set_lines(lines[:count], left, self.page.y, width, font, centred)
            self.page.y += min(count, len(lines)) * font.leading
            lines = lines[count:]

    def finish(self) -> tuple[Page, ...]:
        """All pages; their numbers come later."""
        return tuple(leaf.finish(self.style.paper) for leaf in self._leaves)
