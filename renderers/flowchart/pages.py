"""SVG to PDF and PNG, set by Typst with the shipped letters: Graphviz writes the time into its own PDFs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ..typesetting.characters import storable
from ..typesetting.compiler import compiler

PIXELS_PER_INCH = 150


def pdf(svg: bytes, title: str, words: str) -> bytes:
    """One page of the picture's size, tagged (PDF/UA-1); `words` are read instead of the picture."""
    standards: Any = ["ua-1"]
    return _made(compiler().compile(input=_files(svg, title, words), format="pdf", pdf_standards=standards))


def png(svg: bytes) -> bytes:
    """The picture, fit to read on a screen."""
    return _made(compiler().compile(input=_files(svg, "", ""), format="png", ppi=PIXELS_PER_INCH))


def _made(made: object) -> bytes:
    assert isinstance(made, bytes)
    return made


def _files(svg: bytes, title: str, words: str) -> Any:
    size = re.search(rb'<svg width="(\d+)pt" height="(\d+)pt"', svg)
    assert size is not None
    facts = {"width": int(size[1]), "height": int(size[2]), "title": storable(title), "words": storable(words)}
    template = Path(__file__).with_name("chart.typ").read_bytes()
    return {"main.typ": template, "chart.json": json.dumps(facts).encode(), "chart.svg": svg}
