"""Documents where they lie: finding files, `sop.toml`, and one value for everything known about a document."""

from sopdsl.project.document import Document, load_document
from sopdsl.project.files import Unreadable
from sopdsl.project.finding import Finding, Found, PathProblem, find_documents
from sopdsl.project.projects import Project, load_project
from sopdsl.project.settings import Settings, read_settings

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
