"""How much room words take in editors of BPMN, which draw Arial: 12 pixels in boxes, 11 beside symbols.

Widths are those of Arial by groups of letters, rounded up: a label may get more room than it needs, never less.
"""

from __future__ import annotations

IN_BOX, BESIDE = 12, 11
_LINE = 1.2
_NARROW, _WIDE = frozenset(" !'(),./:;I[]|fijlrt-"), frozenset("MW@%mw—…")


def text_width(text: str, size: int) -> float:
    """The width of words on one line."""
    return size * sum(map(_width, text))


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


def _width(letter: str) -> float:
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE or ord(letter) > 0x2FF:
        return 1.0
    return 0.74 if letter.isupper() else 0.58
