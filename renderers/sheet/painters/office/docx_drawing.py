"""The shapes of a page as one group that is anchored above its table, and pictures in a line of text."""

from __future__ import annotations

from ...layout.geometry import Page, Picture, Rect
from .docx_text import paragraph
from .running import lines
from .shapes import Figure, emu, figures
from .xml import NAMESPACES, tag

_NO_WRAP = {"distT": 0, "distB": 0, "distL": 0, "distR": 0}


def drawing(page: Page, first_id: int, x: float, y: float) -> str:
    """A run with the page's group of shapes, placed from its line's left end at (x, y); "" where there are none."""
    shapes = figures(page, first_id + 1)
    if not shapes:
        return ""
    box = _box(shapes)
    place = tag("a:off", {"x": 0, "y": 0}), tag("a:ext", {"cx": emu(box.width), "cy": emu(box.height)})
    inner = tag("a:chOff", {"x": 0, "y": 0}), tag("a:chExt", {"cx": emu(box.width), "cy": emu(box.height)})
    group = tag(
        "wpg:wgp",
        None,
        tag("wpg:cNvGrpSpPr"),
        tag("wpg:grpSpPr", None, tag("a:xfrm", None, *place, *inner)),
        *(_shape(figure, box) for figure in shapes),
    )
    anchor = tag(
        "wp:anchor",
        {
            **_NO_WRAP,
            "simplePos": 0,
            "relativeHeight": first_id,
            "behindDoc": 0,
            "locked": 0,
            "layoutInCell": 1,
            "allowOverlap": 1,
        },
        tag("wp:simplePos", {"x": 0, "y": 0}),
        tag("wp:positionH", {"relativeFrom": "column"}, tag("wp:posOffset", None, str(emu(box.x - x)))),
        tag("wp:positionV", {"relativeFrom": "paragraph"}, tag("wp:posOffset", None, str(emu(box.y - y)))),
        tag("wp:extent", {"cx": emu(box.width), "cy": emu(box.height)}),
        tag("wp:effectExtent", {"l": 0, "t": 0, "r": 0, "b": 0}),
        tag("wp:wrapNone"),
        tag("wp:docPr", {"id": first_id, "name": f"Bagan alir {page.number}", "descr": _alt(page)}),
        tag("wp:cNvGraphicFramePr"),
        tag("a:graphic", None, tag("a:graphicData", {"uri": NAMESPACES["wpg"]}, group)),
    )
    choice = tag("mc:Choice", {"Requires": "wpg"}, tag("w:drawing", None, anchor))
    return tag("w:r", None, tag("mc:AlternateContent", None, choice))


def _box(shapes: list[Figure]) -> Rect:
    """The box around all shapes: the group's own must be no larger, or the shapes are moved."""
    left, top = min(figure.rect.x for figure in shapes), min(figure.rect.y for figure in shapes)
    right, bottom = max(figure.rect.right for figure in shapes), max(figure.rect.bottom for figure in shapes)
    return Rect(left, top, right - left, bottom - top)


def _alt(page: Page) -> str:
    return "; ".join(symbol.alt for symbol in page.symbols)


def _shape(figure: Figure, box: Rect) -> str:
    ends = figure.ends
    if ends:
        kind = tag(
            "wps:cNvCnPr",
            None,
            tag("a:stCxn", {"id": ends.start, "idx": ends.start_site}),
            tag("a:endCxn", {"id": ends.end, "idx": ends.end_site}),
        )
    else:
        kind = tag("wps:cNvSpPr")
    words = [paragraph(line, line.first.x, centred=True) for line in lines(figure.glyphs)]
    content = tag("wps:txbx", None, tag("w:txbxContent", None, *words)) if words else ""
    insets = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0, "anchor": "ctr", "anchorCtr": 0}
    return tag(
        "wps:wsp",
        None,
        tag("wps:cNvPr", {"id": figure.id, "name": figure.name, "descr": figure.alt}),
        kind,
        figure.properties("wps", box.x, box.y),
        content,
        tag("wps:bodyPr", {"rot": 0, "vert": "horz", "wrap": "none", **insets}, tag("a:noAutofit")),
    )


def inline_picture(picture: Picture, number: int) -> str:
    """A centred paragraph with a picture in it: `number` is that of its relation."""
    size = {"cx": emu(picture.rect.width), "cy": emu(picture.rect.height)}
    described = {"id": 100000 + number, "name": f"Gambar {number}", "descr": picture.alt}
    image = tag(
        "pic:pic",
        None,
        tag("pic:nvPicPr", None, tag("pic:cNvPr", described), tag("pic:cNvPicPr")),
        tag(
            "pic:blipFill",
            None,
            tag("a:blip", {"r:embed": f"rIdImage{number}"}),
            tag("a:stretch", None, tag("a:fillRect")),
        ),
        tag(
            "pic:spPr",
            None,
            tag("a:xfrm", None, tag("a:off", {"x": 0, "y": 0}), tag("a:ext", size)),
            tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst")),
        ),
    )
    inline = tag(
        "wp:inline",
        dict(_NO_WRAP),
        tag("wp:extent", size),
        tag("wp:docPr", described),
        tag("wp:cNvGraphicFramePr"),
        tag("a:graphic", None, tag("a:graphicData", {"uri": NAMESPACES["pic"]}, image)),
    )
    properties = tag("w:pPr", None, tag("w:jc", {"w:val": "center"}))
    return tag("w:p", None, properties, tag("w:r", None, tag("w:drawing", None, inline)))
