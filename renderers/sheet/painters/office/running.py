"""Placed lines back to running text: paragraphs that an official can edit, and that flow anew when they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from ....typesetting.primitives import Glyphs
from ....typesetting.text import Font

_MARK_GAP = 1.0
"""Words that are farther apart than this on a line are a list mark and its text."""


@attrs.frozen
class Run:
    """Words in one style."""

    text: str
    bold: bool
    italic: bool
    underline: bool


@attrs.frozen
class Paragraph:
    """A paragraph as it would be typed: its list mark or "", and its runs.

    `lines` are the lines that it fills on the sheet.
    """

    mark: str
    runs: tuple[Run, ...]
    lines: tuple[tuple[Glyphs, ...], ...]

    @property
    def first(self) -> Glyphs:
        """The words that it begins with: the mark, if it has one."""
        return self.lines[0][0]

    @property
    def text_x(self) -> float:
        """Where its text begins, behind the mark."""
        return self.lines[0][1 if self.mark else 0].x

    @property
    def leading(self) -> float:
        """The height of its lines."""
        return Font(self.first.size).leading

    @property
    def top(self) -> float:
        """The y of its upper edge."""
        return self.first.baseline - Font(self.first.size).rise

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.top + self.leading * len(self.lines)


def paragraphs(glyphs: Iterable[Glyphs]) -> list[Paragraph]:
    """The paragraphs of words that stand in reading order."""
    groups: list[list[list[Glyphs]]] = []
    for line in _lines(glyphs):
        if groups and groups[-1][-1][-1].ending != "\n":
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group) for group in groups]


def _lines(glyphs: Iterable[Glyphs]) -> list[list[Glyphs]]:
    lines: list[list[Glyphs]] = []
    for words in glyphs:
        if lines and _is_same_line(lines[-1][-1], words):
            lines[-1].append(words)
        else:
            lines.append([words])
    return lines


def _is_same_line(last: Glyphs, words: Glyphs) -> bool:
    if last.turned or words.turned:
        return last.turned and words.turned and last.x == words.x
    return last.baseline == words.baseline and words.x >= last.x


def _paragraph(lines: Sequence[Sequence[Glyphs]]) -> Paragraph:
    first, *others = lines[0]
    marked = bool(others) and not first.turned and others[0].x - first.x - first.width > _MARK_GAP
    runs: list[Run] = []
    for number, line in enumerate(lines):
        for words in line[1:] if marked and number == 0 else line:
            _add(runs, words.text, words)
        if number < len(lines) - 1 and line[-1].ending:
            _add(runs, line[-1].ending, line[-1])
    return Paragraph(first.text if marked else "", tuple(runs), tuple(map(tuple, lines)))


def _add(runs: list[Run], text: str, words: Glyphs) -> None:
    run = Run(text, words.bold, words.italic, words.underline)
    if runs and attrs.evolve(runs[-1], text="") == attrs.evolve(run, text=""):
        runs[-1] = attrs.evolve(run, text=runs[-1].text + text)
    else:
        runs.append(run)


def lines(glyphs: Iterable[Glyphs]) -> list[Paragraph]:
    """Each line as a paragraph: for words in shapes, whose lines follow an outline."""
    return paragraphs(attrs.evolve(words, ending="\n") for words in glyphs)
