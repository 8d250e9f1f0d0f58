"""What a document says, however its dates and times are spelt."""

from __future__ import annotations

from typing import Any

import attrs

from sopdsl.model import DateField, Duration, Sop
from sopdsl.syntax.dates import spelled_date
from sopdsl.syntax.time_spelling import spelled_time


def same_meaning(one: Sop, other: Sop) -> bool:
    """Whether two documents say the same. Most that do are equal to the letter, which is quickly told."""
    return one == other or meaning(one) == meaning(other)


def meaning(sop: Sop) -> dict[str, Any]:
    """Values that are equal for two documents that say the same; places in the text are no part of them."""
    return attrs.asdict(sop, filter=lambda field, _: bool(field.eq), value_serializer=_usually_spelled)


def _usually_spelled(_: object, __: object, value: Any) -> Any:
    if isinstance(value, DateField):
        return attrs.evolve(value, text=spelled_date(value))
    if isinstance(value, Duration):
        return attrs.evolve(value, text=spelled_time(value.text))
    return value
