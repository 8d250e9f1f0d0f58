"""The evaluation form: once a year each SOP is held against seven statements (the guides to PermenPAN-RB 35/2012).

The statements are in our own words. What the runs tell is written beside those that they tell something about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sopdsl.monitoring import ProcedureFigures

from . import facts
from .page import Cell, Column, Form, Kind, Line, Table, blanks, words

_COLUMNS = (
    Column("No", 4),
    Column("Pernyataan", 36),
    Column("Penilaian", 12),
    Column("Dari catatan pelaksanaan", 28),
    Column("Keterangan", 20),
)
_Facts = Callable[[ProcedureFigures], Iterator[str]]


def _performance(figures: ProcedureFigures) -> Iterator[str]:
    yield facts.runs_of(figures)
    yield facts.lateness_of(figures)


def _ease(figures: ProcedureFigures) -> Iterator[str]:
    yield from facts.repetitions_of(figures)
    yield from facts.omissions_of(figures)


def _roles(figures: ProcedureFigures) -> Iterator[str]:
    yield from facts.waiting_of(figures)
    yield facts.idle_of(figures)


def _problems(figures: ProcedureFigures) -> Iterator[str]:
    yield facts.cancellations_of(figures)
    if figures.stuck:
        yield f"{figures.stuck} pelaksanaan buntu."


def _nothing(figures: ProcedureFigures) -> Iterator[str]:
    yield from ()


_STATEMENTS: tuple[tuple[str, _Facts], ...] = (
    ("SOP mendorong kinerja yang lebih baik.", _performance),
    ("SOP mudah dipahami.", _nothing),
    ("SOP mudah dilaksanakan.", _ease),
    ("Semua pelaksana dapat menjalankan perannya.", _roles),
    ("SOP membantu mengatasi masalah dalam pelaksanaannya.", _problems),
    ("SOP menjawab kebutuhan untuk meningkatkan kinerja organisasi.", _nothing),
    ("SOP selaras dengan SOP lain.", _nothing),
)


def yearly(
    figures: Sequence[ProcedureFigures], unused: Sequence[tuple[str, str]], agency: tuple[str, ...], period: str
) -> Form:
    """The form: a table for each procedure that was carried out, then for each SOP that was not (`unused`)."""
    tables = [_table(", ".join(facts.name_of(each)), each) for each in figures]
    tables += [_table(", ".join(filter(None, name)), None) for name in unused]
    note = "Kolom “Dari catatan pelaksanaan” kosong bila catatan tidak menunjukkan apa pun tentang pernyataannya."
    return Form("FORMULIR EVALUASI SOP", period, agency, tuple(tables), (note,))


def _table(heading: str, figures: ProcedureFigures | None) -> Table:
    rows = []
    for number, (statement, told) in enumerate(_STATEMENTS, start=1):
        said = words(*told(figures)) if figures is not None else ()
        answers: Cell = (Line("Ya", Kind.BOX), Line("Tidak", Kind.BOX))
        rows.append((words(str(number)), words(statement), answers, said, blanks(1)))
    return Table(heading, _COLUMNS, tuple(rows))
