"""Cards and lines on the screen: framed and as wide as a terminal, plain and whole elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from textwrap import wrap

from sopdsl.cli.command import Session
from sopdsl.cli.findings import is_read_by_eye, wants_colour
from sopdsl.cli.run.card import Row
from sopdsl.diagnostics import Message
from sopdsl.reports.text import visible, width


def say_message(what: Message, session: Session) -> None:
    """Print a message of one line or more."""
    say_lines(session.text(what).split("\n"), session)


def say_lines(lines: Iterable[str], session: Session) -> None:
    """Print lines in which nothing controls the terminal; what is wider than it goes on in another line, word by word.

    Lines with a command to copy are not for this.
    """
    room = shutil.get_terminal_size().columns if is_read_by_eye() else 0
    for line in map(visible, lines):
        if 0 < room < width(line):
            line = "\n".join(wrap(line, room, subsequent_indent="  ", break_on_hyphens=False))
        session.say(line)


def show_card(title: str, rows: Sequence[Row], session: Session) -> None:
    """Print a card."""
    rows = [(name, [visible(line) for line in lines]) for name, lines in rows]
    session.say("")
    session.say(_framed(visible(title), rows) if is_read_by_eye() else _plain(visible(title), rows))


def _plain(title: str, rows: Sequence[Row]) -> str:
    widest = max((width(name) for name, _ in rows), default=0)
    lines = [title]
    for name, values in rows:
        margin = f"  {name}{' ' * (widest - width(name))}  "
        lines += [(margin if not place else " " * width(margin)) + value for place, value in enumerate(values)]
    return "\n".join(lines)


def _framed(title: str, rows: Sequence[Row]) -> str:
    from rich.console import Console
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold cyan", no_wrap=True)
    grid.add_column(ratio=1)
    for name, values in rows:
        grid.add_row(Text(name), Text("\n".join(values)))
    console = Console(no_color=not wants_colour(), highlight=False, markup=False, emoji=False)
    with console.capture() as capture:
        console.print(Panel(grid, title=Text(title, style="bold"), title_align="left", padding=(1, 2), expand=False))
    return capture.get().removesuffix("\n")
