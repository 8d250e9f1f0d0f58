"""SOPs of Indonesian government offices (SOP AP, PermenPAN-RB 35/2012) as text.

The public API; each name is imported when it is first used, so that `import sopdsl` costs nothing.

>>> from sopdsl import Source, check, parse
>>> parsed = parse(Source("surat.sop", text))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sopdsl.checks import check
    from sopdsl.flow import analyse
    from sopdsl.project import Document, Project, Unreadable, load_document, load_project
    from sopdsl.project.drawing import render
    from sopdsl.source import Source
    from sopdsl.syntax import parse
    from sopdsl.syntax.formatter import format

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Project",
    "Source",
    "Unreadable",
    "analyse",
    "check",
    "format",
    "load_document",
    "load_project",
    "parse",
    "render",
]

_HOMES = {
    "Document": "sopdsl.project",
    "Project": "sopdsl.project",
    "Source": "sopdsl.source",
    "Unreadable": "sopdsl.project",
    "analyse": "sopdsl.flow",
    "check": "sopdsl.checks",
    "format": "sopdsl.syntax.formatter",
    "load_document": "sopdsl.project",
    "load_project": "sopdsl.project",
    "parse": "sopdsl.syntax",
    "render": "sopdsl.project.drawing",
}


def __getattr__(name: str) -> object:
    """Import a public name from its package (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, imported or not."""
    return sorted({*globals(), *__all__})
