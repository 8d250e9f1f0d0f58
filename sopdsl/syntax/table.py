"""From `grammar/sop.lark` to `grammar/sop.table`: what the parser needs of the grammar, computed by Lark and kept.

`python -m sopdsl.syntax.table` writes the table anew after a change of the grammar. Reading it takes a twentieth of the
time of importing Lark; while it does not belong to the grammar, the grammar is read at every start.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lark import Lark
from lark.grammar import Rule as LarkRule

from sopdsl.grammar import GRAMMAR, TABLE
from sopdsl.syntax.language import Rule

START_RULES = ("berkas", "tujuan", "daftar_nama", "penugasan")
_TEXTS = ("_teks", "_teks_wajib")
_VALUES = ("_nilai", "_nilai_wajib")


def table_of(grammar: str) -> str:
    """The contents of `sop.table` for a grammar; the same for the same grammar (see `sopdsl.syntax.language`)."""
    lark = Lark(grammar, parser="lalr", lexer="basic", start=list(START_RULES), maybe_placeholders=False)
    terminals = sorted(lark.terminals, key=lambda terminal: -terminal.priority)
    expressions = {terminal.name: terminal.pattern.value for terminal in lark.terminals}
    parts = {
        "grammar": grammar,
        "terminals": {terminal.name: terminal.pattern.to_regexp() for terminal in terminals},
        "keywords": _keywords(lark.rules, expressions),
        "rules": list(map(_rule, lark.rules)),
        **_moves(lark),
    }
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).replace("],[", "],\n[") + "\n"


def _rule(rule: LarkRule) -> Rule:
    symbols = enumerate(rule.expansion)
    kept = tuple(index for index, symbol in symbols if not (symbol.is_term and symbol.name.startswith("_")))
    name, size = rule.origin.name, len(rule.expansion)
    hidden = name.startswith("_")
    return Rule(name, size, kept, hidden, hidden and size == len(kept) == 1)


def _moves(lark: Lark) -> dict[str, Any]:
    """The symbols of each state with where they lead, and the states in which each start rule begins and ends.

    Many states have moves on the same symbols: `symbols` holds each list of them once.
    """
    configurations = {start: lark.parse_interactive("", start=start).parser_state.parse_conf for start in START_RULES}
    states = configurations[START_RULES[0]].states
    numbers: dict[int, int] = {}
    waiting = [configuration.start_state for configuration in configurations.values()]
    for state in waiting:
        if state not in numbers:
            numbers[state] = len(numbers)
            waiting.extend(target for _, (kind, target) in sorted(states[state].items()) if kind.name == "Shift")
    rules = {rule: number for number, rule in enumerate(lark.rules)}

    def moves(state: int) -> dict[str, int]:
        found = sorted(states[state].items())
        return {name: numbers[to] if kind.name == "Shift" else ~rules[to] for name, (kind, to) in found}

    passing = {number: rule.name for number, rule in enumerate(map(_rule, lark.rules)) if rule.passes}
    found = _shortened([moves(state) for state in numbers], passing)
    symbols = list(dict.fromkeys(map(tuple, found)))
    return {
        "symbols": symbols,
        "moves": [(symbols.index(tuple(state)), list(state.values())) for state in found],
        "starts": {start: numbers[configuration.start_state] for start, configuration in configurations.items()},
        "ends": {start: numbers[configuration.end_state] for start, configuration in configurations.items()},
    }


def _shortened(moves: list[dict[str, int]], passing: dict[int, str]) -> list[dict[str, int]]:
    """The moves past each state in which nothing is left but to give one symbol another name.

    `passing` are the numbers of the rules that do so, with that name. (Without such states a parser takes the same
    texts: Pager, Eliminating unit productions from LR parsers, Acta Informatica 9, 1977.)
    """
    only = [next(iter(found)) if len(found := set(each.values())) == 1 else 0 for each in moves]

    def past(state: dict[str, int], to: int) -> int:
        while to >= 0 and only[to] < 0 and ~only[to] in passing:
            to = state[passing[~only[to]]]
        return to

    return [{name: past(state, to) for name, to in state.items()} for state in moves]


def _keywords(rules: list[LarkRule], expressions: dict[str, str]) -> list[tuple[Any, ...]]:
    """The keywords as `sopdsl.syntax.language.Keyword`s: what begins a rule in which a text follows, or a colon."""
    firsts = _first_terminals(rules)
    found: dict[str, tuple[bool, bool, bool, frozenset[str]]] = {}
    for rule in rules:
        symbols = [symbol.name for symbol in rule.expansion]
        ends = (*_TEXTS, *_VALUES, "_TITIK_DUA")
        texts = [index for index, symbol in enumerate(symbols) if symbol in ends]
        if not texts or texts[0] == 0:
            continue
        end = symbols[texts[0]]
        below = firsts[symbols[symbols.index("_MASUK") + 1]] if "_MASUK" in symbols else frozenset()
        for name in firsts.get(symbols[0], {symbols[0]}):
            head, text, free, children = found.get(name, (False, False, False, frozenset()))
            takes_text = end in _TEXTS or end in _VALUES
            found[name] = (head or texts[0] > 1, text or takes_text, free or end in _TEXTS, children | below)
    return [
        (name, list(_spellings(expression)), *found[name][:3], sorted(found[name][3]))
        for name, expression in expressions.items()
        if name in found
    ]


def _spellings(expression: str) -> Iterator[str]:
    return (word.replace(" +", " ").replace("\\", "") for word in expression.split("|"))


def _first_terminals(rules: list[LarkRule]) -> dict[str, frozenset[str]]:
    """The terminals that each rule can begin with (no rule of the grammar is empty, but `berkas`)."""
    firsts: dict[str, frozenset[str]] = {}
    changed = True
    while changed:
        changed = False
        for rule in rules:
            if not rule.expansion:
                continue
            origin, first = rule.origin.name, rule.expansion[0]
            old = firsts.get(origin, frozenset())
            new = old | (frozenset([first.name]) if first.is_term else firsts.get(first.name, frozenset()))
            if new != old:
                firsts[origin] = new
                changed = True
    return firsts


if __name__ == "__main__":
    TABLE.write_text(table_of(GRAMMAR.read_text(encoding="utf-8")), encoding="utf-8")
