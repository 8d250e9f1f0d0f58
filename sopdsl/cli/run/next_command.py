"""Where the work goes on after a run, with the command that begins it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sopdsl.cli.command import Session
from sopdsl.cli.paths import typed
from sopdsl.diagnostics import message
from sopdsl.execution.run import Run
from sopdsl.model import plain
from sopdsl.project.files import Unreadable, read_text
from sopdsl.project.finding import find_documents
from sopdsl.project.roots import find_root
from sopdsl.reports.text import visible
from sopdsl.words import key

_SOP, _PROCEDURE = "SOP ", "Prosedur "


def next_commands(run: Run, file: Path | None, session: Session) -> Iterator[str]:
    """A line for each SOP or procedure at which the work goes on, and its command where the document is found.

    `file` is the document of the run where it is known. Others are looked for in its project, else in the current one.
    """
    for name in run.leads_to:
        yield visible(session.text(message("run.akhir.lanjut", name=name)))
        if name.startswith(_PROCEDURE):
            path = file or _document(run.plan.title, file)
            option = f" --prosedur {typed(name.removeprefix(_PROCEDURE))}"
        else:
            path, option = _document(name.removeprefix(_SOP), file), ""
        if path is not None:
            yield visible(f"  sop run {typed(path.as_posix())}{option}")


def _document(title: str, file: Path | None) -> Path | None:
    """The document with a title, None where there is none or more than one."""
    from sopdsl.source import Source, decoded
    from sopdsl.syntax import parse

    found = []
    try:
        for each in find_documents([str(find_root(file.parent if file else Path()).folder)]).files:
            sop = parse(Source(each.shown, decoded(read_text(each.path)))).sop
            if key(plain(sop.title)) == key(title):
                found.append(each.path)
    except Unreadable:
        return None
    return found[0] if len(found) == 1 else None
