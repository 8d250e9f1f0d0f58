"""The events of a run as CSV for spreadsheets."""

from __future__ import annotations

import csv
from io import StringIO

from sopdsl.cli.command import Session
from sopdsl.cli.run.telling import told
from sopdsl.diagnostics import message
from sopdsl.execution.kept import KeptRun

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would calculate."""


def csv_text(kept: KeptRun, session: Session) -> str:
    """A row for each event: its number, time, person, step, executor, and what happened in words."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(session.text(message("run.tabel.kepala")).split(";"))
    for event in kept.record.events:
        task = kept.run.task(getattr(event.action, "task", 0))
        step = str(kept.run.step_of(task).number) if task is not None else ""
        executor = str(getattr(event.action, "executor", ""))
        cells = (str(event.number), event.at, event.person, step, executor, told(kept.run, event, session))
        table.writerow(map(safe_cell, cells))
    return out.getvalue()


def safe_cell(text: str) -> str:
    """A text as a cell that no spreadsheet calculates."""
    return f"'{text}" if text.startswith(_FORMULA) else text
