"""`sop render`: documents to printable files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import attrs
import click

from sopdsl.cli.command import Command, Mistake, Session
from sopdsl.cli.day import day_option
from sopdsl.cli.ending import report_crash
from sopdsl.cli.findings import Findings, in_the_way
from sopdsl.cli.formats import format_of, output_folder
from sopdsl.cli.jobs import jobs_option
from sopdsl.cli.paths import complain_about, find, typed
from sopdsl.cli.progress import progress
from sopdsl.cli.render_map import MAP, render_map
from sopdsl.cli.writing import write_outputs
from sopdsl.diagnostics import Diagnostic, Message, message
from sopdsl.project import Found, PathProblem
from sopdsl.project.drawing import Drawn, DrawnText, draw_manuscript, is_about_computer
from sopdsl.project.manuscripts import Manuscript, Roots, read_manuscripts
from sopdsl.project.outcome import Crash
from sopdsl.project.overrides import Overrides
from sopdsl.project.roots import Root
from sopdsl.project.workers import Done, Task, Workers, in_order
from sopdsl.rendering import Renderer, find_renderer, renderer_names
from sopdsl.reports.text import visible
from sopdsl.values import Value

FEW = 8
"""So many documents are drawn in this process; only for more it pays to start others.

Then this one draws none: a process that is forked from one in which Typst has worked misses Typst's threads.
"""


@attrs.frozen
class _Order(Value):
    """What the command line asks for: a renderer by its name, one of its formats, and where the files go."""

    name: str
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
@jobs_option
@click.pass_obj
def command(
    session: Session, paths: tuple[str, ...], name: str, format: str | None, folder: str, draft: bool, jobs: int
) -> None:
    """Draw all documents, each by itself or as a map; one that cannot be drawn does not hold up the others."""
    if name == MAP:
        render_map(session, paths, format, folder)
        return
    formats = _renderer(name).FORMATS
    order = _Order(name, format_of(format, formats), output_folder(folder, formats), draft)
    wanted = find(paths, session)
    files = _without_clashes(wanted, order, session)
    work = partial(draw_manuscript, name=order.name, format=order.format, draft=order.draft)
    workers = Workers(work, Overrides(session.today), jobs if len(files) > FEW else 1)
    findings = Findings(session)
    drawn = others = 0
    with progress(session, len(files), message("cli.render.sedang")) as advance, closing(workers):
        for (found, text), result in in_order(_begun(files, workers)):
            drawn += _written(found, text, result, order, findings)
            if isinstance(result, DrawnText):
                others += len(result.diagnostics) - len(in_the_way(result.diagnostics, result.drawn.stopped_by))
            advance()
    if others:
        named = " ".join(visible(typed(path)) for path in paths)
        session.say(session.text(message("cli.render.lainnya", count=others, typed=named)))
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


def _begun(
    files: Sequence[Found], workers: Workers[DrawnText]
) -> Iterator[tuple[tuple[Found, Manuscript | PathProblem], Task[DrawnText | Crash | None]]]:
    """Each document, its text, and its drawing; what cannot be read waits for its turn to be said."""
    for found, text in zip(files, read_manuscripts(files, Roots()), strict=True):
        yield (found, text), Done(None) if isinstance(text, PathProblem) else workers.begin(text)


def _written(
    found: Found, text: Manuscript | PathProblem, result: DrawnText | Crash | None, order: _Order, findings: Findings
) -> int:
    """Print what was found in a document, and write its files; 1 if that was done."""
    session = findings.session
    if isinstance(text, PathProblem):
        complain_about(text, session)
    elif isinstance(result, Crash):
        report_crash(session, result, found.shown)
    elif result is not None:
        _show(text, result, findings)
        if result.drawn.files:
            target = order.target(found)
            paths = {target.with_name(target.name + file.suffix): file.data for file in result.drawn.files}
            return int(write_outputs(paths, session))
        session.found_errors()
        session.warn(f"sop: {visible(session.text(_why_not(found.shown, result.drawn)))}")
    return 0


def _show(text: Manuscript, result: DrawnText, findings: Findings) -> None:
    """Print what is wrong with a document, after what is wrong with its project's settings."""
    _show_settings(text.root, result.project_diagnostics, findings)
    findings.show(text.source, in_the_way(result.diagnostics, result.drawn.stopped_by), text.root)
    _show_settings(text.root, result.drawn.settings_diagnostics, findings)
    findings.say_once([finding for finding in result.drawn.diagnostics if is_about_computer(finding)])
    own = [finding for finding in result.drawn.diagnostics if not is_about_computer(finding)]
    findings.show(text.source, own, text.root)


def _show_settings(root: Root, diagnostics: Sequence[Diagnostic], findings: Findings) -> None:
    if diagnostics and root.settings is not None:
        findings.show_once(Manuscript(root.settings_file, root, root.settings).source, diagnostics, root)


def _why_not(path: str, drawn: Drawn) -> Message:
    if not drawn.stopped_by:
        return message("cli.render.tidak-tergambar", path=path)
    codes = tuple(dict.fromkeys(finding.name for finding in drawn.stopped_by))
    return message("cli.render.dihentikan", path=path, rules=codes)
