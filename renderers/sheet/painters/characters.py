"""Texts as files can hold them."""

from __future__ import annotations

import re

_UNSTORABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2) excludes or discourages: control characters, lone surrogates, non-characters."""


def storable(text: str) -> str:
    """The text with a visible placeholder for each character that no file format may hold."""
    return _UNSTORABLE.sub("□", text)
