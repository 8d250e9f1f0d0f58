"""Text and model say the same: whatever is printed is read back, and whatever is written can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdsl.diagnostics import Severity
from sopdsl.model import Sop
from sopdsl.source import Source
from sopdsl.syntax import Parsed, parse
from sopdsl.syntax.printer import print_sop
from sopdsl.syntax.printer_text import WIDTH
from tests.strategies import sops

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])


def read(text: str) -> Parsed:
    """Parse a text of no file."""
    return parse(Source("uji.sop", text))


def read_soundly(text: str) -> Sop:
    """Parse a text that must have no error."""
    parsed = read(text)
    errors = [finding for finding in parsed.diagnostics if finding.severity is Severity.ERROR]
    assert not errors, f"{errors}\n{text}"
    return parsed.sop


@given(sops())
def test_what_is_printed_is_read_back(sop: Sop) -> None:
    text = print_sop(sop)
    assert read_soundly(text) == sop, text


@given(sops(most_rows=8))
def test_printing_again_changes_nothing(sop: Sop) -> None:
    text = print_sop(sop)
    assert print_sop(read_soundly(text)) == text


@given(sops(most_rows=6))
def test_a_wrapped_line_says_no_more_than_the_text(sop: Sop) -> None:
    """No line's end makes a statement, an item or a comment: those are findings, or change the model."""
    text = print_sop(sop)
    assert not read(text).diagnostics, text
    for line in text.splitlines():
        may_be_longer = any(len(word) > WIDTH // 3 for word in line.split()) or ":" in line or "\\" in line
        assert len(line) <= WIDTH or may_be_longer, line


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_survives_printing(file: Path) -> None:
    sop = read_soundly(file.read_text(encoding="utf-8"))
    text = print_sop(sop)
    assert read_soundly(text) == sop
    assert print_sop(read_soundly(text)) == text


def test_there_are_files() -> None:
    assert len(FILES) >= 4


@given(st.text())
def test_any_text_can_be_parsed(text: str) -> None:
    check_places(read(text))


_LINES = st.sampled_from(
    [line for file in FILES for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    + [
        "Keputusan:",
        "Jika Ya: lanjut",
        "Jika: a dan b",
        "Lanjut ke:",
        "Menunggu: a,",
        "Serentak:",
        "Mulai oleh A",
        "- ",
    ]
)
_CHARACTERS = st.text(":-#\\;()[]*{}\t\n \x00\u200f\ufeffaA1", min_size=1, max_size=3)


@st.composite
def broken_documents(draw: st.DrawFn) -> str:
    """A document's lines, shuffled and moved, some of them cut, doubled, or with characters put in."""
    if draw(st.booleans()):
        lines = print_sop(draw(sops(most_rows=4))).splitlines()
    else:
        lines = draw(st.lists(_LINES, max_size=25))
    for _ in range(draw(st.integers(1, 6)) if lines else 0):
        at = draw(st.integers(0, len(lines) - 1))
        column = draw(st.integers(0, len(lines[at])))
        match draw(st.integers(0, 4)):
            case 0:
                lines[at] = lines[at][:column] + draw(_CHARACTERS) + lines[at][column:]
            case 1:
                lines[at] = lines[at][:column]
            case 2:
                lines[at] = " " * draw(st.integers(0, 7)) + lines[at].lstrip()
            case 3:
                lines.insert(at, draw(_LINES))
            case 4:
                lines[at] = lines[at][:column] + lines[at][column + 1 :]
    return "\n".join(lines)


@settings(max_examples=200)
@given(broken_documents())
def test_a_broken_document_can_be_parsed(text: str) -> None:
    parsed = read(text)
    check_places(parsed)
    if not parsed.diagnostics:
        assert read_soundly(print_sop(parsed.sop)) == parsed.sop


def check_places(parsed: Parsed) -> None:
    """All findings lie inside the text, and what could be read can be printed."""
    for finding in parsed.diagnostics:
        for span in (finding.span, *(related.span for related in finding.related)):
            assert 0 <= span.start <= span.end <= len(parsed.source.text)
    assert print_sop(parsed.sop).endswith("\n")


@pytest.mark.parametrize("first", ["Jabatan:", "Nomer: 3", "- Dinas", "Dinas Contoh"])
def test_a_letterhead_that_looks_like_a_field_is_read_back(first: str) -> None:
    sop = read_soundly(f"SOP: Surat\nInstansi: {first}\n  Kota Contoh\nLangkah: Mencatat\n")
    assert read_soundly(print_sop(sop)) == sop


def test_a_text_that_no_semicolon_divides_is_read_back() -> None:
    sop = read_soundly("SOP: Surat\nLangkah: Mencatat\n  Output: Surat;\n    arsip\n")
    assert read_soundly(print_sop(sop)) == sop
