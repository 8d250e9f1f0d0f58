"""The option `--format` of the commands that draw."""

from __future__ import annotations

from collections.abc import Sequence

from sopdsl.cli.command import Mistake
from sopdsl.diagnostics import message


def format_of(wanted: str | None, known: Sequence[str]) -> str:
    """The format that is wanted, in capitals or not; the first of those known where none is. Raises Mistake."""
    if wanted is None:
        return known[0]
    if wanted.lower() not in known:
        raise Mistake(message("cli.render.format-tidak-dikenal", name=wanted, known=tuple(known)))
    return wanted.lower()
