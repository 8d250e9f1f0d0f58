"""Words to labels of Graphviz: wrapped and measured in the shipped fonts, and quoted so that they stay words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs
from graphviz import escape, nohtml

from ..typesetting.text import Font, block_height, longest_word, plain_text, wrap

FONT = "Liberation Sans,Arial"
"""Both have the same widths."""
SMALL = 8.0
"""The size of the letters of an arrow's label, and of nothing else, in points."""
_NUMBER = re.compile(r"^(\d+\.) ")
_WIDEST_WORD = 160.0
"""What is wider in one word is broken, in points."""


@attrs.frozen
class Block:
    """Lines under each other, and the size that they take, in points."""

    lines: tuple[str, ...]
    width: float
    height: float


def block(texts: Sequence[str], width: float, size: float) -> Block:
    """Texts under each other, in letters of a size, each wrapped to a width or to the widest word; all in points.

    The number of a step stays with its first word.
    """
    font = Font(size)
    unbroken = (plain_text(_NUMBER.sub(r"\1_", text)) for text in texts)
    room = max([width, *(min(longest_word(text, font), _WIDEST_WORD) + 0.01 for text in unbroken)])
    lines = [line for text in texts for line in wrap(plain_text(text), room, font, {})]
    words = tuple("".join(piece.text for piece in line.pieces) for line in lines)
    return Block(words, max((line.width for line in lines), default=0.0), block_height(lines, font))


def label(lines: Sequence[str]) -> str:
    """The value of a `label`, as the `graphviz` package wants it: Graphviz would else read `&amp;`, `\\N` and `<b>`."""
    quoted: str = nohtml("\\n".join(escape(line.replace("&", "&amp;")) for line in lines))
    return quoted


def inches(points: float) -> str:
    """A length as Graphviz wants it."""
    return f"{points / 72:.3f}"
