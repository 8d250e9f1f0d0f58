"""The figures of procedures for other programs."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from typing import Any

import attrs

from sopdsl.cli.command import Session
from sopdsl.cli.run.table import safe_cell
from sopdsl.diagnostics import message
from sopdsl.monitoring import ProcedureFigures


def plain(figures: Sequence[ProcedureFigures]) -> list[dict[str, Any]]:
    """The figures as values of JSON; times are working seconds, or calendar days where `in_days` says so."""
    return [attrs.asdict(each) for each in figures]


def csv_text(figures: Sequence[ProcedureFigures], session: Session) -> str:
    """A row for each step of each procedure."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(session.text(message("stats.kepala-tabel")).split(";"))
    for each in figures:
        for step in each.steps:
            numbers = (each.runs, step.number)
            counts = (step.done, step.skipped, step.repeated, step.open, step.late)
            unit = session.text(message("stats.satuan-hari" if step.in_days else "stats.satuan-detik"))
            times = (step.allowed, step.worked.median, step.worked.ninetieth, step.worked.longest, step.waited.median)
            words = (each.title, each.name, each.number)
            row = (*words, *numbers, step.activity, ", ".join(step.executors), step.time, *counts, unit, *times)
            table.writerow("" if cell is None else safe_cell(str(cell)) for cell in row)
    return out.getvalue()
