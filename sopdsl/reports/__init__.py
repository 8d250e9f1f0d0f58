"""Findings for people and for programs: a report a file, each with one public function `report`."""

import re
from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

from sopdsl.diagnostics import Diagnostic, Message
from sopdsl.messages import text_of
from sopdsl.source import Source

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")
"""The names of the reports; each but the first is a module of this package, made of `Checked` values."""


class Checked(NamedTuple):
    """A text and what was found in it, maybe nothing. `path` is its place in the project, with `/` on every system."""

    path: str
    source: Source
    diagnostics: tuple[Diagnostic, ...]


def report(format: str, files: Sequence[Checked], language: str = "id") -> str:
    """All findings in one of the `FORMATS`, in the order given, with a line end at the end if there is anything."""
    if format == "text":
        from sopdsl.reports.text import report as as_text

        return "".join(as_text(file.source, file.diagnostics, language) + "\n\n" for file in files if file.diagnostics)
    made: str = import_module(f"sopdsl.reports.{format}").report(files, language)
    return made


def unicode_path(path: str) -> str:
    """A path that strict readers of JSON take: what is no UTF-8 in a file's name stands as U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", path)


def words_of(finding: Diagnostic, language: str) -> tuple[str, ...]:
    """The message of a finding and, where it has one, its hint."""
    said: list[Message] = [finding.message, *([finding.hint] if finding.hint else [])]
    return tuple(text_of(each, language) for each in said)
