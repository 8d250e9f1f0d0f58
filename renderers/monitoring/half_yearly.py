"""The monitoring form: Tabel 7 of PermenPAN-RB 35/2012, filled from the runs of half a year.

The standard fixes its columns; what was found is written into the note, and what a box should be ticked is suggested
below it. The assessor ticks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopdsl.monitoring import ProcedureFigures

from . import facts
from .page import Cell, Column, Form, Kind, Line, Table, blanks, words

_COLUMNS = (
    Column("No", 4),
    Column("Prosedur", 22),
    Column("Penilaian terhadap penerapan", 20),
    Column("Catatan hasil penilaian", 30),
    Column("Tindakan yang harus diambil", 16),
    Column("Paraf penilai", 8),
)


def half_yearly(
    figures: Sequence[ProcedureFigures], unused: Sequence[tuple[str, str]], agency: tuple[str, ...], period: str
) -> Form:
    """The form: a row for each procedure that was carried out, then for each SOP that was not (`unused`)."""
    rows = [_row(number, each) for number, each in enumerate(figures, start=1)]
    rows += [_unused(number, *name) for number, name in enumerate(unused, start=len(rows) + 1)]
    share = f"{facts.LATE.numerator}/{facts.LATE.denominator}"
    return Form(
        "FORMULIR MONITORING PENERAPAN SOP",
        period,
        agency,
        (Table("", _COLUMNS, tuple(rows)),),
        (
            "Catatan dihitung dari pelaksanaan yang tersimpan. Usulan bukan penilaian: penilai sendiri yang menandai"
            f" kotaknya. “Tidak baik” diusulkan bila sedikitnya {share} dari langkah yang dikerjakan melampaui mutu"
            " baku waktu atau ada pelaksanaan yang buntu; ukuran ini bukan dari peraturan.",
        ),
    )


def _row(number: int, figures: ProcedureFigures) -> tuple[Cell, ...]:
    title, *rest = facts.name_of(figures)
    return (
        words(str(number)),
        (Line(title, Kind.TITLE), *words(*rest)),
        (*_boxes(), Line(facts.why(figures), Kind.SMALL)),
        words(*_notes(figures)),
        (*words(*_actions(figures)), *blanks(2)),
        (),
    )


def _unused(number: int, title: str, sop_number: str) -> tuple[Cell, ...]:
    note = words("Tidak ada pelaksanaan yang tercatat.")
    return words(str(number)), (Line(title, Kind.TITLE), *words(sop_number)), _boxes(), note, blanks(2), ()


def _boxes() -> Cell:
    return Line("Berjalan dengan baik", Kind.BOX), Line("Tidak berjalan dengan baik", Kind.BOX)


def _notes(figures: ProcedureFigures) -> Iterator[str]:
    yield facts.runs_of(figures)
    yield facts.lateness_of(figures)
    yield from facts.repetitions_of(figures)
    yield from facts.omissions_of(figures)
    yield facts.cancellations_of(figures)
    yield from facts.waiting_of(figures)


def _actions(figures: ProcedureFigures) -> Iterator[str]:
    """Only what the figures themselves ask for."""
    tight = [str(step.number) for step in facts.too_tight(figures)]
    if tight:
        yield f"Tinjau mutu baku waktu langkah {', '.join(tight)}: lebih dari separuhnya terlambat."
