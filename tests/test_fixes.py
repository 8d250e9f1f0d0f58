"""Fixes: what they touch changes, all else stays byte for byte, and nothing gets worse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sopdsl.fixes
from sopdsl.diagnostics import Diagnostic, Edit, Fix, Severity, message
from sopdsl.fixes import ROUNDS, compatible, mend, replaced
from sopdsl.model import Sop
from sopdsl.project import Project
from sopdsl.project.document import check_text
from sopdsl.project.roots import Root
from sopdsl.source import Span, decoded
from sopdsl.syntax.printer import print_sop
from tests.strategies import sops
from tests.strategy_slips import slips

CORPUS = Path(__file__).parents[1] / "grammar" / "corpus"
BAD = [file for file in sorted(CORPUS.glob("bad/*.sop")) if file.stem != "bukan-utf8"]
GOOD = [file.read_bytes().decode("utf-8") for file in sorted(CORPUS.glob("good/*.sop"))]
PROJECT = Project(Root(CORPUS))


def check(text: str) -> Sequence[Diagnostic]:
    return check_text(Path("uji.sop"), text.encode("utf-8"), PROJECT).diagnostics


def errors(text: str) -> Counter[str]:
    return Counter(found.code for found in check(text) if found.severity is Severity.ERROR)


def keeps_its_promises(text: str, unsafe: bool) -> str:
    """The mended text, after a look at everything that mending promises."""
    mended = mend(text, check, unsafe)
    assert errors(mended.text) <= errors(text), mended.text
    assert mend(mended.text, check, unsafe).text == mended.text
    assert (mended.applied == 0) == (mended.text == text)
    assert marks(mended.text) == marks(text), mended.text
    return mended.text


def marks(text: str) -> Counter[str]:
    """What an author put between the words: comments, but for suppressions and a title, stars and line breaks.

    Not the stars before, behind and around a line's first words, which may be a keyword.
    """
    text = re.sub(r"^# (?=\**SOP:)", "", text, flags=re.MULTILINE)
    text = re.sub(r"^([ \t]*)(?:\*\*([^*\n]+)\*\*|\*+)", r"\1\2", decoded(text.encode()), flags=re.MULTILINE)
    text = re.sub(r"^([^*:\n]*)\*+(?=:)", r"\1", text, flags=re.MULTILINE)
    found = re.findall(r"^[ \t]*(#[ \t]+(?![ \t]|abaikan).*)$|(\*)|(\\)$", text, re.MULTILINE)
    return Counter("".join(one) for one in found)


def finding(*edits: tuple[int, int, str], safe: bool = True, severity: Severity = Severity.WARNING) -> Diagnostic:
    """A finding with a fix."""
    fix = Fix(tuple(Edit(Span(start, end), words) for start, end, words in edits), safe)
    return Diagnostic("XYZ001", "x", severity, fix.edits[0].span, message("x"), fix=fix)


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_bad_documents(file: Path, unsafe: bool) -> None:
    keeps_its_promises(file.read_bytes().decode("utf-8"), unsafe)


def test_some_bad_documents_become_better() -> None:
    texts = [file.read_bytes().decode("utf-8") for file in BAD]
    better = [mend(text, check).text for text in texts]
    assert sum(errors(new) < errors(old) for new, old in zip(better, texts, strict=True)) >= 3


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A good document after a few slips of the keyboard, with any line ends."""
    text = draw(st.sampled_from(GOOD)).replace("\r\n", "\n")
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, max(0, len(text) - 2)))
        slip = draw(st.sampled_from(("drop", "swap", "tab", "colon", "double")))
        two = text[place : place + 2]
        new = {"drop": two[1:], "swap": two[::-1], "tab": "\t" + two, "colon": two.replace(":", "")}.get(slip, two * 2)
        text = text[:place] + new + text[place + 2 :]
    return draw(st.sampled_from(("", "\ufeff"))) + text.replace("\n", draw(st.sampled_from(("\n", "\r\n", "\r"))))


@settings(max_examples=60)
@given(spoilt(), st.booleans())
def test_spoilt_documents(text: str, unsafe: bool) -> None:
    keeps_its_promises(text, unsafe)


@settings(max_examples=30)
@given(sops(most_rows=8), st.booleans())
def test_any_document(sop: Sop, unsafe: bool) -> None:
    keeps_its_promises(print_sop(sop), unsafe)


@settings(max_examples=100)
@given(slips(), st.sampled_from(("\n", "\r\n", "\r")), st.booleans())
def test_slips_in_any_layout(text: str, line_end: str, unsafe: bool) -> None:
    keeps_its_promises(text.replace("\n", line_end), unsafe)


def test_only_what_is_edited_changes() -> None:
    text = "\ufeffSatu\r\ndua\rtiga\nempat\r\nlima"
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for words, new, expected in (
        ("dua", "DUA", "\ufeffSatu\r\nDUA\rtiga\nempat\r\nlima"),
        ("lima", "6", "\ufeffSatu\r\ndua\rtiga\nempat\r\n6"),
        ("empat\n", "", "\ufeffSatu\r\ndua\rtiga\nlima"),
        ("tiga", "x\ny", "\ufeffSatu\r\ndua\rx\r\ny\nempat\r\nlima"),
        ("Satu", "1", "\ufeff1\r\ndua\rtiga\nempat\r\nlima"),
    ):
        start = plain.index(words)
        assert replaced(text, [Fix((Edit(Span(start, start + len(words)), new),))]) == expected


@given(st.lists(st.sampled_from(("\r\n", "\r", "\n", "a", "é", "\t")), max_size=12), st.data())
def test_an_edit_is_the_same_in_the_file_and_in_the_plain_text(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    start = data.draw(st.integers(0, len(plain)))
    end = data.draw(st.integers(start, len(plain)))
    new = replaced(text, [Fix((Edit(Span(start, end), "X"),))])
    assert new.count("X") == 1
    before, after = new.split("X")
    assert text.startswith(before) and text.endswith(after)
    assert (before + "X" + after).replace("\r\n", "\n").replace("\r", "\n") == plain[:start] + "X" + plain[end:]


def test_of_overlapping_fixes_the_first_wins_and_equal_ones_count_once() -> None:
    first, second, third = finding((0, 3, "a")), finding((2, 4, "b"), (9, 9, "x")), finding((3, 3, "c"))
    unsafe = finding((20, 21, "d"), safe=False)
    found = [first, second, third, first, unsafe]
    assert compatible(found) == [first.fix, third.fix]
    assert compatible(found, unsafe=True) == [first.fix, third.fix, unsafe.fix]
    assert compatible([finding((5, 5, "a")), finding((5, 5, "b"))]) == [finding((5, 5, "a")).fix]


@given(st.lists(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3)), min_size=1, max_size=2), max_size=8))
def test_a_fix_is_chosen_if_it_meets_none_that_is(places: list[list[tuple[int, int]]]) -> None:
    fixes = [Fix(tuple(Edit(Span(start, start + size), "x") for start, size in edits)) for edits in places]
    fixes = [fix for fix in fixes if not any(meet(one, two) for one, two in combinations(fix.edits, 2))]
    chosen: list[Fix] = []
    for fix in fixes:
        if fix not in chosen and not any(
            meet(one, two) for one in fix.edits for other in chosen for two in other.edits
        ):
            chosen.append(fix)
    findings = [Diagnostic("X", "x", Severity.INFO, Span(0, 0), message("x"), fix=fix) for fix in fixes]
    assert compatible(findings) == chosen


def meet(one: Edit, other: Edit) -> bool:
    first, second = sorted((one.span, other.span))
    return first.start == second.start or second.start < first.end


def test_what_is_left_over_is_mended_in_the_next_round() -> None:
    def shorten(text: str) -> list[Diagnostic]:
        return [finding((place, place + 2, "a")) for place in range(len(text) - 1)]

    assert mend("aaaaaaaa", shorten) == sopdsl.fixes.Mended("a", 7)


def test_fixes_that_undo_each_other_change_nothing() -> None:
    seen = []

    def flip(text: str) -> list[Diagnostic]:
        seen.append(text)
        return [finding((0, 1, "b" if text == "a" else "a"))]

    assert mend("a", flip).text == "a"
    assert len(seen) <= 3 * ROUNDS


def test_a_fix_that_brings_an_error_is_left_out_and_the_others_are_not() -> None:
    def spoil(text: str) -> list[Diagnostic]:
        fixes = [finding((place, place + 1, "x")) for place, letter in enumerate(text) if letter != "x"]
        broken = finding((0, 0, ""), severity=Severity.ERROR)
        return [*fixes, broken._replace(fix=None)] if text[3] == "x" else fixes

    assert mend("abcdefg", spoil) == sopdsl.fixes.Mended("xxxdxxx", 6)


def test_a_fix_that_changes_nothing_is_none() -> None:
    assert mend("a", lambda _: [finding((0, 1, "a"))]) == sopdsl.fixes.Mended("a", 0)
