"""Sheet to DOCX: real tables with a drawing over each, page by page as on paper."""

from __future__ import annotations

from ....office.docx_styles import settings, styles
from ....office.package import Part, Relation, pack, relation
from ...layout.geometry import Sheet
from ..pictures import portable
from .docx_document import Body
from .docx_headers import headers
from .docx_sections import sections_of
from .look import family, properties, usual_size

_WORD = "wordprocessingml"


def paint(sheet: Sheet) -> bytes:
    """The file; the same sheet gives the same bytes. Raises BrokenPictureError."""
    sheet = portable(sheet)
    sections = sections_of(sheet)
    body = Body(sections, usual_size(sheet))
    content = body.document()
    texts = {"styles": styles(family(sheet), usual_size(sheet)), "settings": settings(), **headers(sections, sheet)}
    files, relations = [], []
    for name, text in texts.items():
        kind = name if name in ("styles", "settings") else "header"
        files.append(Part(f"word/{name}.xml", f"{_WORD}.{kind}", text))
        relations.append(Relation(relation(name), kind, f"{name}.xml"))
    for number, picture in enumerate(body.media.files, start=1):
        name = f"media/image{number}.{picture.format}"
        files.append(Part(f"word/{name}", f"image/{picture.format}", picture.data))
        relations.append(Relation(f"rIdImage{number}", "image", name))
    main = Part("word/document.xml", f"{_WORD}.document.main", content, tuple(relations))
    return pack([main, *files], main, properties(sheet))
