"""The shapes of a page as one group that is anchored above its table."""

from __future__ import annotations

from ....office.units import emu
from ....office.xml import NAMESPACES, tag
from ....typesetting.primitives import Rect
from ...layout.geometry import Page
from .docx_text import paragraph
from .running import lines
from .shapes import Figure, figures

_IN_FRONT = {
    **{f"dist{side}": 0 for side in "TBLR"},
    "simplePos": 0,
    "behindDoc": 0,
    "locked": 0,
    "layoutInCell": 1,
    "allowOverlap": 1,
}
"""Over the table, whose text it does not move."""


def drawing(page: Page, first_id: int, x: float, y: float) -> str:
    """A run with the page's group of shapes, placed from its line's left end at (x, y); "" where there are none."""
    shapes = figures(page, first_id + 1)
    if not shapes:
        return ""
    box = _box(shapes)
    alt = "; ".join(symbol.alt for symbol in page.symbols)
    anchor = tag(
        "wp:anchor",
        {**_IN_FRONT, "relativeHeight": first_id},
        tag("wp:simplePos", {"x": 0, "y": 0}),
        tag("wp:positionH", {"relativeFrom": "column"}, tag("wp:posOffset", None, str(emu(box.x - x)))),
        tag("wp:positionV", {"relativeFrom": "paragraph"}, tag("wp:posOffset", None, str(emu(box.y - y)))),
        tag("wp:extent", {"cx": emu(box.width), "cy": emu(box.height)}),
        tag("wp:effectExtent", {"l": 0, "t": 0, "r": 0, "b": 0}),
        tag("wp:wrapNone"),
        tag("wp:docPr", {"id": first_id, "name": f"Bagan alir {page.number}", "descr": alt}),
        tag("wp:cNvGraphicFramePr"),
        tag("a:graphic", None, tag("a:graphicData", {"uri": NAMESPACES["wpg"]}, _group(shapes, box))),
    )
    choice = tag("mc:Choice", {"Requires": "wpg"}, tag("w:drawing", None, anchor))
    return tag("w:r", None, tag("mc:AlternateContent", None, choice))


def _group(shapes: list[Figure], box: Rect) -> str:
    size = {"cx": emu(box.width), "cy": emu(box.height)}
    corner = {"x": 0, "y": 0}
    outer = tag("a:off", corner) + tag("a:ext", size)
    inner = tag("a:chOff", corner) + tag("a:chExt", size)
    properties = tag("wpg:grpSpPr", None, tag("a:xfrm", None, outer, inner))
    return tag("wpg:wgp", None, tag("wpg:cNvGrpSpPr"), properties, *(_shape(figure, box) for figure in shapes))


def _box(shapes: list[Figure]) -> Rect:
    """The box around all shapes: the group's own must be no larger, or the shapes are moved."""
    left, top = min(figure.rect.x for figure in shapes), min(figure.rect.y for figure in shapes)
    right, bottom = max(figure.rect.right for figure in shapes), max(figure.rect.bottom for figure in shapes)
    return Rect(left, top, right - left, bottom - top)


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
