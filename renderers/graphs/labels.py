"""Labels of arrows, in Graphviz's SVG: on white and above all lines, for Graphviz may put them on an arrow."""

from __future__ import annotations

import re
from html import unescape

from ..typesetting.metrics import measure
from .words import SMALL

_LABEL = re.compile(rf'<text [^>]*x="([-.\d]+)" y="([-.\d]+)"[^>]* font-size="{SMALL:.2f}">([^<]*)</text>\n')
_ABOVE = 0.75
"""From the base line to the upper side of the white, in heights of the letters."""
_HEIGHT = 0.95
"""Of the white, in the same."""


def on_white(svg: bytes) -> bytes:
    """The same picture with all labels moved to its end, each behind a white rectangle of its size."""
    labels: list[str] = []

    def lifted(label: re.Match[str]) -> str:
        width = measure(unescape(label[3]).strip(), SMALL, False, False, "sans") + 2
        place = f'x="{float(label[1]) - width / 2:.2f}" y="{float(label[2]) - _ABOVE * SMALL:.2f}"'
        labels.append(f'<rect fill="white" {place} width="{width:.2f}" height="{_HEIGHT * SMALL:.2f}"/>\n{label[0]}')
        return ""

    text = _LABEL.sub(lifted, svg.decode())
    end = text.rindex("</g>\n</svg>")
    return (text[:end] + "".join(labels) + text[end:]).encode()
