"""A model as text that is proven to say the same: it is read again and compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.exchange.document import DOCUMENT
from sopdsl.exchange.reading import Path
from sopdsl.model import Sop
from sopdsl.source import Source
from sopdsl.syntax import parse
from sopdsl.syntax.printer import print_sop


class Unwritable(NamedTuple):
    """A value that the language cannot write: its text would be read as `instead`, None for not at all.

    `path` is its place in the JSON form. `error` is what is wrong in the text as a whole where each value is read as
    it is.
    """

    path: Path
    instead: object = None
    error: Diagnostic | None = None


def proven_text(sop: Sop) -> str | Unwritable:
    """The text of a document, or what cannot be written."""
    text = print_sop(sop)
    parsed = parse(Source("", text))
    if parsed.sop != sop:
        return next(_differences(DOCUMENT.write(sop), DOCUMENT.write(parsed.sop), ()))
    for finding in parsed.diagnostics:
        if finding.severity is Severity.ERROR:
            return Unwritable((), error=finding)
    return text


def _differences(said: Any, read: Any, path: Path) -> Iterator[Unwritable]:
    """The places at which two JSON values differ, as deep as they can be named."""
    if isinstance(said, dict) and isinstance(read, dict):
        for name in (*said, *(name for name in read if name not in said)):
            yield from _differences(said.get(name), read.get(name), (*path, name))
    elif isinstance(said, list) and isinstance(read, list) and len(said) == len(read):
        for index, (one, other) in enumerate(zip(said, read, strict=True)):
            yield from _differences(one, other, (*path, index))
    elif said != read:
        yield Unwritable(path, read)
