"""`sop render --as map`: all documents as one graph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from sopdsl.cli.command import Session
from sopdsl.cli.documents import Reader
from sopdsl.cli.findings import said
from sopdsl.cli.formats import format_of, output_folder
from sopdsl.cli.paths import find
from sopdsl.cli.writing import write_outputs
from sopdsl.diagnostics import message
from sopdsl.project.binding import bind
from sopdsl.project.document import Document
from sopdsl.rendering import PortfolioRenderer, find_portfolio_renderer

MAP = "map"
"""The name of its renderer."""

_FILE = "peta-sop"
_TABLE = "keterkaitan"
"""The table of `sop.toml` that names the SOPs of others."""


def render_map(session: Session, paths: Sequence[str], format: str | None, folder: str) -> None:
    """Draw the map of all documents that can be read, whatever is wrong with them: it shows how they name each other.

    Where they belong to several projects, the first one says which SOPs others keep.
    """
    renderer = cast(PortfolioRenderer, find_portfolio_renderer(MAP))
    chosen = format_of(format, renderer.FORMATS)
    target = output_folder(folder, renderer.FORMATS)
    reader = Reader(session)
    documents: list[Document] = []
    for found in find(paths, session):
        reader.attempt(found, documents.append)
    if not documents:
        return
    project = documents[0].project
    reader.show_settings(project, project.diagnostics)
    bound = bind(documents, project, renderer, chosen, draft=True, table=_TABLE)
    for finding in bound.settings_diagnostics:
        session.found_errors()
        session.warn(said(finding, session))
    files = {target / f"{_FILE}{file.suffix}": file.data for file in bound.files}
    if files and write_outputs(files, session):
        session.say(session.text(message("cli.render.peta", documents=len(documents))))
