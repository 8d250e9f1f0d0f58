"""A picture in a line of text."""

from __future__ import annotations

from ...layout.geometry import Picture
from .shapes import emu
from .xml import NAMESPACES, tag

_FIRST_ID = 100_000
"""Numbers of drawings that no shape has."""


def picture_paragraph(picture: Picture, number: int) -> str:
    """A centred paragraph with a picture in it: `number` is that of its relation."""
    size = {"cx": emu(picture.rect.width), "cy": emu(picture.rect.height)}
    described = {"id": _FIRST_ID + number, "name": f"Gambar {number}", "descr": picture.alt}
    inline = tag(
        "wp:inline",
        {f"dist{side}": 0 for side in "TBLR"},
        tag("wp:extent", size),
        tag("wp:docPr", described),
        tag("wp:cNvGraphicFramePr"),
        tag("a:graphic", None, tag("a:graphicData", {"uri": NAMESPACES["pic"]}, _image(described, size, number))),
    )
    properties = tag("w:pPr", None, tag("w:jc", {"w:val": "center"}))
    return tag("w:p", None, properties, tag("w:r", None, tag("w:drawing", None, inline)))


def _image(described: dict[str, object], size: dict[str, int], number: int) -> str:
    place = tag("a:xfrm", None, tag("a:off", {"x": 0, "y": 0}), tag("a:ext", size))
    embedded = tag("a:blip", {"r:embed": f"rIdImage{number}"})
    return tag(
        "pic:pic",
        None,
        tag("pic:nvPicPr", None, tag("pic:cNvPr", described), tag("pic:cNvPicPr")),
        tag("pic:blipFill", None, embedded, tag("a:stretch", None, tag("a:fillRect"))),
        tag("pic:spPr", None, place, tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst"))),
    )
