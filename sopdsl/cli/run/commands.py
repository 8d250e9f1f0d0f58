"""What can be typed at a step: words of Indonesian or English, each with what follows it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from sopdsl.diagnostics import Message, message
from sopdsl.words import key


class Do(Enum):
    """A command, with the words for it; the first ones are those that the help names, Indonesian and English."""

    DONE = ("selesai", "done")
    BEGIN = ("mulai", "begin")
    CHOOSE = ("pilih", "choose")
    HAVE = ("ada", "have")
    LACK = ("belum", "lack")
    OUTPUT = ("output", "hasil")
    NOTE = ("catatan", "note", "catat")
    SKIP = ("lewati", "skip")
    HAND_OVER = ("serahkan", "give")
    STEP = ("langkah", "step")
    SHOW = ("lihat", "show")
    STORY = ("riwayat", "log")
    PAUSE = ("jeda", "pause", "keluar", "exit", "quit")
    CANCEL = ("batalkan", "cancel", "batal")
    UNDO = ("koreksi", "undo", "keliru", "mistake", "salah", "urung", "urungkan", "kembali", "hapus")
    HELP = ("bantuan", "help", "?")


class Typed(NamedTuple):
    """A command and the words after it."""

    what: Do
    rest: str = ""


_WORDS = {word: what for what in Do for word in what.value}


def understood(line: str, labels: tuple[str, ...]) -> Typed | Message:
    """The command that was typed; a number, or one of the labels of a decision, chooses. Else what is wrong with it."""
    line = line.strip()
    if line.isdecimal() or key(line) in map(key, filter(None, labels)):
        return Typed(Do.CHOOSE, line)
    word, _, rest = line.partition(" ")
    if key(word) in _WORDS:
        return Typed(_WORDS[key(word)], rest.strip())
    if not word:
        return message("run.ketik.kosong")
    from sopdsl.checks.similar import nearest  # the parser comes with it

    near = nearest(word, [*_WORDS, *filter(None, labels)])
    if near is not None:
        return message("run.ketik.mirip", word=line, near=near)
    return message("run.ketik.tidak-dikenal", word=line)


def chosen(words: str, labels: tuple[str, ...]) -> int | None:
    """The number (from 1) of a choice that is given by its number or its label; None where it is none of them."""
    if words.isdecimal():
        return int(words) if len(words) < 10 else None
    found = [number for number, label in enumerate(labels, 1) if label and key(label) == key(words)]
    return found[0] if len(found) == 1 else None
