"""The words of a text with their places in the source."""

from typing import NamedTuple

from sopdsl.model import Inline, Run, Text
from sopdsl.source import Span

_MARKS = ".,;:!?()[]\"'“”‘’*-–"


class Word(NamedTuple):
    """A word as written, with its punctuation; its place in the source.

    `bare` is the word in lower case without the marks around it.
    """

    text: str
    span: Span
    bare: str

    @property
    def shown(self) -> str:
        """The word without the marks around it."""
        return self.text.strip(_MARKS)

    @property
    def core(self) -> Span:
        """The place of the word without the marks around it."""
        start = self.span.start + len(self.text) - len(self.text.lstrip(_MARKS))
        return Span(start, start + len(self.shown))


def opening(text: Text) -> tuple[Inline, ...]:
    """How a text begins: its lead-in, or its first item where it has none."""
    return text.lead or (text.items[0].content if text.items else ())


def words_of(content: tuple[Inline, ...], source: str) -> list[Word]:
    """The words of inline parts, in order. Styles and `{nama}` divide words."""
    return [word for part in content if isinstance(part, Run) for word in _words_of_run(part, source)]


def _words_of_run(run: Run, source: str) -> list[Word]:
    """A word that the source writes otherwise (an escaped star) has the place of the whole run."""
    words = []
    place = run.span.start
    for text in run.text.split():
        start = source.find(text, place, run.span.end)
        if start < 0:
            span = run.span
        else:
            place = start + len(text)
            span = Span(start, place)
        words.append(Word(text, span, text.strip(_MARKS).casefold()))
    return words
