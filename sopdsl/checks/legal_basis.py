"""The items of Dasar Hukum, and what each of them cites."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from sopdsl.checks.placeholders import placeholder_in
from sopdsl.model import Citation, Inline, Item, Text
from sopdsl.regulations import read_citation
from sopdsl.source import Span
from sopdsl.words import says_nothing

_JOINT = r";\s+|,\s+(?:dan\s+|serta\s+)?|\s(?:dan|serta)\s+"
_NUMBERED = r"(?i)\bn(?:omo|o|m)r?\b|\d\s?/\s?\d{4}"
_LINE = r"\S[^\r\n]*"
_UNFINISHED = ("pelaksanaan", "perubahan", "atas", "penetapan", "pencabutan", "dan", "dari", "dengan", "pada")
"""A title that ends with one of these goes on with the regulation in the next line."""
_MARKUP = r"(?<=\n)[ \t]*# [^\n]*|\\?\*+|\\(?=\n)"


class LegalItem(NamedTuple):
    """What cites one regulation: an item, or a part of one that lists several.

    `text` is its stretch of the source with stars and comments blanked, so that places stay. `citation` is None where
    it could not be read. `whole` is an item that can change places with another.
    """

    span: Span
    text: str
    citation: Citation | None
    whole: bool

    def words(self, place: Span) -> str:
        """The stretch of `text` at a place of the source."""
        return self.text[place.start - self.span.start : place.end - self.span.start]


def legal_items(text: Text, source: str) -> tuple[LegalItem, ...]:
    """The items of a Dasar Hukum that say something: without lead-ins, dashes and placeholders still to be filled."""
    if text.lead and not text.items:
        lead = _content_span(text.lead)
        spans = [(line, True) for line in lines_of(lead, source)] or [(lead, True)]
    else:
        spans = list(_item_spans(text.items))
    return tuple(item for span, leaf in spans for item in _read(span, leaf, source))


def lines_of(span: Span, source: str) -> list[Span]:
    """The lines of a text that cites a regulation in each of them, though nothing marks them as items; else none."""
    lines = [
        Span(span.start + line.start(), span.start + line.end())
        for line in re.finditer(_LINE, source[span.start : span.end])
    ]
    cited = [read_citation(source[line.start : line.end]) for line in lines]
    titles = [one.title.casefold() for one in cited if one is not None and one.title is not None]
    whole = len(titles) == len(lines) and not any(title.split()[-1] in _UNFINISHED for title in titles)
    return lines if len(lines) > 1 and whole else []


def _item_spans(items: tuple[Item, ...]) -> Iterator[tuple[Span, bool]]:
    """Where items stand; with each, whether it is one by itself and not a heading or below one."""
    for item in items:
        yield _content_span(item.content), not item.items
        for below in item.items:
            yield _content_span(below.content), False


def _content_span(content: tuple[Inline, ...]) -> Span:
    return Span(content[0].span.start, content[-1].span.end) if content else Span(0, 0)


def _read(span: Span, leaf: bool, source: str) -> Iterator[LegalItem]:
    written = source[span.start : span.end]
    marked = any(sign in written for sign in "#\\*")
    text = re.sub(_MARKUP, lambda mark: " " * len(mark[0]), written) if marked else written
    if says_nothing(text) or placeholder_in(text):
        return
    starts = [0, *_further_citations(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        part = text[start:end]
        citation = read_citation(part, span.start + start)
        if citation is not None or leaf:
            place = Span(span.start + start, span.start + start + len(part.rstrip()))
            yield LegalItem(place, part, citation, leaf and len(starts) == 1 and text == written)


def _further_citations(text: str) -> Iterator[int]:
    """Where behind a semicolon, a comma or "dan" another citation begins.

    Without a semicolon it has a title, and so has the one before, which names no regulation: "Perubahan atas UU
    Nomor 8 Tahun 1974 tentang … dan UU Nomor 43 Tahun 1999 tentang …" is one title.
    """
    if not (";" in text or "," in text or {"dan", "serta"}.intersection(text.split())):
        return
    joints = [*(joint.span() for joint in re.finditer(_JOINT, text)), (len(text), len(text))]
    first, divisible = 0, True
    for (before, start), (end, _) in pairwise(joints):
        further = read_citation(text[start:end])
        if further is None:
            continue
        if text[before] != ";":
            divisible = divisible and further.title is not None and _stands_alone(text[first:before])
            if not divisible:
                continue
        yield start
        first, divisible = start, True


def _stands_alone(text: str) -> bool:
    """Whether a text is a citation with a title, in which no other regulation is named, and no amendments."""
    citation = read_citation(text)
    if citation is None or citation.title is None or citation.amendments:
        return False
    return not re.search(_NUMBERED, citation.title)
