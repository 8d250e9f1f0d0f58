"""The grammar as code: its saved table is current, and what is derived from it is right."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import lark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sopdsl.grammar import GRAMMAR, TABLE

from sopdsl.source import Source
from sopdsl.syntax import parse
from sopdsl.syntax.automaton import Automaton
from sopdsl.syntax.language import language
from sopdsl.syntax.table import START_RULES, table_of
from sopdsl.syntax.tree import NotAccepted, Token


def test_the_saved_table_is_current(accept: bool) -> None:
    """After a change of the grammar run this test with --accept, or `python -m sopdsl.syntax.table`."""
    table = table_of(GRAMMAR.read_text(encoding="utf-8"))
    if accept:
        TABLE.write_text(table, encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == table


def test_a_changed_grammar_holds_before_its_table_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tmp_path / "sop.lark"
    changed.write_text(GRAMMAR.read_text(encoding="utf-8").replace("Catatan", "Cttn"), encoding="utf-8")
    monkeypatch.setattr("sopdsl.syntax.language.GRAMMAR", changed)
    assert language.__wrapped__().keywords["CATATAN"].word == "Cttn"


@cache
def by_lark() -> lark.Lark:
    grammar = GRAMMAR.read_text(encoding="utf-8")
    return lark.Lark(grammar, parser="lalr", lexer="basic", start=list(START_RULES), maybe_placeholders=False)


def as_tuples(tree: Any) -> Any:
    if isinstance(tree, lark.Token):
        return tree.type, str(tree), tree.start_pos
    return tree[:3] if isinstance(tree, Token) else (str(tree.data), *map(as_tuples, tree.children))


@given(st.sampled_from(START_RULES), st.randoms(use_true_random=False))
def test_the_automaton_moves_as_lark_does(start: str, random: Random) -> None:
    """It takes the same terminals at every place, and makes the same tree of them."""
    own, other = Automaton("", language(), start), by_lark().parse_interactive("", start=start)
    terminals = [terminal.name for terminal in by_lark().terminals] + ["_MASUK", "_KELUAR"]
    for place in range(random.randint(0, 30)):
        accepted = {name for name in terminals if own.takes(name)}
        assert accepted == other.accepts() - {"$END"}
        if not accepted:
            break
        name = random.choice(sorted(accepted))
        own.feed(name, name, place)
        other.feed_token(lark.Token(name, name, place))
    if "$END" in other.accepts():
        assert as_tuples(own.finish()) == as_tuples(other.feed_eof())
    else:
        with pytest.raises(NotAccepted):
            own.finish()


@pytest.mark.parametrize(
    ("terminal", "child"),
    [("LANGKAH", "WAKTU"), ("KEPUTUSAN", "JIKA"), ("MULAI", "SOP"), ("DISAHKAN", "NIP"), ("PROSEDUR", "LANGKAH")],
)
def test_what_stands_below_a_keyword_follows_from_the_grammar(terminal: str, child: str) -> None:
    assert child in language().keywords[terminal].children


def test_fields_have_nothing_below_them() -> None:
    keywords = language().keywords
    openers = {name for name, keyword in keywords.items() if keyword.children}
    assert openers == {
        "DISAHKAN",
        "PROSEDUR",
        "KELOMPOK",
        "SERENTAK",
        "LANGKAH",
        "KEPUTUSAN",
        "PROSES",
        "MULAI",
        "SELESAI",
    }
    headed = {name for name, keyword in keywords.items() if keyword.has_head}
    assert headed == {"PROSEDUR", "LANGKAH", "KEPUTUSAN", "PROSES", "MULAI", "SELESAI", "JIKA"}
    assert all(word.isalpha() for name in headed for word in keywords[name].spellings), "`statement` reads one word"
    assert not keywords["SERENTAK"].takes_text


def test_spellings_are_plain_words() -> None:
    words = [word for keyword in language().keywords.values() for word in keyword.spellings]
    assert len(words) == len({word.casefold() for word in words}), "a spelling stands for two keywords"
    assert all(character.isalpha() or character in " ./" for word in words for character in word)


def test_a_tab_may_stand_for_the_space_before_a_colon() -> None:
    text = "SOP{0}: Surat\nNomor{0}: 1\nPelaksana{0}: Staf\nLangkah{0}oleh Staf{0}: Mencatat\n"
    text += "  Keputusan{0}: Lengkap?\n    Jika{0}Ya{0}: lanjut\n    Jika Tidak{0}: selesai\n"
    assert not parse(Source("uji.sop", text.format("\t"))).diagnostics
