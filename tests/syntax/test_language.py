"""The grammar as code: its saved table is current, and what is derived from it is right."""

from __future__ import annotations

from pathlib import Path

import lark
import pytest

from sopdsl.source import Source
from sopdsl.syntax import language as language_module
from sopdsl.syntax import parse
from sopdsl.syntax.language import language, saved_table

GRAMMAR = Path(__file__).parents[2] / "grammar"
TEXT = """SOP: Contoh
Pelaksana: Staf; Kepala
Langkah a oleh Staf: Menulis surat
  Waktu: 10 menit
  Keputusan oleh Kepala: Benar?
    Jika Ya: selesai
    Jika Tidak: a oleh Staf
"""


def test_the_saved_table_is_current(accept: bool) -> None:
    grammar = (GRAMMAR / "sop.lark").read_text(encoding="utf-8")
    table = GRAMMAR / "sop.table"
    if accept:
        table.write_bytes(saved_table(grammar))
    stamp, current = table.read_bytes().partition(b"\n")[0], saved_table(grammar).partition(b"\n")[0]
    assert stamp.split()[1] == current.split()[1], "grammar/sop.lark has changed: run this test with --accept"


def test_the_saved_table_and_the_grammar_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    language.cache_clear()
    saved = language()
    assert saved.parser.source_path == "<deserialized>" or _saved_by_another_lark(), "the saved table was not used"
    from_table = parse(Source("x", TEXT))
    monkeypatch.setattr(language_module, "_stamp", lambda grammar: b"another grammar")
    language.cache_clear()
    built = language()
    from_grammar = parse(Source("x", TEXT))
    language.cache_clear()
    assert saved.keywords == built.keywords
    assert from_table == from_grammar
    assert not from_table.diagnostics


def _saved_by_another_lark() -> bool:
    return (GRAMMAR / "sop.table").read_bytes().split()[0] != lark.__version__.encode()


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
    assert not keywords["SERENTAK"].takes_text


def test_spellings_are_plain_words() -> None:
    words = [word for keyword in language().keywords.values() for word in keyword.spellings]
    assert len(words) == len({word.casefold() for word in words}), "a spelling stands for two keywords"
    assert all(character.isalpha() or character in " ./" for word in words for character in word)


def test_a_tab_may_stand_for_the_space_before_a_colon() -> None:
    text = "SOP{0}: Surat\nNomor{0}: 1\nPelaksana{0}: Staf\nLangkah{0}oleh Staf{0}: Mencatat\n"
    text += "  Keputusan{0}: Lengkap?\n    Jika{0}Ya{0}: lanjut\n    Jika Tidak{0}: selesai\n"
    assert not parse(Source("uji.sop", text.format("\t"))).diagnostics
