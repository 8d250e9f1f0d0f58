"""Which rules are reported and what they weigh: by rule, by family, and who has the last word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

import sopdsl.checks
from sopdsl.checks import CheckSettings, all_rules
from sopdsl.checks.document import Choice
from sopdsl.checks.registry import APPLIED
from sopdsl.checks.rule import Basis
from sopdsl.checks.selection import canonical, families, fixed, selectable_words, unreported
from sopdsl.checks.selection import weights as canonical_weights
from sopdsl.diagnostics import Severity
from tests.checks.portfolios import findings as portfolio_findings

EXCUSABLE = {rule.code for rule in all_rules() if rule.excusable}
STRUCTURAL = {rule.code for rule in all_rules() if rule.basis is Basis.STRUCTURE and rule.severity is Severity.ERROR}


def words(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(canonical(word) or "" for word in given)


def choice(selected: Iterable[str] | None = None, ignored: Iterable[str] = ()) -> Choice:
    return Choice(None if selected is None else words(selected), words(ignored))


def weights(wanted: dict[str, Severity]) -> tuple[tuple[str, Severity], ...]:
    return canonical_weights(dict(zip(words(wanted), wanted.values(), strict=True)))


def off(*choices: Choice) -> set[str]:
    return set(unreported(choices))


def family(name: str) -> set[str]:
    return {code for code in EXCUSABLE if code.startswith(name)}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("WKT001", "waktu-tidak-terukur"),
        (" Waktu-Tidak-Terukur", "waktu-tidak-terukur"),
        ("wkt", "WKT"),
        ("WKT9", None),
        ("", None),
        ("W", None),
    ],
)
def test_words_for_rules(word: str, expected: str | None) -> None:
    assert canonical(word) == expected


def test_every_known_word_can_be_used() -> None:
    assert all(canonical(word) is not None for word in selectable_words())
    assert len(set(selectable_words())) == 2 * len(all_rules()) + len(families())


def test_nothing_said_is_everything_reported() -> None:
    assert off() == off(choice()) == set()


def test_ignored() -> None:
    assert off(choice(ignored=("WKT001", "LKH"))) == {"WKT001"} | family("LKH")


def test_selected_leaves_out_the_rest_but_for_errors_of_structure() -> None:
    assert off(choice(("WKT", "LKH001"))) == EXCUSABLE - STRUCTURAL - family("WKT") - {"LKH001"}
    assert off(choice(())) == EXCUSABLE - STRUCTURAL


def test_an_error_of_structure_can_be_ignored_by_those_who_say_so() -> None:
    assert "ALR001" in off(choice(("WKT",), ("ALR001",)))


@pytest.mark.parametrize(
    ("choice", "reported"),
    [
        (choice(("LKH",), ("LKH001",)), False),
        (choice(("LKH001",), ("LKH",)), True),
        (choice(("LKH001",), ("LKH001",)), False),
        (choice(("LKH",), ("LKH",)), False),
    ],
)
def test_the_rule_itself_goes_before_its_family(choice: Choice, reported: bool) -> None:
    assert ("LKH001" not in off(choice)) is reported


@pytest.mark.parametrize(
    ("choices", "reported"),
    [
        ((choice(("LKH",)), choice(ignored=("LKH001",))), True),
        ((choice(ignored=("LKH",)), choice(("LKH001",))), False),
        ((choice(), choice(ignored=("LKH001",))), False),
        ((choice(ignored=("WKT",)), choice(("LKH",))), True),
        ((choice(("WKT",)), choice(("LKH",))), False),
    ],
)
def test_the_first_that_says_something_decides(choices: tuple[Choice, ...], reported: bool) -> None:
    assert ("LKH001" not in off(*choices)) is reported


def test_what_was_not_understood_stays() -> None:
    everything = choice((), families())
    assert off(everything) == EXCUSABLE
    assert {"TKS001", "PRY001", "SIS001"}.isdisjoint(EXCUSABLE)
    assert fixed("sintaks") and fixed("PRY") and not fixed("TKS") and not fixed("kata-kerja-aktif")


def test_weights_of_families_and_rules() -> None:
    found = dict(weights({"WKT": Severity.INFO, "WKT002": Severity.WARNING, "TKS": Severity.ERROR}))
    assert found["WKT001"] is Severity.INFO and found["WKT002"] is Severity.WARNING
    assert set(found) == family("WKT") | family("TKS")


def test_findings_weigh_what_the_project_says(checked: Callable[..., Any]) -> None:
    text = "Langkah oleh Staf: Mencatat\n  Waktu: -\n"
    severities = weights({"WKT001": Severity.ERROR, "TKS": Severity.INFO})
    (found,) = checked(text, CheckSettings(required_quality=(), severities=severities)).findings
    assert (found.code, found.severity) == ("WKT001", Severity.ERROR)


def test_findings_in_a_portfolio_weigh_what_the_project_says() -> None:
    document = "SOP: Surat\nNomor: 1\nPelaksana: Staf\nLangkah oleh Staf: Mencatat\n"
    twins = f"# a.sop\n{document}# b.sop\n{document}"
    weighed = CheckSettings(ignored=("KTK003",), severities=weights({"KTK": Severity.INFO}))
    assert {(one.code, one.severity) for one in portfolio_findings(twins, settings=weighed)["a.sop"]} == {
        ("KTK002", Severity.INFO)
    }


def test_a_suppression_of_a_weighed_rule_holds(checked: Callable[..., Any]) -> None:
    text = "Langkah oleh Staf: Mencatat\n  # abaikan: WKT001 -- menunggu\n  Waktu: -\n"
    settings = CheckSettings(required_quality=(), severities=weights({"WKT": Severity.ERROR}))
    assert checked(text, settings).codes() == []


def test_an_ignored_rule_is_not_run(monkeypatch: pytest.MonkeyPatch, checked: Callable[..., Any]) -> None:
    def fail(document: object) -> None:
        raise ZeroDivisionError

    rules = [rule._replace(check=fail) if rule.code == "LKH002" else rule for rule in APPLIED]
    monkeypatch.setattr(sopdsl.checks, "APPLIED", rules)
    text = "Langkah oleh Staf: Mencatat\n"
    assert "SIS001" in checked(text).codes()
    assert checked(text, CheckSettings(ignored=("LKH002",), required_quality=())).codes() == []
