"""The grammar, loaded once, and what follows from it: the keywords, their spellings, and what stands below what."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple
from zlib import crc32

from lark import Lark
from lark import __version__ as lark_version
from lark.grammar import Rule

from sopdsl.syntax.lexer import StatementLexer

_TEXTS = ("_teks", "_teks_wajib")
_VALUES = ("_nilai", "_nilai_wajib")
START_RULES = ["berkas", "tujuan", "daftar_nama", "penugasan"]


class Keyword(NamedTuple):
    """A keyword: its terminal in the grammar and its spellings, the canonical one first.

    `has_head`: something may stand between it and its colon. `takes_text`: deeper lines may go on with what follows it.
    `free_text`: even lines that look like statements may. `children`: terminals of the keywords that may stand in the
    block below it; empty for a plain field.
    """

    terminal: str
    spellings: tuple[str, ...]
    has_head: bool
    takes_text: bool
    free_text: bool
    children: frozenset[str]

    @property
    def word(self) -> str:
        """The canonical spelling."""
        return self.spellings[0]


class Language(NamedTuple):
    """The parser and the keywords by their terminals.

    `statement` matches a keyword up to its colon, `bare_keyword` a keyword that no colon follows.
    """

    parser: Lark
    keywords: dict[str, Keyword]
    statement: re.Pattern[str]
    bare_keyword: re.Pattern[str]


@cache
def language() -> Language:
    """The language of `grammar/sop.lark`, loaded at the first call."""
    parser = _load_parser()
    keywords = _keywords(parser)
    return Language(parser, keywords, *_patterns(keywords))


def _load_parser() -> Lark:
    """The parser from its saved table, which is ten times as fast, or from the grammar if the table is not of it.

    The table is a pickle: it is read from this package's own data only.
    """
    folder = files("sopdsl.grammar")
    grammar = folder.joinpath("sop.lark").read_text(encoding="utf-8")
    table = folder.joinpath("sop.table")
    if table.is_file():
        with table.open("rb") as saved:
            if saved.readline().rstrip() == _stamp(grammar):
                return Lark.load(saved)
    return _build_parser(grammar)


def _build_parser(grammar: str) -> Lark:
    return Lark(grammar, parser="lalr", lexer=StatementLexer, start=START_RULES, maybe_placeholders=False)


def _stamp(grammar: str) -> bytes:
    """What a saved table belongs to: this grammar, and this version of Lark."""
    return f"{lark_version} {crc32(grammar.encode()):08x}".encode()


def saved_table(grammar: str) -> bytes:
    """The contents of `sop.table` for a grammar."""
    table = BytesIO()
    _build_parser(grammar).save(table)
    return _stamp(grammar) + b"\n" + table.getvalue()


def _keywords(parser: Lark) -> dict[str, Keyword]:
    """A keyword is what begins a rule in which a text follows, or a colon."""
    expressions = {terminal.name: terminal.pattern.value for terminal in parser.terminals}
    firsts = _first_terminals(parser.rules)
    keywords: dict[str, Keyword] = {}
    for rule in parser.rules:
        symbols = [symbol.name for symbol in rule.expansion]
        ends = (*_TEXTS, *_VALUES, "_TITIK_DUA")
        texts = [index for index, symbol in enumerate(symbols) if symbol in ends]
        if not texts or texts[0] == 0:
            continue
        end = symbols[texts[0]]
        below = firsts[symbols[symbols.index("_MASUK") + 1]] if "_MASUK" in symbols else frozenset()
        for name in firsts.get(symbols[0], {symbols[0]}):
            known = keywords.get(name, Keyword(name, _spellings(expressions[name]), False, False, False, frozenset()))
            keywords[name] = known._replace(
                has_head=known.has_head or texts[0] > 1,
                takes_text=known.takes_text or end in _TEXTS or end in _VALUES,
                free_text=known.free_text or end in _TEXTS,
                children=known.children | below,
            )
    return {name: keywords[name] for name in expressions if name in keywords}


def _spellings(expression: str) -> tuple[str, ...]:
    return tuple(word.replace(" +", " ").replace("\\", "") for word in expression.split("|"))


def _first_terminals(rules: list[Rule]) -> dict[str, frozenset[str]]:
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


def _patterns(keywords: dict[str, Keyword]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    def group(keyword: Keyword) -> str:
        spellings = "|".join(re.escape(word).replace(r"\ ", " +") for word in keyword.spellings)
        return f"(?P<{keyword.terminal}>{spellings})"

    plain = "|".join(group(keyword) for keyword in keywords.values() if not keyword.has_head)
    headed = "|".join(group(keyword) for keyword in keywords.values() if keyword.has_head)
    colon = r"(?=:(?:\s|$))"
    statement = rf"(?:{plain})[ \t]*{colon}|(?:{headed})(?=[ \t:])(?:[^:\n]|:(?=\S))*{colon}"
    bare = rf"(?:{plain}|{headed})(?![\w:-])"
    return re.compile(statement, re.IGNORECASE), re.compile(bare, re.IGNORECASE)
