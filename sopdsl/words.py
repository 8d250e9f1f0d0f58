"""How names, labels and titles are compared: without regard to case and repeated spaces."""

from __future__ import annotations


def key(text: str) -> str:
    """What two names, labels or titles have in common when they count as the same."""
    return " ".join(text.split()).casefold()
