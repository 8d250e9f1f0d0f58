"""Points in the units of office files."""

from __future__ import annotations

EMU = 12700
"""In a point."""


def emu(points: float) -> int:
    """A length in English Metric Units."""
    return round(points * EMU)


def twips(points: float) -> int:
    """A length in twentieths of a point."""
    return round(points * 20)
