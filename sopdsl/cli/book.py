"""`sop book`: all SOPs of a folder bound into one document."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import attrs
import click

from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.day import day_option
from sopdsl.cli.documents import Reader
from sopdsl.cli.findings import in_the_way
from sopdsl.cli.formats import format_of
from sopdsl.cli.paths import find, typed
from sopdsl.cli.progress import progress
from sopdsl.cli.writing import write_outputs
from sopdsl.diagnostics import Message, message
from sopdsl.project.binding import Bound, Place, bind
from sopdsl.project.document import Document
from sopdsl.project.files import Unreadable
from sopdsl.project.projects import Project, load_project
from sopdsl.rendering import PortfolioRenderer, find_portfolio_renderer
from sopdsl.reports.text import visible

_FILE = Path("hasil/buku-sop")


@attrs.frozen
class _Order:
    """What the command line asks for."""

    format: str
    target: Path
    draft: bool


@click.command(cls=Command, help="cli.book.bantuan", epilog="cli.book.contoh", options_metavar="cli.book.pemakaian")
@click.argument("folder", metavar="cli.isian.folder")
@click.option("--format", "format", metavar="cli.isian.format", help="cli.book.format")
@click.option("-o", "--output", "target", metavar="cli.isian.berkas", help="cli.book.keluaran")
@click.option("--draft", is_flag=True, help="cli.book.draf")
@day_option
@click.pass_obj
def command(session: Session, folder: str, format: str | None, target: str | None, draft: bool) -> None:
    """Read all documents first: a book in which one is missing is not written."""
    renderer = cast(PortfolioRenderer, find_portfolio_renderer("book"))
    order = _order(renderer.FORMATS, format, target, draft)
    reader = Reader(session)
    project, documents = _read(folder, reader)
    if project is None or session.exit_code:
        session.warn(f"sop: {session.text(message('cli.book.tidak-ditulis'))}")
        return
    bound = bind(documents, project, renderer, order.format, draft)
    _show(bound, project, documents, folder, reader)
    present = 0
    if not bound.files:
        is_incomplete = any(place.is_missing for place in bound.places) and not draft
        why = message("cli.book.tidak-utuh") if is_incomplete else message("cli.book.tidak-ditulis")
        session.warn(f"sop: {session.text(why)}")
    elif write_outputs({order.target: bound.files[0].data}, session):
        present = sum(not place.is_missing for place in bound.places)
    session.say(session.text(message("cli.book.selesai", bound=present, documents=len(documents))))


def _order(formats: tuple[str, ...], format: str | None, target: str | None, draft: bool) -> _Order:
    """The format says how the file's name ends, or the other way round."""
    chosen = format_of(format, formats)
    if target is None:
        return _Order(chosen, Path(f"{_FILE}.{chosen}"), draft)
    ending = Path(target).suffix.lower().removeprefix(".")
    if ending not in formats:
        known = tuple(f".{each}" for each in formats)
        raise Mistake(message("cli.book.akhiran", path=target, known=known))
    if format is not None and chosen != ending:
        raise Mistake(message("cli.book.akhiran-lain", path=target, name=format))
    return _Order(ending, Path(target), draft)


def _read(folder: str, reader: Reader) -> tuple[Project | None, list[Document]]:
    """The project whose settings hold for the book, and all documents that can be read."""
    session = reader.session
    wanted = find([folder], session)
    documents: list[Document] = []
    with progress(session, len(wanted), message("cli.render.sedang")) as advance:
        for found in wanted:
            reader.attempt(found, documents.append)
            advance()
    try:
        path = Path(folder)
        return load_project(path if path.is_dir() else path.parent), documents
    except Unreadable:  # which was said of its documents
        return None, documents


def _show(bound: Bound, project: Project, documents: list[Document], folder: str, reader: Reader) -> None:
    """Print what stands in the book's way and what is drawn otherwise than written; the rest is for `sop check`."""
    session = reader.session
    others = 0
    for document, place in zip(documents, bound.places, strict=True):
        grave = in_the_way(document.diagnostics, place.stopped_by)
        others += len(document.diagnostics) - len(grave)
        reader.show(document, (*grave, *place.diagnostics))
        reader.show_settings(document.project, (*document.project.diagnostics, *place.settings_diagnostics))
        if place.is_missing:
            session.found_errors()
            session.warn(f"sop: {visible(session.text(_why_not(document.source.path, place)))}")
    reader.show_settings(project, (*project.diagnostics, *bound.settings_diagnostics))
    if others:
        session.say(session.text(message("cli.book.lainnya", count=others, typed=visible(typed(folder)))))
    if not bound.files:
        session.found_errors()


def _why_not(path: str, place: Place) -> Message:
    if not place.stopped_by:
        return message("cli.book.tidak-termasuk", path=path)
    return message("cli.render.dihentikan", path=path, rules=tuple(dict.fromkeys(f.name for f in place.stopped_by)))
