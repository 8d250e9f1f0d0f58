"""`sop new`: a `sop.toml` and a first document, or a further one beside it, from a few questions or options."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sopdsl.cli.command import Command, Session
from sopdsl.cli.new_answers import DOCUMENT, QUESTIONS, Logo, collect
from sopdsl.cli.paths import typed
from sopdsl.cli.writing import write_files
from sopdsl.diagnostics import message
from sopdsl.project.beginning import Answers, document_name, document_text, settings_text
from sopdsl.project.roots import SETTINGS_FILE
from sopdsl.reports.text import visible


@click.command(cls=Command, help="cli.new.bantuan", epilog="cli.new.contoh", options_metavar="cli.new.pemakaian")
@click.argument("folder", metavar="cli.isian.folder")
@click.option("--instansi", "agency", multiple=True, metavar="cli.isian.teks", help="cli.new.instansi")
@click.option("--alamat", "address", metavar="cli.isian.teks", help="cli.new.alamat")
@click.option("--logo", metavar="cli.isian.berkas", help="cli.new.logo")
@click.option("--jabatan", "position", metavar="cli.isian.teks", help="cli.new.jabatan")
@click.option("--nama", "name", metavar="cli.isian.teks", help="cli.new.nama")
@click.option("--nip", "number", metavar="cli.isian.teks", help="cli.new.nip")
@click.option("--judul", "title", metavar="cli.isian.teks", help="cli.new.judul")
@click.option("--pelaksana", "executors", metavar="cli.isian.teks", help="cli.new.pelaksana")
@click.pass_obj
def command(session: Session, /, folder: str, agency: tuple[str, ...], **options: str | None) -> None:
    """Ask for what the options do not give, if somebody is there to answer, and write all files or none."""
    root = Path(folder)
    if root.exists() and not root.is_dir():
        session.complain(message("cli.new.bukan-folder", path=root.as_posix()))
        return
    begun = (root / SETTINGS_FILE).exists()
    asked = DOCUMENT if begun else QUESTIONS
    given = {"agency": agency or None, **options}
    if any(value is not None and field not in asked for field, value in given.items()):
        session.complain(message("cli.new.sudah-diatur", path=(root / SETTINGS_FILE).as_posix()))
        return
    somebody = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    answers, logo = collect(given, asked if somebody else (), session)
    _write(root, answers, logo, begun, session)


def _write(root: Path, answers: Answers, logo: Logo | None, begun: bool, session: Session) -> None:
    document = root / document_name(answers.title)
    files = {} if begun else {root / SETTINGS_FILE: settings_text(answers).encode("utf-8")}
    files[document] = document_text(answers).encode("utf-8")
    if logo is not None:
        files[root / logo.path] = logo.data
    if _stand_in_the_way(list(files), session):
        return
    try:
        write_files(files)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        session.complain(message("cli.new.tidak-tertulis", path=root.as_posix(), reason=reason))
        return
    for path in files:
        session.say(visible(path.as_posix()))
    shown = document.as_posix()
    session.say(session.text(message("cli.new.selanjutnya", path=visible(shown), typed=visible(typed(shown)))))


def _stand_in_the_way(paths: list[Path], session: Session) -> bool:
    """Whether any of the files is there already, which is said."""
    there = tuple(path.as_posix() for path in paths if path.exists() or path.is_symlink())
    if there:
        session.complain(message("cli.new.sudah-ada", paths=there))
    return bool(there)
