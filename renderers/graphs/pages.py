"""SVG to PDF and PNG, set by Typst with the shipped letters: Graphviz writes the time into its own PDFs."""

from __future__ import annotations

import re
from pathlib import Path

from ..typesetting.characters import storable
from ..typesetting.compiler import typst_files, typst_pdf, typst_pngs

_TEMPLATE = Path(__file__).with_name("chart.typ")


def pdf(svg: bytes, title: str, words: str) -> bytes:
    """One page of the picture's size, tagged (PDF/UA-1); `words` are read instead of the picture."""
    return typst_pdf(_files(svg, title, words))


def png(svg: bytes) -> bytes:
    """The picture, fit to read on a screen."""
    (picture,) = typst_pngs(_files(svg, "", ""))
    return picture


def _files(svg: bytes, title: str, words: str) -> dict[str, bytes]:
    size = re.search(rb'<svg width="(\d+)pt" height="(\d+)pt"', svg)
    assert size is not None
    facts = {"width": int(size[1]), "height": int(size[2]), "title": storable(title), "words": storable(words)}
    return typst_files(_TEMPLATE, facts) | {"chart.svg": svg}
