"""Random looks for the stress run: what the schema of `[lembar]` lets one write."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from sopdsl.renderers.sheet import settings
from sopdsl.renderers.sheet.setting_keys import style_of
from sopdsl.renderers.sheet.style import Style

_CHANCE = 0.25
"""How often a key is not left to its default."""
_TITLES = ("No. Urut", "Uraian Prosedur", "Kelengkapan dan Peralatan", "Ket.", "Pejabat dan pegawai yang melaksanakan")


def random_style(random: Random) -> Style:
    """A look of which about a quarter of the choices are not the standard's. All columns are there."""
    table = {name: _value(setting.schema, random) for name, setting in settings().items() if random.random() < _CHANCE}
    style = style_of(table)
    assert isinstance(style, Style), style
    return style


def _value(schema: Mapping[str, Any], random: Random) -> object:
    """A value that the schema allows; of the letters those that are shipped."""
    if "oneOf" in schema:
        return _value(schema["oneOf"][0], random)
    if "anyOf" in schema:
        return _value(random.choice([part for part in schema["anyOf"] if "pattern" not in part]), random)
    if "enum" in schema:
        return random.choice(schema["enum"])
    match schema["type"]:
        case "boolean":
            return random.random() < 0.5
        case "number":
            return round(random.uniform(schema["minimum"], schema["maximum"]), 1)
        case "array" if "additionalItems" in schema:
            rest = schema["additionalItems"]["enum"]
            return [each["const"] for each in schema["items"]] + random.sample(rest, len(rest))
        case "array":
            return [_value(schema["items"], random) for _ in range(schema["minItems"])]
        case _:
            return random.choice(_TITLES)
