"""Case files of the rules that look at a document among its neighbours.

As in `test_cases`, but the fragment holds whole documents (`tests.checks.portfolios`). A line `luar: Judul` before them
is an SOP of another office; `sebagian` there says that not all documents of the office are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sopdsl.checks import all_rules
from sopdsl.checks.rule import Fixes
from sopdsl.diagnostics import Diagnostic
from sopdsl.messages import text_of
from sopdsl.source import Source
from tests.checks.conftest import LABELS
from tests.checks.portfolios import documents, findings
from tests.checks.test_cases import read

FOLDER = Path(__file__).parent / "portfolio_cases"
CASES = [(path, title) for path in sorted(FOLDER.glob("*.txt")) for title in read(path)]


def said(fragment: str) -> str:
    """What is found in a fragment, document by document."""
    before = fragment.partition("# ")[0].splitlines()
    outside = tuple(line.removeprefix("luar: ") for line in before if line.startswith("luar: "))
    found = findings(fragment, "sebagian" not in before, outside)
    sources = documents(fragment)
    return "\n".join(line for source in sources for one in found.get(source.path, ()) for line in _lines(source, one))


def _lines(source: Source, finding: Diagnostic) -> Iterator[str]:
    yield f"{_place(source, finding.span.start)} {LABELS[finding.severity]} {finding.name}: {text_of(finding.message)}"
    if finding.hint is not None:
        yield f"  saran: {text_of(finding.hint)}"
    for edit in finding.fix.edits if finding.fix else ():
        yield f"  ganti: {_place(source, edit.span.start)} {edit.replacement}".rstrip()


def _place(source: Source, offset: int) -> str:
    line, column = source.line_column(offset)
    return f"{source.path}:{line}:{column}"


@pytest.mark.parametrize(("path", "title"), CASES, ids=[f"{path.stem}: {title}" for path, title in CASES])
def test_portfolio_case(path: Path, title: str, accept: bool) -> None:
    cases = read(path)
    fragment, expected = cases[title]
    if accept:
        cases[title] = (fragment, said(fragment))
        parts = (f"=== {name}\n{text}---\n{lines}\n".rstrip("\n") + "\n" for name, (text, lines) in cases.items())
        path.write_text("\n".join(parts), encoding="utf-8")
        return
    assert said(fragment) == expected


def test_only_unknown_titles_bring_fixes_that_are_not_safe() -> None:
    found = [one for path, title in CASES for each in findings(read(path)[title][0]).values() for one in each]
    fixes = {(one.code, one.fix.safe) for one in found if one.fix is not None}
    assert fixes == {("KTK001", False), ("TKS006", True)}
    assert [rule.code for rule in all_rules() if rule.check_portfolio and rule.fixes is Fixes.UNSAFE] == ["KTK001"]


def test_every_portfolio_rule_has_a_case_that_finds_it_and_one_that_does_not() -> None:
    for rule in all_rules():
        if rule.check_portfolio is not None:
            lines = [said for _, said in read(FOLDER / f"{rule.code}.txt").values()]
            assert any(f" {rule.name}: " in line for line in lines), rule.code
            assert any(f" {rule.name}: " not in line for line in lines), rule.code
