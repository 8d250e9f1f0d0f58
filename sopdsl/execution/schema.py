"""The JSON schema of runs as JSON (draft 2020-12). `sopdsl/data/pelaksanaan.schema.json` holds what is made here."""

from __future__ import annotations

from pathlib import Path

from sopdsl.exchange.forms import Schema
from sopdsl.exchange.schema import schema_of
from sopdsl.execution.record import WHOLE

FILE = Path(__file__).parents[1] / "data" / "pelaksanaan.schema.json"
"""Where it is shipped."""


def schema() -> Schema:
    """The schema. Whether a plan is whole, and whether its events can have happened, it does not know."""
    return schema_of(WHOLE, "Pelaksanaan SOP")
