"""Where the keys of a `sop.toml` stand, and the words in their values: the standard library gives no places."""

from __future__ import annotations

import re

from sopdsl.source import NOWHERE, Source, Span

_TABLE = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=")
_PART = re.compile(r"[\w-]+|\"[^\"]*\"|'[^']*'")

Place = tuple[str, ...]


def key_places(source: Source) -> dict[Place, Span]:
    """The span of each table's and each key's name, by its path of names, in a text that is valid TOML.

    The first place wins. Keys inside inline tables have none, and a line of a multi-line string may look like a key:
    good enough to point at a line, which is all that it is for.
    """
    places: dict[Place, Span] = {}
    table: Place = ()
    offset = 0
    for line in source.text.split("\n"):
        if (match := _TABLE.match(line)) is not None:
            table = _parts(match[1])
            places.setdefault(table, _span(offset, match))
        elif (match := _KEY.match(line)) is not None:
            place = table + _parts(match[1])
            for depth in range(len(table) + 1, len(place) + 1):
                places.setdefault(place[:depth], _span(offset, match))
        offset += len(line) + 1
    return places


def closest_place(place: Place, places: dict[Place, Span], source: Source) -> Span:
    """The span of a key; of a quoted word in its value where the last name is none; of what holds it, failing that."""
    known = place
    while known and known not in places:
        known = known[:-1]
    span = places.get(known, NOWHERE)
    if len(place) != len(known) + 1:
        return span
    end = min((other.start for other in places.values() if other.start > span.start), default=len(source.text))
    found = re.compile(f"(['\"]){re.escape(place[-1])}\\1").search(source.text, span.end, end)
    return Span(found.start() + 1, found.end() - 1) if found else span


def error_place(error: Exception, source: Source) -> Span:
    """Where a text is no TOML, as the error of the standard library says; its end where that names no place."""
    found = re.search(r"at line (\d+), column (\d+)", str(error))
    if found is None:
        return Span(len(source.text), len(source.text))
    lines = source.text.split("\n")
    start = sum(len(text) + 1 for text in lines[: int(found[1]) - 1]) + int(found[2]) - 1
    return Span(start, min(start + 1, len(source.text)))


def _parts(name: str) -> Place:
    return tuple(part.strip("\"'") for part in _PART.findall(name))


def _span(offset: int, match: re.Match[str]) -> Span:
    return Span(offset + match.start(1), offset + match.end(1))
