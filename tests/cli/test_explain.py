"""`sop explain`: every rule, by both of its names."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import sopdsl.renderers

import sopdsl
from sopdsl.checks import Rule, all_rules
from sopdsl.checks.explain import explain


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_by_code_and_by_name(sop, rule: Rule) -> None:
    for word in (rule.code, rule.name, rule.code.lower()):
        result = sop("explain", word)
        assert (result.exit_code, result.output) == (0, explain(rule))


def test_the_list_of_all_rules(sop) -> None:
    lines = sop("explain").output.splitlines()
    assert [line.split()[:2] for line in lines] == [[rule.code, rule.name] for rule in all_rules()]


def test_a_near_miss(sop) -> None:
    result = sop("explain", "pelaksana-tidak-dikenl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert 'tidak ada aturan "pelaksana-tidak-dikenl"; maksud Anda pelaksana-tidak-dikenal?' in result.stderr


def test_no_rule_at_all(sop) -> None:
    result = sop("explain", "zzzzzzzzzz", "--lang", "en")
    assert result.exit_code == 2
    assert 'there is no rule "zzzzzzzzzz"; the list of all rules: sop explain' in result.stderr


def test_every_finding_that_the_program_can_print_has_a_rule() -> None:
    known = {(rule.code, rule.name) for rule in all_rules()}
    written = set()
    for folder in (Path(sopdsl.__file__).parent, Path(sopdsl.renderers.__file__).parent):
        for path in folder.rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and len(call.args) > 1:
                    code, name = call.args[:2]
                    if is_code(code) and isinstance(name, ast.Constant):
                        written.add((code.value, name.value))
    assert {"PRY001", "LBR001", "LBR002"} <= {code for code, _ in written}
    assert written <= known


def is_code(word: ast.expr) -> bool:
    return isinstance(word, ast.Constant) and bool(re.fullmatch(r"[A-Z]{3}\d{3}", str(word.value)))
