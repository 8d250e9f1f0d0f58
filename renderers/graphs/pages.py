"""SVG to PDF and PNG, set by Typst with the shipped letters: Graphviz writes the time into its own PDFs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ..typesetting.characters import storable
from ..typesetting.compiler import compiler, typst_files, typst_pdf

PIXELS_PER_INCH = 150
_TEMPLATE = Path(__file__).with_name("chart.typ")


def pdf(svg: bytes, title: str, words: str) -> bytes:
    """One page of the picture's size, tagged (PDF/UA-1); `words` are read instead of the picture."""
    return typst_pdf(_files(svg, title, words))


def png(svg: bytes) -> bytes:
    """The picture, fit to read on a screen."""
    files: Any = _files(svg, "", "")
    made = compiler().compile(input=files, format="png", ppi=PIXELS_PER_INCH)
    assert isinstance(made, bytes)
    return made


def _files(svg: bytes, title: str, words: str) -> dict[str, bytes]:
    size = re.search(rb'<svg width="(\d+)pt" height="(\d+)pt"', svg)
    assert size is not None
    facts = {"width": int(size[1]), "height": int(size[2]), "title": storable(title), "words": storable(words)}
    return typst_files(_TEMPLATE, facts) | {"chart.svg": svg}
