"""What fixes change in a file, as a unified diff that `patch` and `git apply` read."""

from __future__ import annotations

import re
from difflib import unified_diff

from sopdsl.reports.text import visible

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_END = "\\ No newline at end of file\n"


def diff(path: str, before: str, after: str) -> str:
    """The lines that differ, with three around them; the lines are the file's own, with their ends."""
    shown = visible(path)
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), shown, shown)
    return "".join(line if line.endswith("\n") else f"{line}\n{_NO_END}" for line in lines)


def visible_diff(text: str) -> str:
    """A diff for a terminal, which no text of a document may control."""
    return "".join(visible(line.rstrip("\r\n")) + "\n" for line in _LINE.findall(text))
