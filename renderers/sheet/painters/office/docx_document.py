"""The text of a DOCX: each page's paragraphs and tables, where the geometry has them."""

from __future__ import annotations

from ...layout.geometry import Page, Picture, Sheet
from .blocks import Block, blocks_of, number_of
from .docx_drawing import drawing
from .docx_styles import HEADER_RELATION, heading_style
from .docx_table import TableWriter
from .docx_text import paragraph, spacer, twips
from .running import Paragraph
from .xml import document, tag

_PREFIXES = "w r wp a pic wps wpg mc"
_ANCHOR = 1.0
"""Height of the empty line that each page begins with: it holds the drawing."""
_SLACK = 14.0
"""How much lower than the sheet's end a page may end: what an office program rounds must not make a new page."""


class Body:
    """Writes the document; `media` are the pictures that it shows, in the order of their relations."""

    def __init__(self, sheet: Sheet, size: float) -> None:
        self._sheet = sheet
        self._size = size
        self._pages = blocks_of(sheet)
        every = [block for page in self._pages for block in page]
        self._top = min((block.top for block in every), default=36.0) - _ANCHOR
        self._bottom = max((block.bottom for block in every), default=0.0)
        tables = [table for page in sheet.pages for table in page.tables]
        self._left = min((table.x for table in tables), default=36.0)
        self._right = max((table.x + sum(table.column_widths) for table in tables), default=sheet.pages[0].width - 36)
        self._next_id = 1
        self.media: list[Picture] = []

    def document(self) -> str:
        """The part `document.xml`."""
        content = [
            part
            for number, (page, blocks) in enumerate(zip(self._sheet.pages, self._pages, strict=True))
            for part in self._page(page, blocks, is_first=number == 0)
        ]
        body = tag("w:body", None, *content, spacer(_ANCHOR), self._section())
        return document("w:document", _PREFIXES, None, body)

    def _page(self, page: Page, blocks: list[Block], is_first: bool) -> list[str]:
        y = self._top + _ANCHOR
        picture = drawing(page, self._next_id, self._left, self._top)
        self._next_id += 1 + len(page.symbols) + 2 * len(page.routes)
        parts = [spacer(_ANCHOR, picture, new_page=not is_first)]
        for block in blocks:
            gap = block.top - y
            if isinstance(block.content, Paragraph):
                style = heading_style() if block.is_title else ""
                parts.append(paragraph(block.content, self._left, before=max(gap, 0.0), style=style))
            else:
                if gap > 0.05:
                    parts.append(spacer(gap))
                parts.append(TableWriter(block.content, page, self._size, self.media).table(self._left))
            y = block.bottom
        return parts

    def _section(self) -> str:
        page = self._sheet.pages[0]
        size = {"w:w": twips(page.width), "w:h": twips(page.height)}
        number = number_of(page, self._sheet)
        turned = {"w:orient": "landscape"} if page.width > page.height else {}
        margins = {
            "w:top": twips(self._top),
            "w:right": twips(page.width - self._right),
            "w:bottom": max(twips(page.height - self._bottom - _SLACK), 0),
            "w:left": twips(self._left),
            "w:header": twips(number.top) if number else 0,
            "w:footer": 0,
            "w:gutter": 0,
        }
        header = tag("w:headerReference", {"w:type": "default", "r:id": HEADER_RELATION})
        return tag("w:sectPr", None, header, tag("w:pgSz", {**size, **turned}), tag("w:pgMar", margins))
