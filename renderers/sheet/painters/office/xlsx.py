"""Sheet to XLSX: a worksheet for the identity and one for each procedure; a single one for a single page."""

from __future__ import annotations

from ....office.package import LANGUAGE, Part, Relation, pack
from ....office.xml import document_of, tag, text
from ...layout.geometry import Page, Sheet
from ..pictures import portable
from .blocks import Block, blocks_of
from .look import family, properties, usual_size
from .xlsx_drawing import Drawing
from .xlsx_sheet import Worksheet, page_header
from .xlsx_styles import Font, Styles

_EXCEL = "spreadsheetml"
_NORMAL = Font("Times New Roman", 12)
"""Column widths are counted in its digits, which are half as wide as high: 8 pixels in every program, not 7.4."""

Owners = tuple[int | None, ...]
"""Whose worksheet it is: the procedures, None for the identity."""


def paint(sheet: Sheet) -> bytes:
    """The file; the same sheet gives the same bytes. Raises BrokenPictureError."""
    sheet = portable(sheet)
    styles = Styles(_NORMAL)
    parts: list[Part] = []
    names, references, relations = [], [], []
    for number, (owners, pages) in enumerate(_worksheets(sheet), start=1):
        name = _name(owners, sheet)
        worksheet = Worksheet(pages, family(sheet), usual_size(sheet), styles)
        drawing = Drawing(worksheet.grid, family(sheet), LANGUAGE)
        for part in worksheet.grid.slices:
            drawing.add(part, owners)
        own = () if drawing.is_empty else (Relation("rId1", "drawing", f"../drawings/drawing{number}.xml"),)
        content = worksheet.part(bool(own), page_header(sheet))
        parts.append(Part(f"xl/worksheets/sheet{number}.xml", f"{_EXCEL}.worksheet", content, own))
        if own:
            parts += _drawing_parts(number, drawing)
        relation = f"rId{number}"
        names.append(tag("sheet", {"name": name, "sheetId": number, "r:id": relation}))
        references += _references(worksheet, name, number - 1)
        relations.append(Relation(relation, "worksheet", f"worksheets/sheet{number}.xml"))
    relations.append(Relation(f"rId{len(relations) + 1}", "styles", "styles.xml"))
    parts.append(Part("xl/styles.xml", f"{_EXCEL}.styles", styles.part()))
    views = tag("bookViews", None, tag("workbookView"))
    content = document_of("workbook", views, tag("sheets", None, *names), tag("definedNames", None, *references))
    main = Part("xl/workbook.xml", f"{_EXCEL}.sheet.main", content, tuple(relations))
    return pack([main, *parts], main, properties(sheet))


def _worksheets(sheet: Sheet) -> list[tuple[Owners, list[tuple[Page, list[Block]]]]]:
    """The pages of the identity and of each procedure, with those of their blocks that belong to it.

    What stands on the only page stays together.
    """
    found: dict[Owners, list[tuple[Page, list[Block]]]] = {}
    for page, blocks in zip(sheet.pages, blocks_of(sheet), strict=True):
        every = tuple(dict.fromkeys(block.procedure for block in blocks))
        for owners in [every] if len(sheet.pages) == 1 else [(owner,) for owner in every]:
            own = [block for block in blocks if block.procedure in owners]
            found.setdefault(owners, []).append((page, own))
    return list(found.items())


def _name(owners: Owners, sheet: Sheet) -> str:
    if len(owners) > 1:
        return "SOP"
    (procedure,) = owners
    if procedure is None:
        return "Identitas"
    count = len({table.procedure for page in sheet.pages for table in page.tables} - {None})
    return "Prosedur" if count == 1 else f"Prosedur {procedure + 1}"


def _references(worksheet: Worksheet, name: str, place: int) -> list[str]:
    """What is printed, and the rows that every printed page begins with."""
    defined = [("_xlnm.Print_Area", f"'{name}'!{worksheet.area}")]
    if worksheet.title_rows:
        first, last = worksheet.title_rows
        defined.append(("_xlnm.Print_Titles", f"'{name}'!${first}:${last}"))
    return [tag("definedName", {"name": kind, "localSheetId": place}, text(said)) for kind, said in defined]


def _drawing_parts(number: int, drawing: Drawing) -> list[Part]:
    media, relations = [], []
    for place, picture in enumerate(drawing.pictures, start=1):
        name = f"media/image{number}-{place}.{picture.format}"
        media.append(Part(f"xl/{name}", f"image/{picture.format}", picture.data))
        relations.append(Relation(f"rId{place}", "image", f"../{name}"))
    return [Part(f"xl/drawings/drawing{number}.xml", "drawing", drawing.part(), tuple(relations)), *media]
