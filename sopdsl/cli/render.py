"""`sop render`: documents to printable files."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import attrs
import click

from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.day import day_option
from sopdsl.cli.documents import Reader
from sopdsl.cli.formats import format_of
from sopdsl.cli.paths import find
from sopdsl.cli.progress import progress
from sopdsl.cli.render_map import MAP, render_map
from sopdsl.cli.writing import write_outputs
from sopdsl.diagnostics import Message, message
from sopdsl.project import Document, Found
from sopdsl.project.drawing import Drawn, draw
from sopdsl.rendering import Renderer, find_renderer, renderer_names
from sopdsl.reports.text import visible
from sopdsl.values import Value


@attrs.frozen
class _Order(Value):
    """What the command line asks for: a renderer by its name, one of its formats, and where the files go."""

    name: str
    renderer: Renderer
    format: str
    folder: Path
    draft: bool

    def target(self, found: Found) -> Path:
        """The path of a document's output, without its suffix: its place below the folder that was named."""
        return self.folder / found.relative.with_suffix("")


@click.command(
    cls=Command, help="cli.render.bantuan", epilog="cli.render.contoh", options_metavar="cli.render.pemakaian"
)
@click.argument("paths", metavar="cli.isian.berkas", nargs=-1, required=True)
@click.option("--as", "name", metavar="cli.isian.nama", default="sheet", help="cli.render.sebagai")
@click.option("--format", "format", metavar="cli.isian.format", help="cli.render.format")
@click.option("-o", "--output", "folder", metavar="cli.isian.folder", default="hasil", help="cli.render.keluaran")
@click.option("--draft", is_flag=True, help="cli.render.draf")
@day_option
@click.pass_obj
def command(session: Session, paths: tuple[str, ...], name: str, format: str | None, folder: str, draft: bool) -> None:
    """Draw all documents, each by itself or as a map; one that cannot be drawn does not hold up the others."""
    if name == MAP:
        render_map(session, paths, format, Path(folder))
        return
    renderer = _renderer(name)
    order = _Order(name, renderer, format_of(format, renderer.FORMATS), Path(folder), draft)
    wanted = find(paths, session)
    files = _without_clashes(wanted, order, session)
    reader = Reader(session)
    drawn = 0
    with progress(session, len(files), session.text(message("cli.render.sedang"))) as advance:
        for found in files:
            drawn += reader.attempt(found, partial(_draw, found=found, order=order, reader=reader)) or 0
            advance()
    session.say(session.text(message("cli.render.selesai", drawn=drawn, documents=len(wanted))))


def _renderer(name: str) -> Renderer:
    renderer = find_renderer(name)
    if renderer is None:
        from difflib import get_close_matches

        names = (*renderer_names(), MAP)
        near = get_close_matches(name, names, n=1) or names
        raise Mistake(message("cli.render.bentuk-tidak-dikenal", name=name, near=tuple(near)))
    return renderer


def _without_clashes(files: Iterable[Found], order: _Order, session: Session) -> list[Found]:
    """The documents whose output no other one would overwrite, also where the file system ignores case."""
    files = list(files)
    rivals: dict[str, list[Found]] = {}
    for found in files:
        rivals.setdefault(str(order.target(found)).casefold(), []).append(found)
    alone = []
    for found in files:
        target = order.target(found)
        others = tuple(rival.shown for rival in rivals[str(target).casefold()] if rival is not found)
        if not others:
            alone.append(found)
        else:
            session.complain(message("cli.render.bentrok", path=found.shown, target=target.as_posix(), others=others))
    return alone


def _draw(document: Document, found: Found, order: _Order, reader: Reader) -> int:
    """Draw a document, print what was found, write its files; 1 if it was drawn."""
    session = reader.session
    drawn = draw(document, order.name, order.renderer, order.format, order.draft)
    reader.show_findings(document)
    reader.show_settings(document.project, drawn.settings_diagnostics)
    reader.show(document, drawn.diagnostics)
    if not drawn.files:
        session.found_errors()
        session.warn(f"sop: {visible(session.text(_why_not(found.shown, drawn)))}")
        return 0
    target = order.target(found)
    paths = {target.with_name(target.name + file.suffix): file.data for file in drawn.files}
    return int(write_outputs(paths, session))


def _why_not(path: str, drawn: Drawn) -> Message:
    if not drawn.stopped_by:
        return message("cli.render.tidak-tergambar", path=path)
    codes = tuple(dict.fromkeys(finding.name for finding in drawn.stopped_by))
    return message("cli.render.dihentikan", path=path, rules=codes)
