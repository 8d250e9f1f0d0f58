"""The built-in looks: tables of `[lembar]` by name, after those of signed sheets of several kinds of offices."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

PROFILES: Mapping[str, Mapping[str, object]] = json.loads(
    Path(__file__).with_name("profiles.json").read_text(encoding="utf-8")
)
"""The plain standard first; a key that a profile does not name has its default."""
