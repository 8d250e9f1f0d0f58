"""The JSON of `sop render --as json`, or of another program, to text."""

from __future__ import annotations

import json

from sopdsl.checks.imp.imp001_impor import RULE
from sopdsl.diagnostics import Diagnostic, message
from sopdsl.exchange import read_json
from sopdsl.exchange.reading import written_path
from sopdsl.importing import Imported
from sopdsl.importing.json_places import JsonPlaces
from sopdsl.importing.json_text import Wrong, json_values, placed
from sopdsl.importing.proof import Unwritable, proven_text
from sopdsl.source import NOWHERE, Source, decoded

_LONGEST = 80
"""Characters of a value that a message shows."""


def read(path_name: str, data: bytes) -> Imported:
    """The document in a JSON file. Never raises."""
    source = Source(path_name, decoded(data))
    values = json_values(source, data)
    if isinstance(values, Wrong):
        return Imported(source, None, (_finding(values),))
    sop, problems = read_json(values)
    if sop is None:
        return Imported(source, None, tuple(_finding(each) for each in placed(problems, source)))
    proven = proven_text(sop)
    return _unwritten(proven, source) if isinstance(proven, Unwritable) else Imported(source, proven)


def _unwritten(unwritable: Unwritable, source: Source) -> Imported:
    """Why a document of sound values cannot be text."""
    if unwritable.error is not None:
        hint = unwritable.error.hint or message("IMP001.tidak-tertulis-saran")
        return Imported(source, None, (_finding(Wrong(NOWHERE, unwritable.error.message, hint)),))
    path = ("document", *unwritable.path)
    what = message("IMP001.hilang", path=written_path(path))
    if unwritable.instead is not None:
        instead = json.dumps(unwritable.instead, ensure_ascii=False)
        shown = instead if len(instead) <= _LONGEST else instead[:_LONGEST] + "…"
        what = message("IMP001.tidak-tertulis", path=written_path(path), instead=shown)
    wrong = Wrong(JsonPlaces(source.text).find(path), what, message("IMP001.tidak-tertulis-saran"))
    return Imported(source, None, (_finding(wrong),))


def _finding(wrong: Wrong) -> Diagnostic:
    return Diagnostic(RULE.code, RULE.name, RULE.severity, wrong.span, wrong.what, wrong.hint)
