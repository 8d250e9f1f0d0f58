"""How much room words take in editors of BPMN, which draw Arial: 12 pixels in boxes, 11 beside symbols.

The sheet's letters are as wide as Arial's; a label gets a little more room than they need, for other systems' letters.
"""

from __future__ import annotations

from ..typesetting.metrics import measure

IN_BOX, BESIDE = 12, 11
_LINE = 1.2
_MARGIN = 1.06


def text_width(text: str, size: int) -> float:
    """The width of words on one line."""
    return measure(text, size) * _MARGIN


def text_height(text: str, width: float, size: int) -> float:
    """The height of words that are broken into lines of this width."""
    lines, left = 1, width
    for word in text.split():
        needs = text_width(f" {word}", size)
        if needs > left:
            lines, left = lines + max(1, -int(-needs // width)), width - needs % width
        else:
            left -= needs
    return lines * _LINE * size
