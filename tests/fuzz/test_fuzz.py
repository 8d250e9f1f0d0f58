"""The fuzzer finds what is broken, shortens it and repeats itself; and Hypothesis holds the same promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sopdsl.checks
from sopdsl.checks.document import Document
from sopdsl.checks.registry import APPLIED
from sopdsl.checks.rule import Finding
from sopdsl.model import Sop
from sopdsl.project import Document as ProjectDocument
from sopdsl.project import Project
from sopdsl.project.document import check_text
from sopdsl.source import Span
from sopdsl.syntax.printer import print_sop
from tests.fuzz import properties
from tests.fuzz.__main__ import tell
from tests.fuzz.mutations import mutated, seeds
from tests.fuzz.properties import (
    check_all,
    checked,
    holds_fixes,
    holds_format,
    holds_places,
    holds_printing,
    holds_reports,
)
from tests.fuzz.search import broken, search
from tests.strategies import sops

SEEDS = seeds()


class Always(Random):
    """Chance that tries every promise."""

    def random(self) -> float:
        return 0.0


@given(st.text(), st.integers())
def test_any_text_keeps_the_promises(text: str, plan: int) -> None:
    assert broken(text.encode("utf-8", "surrogatepass"), str(plan))[0] is None


@given(st.binary(), st.integers())
def test_any_bytes_keep_the_promises(data: bytes, plan: int) -> None:
    assert broken(data, str(plan))[0] is None


@settings(max_examples=20)
@given(sops(most_rows=6), st.booleans())
def test_a_document_of_a_program_keeps_the_promises(sop: Sop, unsafe: bool) -> None:
    """All but those of the sheet, which has its own tests for such documents."""
    document = checked(print_sop(sop).encode())
    holds_places(document)
    holds_reports(document)
    holds_fixes(document, unsafe)
    holds_printing(document)
    holds_format(document)


@settings(max_examples=100)
@given(st.integers(), st.integers())
def test_changed_documents_keep_the_promises(seed: int, plan: int) -> None:
    assert broken(mutated(Random(seed), SEEDS), str(plan))[0] is None


def test_a_whole_document_keeps_all_promises() -> None:
    check_all(SEEDS[-1].encode(), Always())


def test_the_same_seed_tries_the_same_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    def texts(seed: int) -> list[bytes]:
        tried: list[bytes] = []
        monkeypatch.setattr("tests.fuzz.search.broken", lambda data, plan: (tried.append(data), (None, frozenset()))[1])
        search(seed, lambda number: number == len(SEEDS) + 100)
        return tried[len(SEEDS) :]

    assert texts(7) == texts(7) != texts(8)
    assert len(set(texts(7))) > 90


def failing_rule(document: Document) -> Iterator[Finding]:
    if "Staf" in document.text:
        raise ZeroDivisionError
    return iter(())


def failing_stage(file: Path, data: bytes, project: Project) -> ProjectDocument:
    if b"Staf" in data:
        raise KeyError
    return check_text(file, data, project)


def finding_outside(file: Path, data: bytes, project: Project) -> ProjectDocument:
    document = check_text(file, data, project)
    outside = [one._replace(span=Span(0, len(data) + 1)) for one in document.diagnostics if b"Staf" in data]
    return document._replace(diagnostics=tuple(outside))


def test_a_rule_that_fails_is_found_and_the_text_shortened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    rule = APPLIED[-2]._replace(check=failing_rule)
    monkeypatch.setattr(sopdsl.checks, "APPLIED", (rule,))
    tried, (failure,) = search(1, lambda number: number == 20)
    assert tried == 20 and failure.kind.startswith("SIS001") and failure.data == b"Staf"
    tell([failure], tmp_path)
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"Staf"]


@pytest.mark.parametrize(
    ("stage", "kind"), [(failing_stage, "KeyError in test_fuzz.py"), (finding_outside, "lies outside the text")]
)
def test_other_failures_are_found(
    stage: Callable[..., ProjectDocument], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(properties, "check_text", stage)
    _, failures = search(1, lambda number: number == 5)
    assert failures and all(kind in failure.kind and len(failure.data) < 30 for failure in failures)


def test_runs_that_differ_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    count = iter(range(1000))

    def unsteady(file: Path, data: bytes, project: Project) -> ProjectDocument:
        document = check_text(file, data, project)
        return document._replace(diagnostics=document.diagnostics[next(count) % 2 :])

    monkeypatch.setattr(properties, "check_text", unsteady)
    assert broken(b"q", "plan")[0] == "two runs differ"


def test_a_text_that_takes_too_long_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(file: Path, data: bytes, project: Project) -> ProjectDocument:
        while True:
            pass

    monkeypatch.setattr("tests.fuzz.search.LONGEST", 0.05)
    monkeypatch.setattr(properties, "check_text", endless)
    assert str(broken(b"q", "plan")[0]).startswith("TooLongError")
