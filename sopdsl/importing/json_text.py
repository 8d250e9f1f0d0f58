"""A JSON text to values, and the places of what is wrong in it: what all readers of JSON share."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, NamedTuple

from sopdsl.diagnostics import Message, message
from sopdsl.exchange.reading import MOST, Problem
from sopdsl.exchange.records import Repeated
from sopdsl.importing.json_places import JsonPlaces
from sopdsl.source import NOWHERE, Source, Span


class Wrong(NamedTuple):
    """Something wrong at a place of a text, and its remedy."""

    span: Span
    what: Message
    hint: Message


def json_values(source: Source, data: bytes) -> Any:
    """The values in the bytes of a JSON text, of which `source` is the text; a `Wrong` where it is none."""
    try:
        data.decode("utf-8")
        return json.loads(source.text, object_pairs_hook=_object, parse_constant=lambda _: None)
    except UnicodeDecodeError:
        return Wrong(NOWHERE, message("IMP001.bukan-utf8"), message("IMP001.bukan-utf8-saran"))
    except RecursionError:
        return Wrong(NOWHERE, message("IMP001.terlalu-dalam"), message("IMP001.terlalu-dalam-saran"))
    except ValueError as error:
        at = error.pos if isinstance(error, json.JSONDecodeError) else 0
        if at >= len(source.text.rstrip()):
            end = Span(len(source.text), len(source.text))
            return Wrong(end, message("IMP001.json-terpotong"), message("IMP001.json-terpotong-saran"))
        return Wrong(Span(at, at + 1), message("IMP001.bukan-json"), message("IMP001.bukan-json-saran"))


def placed(problems: tuple[Problem, ...], source: Source) -> tuple[Wrong, ...]:
    """Problems with their places in the text."""
    places = JsonPlaces(source.text)
    found = [Wrong(places.find(each.path, each.at_name), each.message, each.hint) for each in problems]
    if len(problems) >= MOST:
        what = message("IMP001.terlalu-banyak", count=len(problems))
        found.append(Wrong(found[-1].span, what, message("IMP001.terlalu-banyak-saran")))
    return tuple(found)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    count = Counter(name for name, _ in pairs)
    return Repeated(next(name for name in count if count[name] > 1))
