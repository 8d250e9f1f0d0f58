"""What of a document's identity page its own text says, and what the settings of its project give it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import attrs

from sopdsl.model import Approval, Identity, Sop, Text, Words
from sopdsl.source import NOWHERE

_Page = TypeVar("_Page", Identity, Approval)
_FIELDS = ("agency", "address", "logo")
_OFFICIAL = ("position", "name", "rank", "employee_number")


def divided(sop: Sop) -> tuple[Sop, Identity]:
    """The document as it is written, and the fields that it is given: those that have no place in its text.

    In a model that a program built nothing has a place: all of it is the document's own.
    """
    own = sop.identity
    if sop.span == NOWHERE:
        return sop, Identity()
    given = {name: getattr(own, name) for name in _FIELDS if _has_no_place(getattr(own, name))}
    written = _without(own, given)
    if own.approval is not None:
        words = {name: getattr(own.approval, name) for name in _OFFICIAL if _has_no_place(getattr(own.approval, name))}
        if words:
            rest = None if own.approval.span == NOWHERE else _without(own.approval, words)
            written = attrs.evolve(written, approval=rest)
            given["approval"] = Approval(**words)
    return attrs.evolve(sop, identity=written), Identity(**given)


def _without(value: _Page, names: Iterable[str]) -> _Page:
    nothing: dict[str, Any] = dict.fromkeys(names)
    return attrs.evolve(value, **nothing)


def _has_no_place(value: tuple[Words, ...] | Text | Words | None) -> bool:
    first = next(iter(value), None) if isinstance(value, tuple) else value
    return first is not None and first.span == NOWHERE
