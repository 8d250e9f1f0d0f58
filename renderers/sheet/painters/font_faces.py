"""Letters within a file that a browser shows."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ...typesetting.metrics import Family, OwnFamily, face_data
from ..layout.geometry import Page
from .shapes import every_glyphs
from .woff import woff


def font_faces(name: str, family: Family, pages: Sequence[Page]) -> Iterable[str]:
    """The CSS rules that give a page the faces that it uses, as data, under a name."""
    used = sorted({(glyphs.bold, glyphs.italic) for page in pages for glyphs in every_glyphs(page)})
    for bold, italic in used:
        yield _rule(name, family, bold, italic)


@lru_cache(maxsize=16)
def _rule(name: str, family: Family, bold: bool, italic: bool) -> str:
    data = b64encode(woff(face_data(family, bold, italic))).decode()
    kind = f"font-weight:{700 if bold else 400};font-style:{'italic' if italic else 'normal'}"
    return f"@font-face{{font-family:{name};{kind};{_reach(family)}src:url(data:font/woff;base64,{data})}}\n"


def _reach(family: Family) -> str:
    """How high lines are: of a font, every system reads that from another of its tables."""
    if not isinstance(family, OwnFamily):
        return ""
    ascent, descent = f"{100 * family.ascent:.2f}%", f"{100 * family.descent:.2f}%"
    return f"ascent-override:{ascent};descent-override:{descent};line-gap-override:0%;"
