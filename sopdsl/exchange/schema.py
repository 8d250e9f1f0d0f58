"""The JSON schema of documents as JSON (draft 2020-12). `sopdsl/data/naskah.schema.json` holds what is made here."""

from __future__ import annotations

from pathlib import Path

from sopdsl.exchange import WHOLE
from sopdsl.exchange.forms import Definitions, Schema
from sopdsl.exchange.records import Record

FILE = Path(__file__).parents[1] / "data" / "naskah.schema.json"
"""Where it is shipped."""


def schema() -> Schema:
    """The schema. What only the language can tell, such as a colon in a label, it does not know."""
    return schema_of(WHOLE, "SOP")


def schema_of(whole: Record, title: str) -> Schema:
    """The schema of files that hold a record."""
    definitions: Definitions = {}
    whole.schema(definitions)
    own = definitions.pop(whole.name)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **own, "$defs": definitions}
