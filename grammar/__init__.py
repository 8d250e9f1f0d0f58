"""The files of the language: its grammar, and the parser's table that Lark computes from it (`sopdsl.syntax.table`)."""

from pathlib import Path

GRAMMAR = Path(__file__).with_name("sop.lark")
TABLE = GRAMMAR.with_suffix(".table")
