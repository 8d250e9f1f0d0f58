"""Files of other programs to `.sop` text, proven: what the text says is what the file said."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, cast

from sopdsl.diagnostics import Diagnostic
from sopdsl.source import Source

READERS = {
    ".bpmn": "sopdsl.importing.bpmn",
    ".csv": "sopdsl.importing.table",
    ".json": "sopdsl.importing.from_json",
    ".xlsx": "sopdsl.importing.table",
}
"""The modules that read a file, by its suffix; each has a function `read` as `read` here."""


class Imported(NamedTuple):
    """The text of the document in a file, None where its `diagnostics` say why there is none; `source` is the file."""

    source: Source
    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def read(path_name: str, data: bytes, suffix: str) -> Imported:
    """The document in the bytes of a file. Never raises for what is in them; KeyError for a suffix of no reader."""
    reader = cast(Callable[[str, bytes], Imported], import_module(READERS[suffix]).read)
    return reader(path_name, data)
