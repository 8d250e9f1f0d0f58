"""Bytes, line ends, characters that may not stand, and the limits of a file."""

from __future__ import annotations

import re
import sys

import pytest

from sopdsl.diagnostics import Severity
from sopdsl.source import Source, Span
from sopdsl.syntax import parse, read_source
from sopdsl.syntax.characters import _SPACES, FORBIDDEN

TEXT = "SOP: Judul\nPelaksana: Staf\nLangkah oleh Staf: Bekerja\n  Waktu: 1 jam\n"


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks_mean_nothing(line_end: str, mark: bytes) -> None:
    source, problems = read_source("x", mark + TEXT.replace("\n", line_end).encode())
    assert (source.text, problems) == (TEXT, ())


def test_bytes_that_are_no_utf_8_are_reported_with_their_offset() -> None:
    data = "SOP: é\r\nLangkah: ".encode() + b"\x93teks"
    source, (problem,) = read_source("x", data)
    assert dict(problem.message.arguments)["offset"] == data.index(b"\x93")
    assert source.text[problem.span.start] == "�"
    assert (problem.code, problem.severity) == ("TKS005", Severity.ERROR)


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x0b", "\x1f", "\x7f", "\u202e", "\u2066", "\u200b", "\u2028", "\ud800"]
)
def test_a_forbidden_character_is_reported_once_and_read_as_a_space(character: str) -> None:
    text = TEXT.replace("Bekerja", f"Bekerja{character}keras")
    parsed = parse(Source("x", text))
    assert [(each.code, each.span) for each in parsed.diagnostics] == [
        ("TKS005", Span(text.index(character), text.index(character) + 1))
    ]
    assert parse(Source("x", TEXT.replace("Bekerja", "Bekerja keras"))).sop == parsed.sop


@pytest.mark.parametrize("character", ["\xa0", "\u202f", "\u3000", "\t"])
def test_a_special_space_is_a_space(character: str) -> None:
    text = TEXT.replace("Staf: Bekerja", f"Staf:{character}Bekerja").replace("1 jam", f"1{character}jam")
    assert parse(Source("x", text)).diagnostics == ()
    assert parse(Source("x", text)).sop == parse(Source("x", TEXT)).sop


def test_letters_of_other_scripts_are_text() -> None:
    assert parse(Source("x", TEXT.replace("Bekerja", "Membaca ꦱꦸꦫꦠ dan العربية 😀"))).diagnostics == ()


def test_a_file_that_is_too_large_is_not_read() -> None:
    parsed = parse(Source("x", TEXT + "#" * 2_000_000))
    assert [each.message.key for each in parsed.diagnostics] == ["TKS001.too_long"]
    assert parsed.sop.procedures == ()


def test_no_more_than_200_findings_are_told() -> None:
    repeated = TEXT + "  Waktu: 1 jam\n" * 300
    parsed = parse(Source("x", repeated))
    assert len(parsed.diagnostics) == 201
    assert parsed.diagnostics[-1].message.key == "TKS001.too_many"
    assert dict(parsed.diagnostics[-1].message.arguments)["count"] == 100


def test_findings_stand_in_the_order_of_the_text() -> None:
    text = "Status: x\nNomr: 1\nSOP: a\x07\n\tLangkah\n"
    starts = [each.span.start for each in parse(Source("x", text)).diagnostics]
    assert starts == sorted(starts)
    assert len(starts) > 3


@pytest.mark.parametrize(("inner", "tab"), [("  ", 2), ("    ", 4)])
def test_a_tab_is_one_level_of_the_file(inner: str, tab: int) -> None:
    text = f"SOP: a\nPelaksana: Staf\nLangkah oleh Staf: b\n{inner}Waktu: 1 jam\n\tOutput: c\n"
    parsed = parse(Source("x", text))
    assert [each.code for each in parsed.diagnostics] == ["TKS004"]
    fix = parsed.diagnostics[0].fix
    assert fix is not None
    assert [edit.replacement for edit in fix.edits] == [" " * tab]


def test_no_forbidden_character_is_one_that_prints() -> None:
    """A text of characters that print is not searched for others at all."""
    printing = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    assert re.findall(FORBIDDEN, printing) == re.findall(_SPACES, printing) == []
