"""The figures of procedures for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from sopdsl.cli.columns import in_columns
from sopdsl.cli.command import Session
from sopdsl.diagnostics import Argument, message
from sopdsl.execution.worktime import time_words
from sopdsl.monitoring import ProcedureFigures, Spread, StepFigures
from sopdsl.reports.text import visible

_BAR = 10
"""Characters of the bar that stand for the time allowed."""
_WIDTH = 100
"""Characters of a line of text."""
_ACTIVITY = 34
"""Characters of a kegiatan."""


def lines_of(figures: Sequence[ProcedureFigures], session: Session) -> Iterator[str]:
    """The figures of all procedures, an empty line between them; what they mean is said once, at the end."""
    for each in figures:
        yield from map(visible, _Told(each, session).lines())
        yield ""
    meaning = (session.text(message(key)) for key in ("stats.arti", "stats.arti-palang"))
    yield from wrap(" ".join(meaning), _WIDTH)


def name_of(figures: ProcedureFigures) -> str:
    """`Pelayanan Surat, A. Penerimaan (01/SOP/2026)`."""
    name = ", ".join(filter(None, (figures.title, figures.name)))
    return f"{name} ({figures.number})" if figures.number else name


class _Told:
    """One procedure in words."""

    def __init__(self, figures: ProcedureFigures, session: Session) -> None:
        self._figures = figures
        self._session = session

    def lines(self) -> Iterator[str]:
        figures = self._figures
        yield name_of(figures)
        states = [self._text(state, count=count) for state, count in self._states() if count]
        first, last = (self._day(day) for day in (figures.first, figures.last))
        yield self._text("stats.pelaksanaan", runs=figures.runs, first=first, last=last, states=tuple(states))
        if figures.lasted.count:
            yield self._text("stats.lama", **self._spread(figures.lasted, False))
        yield ""
        yield from in_columns([self._headings("stats.kepala-langkah"), *map(self._step, figures.steps)])
        yield ""
        yield from in_columns([self._headings("stats.kepala-pelaksana"), *self._executors()])
        remarkable = list(self._remarkable())
        yield from ["", *remarkable] if remarkable else []

    def _states(self) -> Iterator[tuple[str, int]]:
        yield "stats.selesai", self._figures.finished
        yield "stats.dibatalkan", self._figures.cancelled
        yield "stats.berjalan", self._figures.running
        yield "stats.buntu", self._figures.stuck

    def _step(self, step: StepFigures) -> tuple[str, ...]:
        times = self._spread(step.worked, step.in_days)
        activity = step.activity if len(step.activity) <= _ACTIVITY else step.activity[: _ACTIVITY - 1] + "…"
        late = self._text("stats.jumlah-dari", count=step.late, all=step.done) if step.late else "-"
        return (
            str(step.number),
            visible(activity),
            visible(step.time) or "-",
            str(times["median"]),
            str(times["ninetieth"]),
            late,
            bar(step.worked.median, step.allowed),
        )

    def _executors(self) -> Iterator[tuple[str, ...]]:
        for each in self._figures.executors:
            times = self._spread(each.waited, False)
            late = self._text("stats.jumlah-dari", count=each.late, all=each.done) if each.late else "-"
            percents = (each.against.median, each.against.ninetieth)
            against = ["-" if percent is None else f"{percent}%" for percent in percents]
            yield visible(each.executor), str(each.done), late, *against, str(each.open), str(times["median"])

    def _remarkable(self) -> Iterator[str]:
        for loop in self._figures.loops:
            yield self._text("stats.kembali", step=loop.step, way=loop.label, back=loop.back_to, count=loop.count)
        for step in self._figures.steps:
            if step.skipped:
                yield self._text("stats.lewat", step=step.number, count=step.skipped, reasons=_counted(step.reasons))
        if self._figures.cancelled:
            count, reasons = self._figures.cancelled, _counted(self._figures.reasons)
            yield self._text("stats.batal", count=count, reasons=reasons)
        if self._figures.corrected:
            count, reasons = self._figures.corrected, _counted(self._figures.corrections)
            yield self._text("stats.koreksi", count=count, reasons=reasons)

    def _spread(self, spread: Spread, in_days: bool) -> dict[str, Argument]:
        times = {"median": spread.median, "ninetieth": spread.ninetieth, "longest": spread.longest}
        return {name: self._time(time, in_days) for name, time in times.items()}

    def _time(self, time: int | None, in_days: bool) -> str:
        if time is None:
            return "-"
        return self._session.text(time_words(time, self._figures.hours_per_day, in_days))

    def _headings(self, key: str) -> list[str]:
        return self._text(key).split(";")

    def _day(self, day: str) -> str:
        return self._text("stats.hari", **dict(zip(("year", "month", "day"), day.split("-"), strict=True)))

    def _text(self, key: str, **arguments: Argument) -> str:
        return self._session.text(message(key, **arguments))


def bar(time: int | None, allowed: int | None) -> str:
    """A time against the time allowed: `####------` is four tenths of it; `!` stands for a tenth above it."""
    if time is None or not allowed:
        return ""
    tenths = -(-time * _BAR // allowed)
    above = "!" * min(tenths - _BAR, _BAR)
    return "#" * min(tenths, _BAR) + "-" * (_BAR - tenths) + above


def _counted(reasons: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    return tuple(f"{reason} ({count})" for reason, count in reasons)
