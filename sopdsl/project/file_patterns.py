"""Patterns of files' places in a project: `lama/*.sop`, `**/arsip-*.sop`, `lama`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePath


def matches(pattern: str, place: PurePath) -> bool:
    """Whether a place, or a folder above it, matches a pattern: a pattern of a folder holds for all that is in it.

    `*` stands for any part of a name, `?` for one character, `**/` for any folders or none.
    """
    return _expression(pattern).match(place.as_posix()) is not None


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    names = pattern.replace("\\", "/").strip("/").removeprefix("./").split("/")
    parts = ["(?:[^/]+/)*" if name == "**" else f"{_name(name)}/" for name in names]
    expression = "".join(parts)
    return re.compile(f"{expression.removesuffix('/')}(?:/|$)" if names[-1] != "**" else f"{expression}[^/]+$")


def _name(pattern: str) -> str:
    return re.escape(pattern).replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
