"""Where the values of a JSON text stand: the standard library reads them, but gives no places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecoder

from sopdsl.exchange.reading import Path
from sopdsl.source import Span

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = JSONDecoder()


class JsonPlaces:
    """The places in a sound JSON text. What holds many values is looked through once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, dict[str | int, tuple[int, int]]] = {}

    def find(self, path: Path, at_name: bool = False) -> Span:
        """The place of a value, or with `at_name` that of its name.

        Of a name that stands twice the last counts; a value that is not there has the place of what would hold it.
        """
        start = begin = _after_space(self._text, 0)
        for step in path:
            parts = self._parts(start)
            if step not in parts:
                return Span(start, start + 1)
            named, start = parts[step]
            begin = named if at_name else start
        return Span(begin, _end(self._text, begin))

    def _parts(self, start: int) -> dict[str | int, tuple[int, int]]:
        """By name or index, where the name of each part stands and where its value."""
        if start not in self._known:
            self._known[start] = {step: (name, value) for step, name, value in _parts(self._text, start)}
        return self._known[start]


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
