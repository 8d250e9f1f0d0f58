"""Make `advances-*.json` from the fonts that are shipped: `python -m sopdsl.renderers.typesetting.metrics.generate`.

Needs fontTools (the `test` extra). Kept are the characters that all faces of Liberation have, grouped by their advance;
of these, TeX Gyre Bonum lacks some, which are then printed in Liberation Serif.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from .families import FILES, FONTS, Shipped


def target(family: Shipped) -> Path:
    """The file of the family's advances."""
    return Path(__file__).with_name(f"advances-{family}.json")


def table(family: Shipped) -> str:
    """The text of that file, for the fonts as they are."""
    fonts = [_font(file) for file in FILES[family]]
    shared = _shared().intersection(*(font.getBestCmap() for font in fonts))
    (units_per_em,) = {font["head"].unitsPerEm for font in fonts}
    faces = [_advances(font, sorted(shared)) for font in fonts]
    return json.dumps({"units_per_em": units_per_em, **_reach(fonts[0]), "faces": faces}, indent=1) + "\n"


@cache
def _font(file: str) -> TTFont:
    return TTFont(FONTS / file, lazy=True)


@cache
def _shared() -> frozenset[int]:
    return frozenset.intersection(*(frozenset(_font(file).getBestCmap()) for file in (*FILES["sans"], *FILES["serif"])))


def _reach(font: TTFont) -> dict[str, int]:
    return {"ascent": font["hhea"].ascent, "descent": -font["hhea"].descent}


def _advances(font: TTFont, characters: list[int]) -> dict[str, str]:
    names, advances = font.getBestCmap(), font["hmtx"].metrics
    groups: dict[int, list[str]] = {}
    for character in characters:
        groups.setdefault(advances[names[character]][0], []).append(chr(character))
    return {str(advance): "".join(groups[advance]) for advance in sorted(groups)}


if __name__ == "__main__":
    for name in FILES:
        target(name).write_text(table(name), encoding="ascii")
