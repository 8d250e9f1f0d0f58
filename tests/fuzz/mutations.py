"""Texts made from texts: what hands, copying and broken programs do to a document."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from sopdsl.syntax.language import language
from tests.checks.conftest import document

ROOT = Path(__file__).parents[2]
_SPECIAL = (
    "\t", "\r", "\r\n", "\0", "\x1b", "\x85", "\u2028", "\u202e", "\ufeff", "\u200b", "\xa0", "\u3000",
    "é", "ß", "İ", "²", "😀", "‘", "”", "–", "…", "•", "{", "}", "{a}", "(", ")", "[", "]", "*", "**", "\\", "`",
    "|", "<", "&", "%", '"', "'", "#", "=", ":", ": ", ";", ",", "-", "- ", "....", "xxx", "0", "-1", "1/0", "1,5",
    "99999999999999999999", "jam", "menit", "hari kalender", "s.d.", "±", "per", "idem", "lanjut", "selesai", "oleh",
    "bersama", "lalu", "atau", "dan", "jika", "tidak", "SOP ", "Prosedur B", "Nomor 25 Tahun 2009 tentang",
    "# abaikan: ", "(opsional)", "(informasi)", "29 Februari 2023",
)  # fmt: skip
_WORD = re.compile(r"\S+")

Lines = list[str]
Mutation = Callable[[random.Random, Lines, Sequence[str]], None]


def seeds() -> list[str]:
    """The documents of the project: its corpus, its examples, and the cases of the rules."""
    files = sorted([*ROOT.glob("grammar/corpus/*/*.sop"), *ROOT.glob("specs/*.sop")])
    texts = [file.read_bytes().decode("utf-8", "replace") for file in files]
    for file in sorted((ROOT / "tests" / "checks" / "cases").glob("*.txt")):
        for case in ("\n" + file.read_text(encoding="utf-8")).split("\n=== ")[1:]:
            texts.append(document(case.partition("\n")[2].partition("---\n")[0])[0])
    return texts


def mutated(chance: random.Random, pool: Sequence[str]) -> bytes:
    """A text of the pool with one to six changes; one in twenty is also broken as bytes."""
    lines = chance.choice(pool).split("\n")
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4, 6))):
        chance.choice(MUTATIONS)(chance, lines, pool)
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    return _torn(chance, data) if chance.random() < 0.05 else data


def _torn(chance: random.Random, data: bytes) -> bytes:
    place = chance.randrange(len(data) + 1)
    kind = chance.randrange(3)
    if kind == 0:
        return data[:place]
    middle = chance.randbytes(chance.randint(1, 4))
    return data[:place] + middle + data[place + (len(middle) if kind == 1 else 0) :]


def _delete(chance: random.Random, lines: Lines, pool: Sequence[str]) -> None:
    place = chance.randrange(len(lines))
    del lines[place : place + chance.choice((1, 1, 1, 2, 5))]
    if not lines:
        lines.append("")


def _repeat(chance: random.Random, lines: Lines, pool: Sequence[str]) -> None:
    place = chance.randrange(len(lines))
    lines[place:place] = lines[place : place + chance.choice((1, 1, 2, 4))] * chance.choice((1, 1, 1, 3))


def _move(chance: random.Random, lines: Lines, pool: Sequence[str]) -> None:
    start = chance.randrange(len(lines))
    block = lines[start : start + chance.choice((1, 1, 2, 4))]
    del lines[start : start + len(block)]
    place = chance.randint(0, len(lines))
    lines[place:place] = block


def _shift(chance: random.Random, lines: Lines, pool: Sequence[str]) -> None:
    start = chance.randrange(len(lines))
    indent = chance.choice(("  ", "    ", " ", "\t", None))
    for place in range(start, min(len(lines), start + chance.choice((1, 1, 3, 8)))):
        lines[place] = lines[place].lstrip() if indent is None else indent + lines[place]


def _borrow(chance: random.Random, lines: Lines, pool: Sequence[str]) -> None:
    """Some lines of another text."""
    other = chance.choice(pool).split("\n")
    start, place = chance.randrange(len(other)), chance.randint(0, len(lines))
    lines[place:place] = other[start : start + chance.choice((1, 2, 4, 8))]


def _keyword(chance: random.Random, lines: Lines, pool: Sequence[str]) -> None:
    """A line that begins with another keyword, or with one put before it."""
    place = chance.randrange(len(lines))
    word = chance.choice(chance.choice(list(language().keywords.values())).spellings)
    line = lines[place]
    indent = line[: len(line) - len(line.lstrip())]
    rest = line.partition(":")[2] if chance.random() < 0.6 else f" {line.strip()}"
    lines[place] = indent + word + chance.choice((":", ":", ":", "", " oleh Staf:", " a:")) + rest


def _word(chance: random.Random, lines: Lines, pool: Sequence[str]) -> None:
    """A word left out, doubled, replaced by a sign or by a word of another line, or with a letter changed."""
    place = chance.randrange(len(lines))
    words = list(_WORD.finditer(lines[place]))
    if not words:
        lines[place] += chance.choice(_SPECIAL)
        return
    found = chance.choice(words)
    new = chance.choice((_nothing, _twice, _special, _foreign, _letter))(chance, found[0], lines)
    lines[place] = lines[place][: found.start()] + new + lines[place][found.end() :]


def _nothing(chance: random.Random, word: str, lines: Lines) -> str:
    return ""


def _twice(chance: random.Random, word: str, lines: Lines) -> str:
    return f"{word} {word}"


def _special(chance: random.Random, word: str, lines: Lines) -> str:
    return chance.choice(_SPECIAL)


def _foreign(chance: random.Random, word: str, lines: Lines) -> str:
    return chance.choice(chance.choice(lines).split() or [word])


def _letter(chance: random.Random, word: str, lines: Lines) -> str:
    place = chance.randrange(len(word))
    return word[:place] + chance.choice(("", word[place].swapcase(), "e", " ", word[place] * 2)) + word[place + 1 :]


def _insert(chance: random.Random, lines: Lines, pool: Sequence[str]) -> None:
    place = chance.randrange(len(lines))
    column = chance.randint(0, len(lines[place]))
    lines[place] = lines[place][:column] + chance.choice(_SPECIAL) + lines[place][column:]


def _join(chance: random.Random, lines: Lines, pool: Sequence[str]) -> None:
    place = chance.randrange(len(lines))
    lines[place : place + 2] = [" ".join(lines[place : place + 2])]


def _split(chance: random.Random, lines: Lines, pool: Sequence[str]) -> None:
    place = chance.randrange(len(lines))
    column = chance.randint(0, len(lines[place]))
    lines[place : place + 1] = [lines[place][:column], " " * chance.choice((0, 2, 4, 6)) + lines[place][column:]]


MUTATIONS: tuple[Mutation, ...] = (
    _delete, _repeat, _move, _shift, _borrow, _keyword, _keyword, _word, _word, _word, _insert, _insert, _join, _split,
)  # fmt: skip
