"""The examples of the language reference are what it says: each parses, and whoever copies it gets no error."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sopdsl.checks import check
from sopdsl.flow import analyse
from sopdsl.source import Source
from sopdsl.syntax import parse
from sopdsl.syntax.language import language
from tests.syntax.examples import bad_habits

REFERENCE = (Path(__file__).parents[2] / "grammar/README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```sop(?: (\w+))?\n(.*?)^```$", REFERENCE, re.MULTILINE | re.DOTALL)

_HEAD = "SOP: Contoh\n"
_EXECUTORS = "Pelaksana: Staf; Kasubag; Sekdin; Kadin\n"
_AROUND = {
    "": "{}",
    "kepala": _HEAD + "{}" + "Langkah: Menyusun surat\n  Waktu: 2 hari 30 menit\n",
    "baris": _HEAD + _EXECUTORS + "{}",
    "isian": _HEAD + _EXECUTORS + "Langkah oleh Staf: Menyusun konsep surat\n{}",
}
"""What makes a file of each kind of example."""


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[str(number) for number in range(len(EXAMPLES))])
def test_example_parses(kind: str, example: str) -> None:
    text = _AROUND[kind].replace("{}", example)
    parsed = parse(Source("x", text))
    assert [(finding.message, text[finding.span.start :][:40]) for finding in parsed.diagnostics] == []
    assert bad_habits(check(parsed, analyse(parsed.sop))) == []


def test_every_kind_is_there() -> None:
    assert {kind for kind, _ in EXAMPLES} == set(_AROUND)


def test_every_keyword_is_explained() -> None:
    spellings = {word for keyword in language().keywords.values() for word in keyword.spellings}
    explained = REFERENCE.casefold()
    assert {word for word in spellings if word.casefold() not in explained} == set()
