"""Where the values of a JSON text stand: the standard library reads them, but gives no places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecoder

from sopdsl.exchange.reading import Path
from sopdsl.source import Span

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = JSONDecoder()


def place_of(path: Path, text: str, at_name: bool = False) -> Span:
    """The place of a value in a sound JSON text, or with `at_name` that of its name.

    Of a name that stands twice the last counts; a value that is not there has the place of what would hold it.
    """
    named, start = 0, _after_space(text, 0)
    for step in path:
        found = [part for part in _parts(text, start) if part[0] == step]
        if not found:
            return Span(start, start + 1)
        _, named, start = found[-1]
    begin = named if at_name else start
    return Span(begin, _end(text, begin))


def _parts(text: str, start: int) -> Iterator[tuple[str | int, int, int]]:
    """The name or index of each part of the object or list at a place, where its name stands, and its value."""
    kind, at, index = text[start], _after_space(text, start + 1), 0
    while kind in "{[" and text[at] not in "}]":
        step: str | int = index
        value = at
        if kind == "{":
            step, end = _DECODER.raw_decode(text, at)
            value = _after_space(text, _after_space(text, end) + 1)
        yield step, at, value
        at = _after_space(text, _end(text, value))
        if text[at] == ",":
            at = _after_space(text, at + 1)
        index += 1


def _end(text: str, start: int) -> int:
    """Where the value ends that begins at a place."""
    return _DECODER.raw_decode(text, start)[1]


def _after_space(text: str, at: int) -> int:
    return _SPACE.match(text, at).end()  # type: ignore[union-attr]  # it matches everywhere
