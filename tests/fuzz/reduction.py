"""The same failure from less text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

_MOST_TRIES = 2000


def reduced(data: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """A shorter text that still fails: lines are left out, many at first, then single bytes of what remains."""
    tries = iter(range(_MOST_TRIES))
    data = _shortened(data.splitlines(keepends=True), fails, tries)
    return _shortened([data[place : place + 1] for place in range(len(data))], fails, tries)


def _shortened(parts: list[bytes], fails: Callable[[bytes], bool], tries: Iterator[int]) -> bytes:
    size = max(1, len(parts) // 2)
    while True:
        place = 0
        while place < len(parts) and next(tries, None) is not None:
            shorter = parts[:place] + parts[place + size :]
            if fails(b"".join(shorter)):
                parts = shorter
            else:
                place += size
        if size == 1:
            return b"".join(parts)
        size //= 2
