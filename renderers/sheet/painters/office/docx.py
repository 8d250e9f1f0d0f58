"""Sheet to DOCX: real tables with a drawing over each, page by page as on paper."""

from __future__ import annotations

from ...layout.geometry import Sheet
from .docx_document import Body
from .docx_styles import header, settings, styles
from .look import family, usual_size
from .package import Part, Relation, pack
from .pictures import portable

_WORD = "wordprocessingml"


def paint(sheet: Sheet) -> bytes:
    """The file; the same sheet gives the same bytes. Raises BrokenPictureError."""
    sheet = portable(sheet)
    body = Body(sheet, usual_size(sheet))
    content, media = body.document(), body.media
    files = [
        Part("word/styles.xml", f"{_WORD}.styles", styles(family(sheet), usual_size(sheet))),
        Part("word/settings.xml", f"{_WORD}.settings", settings()),
        Part("word/header1.xml", f"{_WORD}.header", header(sheet)),
    ]
    kinds = ("styles", "settings", "header")
    relations = [
        Relation(f"rId{number}", kind, part.path.removeprefix("word/"))
        for number, (kind, part) in enumerate(zip(kinds, files, strict=True), start=1)
    ]
    for number, picture in enumerate(media, start=1):
        name = f"media/image{number}.{picture.format}"
        files.append(Part(f"word/{name}", f"image/{picture.format}", picture.data))
        relations.append(Relation(f"rIdImage{number}", "image", name))
    main = Part("word/document.xml", f"{_WORD}.document.main", content, tuple(relations))
    return pack([main, *files], main, sheet)
