"""Pieces of lines, whatever else they are."""

from __future__ import annotations

from typing import Protocol


class Stretch(Protocol):
    """A stretch of one line and where it begins in the source."""

    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int: ...
