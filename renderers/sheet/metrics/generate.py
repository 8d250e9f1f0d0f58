"""Make `advances.json` from the fonts in `sopdsl/data/fonts/`: `python -m sopdsl.renderers.sheet.metrics.generate`.

Needs fontTools (the `test` extra). Kept are the characters that all faces have, grouped by their advance.
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

import sopdsl.data

FONTS = Path(sopdsl.data.__file__).parent / "fonts"
TARGET = Path(__file__).with_name("advances.json")
FACES = {
    f"{family}{suffix}": f"Liberation{family.capitalize()}-{style}.ttf"
    for family in ("sans", "serif")
    for suffix, style in (("", "Regular"), ("-bold", "Bold"), ("-italic", "Italic"), ("-bold-italic", "BoldItalic"))
}


def table() -> str:
    """The text of `advances.json` for the fonts as they are."""
    fonts = {name: TTFont(FONTS / file, lazy=True) for name, file in FACES.items()}
    shared = set.intersection(*(set(font.getBestCmap()) for font in fonts.values()))
    (units_per_em,) = {font["head"].unitsPerEm for font in fonts.values()}
    faces = {name: _face(font, sorted(shared)) for name, font in fonts.items()}
    return json.dumps({"units_per_em": units_per_em, "faces": faces}, indent=1) + "\n"


def _face(font: TTFont, characters: list[int]) -> dict[str, object]:
    names, advances = font.getBestCmap(), font["hmtx"].metrics
    groups: dict[int, list[str]] = {}
    for character in characters:
        groups.setdefault(advances[names[character]][0], []).append(chr(character))
    return {
        "ascent": font["hhea"].ascent,
        "descent": -font["hhea"].descent,
        "advances": {str(advance): "".join(groups[advance]) for advance in sorted(groups)},
    }


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="ascii")
