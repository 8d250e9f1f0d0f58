"""The answers of `sop new`: given as options or asked for on a terminal, and refused with a reason if unusable."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs
import click

from sopdsl.cli.command import Mistake, Session
from sopdsl.diagnostics import Message, message
from sopdsl.model import Executor, Identity, Sop, Text, Words
from sopdsl.project.beginning import MOST_LINES, Answers, can_be_title, read_executor, tidy
from sopdsl.rendering import Job, find_renderer
from sopdsl.reports.text import visible
from sopdsl.values import Value

_SUFFIXES = (".png", ".jpg", ".jpeg", ".svg")


@attrs.frozen
class Logo(Value):
    """A picture and its place below the new folder."""

    path: str
    data: bytes


def collect(given: Mapping[str, Any], asked: Collection[str], session: Session) -> tuple[Answers, Logo | None]:
    """The answers that options give, by the names of `Answers`' fields; None where an option was not written.

    What they leave out of the fields to be `asked` is asked; the rest stays empty. Raises Mistake for an option that
    cannot be used.
    """
    read: dict[str, Any] = {field: QUESTIONS[field][1](value) for field, value in given.items() if value is not None}
    missing = [field for field in QUESTIONS if field in asked and field not in read]
    if missing:
        session.say(session.text(message("cli.new.pembuka")))
        for field in missing:
            read[field] = _ask_agency(session) if field == "agency" else _ask(field, session)
    logo: Logo | None = read.pop("logo", None)
    return Answers(**read, logo=logo.path if logo else ""), logo


def _ask(field: str, session: Session) -> object:
    """The answer to a question, which is repeated until it can be used."""
    question, reader = QUESTIONS[field]
    while True:
        try:
            return reader(_prompt(question, session))
        except Mistake as mistake:
            session.warn(visible(session.text(mistake.what)))


def _ask_agency(session: Session) -> tuple[str, ...]:
    """The lines of the letterhead, up to the first empty answer."""
    lines: list[str] = []
    while len(lines) < MOST_LINES:
        line = tidy(_prompt(message("cli.new.tanya-instansi", line=len(lines) + 1), session))
        if not line:
            break
        lines.append(line)
    return tuple(lines)


def _prompt(question: Message, session: Session) -> str:
    return str(click.prompt(session.text(question), default="", show_default=False))


def _read_agency(lines: tuple[str, ...]) -> tuple[str, ...]:
    read = tuple(line for line in map(tidy, lines) if line)
    if len(read) > MOST_LINES:
        raise Mistake(message("cli.new.kop-terlalu-panjang"))
    return read


def _read_title(answer: str) -> str:
    title = tidy(answer)
    if title and not can_be_title(title):
        raise Mistake(message("cli.new.judul-tidak-terbaca", answer=title))
    return title


def _read_executors(answer: str) -> tuple[Executor, ...]:
    if "," in answer and ";" not in answer:
        raise Mistake(message("cli.new.pelaksana-koma", answer=answer.replace(",", ";")))
    executors: dict[str, Executor] = {}
    for each in filter(None, map(tidy, answer.split(";"))):
        executor = read_executor(each)
        if executor is None:
            raise Mistake(message("cli.new.pelaksana-tidak-terbaca", answer=each))
        if executor.label.casefold() in executors:
            raise Mistake(message("cli.new.pelaksana-kembar", answer=executor.label))
        executors[executor.label.casefold()] = executor
    return tuple(executors.values())


def _read_logo(answer: str) -> Logo | None:
    """The picture in a file; the quotes in which terminals put a file that is dropped on them do not count."""
    named = answer.strip().strip("'\"")
    if not named:
        return None
    try:
        if not Path(named).is_file():  # a device may never end
            raise FileNotFoundError
        data = Path(named).read_bytes()
    except (OSError, ValueError) as error:
        raise Mistake(message("cli.new.logo-tidak-ada", path=named)) from error
    if not _is_drawn(data):
        raise Mistake(message("cli.new.bukan-logo", path=named))
    suffix = Path(named).suffix.lower()
    return Logo(f"logo/logo{suffix if suffix in _SUFFIXES else ''}", data)


def _is_drawn(data: bytes) -> bool:
    """Whether the sheet takes the picture: its renderer is asked, which alone knows."""
    renderer = find_renderer("sheet")
    assert renderer is not None
    sop = Sop(Text(), identity=Identity(logo=Words("logo")))
    rendering = renderer.render(Job(sop, (), "svg", {}, True, lambda _: data))
    return not any(finding.code == "LBR003" for finding in rendering.diagnostics)


QUESTIONS: Mapping[str, tuple[Message, Callable[[Any], object]]] = MappingProxyType(
    {
        "agency": (message("cli.new.tanya-instansi", line=1), _read_agency),
        "address": (message("cli.new.tanya-alamat"), tidy),
        "logo": (message("cli.new.tanya-logo"), _read_logo),
        "position": (message("cli.new.tanya-jabatan"), tidy),
        "name": (message("cli.new.tanya-nama"), tidy),
        "number": (message("cli.new.tanya-nip"), tidy),
        "title": (message("cli.new.tanya-judul"), _read_title),
        "executors": (message("cli.new.tanya-pelaksana"), _read_executors),
    }
)
"""The questions in their order, by the field of `Answers` that they fill, and what reads an answer or refuses it."""
DOCUMENT = ("title", "executors")
"""The questions about a document itself; the others are about the office, whose `sop.toml` answers them for all."""
