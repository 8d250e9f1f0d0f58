"""The formatter on the bytes of a file, which keeps its line ends and its byte-order mark."""

from __future__ import annotations

import codecs
import re

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.source import Source
from sopdsl.syntax import read_source
from sopdsl.syntax.formatter import format
from sopdsl.values import Value

_LINE_END = re.compile(rb"\r\n|\r|\n")


@attrs.frozen
class FormattedFile(Value):
    """The bytes of a file as they are, and as they are to be, with the same line ends and byte-order mark.

    `after` is as before where `errors`, which are places in `source`, stand in the way.
    """

    source: Source
    before: bytes
    after: bytes
    errors: tuple[Diagnostic, ...] = ()


def format_file(name: str, data: bytes) -> FormattedFile:
    """Format the bytes of a document. The first line end of the file is that of all its lines.

    Raises `sopdsl.syntax.formatter.NotTheSame` where the formatter is at fault.
    """
    source, undecodable = read_source(name, data)
    formatted = None if undecodable else format(source)
    if formatted is None or formatted.text is None:
        return FormattedFile(source, data, data, formatted.errors if formatted else undecodable)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    end = _LINE_END.search(data)
    after = mark + formatted.text.encode("utf-8").replace(b"\n", end.group() if end else b"\n")
    return FormattedFile(source, data, after)
