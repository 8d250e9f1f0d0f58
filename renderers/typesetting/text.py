"""Texts to lines: runs, author's breaks, step numbers and lists, wrapped to a width by measured advances."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import attrs

from sopdsl.model import Inline, Item, LineBreak, Run, StepNumber, Text

from .metrics import Family, ascent, descent, measure
from .primitives import Glyphs

_BREAKS = (re.compile(r"(?<=[^/:]/)"), re.compile(r"(?<=[.\-_?&=,:;@\\])"), re.compile(r"(?<=.)"))
"""Where a word that is wider than its line is broken: behind a slash, behind another sign, at last anywhere."""

_MARKER_GAP = 2.5
_LEADING = 1.17

Atom = tuple[str, bool, bool]
"""A stretch of a word in one style: text, bold, italic."""
Word = list[Atom]


@attrs.frozen
class Font:
    """The letters of a block of lines; runs may be bold or italic on top of it."""

    size: float
    family: Family = "sans"
    bold: bool = False
    italic: bool = False

    @property
    def leading(self) -> float:
        """From base line to base line."""
        return self.size * _LEADING

    @property
    def rise(self) -> float:
        """From the top of a line to its base line."""
        up, down = ascent(self.size, self.family), descent(self.size, self.family)
        return (self.leading - up - down) / 2 + up


@attrs.define
class Piece:
    """Words in one style on one line; `x` counts from the block's left side. Grows only while its line is filled."""

    text: str
    x: float
    width: float
    bold: bool
    italic: bool


@attrs.frozen
class Line:
    """A line of a block; `width` reaches to the right end of its last piece. `ending`: see `Glyphs`."""

    pieces: tuple[Piece, ...]
    width: float
    ending: str = "\n"


def plain_text(words: str, bold: bool = False, italic: bool = False) -> Text:
    """Words of our own, or a single value, as a text."""
    words = " ".join(words.split())
    return Text(lead=(Run(words, bold=bold, italic=italic),)) if words else Text()


def wrap(text: Text, width: float, font: Font, numbers: Mapping[str, int], numbered: bool = False) -> list[Line]:
    """The lines of a text, none wider than `width` unless a single letter is.

    `numbers` gives the row number for each step name in lower case. Items begin with a dash or, `numbered`, with `1.`
    and below with `a.`; then a single item has no mark.
    """
    lines = _paragraph(text.lead, width, font, numbers) if text.lead else []
    bare = numbered and len(text.items) == 1 and not text.lead
    for place, item in enumerate(text.items):
        mark = "" if bare else f"{place + 1}." if numbered else "-"
        lines += _item(item, mark, _indent(text.items, font, numbered) if mark else 0.0, width, font, numbers, numbered)
    return lines


def longest_word(text: Text, font: Font) -> float:
    """The width of the widest word, as if no word were ever broken."""
    longest = 0.0
    for content in (text.lead, *(item.content for item in text.items)):
        for word in _words(content, font, {}):
            width = 0.0
            for letters, bold, italic in word or ():
                width += _advance(letters, font.size, bold, italic, font.family)
            longest = max(longest, width)
    return longest


def natural_width(text: Text, font: Font) -> float:
    """The width of the whole text on one line, list marks left out."""
    contents = [text.lead, *(part.content for item in text.items for part in (item, *item.items))]
    return sum(line.width for content in contents for line in _paragraph(content, 1e9, font, {}))


def block_height(lines: Sequence[Line], font: Font) -> float:
    """The height of the lines under each other."""
    return len(lines) * font.leading


def set_lines(
    lines: Sequence[Line], x: float, top: float, width: float, font: Font, centred: bool = False
) -> tuple[Glyphs, ...]:
    """Put lines on the page: the first line's upper edge at `top`, at the left or in the middle of `width`."""
    if not lines:
        return ()
    glyphs = []
    leading, rise = font.leading, font.rise
    for row, line in enumerate(lines):
        left = x + (width - line.width) / 2 if centred else x
        base = round(top + row * leading + rise, 2)
        for piece in line.pieces:
            place = round(left + piece.x, 2)
            glyphs.append(
                Glyphs(
                    piece.text,
                    place,
                    base,
                    font.size,
                    round(piece.width, 2),
                    piece.bold,
                    piece.italic,
                    ending=line.ending,
                )
            )
    return tuple(glyphs)


@lru_cache(maxsize=1 << 12)
def _advance(text: str, size: float, bold: bool, italic: bool, family: Family) -> float:
    return measure(text, size, bold, italic, family)


def _indent(items: tuple[Item, ...], font: Font, numbered: bool) -> float:
    mark = f"{len(items)}." if numbered else "-"
    return _advance(mark, font.size, font.bold, font.italic, font.family) + _MARKER_GAP


def _item(
    item: Item, mark: str, indent: float, width: float, font: Font, numbers: Mapping[str, int], numbered: bool
) -> Iterator[Line]:
    room = max(width - indent, font.size)
    lines = _paragraph(item.content, room, font, numbers) or [Line((), 0.0)]
    for place, below in enumerate(item.items):
        sub_mark = f"{letters_of(place)}." if numbered else "-"
        lines += _item(below, sub_mark, _indent(item.items, font, numbered), room, font, numbers, numbered)
    for place, line in enumerate(lines):
        shifted = tuple(attrs.evolve(piece, x=piece.x + indent) for piece in line.pieces) if indent else line.pieces
        if place == 0 and mark:
            advance = _advance(mark, font.size, font.bold, font.italic, font.family)
            shifted = (Piece(mark, 0.0, advance, font.bold, font.italic), *shifted)
        yield Line(shifted, line.width + indent, line.ending)


def letters_of(place: int) -> str:
    """The letters that count a place from 0: a, b, … z, aa."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _words(content: tuple[Inline, ...], font: Font, numbers: Mapping[str, int]) -> Iterator[Word | None]:
    """Words in order; None is the author's own line break."""
    word: Word = []
    for part in content:
        match part:
            case LineBreak():
                if word:
                    yield word
                word = []
                yield None
                continue
            case Run(text):
                pass
            case StepNumber(name):
                number = numbers.get(name.lower())
                text = f"{{{name}}}" if number is None else str(number)
        bold, italic = font.bold or part.bold, font.italic or part.italic
        first, *others = text.replace("\u00a0", " ").split(" ")
        if first:
            word.append((first, bold, italic))
        for other in others:
            if word:
                yield word
            word = [(other, bold, italic)] if other else []
    if word:
        yield word


def _paragraph(content: tuple[Inline, ...], width: float, font: Font, numbers: Mapping[str, int]) -> list[Line]:
    """Fill lines with words, first come first served."""
    setter = _Setter(font, width + 0.01)
    for word in _words(content, font, numbers):
        if word is None:
            setter.end_line()
        else:
            setter.add(word)
    return setter.finish()


class _Setter:
    """The line that is being filled, and those that are full."""

    def __init__(self, font: Font, width: float) -> None:
        self._size, self._family, self._width = font.size, font.family, width
        self._lines: list[Line] = []
        self._pieces: list[Piece] = []
        self._end = 0.0

    def add(self, word: Word) -> None:
        """Set a word behind a space, or on a line of its own if it does not fit."""
        advances = [_advance(text, self._size, bold, italic, self._family) for text, bold, italic in word]
        width = sum(advances)
        if self._pieces:
            space = self._advance(" ", *word[0][1:])
            if self._end + space + width <= self._width:
                self._extend(self._pieces[-1], " ", space)
            else:
                self.end_line(" ")
        if width > self._width:
            for atom in self._broken(word):
                self._append(atom, self._advance(*atom))
            return
        for atom, advance in zip(word, advances, strict=True):
            self._append(atom, advance)

    def end_line(self, ending: str = "\n") -> None:
        """Close the line, even an empty one."""
        self._lines.append(Line(tuple(self._pieces), self._end, ending))
        self._pieces, self._end = [], 0.0

    def finish(self) -> list[Line]:
        """All lines."""
        if self._pieces:
            self.end_line()
        return self._lines

    def _advance(self, text: str, bold: bool, italic: bool) -> float:
        return _advance(text, self._size, bold, italic, self._family)

    def _append(self, atom: Atom, advance: float) -> None:
        text, bold, italic = atom
        last = self._pieces[-1] if self._pieces else None
        if last and last.bold == bold and last.italic == italic:
            self._extend(last, text, advance)
        else:
            self._pieces.append(Piece(text, self._end, advance, bold, italic))
            self._end += advance

    def _extend(self, piece: Piece, text: str, advance: float) -> None:
        piece.text += text
        piece.width += advance
        self._end += advance

    def _broken(self, word: Word) -> Iterator[Atom]:
        """A word too wide for a line, in parts that fit; ends lines as it goes."""
        for text, bold, italic in word:
            for part in self._parts(text, bold, italic, 0):
                if self._pieces and self._end + self._advance(part, bold, italic) > self._width:
                    self.end_line("")
                yield part, bold, italic

    def _parts(self, text: str, bold: bool, italic: bool, level: int) -> Iterator[str]:
        """Stretches that fit a line, cut no finer than they must be."""
        if level == len(_BREAKS) or self._advance(text, bold, italic) <= self._width:
            yield text
            return
        for part in filter(None, _BREAKS[level].split(text)):
            yield from self._parts(part, bold, italic, level + 1)
