"""JSON with one way to write a value: what hashes are made of."""

from __future__ import annotations

import json


def canonical(value: object) -> str:
    """Plain values of JSON as one line of ASCII: names in order, no spaces. The same value gives the same text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
