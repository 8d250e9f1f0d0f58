"""The options `--format` and `--output` of the commands that draw."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sopdsl.cli.command import Mistake
from sopdsl.diagnostics import message


def format_of(wanted: str | None, known: Sequence[str]) -> str:
    """The format that is wanted, in capitals or not; the first of those known where none is. Raises Mistake."""
    if wanted is None:
        return known[0]
    if wanted.lower() not in known:
        raise Mistake(message("cli.render.format-tidak-dikenal", name=wanted, known=tuple(known)))
    return wanted.lower()


def output_folder(named: str, known: Sequence[str]) -> Path:
    """The folder that is named. Raises Mistake for what was surely meant as a file: `cetak.pdf`, or `-`."""
    folder = Path(named)
    if named == "-" or (folder.suffix[1:].lower() in known and not folder.is_dir()):
        near = folder.parent if folder.name != named else "hasil"
        raise Mistake(message("cli.render.bukan-berkas", name=named, near=str(near)))
    return folder
