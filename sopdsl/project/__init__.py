"""Documents where they lie: finding files, `sop.toml`, and one value for everything known about a document.

Each name is imported when it is first used: a run that finds all it needs in the cache loads neither parser nor rules.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sopdsl.project.document import Document, load_document
    from sopdsl.project.files import Unreadable
    from sopdsl.project.finding import Finding, Found, PathProblem, find_documents
    from sopdsl.project.projects import Project, load_project
    from sopdsl.project.settings import Settings
    from sopdsl.project.settings_reader import read_settings

__all__ = [
    "Document",
    "Finding",
    "Found",
    "PathProblem",
    "Project",
    "Settings",
    "Unreadable",
    "find_documents",
    "load_document",
    "load_project",
    "read_settings",
]

_HOMES = {
    "Document": "document",
    "Finding": "finding",
    "Found": "finding",
    "PathProblem": "finding",
    "Project": "projects",
    "Settings": "settings",
    "Unreadable": "files",
    "find_documents": "finding",
    "load_document": "document",
    "load_project": "projects",
    "read_settings": "settings_reader",
}


def __getattr__(name: str) -> object:
    """Import a name from its module (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
