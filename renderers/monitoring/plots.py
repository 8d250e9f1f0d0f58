"""Plots of figures: what is to be drawn, in the units of an SVG's own grid."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from sopdsl.execution.worktime import time_words
from sopdsl.messages import text_of
from sopdsl.monitoring import ProcedureFigures, StepFigures
from sopdsl.values import Value

WIDTH = 300
"""Of the part of a plot in which its bars lie."""
_MOST = Fraction(3)
"""Bars end at three times the time allowed, and are then marked."""
_BARS = "Palang: tidak dilampaui separuh pekerjaan. Garis tipis: sampai yang terlama. Garis tegak: mutu baku."


@attrs.frozen
class Bar(Value):
    """A bar and what it says: `length` and `reach` (how far the longest went) of `WIDTH`; `cut`: it is longer."""

    label: str
    words: str
    length: int
    reach: int = 0
    cut: bool = False
    late: bool = False


@attrs.frozen
class Plot(Value):
    """Bars under each other. `mark` is where the line of the time allowed stands, None where there is none."""

    title: str
    about: str
    bars: tuple[Bar, ...]
    mark: int | None = None


def plots_of(figures: ProcedureFigures) -> tuple[Plot, ...]:
    """The plots of a procedure that have anything to show."""
    plots = (_against_allowed(figures), _by_executor(figures), _waiting(figures), _months(figures))
    return tuple(plot for plot in plots if plot.bars)


def said(figures: ProcedureFigures, time: int | None, in_days: bool = False) -> str:
    """A time of the figures in words; `-` where there is none."""
    return "-" if time is None else text_of(time_words(time, figures.hours_per_day, in_days))


def share(percent: int | None) -> str:
    """A percentage; `-` where there is none."""
    return "-" if percent is None else f"{percent}%"


def _against_allowed(figures: ProcedureFigures) -> Plot:
    bars = [_step(figures, step) for step in figures.steps if step.allowed and step.worked.count]
    return Plot(
        "Waktu nyata terhadap mutu baku",
        _BARS,
        tuple(bars),
        round(WIDTH / _MOST),
    )


def _step(figures: ProcedureFigures, step: StepFigures) -> Bar:
    assert step.allowed and step.worked.median is not None and step.worked.longest is not None
    median, longest = (Fraction(time, step.allowed) for time in (step.worked.median, step.worked.longest))
    return Bar(
        f"{step.number}. {step.activity}",
        f"{said(figures, step.worked.median, step.in_days)} dari {step.time}",
        _scaled(median, _MOST),
        _scaled(longest, _MOST),
        longest > _MOST,
        median > 1,
    )


def _by_executor(figures: ProcedureFigures) -> Plot:
    bars = []
    for each in figures.executors:
        median, longest = each.against.median, each.against.longest
        if median is not None and longest is not None:
            length, reach = (_scaled(Fraction(percent, 100), _MOST) for percent in (median, longest))
            words = f"{share(median)} dari mutu baku"
            bars.append(Bar(each.executor, words, length, reach, longest > 100 * _MOST, median > 100))
    return Plot("Waktu nyata setiap pelaksana terhadap mutu baku", _BARS, tuple(bars), round(WIDTH / _MOST))


def _waiting(figures: ProcedureFigures) -> Plot:
    waits = [(each.executor, each.waited.median, each.waited.longest) for each in figures.executors]
    known = [(name, median, longest) for name, median, longest in waits if median is not None and longest is not None]
    most = max((longest for _, _, longest in known), default=0)
    bars = [
        Bar(
            name,
            said(figures, median),
            _scaled(Fraction(median), Fraction(most)),
            _scaled(Fraction(longest), Fraction(most)),
        )
        for name, median, longest in known
        if most
    ]
    return Plot(
        "Menunggu sebelum dikerjakan",
        "Sejak pekerjaan datang sampai dinyatakan mulai dikerjakan. Palang: tidak dilampaui separuhnya. "
        "Garis tipis: sampai yang terlama.",
        tuple(bars),
    )


def _months(figures: ProcedureFigures) -> Plot:
    most = max((count for _, count in figures.months), default=0)
    bars = [
        Bar("-".join(reversed(month.split("-"))), str(count), _scaled(Fraction(count), Fraction(most)))
        for month, count in figures.months
    ]
    return Plot("Pelaksanaan yang dimulai setiap bulan", "", tuple(bars))


def _scaled(value: Fraction, most: Fraction) -> int:
    return min(WIDTH, round(value / most * WIDTH))


def short(text: str, most: int = 44) -> str:
    """A label as a plot has room for it."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def in_order(figures: Sequence[ProcedureFigures]) -> list[tuple[ProcedureFigures, tuple[Plot, ...]]]:
    """Each procedure with its plots."""
    return [(each, plots_of(each)) for each in figures]
