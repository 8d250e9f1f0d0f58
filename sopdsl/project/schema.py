"""The JSON schema of `sop.toml`, by which editors complete and check it (draft 7, which Taplo reads).

`sopdsl/data/sop.schema.json` holds what is made here. It knows names and types as the reader does; whether the words
of a value make sense (a time, a citation) only the reader can tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sopdsl.checks.selection import canonical, fixed, selectable_words
from sopdsl.diagnostics import Message
from sopdsl.messages import text_of
from sopdsl.project.setting_keys import SHEET, TABLES, Json, Key, keys_of
from sopdsl.project.sheet_settings import sheet_settings
from sopdsl.rendering import Setting

FILE = Path(__file__).parents[1] / "data" / "sop.schema.json"
"""Where it is shipped."""


def schema() -> Json:
    """The schema, with descriptions in Indonesian."""
    words = selectable_words()
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "sop.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _table(name) for name in TABLES},
        "definitions": {
            "aturan": {"type": "string", "enum": list(words)},
            "aturan-bebas": {"type": "string", "enum": [word for word in words if not fixed(canonical(word) or "")]},
        },
    }


def _table(name: str) -> Json:
    keys: Mapping[str, Key | Setting] = sheet_settings() if name == SHEET else keys_of(name)
    properties: dict[str, Json] = {}
    for key_name, key in keys.items():
        properties[key_name] = {"description": text_of(Message(key.about)), **key.schema}
        if key.default is not None:
            properties[key_name]["default"] = key.default
    return {"type": "object", "additionalProperties": False, "properties": properties}
