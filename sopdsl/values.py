"""What frozen values have in common: how they are compared, hashed and shown."""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs


class Value:
    """The base of the frozen attrs classes: two values are the same where the fields that count (`eq`) are.

    attrs writes and compiles the comparison, hash and text of each class anew at each start: more than half of what a
    class costs, and a tenth of a short check, which hardly calls them. So all classes share these. Those of the
    model are made with `slots=False`, for attrs makes a class with slots twice.
    """

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """Give the class its methods before attrs sees it: what a class has of its own, attrs does not write."""
        for name in ("__eq__", "__hash__", "__repr__"):
            setattr(cls, name, getattr(Value, name))

    def __eq__(self, other: object) -> bool:
        return _what_counts(self) == _what_counts(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self) -> int:
        return hash(_what_counts(self))

    def __repr__(self: Any) -> str:
        fields = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in attrs.fields(type(self)))
        return f"{type(self).__name__}({fields})"


def _what_counts(value: Any) -> tuple[Any, ...]:
    return tuple([getattr(value, name) for name in _names(value.__class__)])


@cache
def _names(of: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(of) if field.eq)
