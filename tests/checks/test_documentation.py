"""A rule's docstring is its documentation: the headings stand, and the examples do what they say."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import sopdsl.checks
from sopdsl.checks import Rule, all_rules, find_rule, rule_names
from sopdsl.checks.documentation import HEADINGS, sections_of, title_of
from sopdsl.checks.explain import explain, similar_rules
from sopdsl.messages import LANGUAGES
from tests.checks.portfolios import findings

FILES = {path.stem[:6].upper(): path for path in Path(sopdsl.checks.__file__).parent.rglob("*[0-9][0-9][0-9]_*.py")}
RULES = all_rules()
BY_CODE = {rule.code: rule for rule in RULES}
OTHER_STAGES = ("LBR", "PRY", "IMP", "JLN", "SIS")
"""Families whose findings do not come from checking a document."""
WITH_EXAMPLES = [rule for rule in RULES if not rule.code.startswith((*OTHER_STAGES, "KTK"))]
OF_PORTFOLIOS = [rule for rule in RULES if rule.check_portfolio is not None]


def test_every_rule_file_is_in_the_list_and_named_after_its_rule() -> None:
    assert set(FILES) == set(BY_CODE)
    for code, path in FILES.items():
        assert path.stem == f"{code.lower()}_{BY_CODE[code].name.replace('-', '_')}"
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_headings_stand(rule: Rule) -> None:
    sections = sections_of(rule.documentation)
    assert tuple(sections) == tuple(HEADINGS)
    assert all(text.strip() for text in sections.values())
    for language in LANGUAGES:
        assert re.fullmatch(r"[A-Z].*\.", title_of(rule.documentation, language))


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_the_bad_example_is_found_and_the_good_one_is_clean(rule: Rule, checked: Callable[..., Any]) -> None:
    sections = sections_of(rule.documentation)
    bad = checked(sections["Contoh salah"] + "\n", rule=rule.code)
    assert set(bad.codes()) == {rule.code}
    assert checked(sections["Contoh benar"] + "\n", rule=rule.code).lines() == []


@pytest.mark.parametrize("rule", OF_PORTFOLIOS, ids=lambda rule: rule.code)
def test_the_bad_portfolio_is_found_and_the_good_one_is_clean(rule: Rule) -> None:
    sections = sections_of(rule.documentation)
    bad = findings(sections["Contoh salah"] + "\n")
    assert {one.code for found in bad.values() for one in found} == {rule.code}
    assert findings(sections["Contoh benar"] + "\n") == {}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_explain_says_all_of_it(rule: Rule) -> None:
    text = explain(rule)
    assert rule.name in text and rule.code in text
    assert all(f"\n{heading}:\n" in text for heading in HEADINGS)
    english = explain(rule, "en")
    assert title_of(rule.documentation, "en") in english and "in Indonesian only" in english
    assert all(part.splitlines()[0] in english for part in sections_of(rule.documentation).values())
    assert not [heading for heading in HEADINGS if f"\n{heading}:\n" in english]


def test_rules_are_found_by_name_and_code_in_any_case() -> None:
    assert find_rule("ALR001") is find_rule(" alr001 ") is find_rule("Tujuan-Tidak-Dikenal") is BY_CODE["ALR001"]
    assert find_rule("tidak-ada") is None
    assert set(rule_names()) == {word for rule in RULES for word in (rule.code, rule.name)}


def test_similar_rules() -> None:
    assert similar_rules("tujuan-tdak-dikenal") == ("tujuan-tidak-dikenal",)
    assert {"pelaksana-tidak-dikenal", "pelaksana-ganda", "pelaksana-dalam-kegiatan"} <= set(similar_rules("pelaksana"))
    assert similar_rules("") == ()
    assert similar_rules("zzzzzz") == ()
