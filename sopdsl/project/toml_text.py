"""Values as TOML text (https://toml.io/en/v1.0.0)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def key_text(name: str) -> str:
    """A key, in quotes where it needs them."""
    return name if _BARE.fullmatch(name) else _quoted(name)


def value_text(value: object) -> str:
    """A text, number, truth value, list or table, on one line."""
    match value:
        case str():
            return _quoted(value)
        case list() | tuple():
            return f"[{', '.join(map(value_text, value))}]"
        case Mapping():
            inside = ", ".join(f"{key_text(name)} = {value_text(each)}" for name, each in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def _quoted(text: str) -> str:
    """A basic string. What is no printable character is escaped: it reaches neither a terminal nor a parser."""
    escaped = json.dumps(text, ensure_ascii=False)
    return "".join(each if each.isprintable() else _escape(each) for each in escaped)


def _escape(character: str) -> str:
    return f"\\u{ord(character):04X}" if ord(character) < 0x10000 else f"\\U{ord(character):08X}"
