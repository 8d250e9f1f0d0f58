"""Stars, step numbers and line breaks inside texts."""

from __future__ import annotations

import pytest

from sopdsl.model import Inline, LineBreak, Run, StepNumber, plain_inline
from sopdsl.syntax.inlines import read_inlines
from sopdsl.syntax.texts import Piece, read_text


def read(*lines: str) -> tuple[Inline, ...]:
    pieces, start = [], 0
    for line in lines:
        pieces.append(Piece(line, start))
        start += len(line) + 1
    return read_inlines(pieces)


def said(*lines: str) -> str:
    """`_miring_`, `!tebal!`, `#{nama}`, `/` for a break: what the parts are, on one line."""
    words = []
    for part in read(*lines):
        match part:
            case LineBreak():
                words.append("/")
            case Run(text, italic, bold):
                words.append("!" * bold + "_" * italic + text + "_" * italic + "!" * bold)
            case StepNumber(name):
                words.append("#" + name)
    return "|".join(words)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("biasa", "biasa"),
        ("*miring*", "_miring_"),
        ("**tebal**", "!tebal!"),
        ("***keduanya***", "!_keduanya_!"),
        ("**tebal *miring* tebal**", "!tebal !|!_miring_!|! tebal!"),
        ("*miring **tebal** miring*", "_miring _|!_tebal_!|_ miring_"),
        ("a *b* c **d** e", "a |_b_| c |!d!| e"),
        ("*) catatan", "*) catatan"),
        ("*tidak ditutup", "*tidak ditutup"),
        ("**tidak ditutup*", "**tidak ditutup*"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("* a *", "* a *"),
        ("*a *", "*a *"),
        (r"\*bukan\* miring", "*bukan* miring"),
        (r"*isi \* bintang*", "_isi * bintang_"),
        ('*"kutip"* *(kurung)* *1*', '_"kutip"_| |_(kurung)_| |_1_'),
        ("ke {periksa} dan {b-2}", "ke |#periksa| dan |#b-2"),
        ("${x} {dua kata} {1} {}", "${x} {dua kata} {1} {}"),
        ("****", "****"),
        ("a\\b \\ c", "a\\b \\ c"),
    ],
)
def test_one_line(text: str, parts: str) -> None:
    assert said(text) == parts


def test_lines_are_joined_by_a_space_or_a_kept_break() -> None:
    assert said("satu", "dua") == "satu dua"
    assert said("satu\\", "dua") == "satu|/|dua"
    assert said("*satu", "dua*") == "_satu dua_"
    assert said("satu \\", "dua\\") == "satu|/|dua\\"


def test_spaces_are_single() -> None:
    assert read("a   b \t c")[0] == Run("a b c")


@pytest.mark.parametrize("text", ["a *b* {c} d", "**x** y", r"\*z\* {q}", "a {b}\\"])
def test_each_part_has_its_place(text: str) -> None:
    for part in read(text):
        written = text[part.span.start : part.span.end]
        assert plain_inline((part,)) == written.replace("\\*", "*").strip("*") or "\\*" in written


def test_a_line_that_is_no_deeper_than_its_item_is_reported() -> None:
    problems = []
    text = read_text("\x1f  - satu\x1f  dua", 0, problems)
    assert [problem.message.key for problem in problems] == ["TKS001.no_item"]
    assert plain_inline(text.items[0].content) == "satu dua"
