"""The JSON form of a whole document. It follows from the model's classes: their fields, types and defaults."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from sopdsl.exchange.descriptions import FIELDS, KINDS
from sopdsl.exchange.forms import Choice, Flag, Form, Number, Several, String, Wrapped
from sopdsl.exchange.records import Part, Record, Tagged
from sopdsl.exchange.text_forms import DATE, DURATION, TEXT, OrSame
from sopdsl.model import (
    DateField,
    Duration,
    ExecutorMention,
    Group,
    Name,
    Parallel,
    Same,
    Sop,
    Step,
    Text,
    Words,
)

_TAGS = {Step: "Langkah", Group: "Kelompok", Parallel: "Serentak"}
_LEFT_OUT = frozenset(("span", "head", "suppressions"))
"""Fields that say where something was written; suppressions are comments."""

_OWN_FORMS: dict[Any, Form] = {
    str: String(),
    bool: Flag(),
    Fraction: Number(),
    Text: TEXT,
    DateField: DATE,
    Duration: DURATION,
    Words: Wrapped(Words),
    Name: Wrapped(Name),
    ExecutorMention: Wrapped(ExecutorMention),
}


def _form(hint: Any) -> Form:
    """The form of the values of a type; None stands for what was left out."""
    if hint in _OWN_FORMS:
        return _OWN_FORMS[hint]
    if get_origin(hint) is tuple:
        return Several(_form(get_args(hint)[0]))
    if get_origin(hint) in (Union, UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not NoneType]
        if Same in kinds:
            return OrSame(_form(next(kind for kind in kinds if kind is not Same)))
        return Tagged({kind: _record(kind) for kind in kinds}) if len(kinds) > 1 else _form(kinds[0])
    return Choice(hint) if issubclass(hint, Enum) else _record(hint)


@cache
def _record(kind: type[Any]) -> Record:
    hints = get_type_hints(kind)
    parts = {
        field.name: Part(_form(hints[field.name]), field.default, FIELDS.get(f"{kind.__name__}.{field.name}", ""))
        for field in attrs.fields(kind)
        if field.name not in _LEFT_OUT
    }
    return Record(kind.__name__, KINDS[kind.__name__], kind, parts, _TAGS.get(kind, ""))


DOCUMENT = _record(Sop)
