"""How wide the shipped fonts set a text, without opening a font.

The advances come from a file for each family, which `generate.py` makes from the very files in `sopdsl/data/fonts/`.
They hold for text set without kerning and ligatures, which every painter switches off. What TeX Gyre Bonum lacks is set
in Liberation Serif; a character that all fonts lack is set as its stand-in (`drawable`), so that nothing vanishes;
`missing` names those that lose their shape by it. An office's own letters (`OwnFamily`) bring their advances along.
"""

from .advances import ascent, descent, drawable, known, measure, missing
from .families import FILES, FONTS, Face, Family, FontFiles, OwnFamily, Shipped, face_data

__all__ = [
    "FILES",
    "FONTS",
    "Face",
    "Family",
    "FontFiles",
    "OwnFamily",
    "Shipped",
    "ascent",
    "descent",
    "drawable",
    "face_data",
    "known",
    "measure",
    "missing",
]
