"""A picture in a line of text."""

from __future__ import annotations

from ..typesetting.primitives import Picture
from .docx import picture_relation
from .units import emu
from .xml import NAMESPACES, tag

_FIRST_ID = 100_000
"""Numbers of drawings that no shape has."""


class Media:
    """The pictures of a document. `files` are those of their relations, in order: one that is shown often is one."""

    def __init__(self) -> None:
        self.files: list[Picture] = []
        self._places: dict[tuple[bytes, str], int] = {}
        self._shown = 0

    def paragraph(self, picture: Picture) -> str:
        """A centred paragraph with a picture in it."""
        place = self._places.setdefault((picture.data, picture.format), len(self.files) + 1)
        if place > len(self.files):
            self.files.append(picture)
        self._shown += 1
        size = {"cx": emu(picture.rect.width), "cy": emu(picture.rect.height)}
        described = {"id": _FIRST_ID + self._shown, "name": f"Gambar {self._shown}", "descr": picture.alt}
        inline = tag(
            "wp:inline",
            {f"dist{side}": 0 for side in "TBLR"},
            tag("wp:extent", size),
            tag("wp:docPr", described),
            tag("wp:cNvGraphicFramePr"),
            tag("a:graphic", None, tag("a:graphicData", {"uri": NAMESPACES["pic"]}, _image(described, size, place))),
        )
        properties = tag("w:pPr", None, tag("w:jc", {"w:val": "center"}))
        return tag("w:p", None, properties, tag("w:r", None, tag("w:drawing", None, inline)))


def _image(described: dict[str, object], size: dict[str, int], number: int) -> str:
    place = tag("a:xfrm", None, tag("a:off", {"x": 0, "y": 0}), tag("a:ext", size))
    embedded = tag("a:blip", {"r:embed": picture_relation(number)})
    return tag(
        "pic:pic",
        None,
        tag("pic:nvPicPr", None, tag("pic:cNvPr", described), tag("pic:cNvPicPr")),
        tag("pic:blipFill", None, embedded, tag("a:stretch", None, tag("a:fillRect"))),
        tag("pic:spPr", None, place, tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst"))),
    )
