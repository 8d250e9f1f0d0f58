"""Placed words to paragraphs: the lines of a cell that belong together are read, selected and set as one text."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from ...typesetting.primitives import Glyphs

_NEAR = 0.011
"""Places are rounded to 0.01 pt; what differs by no more is the same place."""


@attrs.frozen
class Paragraph:
    """Lines of one size at one distance; each line is the words on one base line, from left to right."""

    lines: tuple[tuple[Glyphs, ...], ...]

    @property
    def first(self) -> Glyphs:
        """The words that it begins with."""
        return self.lines[0][0]

    @property
    def left(self) -> float:
        """Its left end: the x of its line that begins first."""
        return min([line[0].x for line in self.lines])

    @property
    def right(self) -> float:
        """Its right end."""
        return max([line[-1].x + line[-1].width for line in self.lines])

    @property
    def pitch(self) -> float:
        """The distance of its base lines."""
        return (self.lines[-1][0].baseline - self.first.baseline) / max(1, len(self.lines) - 1)


def paragraphs(glyphs: Iterable[Glyphs]) -> list[Paragraph]:
    """Group words that stand in reading order. Turned words stay alone."""
    groups: list[list[list[Glyphs]]] = []
    for words in glyphs:
        if groups and _continues_line(groups[-1][-1][-1], words):
            groups[-1][-1].append(words)
        elif groups and _is_next_line(groups[-1], words):
            groups[-1].append([words])
        else:
            groups.append([[words]])
    return [Paragraph(tuple(map(tuple, group))) for group in groups]


def _continues_line(last: Glyphs, words: Glyphs) -> bool:
    same = last.baseline == words.baseline and last.size == words.size
    return same and not last.turned and not words.turned and words.x >= last.x + last.width - _NEAR


def _is_next_line(group: list[list[Glyphs]], words: Glyphs) -> bool:
    last = group[-1][0]
    pitch = words.baseline - last.baseline
    if last.turned or words.turned or last.size != words.size or not 0 < pitch <= 2 * words.size:
        return False
    return len(group) < 2 or abs(pitch - (group[1][0].baseline - group[0][0].baseline)) <= 2 * _NEAR
