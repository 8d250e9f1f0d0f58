"""Findings as text for people: place, message, the line in question underlined, related places, what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import category, east_asian_width

from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.messages import text_of
from sopdsl.source import Source, Span

WIDEST = 100
"""Longer lines of a document are shown in part, in columns of a terminal."""

MOST = 200
"""So many findings of one text are shown: more than anybody reads at once."""

_CUT = "…"
_TAB = "    "
LABELS = {
    Severity.ERROR: message("laporan.galat"),
    Severity.WARNING: message("laporan.peringatan"),
    Severity.INFO: message("laporan.catatan"),
}
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;36m"}
_PLAIN = "\x1b[0m"


def report(source: Source, diagnostics: Iterable[Diagnostic], language: str = "id", colour: bool = False) -> str:
    """The findings in one source, in the order given, an empty line between two; without a line end at the end.

    Of more than `MOST` the first are shown, and how the others can be seen. `colour` adds the escape codes of ECMA-48
    (SGR). What comes from the document never reaches a terminal as a control code.
    """
    findings = list(diagnostics)
    writer = _Writer(source, language, colour)
    shown = ["\n".join(writer.lines(finding)) for finding in findings[:MOST]]
    if len(findings) > MOST:
        more = message("laporan.selebihnya", count=len(findings) - MOST)
        shown.append(f"{writer.path}: {text_of(more, language)}")
    return "\n\n".join(shown)


class _Writer:
    """Writes findings in one source; the words that are the same in all of them are looked up once."""

    def __init__(self, source: Source, language: str, colour: bool) -> None:
        self.path = visible(source.path)
        self._source = source
        self._language = language
        self._colour = colour
        self._labels = {severity: text_of(label, language) for severity, label in LABELS.items()}
        self._hint = text_of(message("laporan.saran"), language)

    def lines(self, finding: Diagnostic) -> Iterator[str]:
        line, column = self._source.line_column(finding.span.start)
        paint = _COLOURS[finding.severity] if self._colour else ""
        what = f"{paint}{self._labels[finding.severity]}[{finding.name}]{_PLAIN if paint else ''}"
        yield f"{self.path}:{line}:{column}: {what} {visible(text_of(finding.message, self._language))}"
        last = max([line, *(self._source.line_column(related.span.start)[0] for related in finding.related)])
        margin = len(str(last))
        yield from _excerpt(self._source, finding.span, margin, paint)
        for related in finding.related:
            yield from _excerpt(self._source, related.span, margin, "", text_of(related.message, self._language))
        if finding.hint is not None:
            yield f"{' ' * margin} = {self._hint}: {visible(text_of(finding.hint, self._language))}"


def _excerpt(source: Source, span: Span, margin: int, paint: str, note: str = "") -> Iterator[str]:
    """A line of the document and the stretch of a span in it underlined; a span that goes on ends with its line."""
    number, column = source.line_column(span.start)
    text = source.line_text(number).rstrip()
    start = min(column - 1, len(text))
    end = max(start + 1, min(start + span.end - span.start, len(text)))
    before, marked, after = _window(visible(text[:start]), visible(text[start:end]), visible(text[end:]))
    underline = ("-" if note else "^") * max(1, width(marked))
    if paint:
        underline = f"{paint}{underline}{_PLAIN}"
    yield f"{number:>{margin}} | {before}{marked}{after}".rstrip()
    yield f"{' ' * margin} | {' ' * width(before)}{underline} {visible(note)}".rstrip()


def _window(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """The three parts of a line, shortened at their outer ends so that they fit."""
    if width(before + marked + after) <= WIDEST:
        return before, marked, after
    if width(marked) > WIDEST * 2 // 3:
        marked, after = _fitting(marked, WIDEST * 2 // 3) + _CUT, ""
    if width(before) + width(marked) > WIDEST:
        before = _CUT + _fitting(before[::-1], max(10, (WIDEST - width(marked)) // 2))[::-1]
    room = WIDEST - width(before) - width(marked)
    if width(after) > room:
        after = _fitting(after, room) + _CUT
    return before, marked, after


def _fitting(text: str, room: int) -> str:
    """As much of a text's beginning as a number of columns holds."""
    used = 0
    for index, character in enumerate(text):
        used += width(character)
        if used > room:
            return text[:index]
    return text


def visible(text: str) -> str:
    """A text in which tabs are spaces, and characters that control a terminal or cannot be seen are U+FFFD."""
    if text.isprintable():
        return text
    return "".join(
        _TAB if character == "\t" else "\ufffd" if category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") else character
        for character in text
    )


def width(text: str) -> int:
    """The columns that a visible text takes in a terminal: none for combining marks, two for wide characters."""
    if text.isascii():
        return len(text)
    return sum(
        0 if category(character) in ("Mn", "Me") else 2 if east_asian_width(character) in "WF" else 1
        for character in text
    )
