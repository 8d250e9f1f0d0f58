"""How wide the shipped fonts set a text, without opening a font.

The advances come from `advances.json`, which `generate.py` makes from the very files in `sopdsl/data/fonts/`. They hold
for text set without kerning and ligatures, which every painter switches off. A character that the fonts do not have is
set as its stand-in (`drawable`), so that nothing vanishes; `missing` names those that lose their shape by it.
"""

from .advances import ascent, descent, drawable, measure, missing

__all__ = ["ascent", "descent", "drawable", "measure", "missing"]
