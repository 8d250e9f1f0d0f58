"""The text of a DOCX: each page's paragraphs and tables, where the geometry has them."""

from __future__ import annotations

from collections.abc import Sequence

from ....office.docx_picture import Media
from ....office.docx_styles import heading_style
from ....office.xml import document, tag
from ....typesetting.primitives import Rect
from ...layout.geometry import Page
from .alignment import is_centred
from .blocks import Block
from .docx_drawing import drawing
from .docx_sections import ANCHOR, Section
from .docx_table import TableWriter
from .docx_text import hidden, paragraph, spacer
from .running import Paragraph

_PREFIXES = "w r wp a pic wps wpg mc"
_NEAR = 0.5


class Body:
    """Writes the document; `media` are the pictures that it shows."""

    def __init__(self, sections: Sequence[Section], size: float) -> None:
        self._sections = sections
        self._size = size
        self._is_book = any(page.heading for section in sections for page in section.pages)
        self._next_id = 1
        self.media = Media()

    def document(self) -> str:
        """The part `document.xml`."""
        content: list[str] = []
        for section in self._sections:
            for place, (page, blocks) in enumerate(zip(section.pages, section.blocks, strict=True)):
                content += self._page(section, page, blocks, breaks=place > 0)
            is_last = section is self._sections[-1]
            content.append(spacer(ANCHOR) if is_last else spacer(ANCHOR, section=section.properties()))
        body = tag("w:body", None, *content, self._sections[-1].properties())
        return document("w:document", _PREFIXES, None, body)

    def _page(self, section: Section, page: Page, blocks: list[Block], breaks: bool) -> list[str]:
        y = section.top + ANCHOR
        parts = [self._anchor(section, page, breaks)]
        for block in blocks:
            gap = block.top - y
            if isinstance(block.content, Paragraph):
                parts.append(self._paragraph(block, block.content, section, page, max(gap, 0.0)))
            else:
                if gap > 0.05:
                    parts.append(spacer(gap))
                parts.append(TableWriter(block.content, page, self._size, self.media).table(section.left))
            y = block.bottom
        return parts

    def _anchor(self, section: Section, page: Page, breaks: bool) -> str:
        """The line that a page begins with: it holds its drawing, and its heading where that stands in the header."""
        shapes = drawing(page, self._next_id, section.left, section.top)
        self._next_id += 1 + len(page.symbols) + 2 * len(page.routes)
        if page.heading is None or page.heading != page.running:
            return spacer(ANCHOR, shapes, new_page=breaks)
        return spacer(ANCHOR, hidden(page.heading.text) + shapes, new_page=breaks, style=heading_style(1))

    def _paragraph(self, block: Block, words: Paragraph, section: Section, page: Page, before: float) -> str:
        style = ""
        if words.first == page.heading:
            style = heading_style(1)
        elif block.is_title:
            style = heading_style(2 if self._is_book else 1)
        across = Rect(section.left, words.top, section.right - section.left, words.bottom - words.top)
        indented = any(line[0].x > section.left + _NEAR for line in words.lines)
        centred = indented and is_centred(across, [words])
        return paragraph(words, section.left, before=before, centred=centred, style=style)
