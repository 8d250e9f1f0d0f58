"""Case files: a fragment of a document and what the rules say about it.

`=== title`, the fragment, `---`, the findings; lines and columns are counted in the fragment. `--accept` writes what
came out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sopdsl.checks import all_rules
from sopdsl.checks.rule import Fixes
from sopdsl.source import Source
from sopdsl.syntax import parse

BAD = Path(__file__).parents[2] / "grammar" / "corpus" / "bad"
FOLDER = Path(__file__).parent / "cases"
MARK_MORE_THAN_THEY_QUOTE = ("IDN013",)
"""Rules whose findings stand at a whole item, whatever word of it they mean."""
CASES = [
    (path, title)
    for path in sorted(FOLDER.glob("*.txt"))
    for title in [line[4:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("=== ")]
]


def read(path: Path) -> dict[str, tuple[str, str]]:
    """The fragment and the findings of each case."""
    cases = {}
    for part in ("\n" + path.read_text(encoding="utf-8")).split("\n=== ")[1:]:
        title, _, rest = part.partition("\n")
        fragment, _, findings = ("\n" + rest.rstrip("\n")).partition("\n---")
        cases[title] = (fragment.strip("\n") + "\n", findings.strip("\n"))
    return cases


@pytest.mark.parametrize(("path", "title"), CASES, ids=[f"{path.stem}: {title}" for path, title in CASES])
def test_case(path: Path, title: str, checked: Callable[..., Any], accept: bool) -> None:
    cases = read(path)
    fragment, expected = cases[title]
    found = "\n".join(checked(fragment, rule=path.stem).lines())
    if accept:
        cases[title] = (fragment, found)
        parts = (
            f"=== {name}\n{text}---\n{said}\n" if said else f"=== {name}\n{text}---\n"
            for name, (text, said) in cases.items()
        )
        path.write_text("\n".join(parts), encoding="utf-8")
        return
    assert found == expected


@pytest.mark.parametrize(("path", "title"), CASES, ids=[f"{path.stem}: {title}" for path, title in CASES])
def test_places(path: Path, title: str, checked: Callable[..., Any]) -> None:
    """They have no space around them, and hold the words that a message quotes."""
    found = checked(read(path)[title][0], rule=path.stem)
    text = found.source.text
    for one in found.findings:
        for span in (one.span, *(related.span for related in one.related)):
            words = text[span.start : span.end]
            assert words == words.strip()
        quoted = dict(one.message.arguments).get("text")
        if isinstance(quoted, str) and one.code not in MARK_MORE_THAN_THEY_QUOTE:
            words = re.sub(r"\n *# .*", "", text[one.span.start : one.span.end])
            assert " ".join(words.split()).strip(" .;,") == quoted.strip(" .;,")


def test_every_rule_of_this_stage_has_a_case_that_finds_it_and_one_that_does_not() -> None:
    for rule in all_rules():
        if rule.check is not None:
            findings = [said for _, said in read(FOLDER / f"{rule.code}.txt").values()]
            assert any(f" {rule.name}: " in said for said in findings), rule.code
            assert any(f" {rule.name}: " not in said for said in findings), rule.code


def test_rules_bring_the_fixes_that_their_pages_promise(checked: Callable[..., Any]) -> None:
    found = [one for path, title in CASES for one in checked(read(path)[title][0], rule=path.stem).findings]
    for path in BAD.glob("*.sop"):
        found += parse(Source(path.name, path.read_text(encoding="utf-8", errors="replace"))).diagnostics
    rules = [rule for rule in all_rules() if rule.check_portfolio is None]
    kinds: dict[str, set[bool]] = {rule.code: set() for rule in rules}
    for one in found:
        if one.fix is not None:
            kinds[one.code].add(one.fix.safe)
    promised = {Fixes.NONE: set(), Fixes.SAFE: {True}, Fixes.UNSAFE: {False}, Fixes.PARTLY: {True, False}}
    assert kinds == {rule.code: promised[rule.fixes] for rule in rules}
