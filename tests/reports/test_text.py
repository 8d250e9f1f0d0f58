"""Findings as text: place, excerpt, underline, related places, hint."""

from __future__ import annotations

from textwrap import dedent

import pytest

from sopdsl.diagnostics import Diagnostic, Message, Related, Severity, message
from sopdsl.reports.text import WIDEST, report, visible, width
from sopdsl.source import NOWHERE, Source, Span


def said(words: str) -> Message:
    return message("wkt.sumbangan", number=1, time=words)


def finding(span: Span, hint: Message | None = None, related: tuple[Related, ...] = ()) -> Diagnostic:
    return Diagnostic("WKT001", "waktu-tidak-terukur", Severity.WARNING, span, said("pesan"), hint, related)


def at(source: Source, words: str) -> Span:
    start = source.text.index(words)
    return Span(start, start + len(words))


def excerpt(text: str, words: str) -> list[str]:
    source = Source("uji.sop", text)
    return report(source, [finding(at(source, words))]).splitlines()[1:]


def test_a_whole_finding() -> None:
    source = Source("surat/uji.sop", "\n" * 8 + "Langkah a: satu\nLangkah b: dua\n")
    one = finding(at(source, "Langkah b"), said("saran"), (Related(at(source, "Langkah a"), said("lain")),))
    assert report(source, [one]) == dedent("""\
        surat/uji.sop:10:1: peringatan[waktu-tidak-terukur] langkah 1: pesan
        10 | Langkah b: dua
           | ^^^^^^^^^
         9 | Langkah a: satu
           | --------- langkah 1: lain
           = saran: langkah 1: saran""")
    assert report(source, [one], "en").startswith("surat/uji.sop:10:1: warning[waktu-tidak-terukur] step 1: pesan")


def test_findings_are_divided_by_an_empty_line_and_none_is_nothing() -> None:
    source = Source("uji.sop", "satu dua\n")
    assert report(source, []) == ""
    assert report(source, [finding(at(source, "satu")), finding(at(source, "dua"))]).count("\n\n") == 1


@pytest.mark.parametrize(
    ("text", "words", "line", "underline"),
    [
        ("a 表示 b", "b", "1 | a 表示 b", "  |        ^"),
        ("a 表示 b", "表示", "1 | a 表示 b", "  |   ^^^^"),
        ("e\u0301e\u0301 b", "b", "1 | e\u0301e\u0301 b", "  |    ^"),
        ("\ta\tb", "b", "1 |     a    b", "  |          ^"),
        ("a\x1b[31m b", "b", "1 | a\ufffd[31m b", "  |        ^"),
        ("a\u202e b", "b", "1 | a\ufffd b", "  |    ^"),
    ],
)  # fmt: skip
def test_the_underline_stands_below_its_words(text: str, words: str, line: str, underline: str) -> None:
    assert excerpt(text, words) == [line, underline]


def test_a_span_over_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    assert excerpt("ab cd\nef gh", "cd\nef") == ["1 | ab cd", "  |    ^^"]


def test_a_place_at_the_end_or_nowhere_has_one_mark() -> None:
    source = Source("uji.sop", "abc\n")
    for span, underline in ((Span(3, 3), "  |    ^"), (Span(4, 4), "  | ^"), (NOWHERE, "  | ^")):
        assert report(source, [finding(span)]).splitlines()[2] == underline
    assert report(Source("uji.sop", ""), [finding(NOWHERE)]).splitlines()[1:] == ["1 |", "  | ^"]


def test_a_long_line_is_shown_around_the_place() -> None:
    text = "a" * 300 + " SINI " + "b" * 300
    line, underline = excerpt(text, "SINI")
    assert width(line) <= WIDEST + 6
    assert line.index("SINI") == underline.index("^^^^")
    assert line.count("…") == 2
    line, underline = excerpt("x" * 500, "x" * 500)
    assert width(line) <= WIDEST + 6 and underline.count("^") <= WIDEST


def test_colour_only_when_asked() -> None:
    source = Source("uji.sop", "satu\n")
    one = finding(at(source, "satu"))
    assert "\x1b" not in report(source, [one])
    coloured = report(source, [one], colour=True)
    assert "\x1b[1;33mperingatan[waktu-tidak-terukur]\x1b[0m" in coloured
    assert coloured.replace("\x1b[1;33m", "").replace("\x1b[0m", "") == report(source, [one])


def test_messages_and_paths_are_made_visible_too() -> None:
    source = Source("a\x1b]0;x\x07.sop", "satu\n")
    one = Diagnostic("WKT001", "x", Severity.ERROR, NOWHERE, said("\x1b[2J"), said("\u2066"))
    assert "\x1b" not in report(source, [one]) and "\u2066" not in report(source, [one])
    assert visible("a\tb") == "a    b"
