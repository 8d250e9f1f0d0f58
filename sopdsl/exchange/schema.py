"""The JSON schema of documents as JSON (draft 2020-12). `sopdsl/data/naskah.schema.json` holds what is made here."""

from __future__ import annotations

from pathlib import Path

import sopdsl.data
from sopdsl.exchange import WHOLE
from sopdsl.exchange.forms import Definitions, Schema

FILE = Path(next(iter(sopdsl.data.__path__))) / "naskah.schema.json"
"""Where it is shipped."""


def schema() -> Schema:
    """The schema. What only the language can tell, such as a colon in a label, it does not know."""
    definitions: Definitions = {}
    WHOLE.schema(definitions)
    own = definitions.pop(WHOLE.name)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "SOP", **own, "$defs": definitions}
