"""The JSON of `sop render --as json`, or of another program, to text."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from sopdsl.checks.imp.imp001_impor import RULE
from sopdsl.diagnostics import Diagnostic, Message, message
from sopdsl.exchange import Problem, read_json
from sopdsl.exchange.reading import MOST, written_path
from sopdsl.exchange.records import Repeated
from sopdsl.importing import Imported
from sopdsl.importing.json_places import JsonPlaces
from sopdsl.importing.proof import Unwritable, proven_text
from sopdsl.source import NOWHERE, Source, Span, decoded

_LONGEST = 80
"""Characters of a value that a message shows."""


def read(path_name: str, data: bytes) -> Imported:
    """The document in a JSON file. Never raises."""
    source = Source(path_name, decoded(data))
    try:
        data.decode("utf-8")
        values = json.loads(source.text, object_pairs_hook=_object, parse_constant=lambda _: None)
    except UnicodeDecodeError:
        return _refused(source, NOWHERE, message("IMP001.bukan-utf8"), message("IMP001.bukan-utf8-saran"))
    except RecursionError:
        return _refused(source, NOWHERE, message("IMP001.terlalu-dalam"), message("IMP001.terlalu-dalam-saran"))
    except ValueError as error:
        at = error.pos if isinstance(error, json.JSONDecodeError) else 0
        return _refused(source, Span(at, at + 1), message("IMP001.bukan-json"), message("IMP001.bukan-json-saran"))
    sop, problems = read_json(values)
    if sop is None:
        return Imported(source, None, _diagnostics(problems, source))
    proven = proven_text(sop)
    return _unwritten(proven, source) if isinstance(proven, Unwritable) else Imported(source, proven)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    count = Counter(name for name, _ in pairs)
    return Repeated(next(name for name in count if count[name] > 1))


def _diagnostics(problems: tuple[Problem, ...], source: Source) -> tuple[Diagnostic, ...]:
    places = JsonPlaces(source.text)
    found = [_finding(places.find(each.path, each.at_name), each.message, each.hint) for each in problems]
    if len(problems) >= MOST:
        what = message("IMP001.terlalu-banyak", count=len(problems))
        found.append(_finding(found[-1].span, what, message("IMP001.terlalu-banyak-saran")))
    return tuple(found)


def _unwritten(unwritable: Unwritable, source: Source) -> Imported:
    """Why a document of sound values cannot be text."""
    if unwritable.error is not None:
        hint = unwritable.error.hint or message("IMP001.tidak-tertulis-saran")
        return Imported(source, None, (_finding(NOWHERE, unwritable.error.message, hint),))
    path = ("document", *unwritable.path)
    what = message("IMP001.hilang", path=written_path(path))
    if unwritable.instead is not None:
        instead = json.dumps(unwritable.instead, ensure_ascii=False)
        shown = instead if len(instead) <= _LONGEST else instead[:_LONGEST] + "…"
        what = message("IMP001.tidak-tertulis", path=written_path(path), instead=shown)
    return _refused(source, JsonPlaces(source.text).find(path), what, message("IMP001.tidak-tertulis-saran"))


def _refused(source: Source, span: Span, what: Message, hint: Message) -> Imported:
    return Imported(source, None, (_finding(span, what, hint),))


def _finding(span: Span, what: Message, hint: Message) -> Diagnostic:
    return Diagnostic(RULE.code, RULE.name, RULE.severity, span, what, hint)
