"""Sheet to DOCX: real tables with a drawing over each, page by page as on paper."""

from __future__ import annotations

from ....office.docx import docx
from ....office.docx_styles import styles
from ...layout.geometry import Sheet
from ..pictures import portable
from .docx_document import Body
from .docx_headers import headers
from .docx_sections import sections_of
from .look import family, properties, usual_size


def paint(sheet: Sheet) -> bytes:
    """The file; the same sheet gives the same bytes. Raises BrokenPictureError."""
    sheet = portable(sheet)
    sections = sections_of(sheet)
    size = usual_size(sheet)
    body = Body(sections, size)
    text = body.document()
    beside = {name: ("header", words) for name, words in headers(sections, sheet).items()}
    return docx(text, styles(family(sheet), size), beside, body.media.files, properties(sheet))
