"""Words of other programs as texts of the language: on one line, and such that they are read as they are meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sopdsl.model import Duration, Executor, ExecutorKind, Item, Run, Text
from sopdsl.syntax.characters import without_forbidden
from sopdsl.syntax.durations import read_duration
from sopdsl.words import key

_NAME_IN_BRACES = re.compile(r"\{(?=[^\W\d_](?:[^\W_]|-)*\})")
"""The language would read the number of a step."""
_ITEM = re.compile(r"^(?:[-•*#]+|\d{1,3}[.)]|[a-zA-Z][.)])\s+")
_NUMBER = re.compile(r"^\d{1,3}\.\s+(?=\S)")
_KIND = re.compile(r"\s*\((internal|eksternal|sistem)\)$", re.IGNORECASE)
_NOT_IN_LABEL = re.compile(r"[:;=\[\]]+")
_NOT_IN_NAME = re.compile(r"[^\W\d_](?:[^\W_]|-)*")
_RESERVED = frozenset(
    ("oleh", "lanjut", "berikutnya", "selesai", "prosedur", "sop", "idem", "sda", "dan", "atau", "bersama", "lalu")
)
_ISO = re.compile(
    r"P(?:(?P<tahun>\d+)Y)?(?:(?P<bulan>\d+)M)?(?:(?P<minggu>\d+)W)?(?:(?P<hari>\d+)D)?"
    r"(?:T(?:(?P<jam>\d+)H)?(?:(?P<menit>\d+)M)?(?:(?P<detik>\d+)S)?)?"
)


def line(text: str) -> str:
    """Words on one line that mean nothing but themselves."""
    said = _NAME_IN_BRACES.sub("{ ", " ".join(without_forbidden(text)[0].split()))
    return _ITEM.sub("", said).rstrip("\\").strip()


def text_of(text: str) -> Text:
    """A text of plain words."""
    said = line(text)
    return Text((Run(said),)) if said else Text()


def list_of(texts: Iterable[str]) -> Text | None:
    """Several texts as items; one as it is; None for none."""
    said = [each for each in map(line, texts) if each]
    if len(said) < 2:
        return text_of(said[0]) if said else None
    return Text((), tuple(Item((Run(each),)) for each in said))


def without_number(name: str) -> str:
    """A kegiatan without the number before it: the sheet numbers its rows itself."""
    return _NUMBER.sub("", name)


def executor_of(name: str) -> Executor:
    """An executor by the name of its lane; the signs that no label may hold become spaces."""
    said = line(_NOT_IN_LABEL.sub(" ", name))
    kind = _KIND.search(said)
    label = _KIND.sub("", said) or "Pelaksana"
    return Executor(label, None, ExecutorKind(kind[1].casefold()) if kind else ExecutorKind.INTERNAL)


def name_of(text: str, taken: Iterable[str]) -> str:
    """A name for a step: its first verb (`me…`), else its first word; new among those that are taken (as keys)."""
    words = [each for each in _NOT_IN_NAME.findall(text.casefold()) if each not in _RESERVED]
    verbs = [each for each in words if each.startswith("me")]
    stem = next(iter(verbs or words), "langkah").strip("-")
    used, number, name = set(taken), 1, stem
    while key(name) in used:
        number += 1
        name = f"{stem}-{number}"
    return name


def time_of(written: str) -> Duration | None:
    """A Waktu: an ISO 8601 duration in Indonesian units, anything else as it is; None for nothing."""
    said = line(written)
    parts = _ISO.fullmatch(said)
    if parts and any(parts.groups()):
        said = " ".join(f"{number} {unit}" for unit, number in parts.groupdict().items() if number)
    return read_duration(text_of(said)) if said else None
