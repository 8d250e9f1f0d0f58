"""The paths of a command line: the documents that they lead to, and what is wrong with the others."""

from __future__ import annotations

import os
from collections.abc import Sequence

from sopdsl.cli.command import Session
from sopdsl.diagnostics import message
from sopdsl.project.finding import Found, PathProblem, find_documents


def find(paths: Sequence[str], session: Session) -> tuple[Found, ...]:
    """The documents that the paths lead to; a path that leads to none is said."""
    finding = find_documents(paths)
    for problem in finding.problems:
        complain_about(problem, session)
    return finding.files


def complain_about(problem: PathProblem, session: Session) -> None:
    """Say what is wrong with a path."""
    session.complain(message("cli.jalur", path=problem.shown, problem=session.text(problem.message)))


def typed(path: str) -> str:
    """A path as a shell wants it typed, so that a command in a message can be copied: quoted where it has spaces."""
    from shlex import quote

    quoted = quote(path)
    return f'"{path}"' if os.name == "nt" and quoted != path else quoted
