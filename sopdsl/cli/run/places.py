"""Where runs are kept, and how their store is opened: what goes wrong there is said, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sopdsl.cli.command import Session
from sopdsl.cli.paths import complain_about, typed
from sopdsl.execution.store import StoreError, open_store
from sopdsl.project.files import Unreadable
from sopdsl.project.projects import Project, load_project
from sopdsl.project.setting_keys import RUNS, table_in_force
from sopdsl.reports.text import visible

if TYPE_CHECKING:
    from sopdsl.execution.store.runs import Store


def store_place(given: str | None, session: Session, project: Project | None = None) -> str:
    """The file or address of the store: what is given, else the one of a project, by default the current folder's.

    A `sop.toml` that cannot be read is said, and ends the command with 2.
    """
    try:
        return given or place_in(project or load_project(Path()))
    except Unreadable as error:
        complain_about(error.problem, session)
        raise click.exceptions.Exit(session.exit_code) from None


def place_in(project: Project) -> str:
    """The store of a project."""
    named = str(table_in_force(project.settings, RUNS)["simpan"])
    return named if is_address(named) else (project.root / named).as_posix()


def is_address(place: str) -> bool:
    """Whether a place is a database of a server, which may hold a password: it is never shown."""
    return "://" in place


def told_again(place: str, session: Session) -> str:
    """The option that leads to a store from the current folder, as it is typed; empty where none is needed."""
    if place == store_place(None, session):
        return ""
    return f" --simpan {'…' if is_address(place) else typed(place)}"


@contextmanager
def opened(place: str, session: Session, create: bool = False) -> Iterator[Store]:
    """The store in a place. What it cannot do is said, and ends the command with 2; so does a place without a store."""
    try:
        with open_store(place, create=create) as store:
            yield store
    except StoreError as error:
        say_error(error, session)
        raise click.exceptions.Exit(session.exit_code) from None


def say_error(error: StoreError, session: Session) -> None:
    """Say what a store could not do, and what to do about it."""
    session.complain(error.what)
    session.warn(visible(session.text(error.remedy)))
