"""What the fields of an answer hold: each value of TOML becomes that of an `Answer`, or it is said why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sopdsl.checks.similar import nearest
from sopdsl.cli.run.answers import ALL
from sopdsl.cli.run.options import executor_named
from sopdsl.diagnostics import Message, message
from sopdsl.execution.plan import Plan, PlannedStep
from sopdsl.words import key


class Complaint(NamedTuple):
    """Why a value cannot be used, and the remedy."""

    what: Message
    hint: Message


FIELDS = {
    "langkah": "step",
    "oleh": "by",
    "kelengkapan": "requirements",
    "output": "outputs",
    "catatan": "note",
    "putusan": "decisions",
    "lewati": "skip",
    "serahkan": "hand_over",
    "batalkan": "cancel",
}
"""The fields of an answer as a file names them, and those of `Answer`."""


def value_of(field: str, value: object, plan: Plan) -> object:
    """The value of a field, or a `Complaint`."""
    found = _READERS.get(field, _text)(value, plan)
    if found is not None:
        return found
    return Complaint(message("JLN020.nilai", name=field), message(_HINTS.get(field, "JLN020.nilai-teks")))


def _text(value: object, _: Plan) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _step(value: object, plan: Plan) -> PlannedStep | Complaint:
    """The step of a name or a number."""
    for step in plan.steps:
        if str(value) == str(step.number) or (step.name and key(step.name) == key(str(value))):
            return step
    names = tuple(step.name for step in plan.steps if step.name)
    known = message("JLN020.langkah-saran", most=len(plan.steps), names=names or ("-",))
    return Complaint(message("JLN020.langkah", name=str(value)), _meant(str(value), names, known))


def _executor(value: object, plan: Plan) -> str | Complaint | None:
    if not isinstance(value, str):
        return None
    known = message("JLN020.kunci-saran", names=plan.executors)
    complaint = Complaint(message("JLN020.pelaksana", name=value), _meant(value, plan.executors, known))
    return executor_named(value, plan) or complaint


def _entries(value: object, _: Plan) -> tuple[int, ...] | str | None:
    if isinstance(value, list) and all(type(each) is int for each in value):
        return tuple(value)
    return ALL if value == ALL else None


def _texts(value: object, _: Plan) -> tuple[str, ...] | None:
    """A text or several; a number, as which a decision may be given, is one too."""
    values = value if isinstance(value, list) else [value]
    if values and all(type(each) in (str, int) for each in values):
        return tuple(map(str, values))
    return None


def _meant(word: str, words: Sequence[str], known: Message) -> Message:
    near = nearest(word, words)
    return known if near is None else message("JLN020.maksud", near=near)


_READERS: dict[str, Callable[[object, Plan], object]] = {
    "langkah": _step,
    "oleh": _executor,
    "kelengkapan": _entries,
    "output": _texts,
    "putusan": _texts,
}
_HINTS = {
    "kelengkapan": "JLN020.nilai-kelengkapan",
    "output": "JLN020.nilai-daftar",
    "putusan": "JLN020.nilai-daftar",
}
"""What the values of fields look like that are not just a text."""
