"""The lines below the heading to steps. Arrows are not among them: each step goes on to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from sopdsl.checks.imp.imp002_impor_sebagian import RULE
from sopdsl.diagnostics import Diagnostic, Message, message
from sopdsl.importing.table.cells import Line
from sopdsl.importing.table.columns import (
    ACTIVITY,
    EXECUTOR,
    NUMBER,
    OUTPUT,
    REMARKS,
    REQUIREMENTS,
    SYMBOLS,
    TIME,
    Table,
)
from sopdsl.importing.table.shapes import DECISION
from sopdsl.importing.texts import executor_of, line, list_of, text_of, time_of, without_number
from sopdsl.model import Assignment, Executor, ExecutorMention, Group, Procedure, Relation, Row, Same, Step, Text
from sopdsl.source import Span
from sopdsl.words import key

_SAME = ("idem", "sda", "s.d.a", "s.d.a.")
_SEVERAL = re.compile(r"[\n;/]|,\s|\s(?:dan|bersama)\s")
"""What stands between the names of executors in one cell."""


class Made(NamedTuple):
    """The procedure of a table, its executors, and what of the table needs a look."""

    procedure: Procedure
    executors: tuple[Executor, ...]
    findings: tuple[Diagnostic, ...]


def procedure_of(table: Table) -> Made:
    """The steps of a table."""
    reader = _Reader(table)
    rows = tuple(reader.rows())
    return Made(Procedure(rows, written=False), tuple(reader.executors.values()), tuple(reader.findings))


class _Reader:
    def __init__(self, table: Table) -> None:
        self._table = table
        self.findings: list[Diagnostic] = []
        self.executors: dict[str, Executor] = {}
        """By the key of their label, in the order of their columns."""
        self._unmarked: dict[int, Span] = {}
        self._several: dict[int, Span] = {}
        self._drawn: dict[int, Span] = {}
        self._decisions: dict[int, Span] = {}
        """The steps, by number: without an executor, with several, with symbols drawn over cells, with decisions."""
        self._columns = {column: self._executor(title) for column, title in table.executors.items()}

    def rows(self) -> Iterator[Row]:
        number, (inside, outside) = 0, _whole_lines(self._table)
        self._say_columns(inside)
        for one in (*self._table.before, *outside):
            self._say(one.span, message("IMP002.tabel-di-luar"), message("IMP002.tabel-di-luar-saran"))
        for one in inside:
            if self._is_heading(one):
                yield Group(text_of(self._cell(one, ACTIVITY) or next(filter(None, one.cells))))
            else:
                number += 1
                yield self._step(one, number)
        self._say_numbers(self._unmarked, "IMP002.tabel-tanpa-pelaksana", "IMP002.tabel-tanpa-pelaksana-saran")
        self._say_numbers(self._drawn, "IMP002.tabel-simbol", "IMP002.tabel-simbol-saran")
        self._say_numbers(self._decisions, "IMP002.tabel-keputusan", "IMP002.tabel-keputusan-saran")
        self._say_numbers(self._several, "IMP002.tabel-beberapa-pelaksana", "IMP002.tabel-beberapa-pelaksana-saran")

    def _is_heading(self, one: Line) -> bool:
        """Whether a line of a numbered table has words in one place only, and no number before them."""
        number = self._table.fields.get(NUMBER)
        if number is None or self._cell(one, NUMBER).strip(".) ").isdigit():
            return False
        return {column for column, cell in enumerate(one.cells) if cell} <= {number, self._table.fields[ACTIVITY]}

    def _step(self, one: Line, number: int) -> Step:
        duration = self._cell(one, TIME)
        return Step(
            text_of(without_number(self._cell(one, ACTIVITY))),
            assignment=self._assignment(one, number),
            requirements=self._entries(one, REQUIREMENTS),
            duration=Same() if key(duration) in _SAME else time_of(duration),
            output=self._entries(one, OUTPUT),
            remarks=self._entries(one, REMARKS),
        )

    def _assignment(self, one: Line, number: int) -> Assignment | None:
        if EXECUTOR in self._table.fields:
            names = _SEVERAL.split(self._cell(one, EXECUTOR))
            labels = [self._executor(name).label for name in names if line(name)]
        else:
            marked = [column for column in self._columns if _at(one, column)]
            labels = [self._columns[column].label for column in marked]
            if any(DECISION in _at(one, column) for column in marked):
                self._decisions[number] = one.span
            if any(symbol in _at(one, column) for column in marked for symbol in SYMBOLS):
                self._drawn[number] = one.span
        mentions = tuple(ExecutorMention(label) for label in dict.fromkeys(labels))
        if not mentions:
            self._unmarked[number] = one.span
            return None
        if len(mentions) > 1:
            self._several[number] = one.span
        return Assignment(Relation.SOLE if len(mentions) == 1 else Relation.JOINT, mentions)

    def _executor(self, name: str) -> Executor:
        made = executor_of(name)
        return self.executors.setdefault(key(made.label), made)

    def _entries(self, one: Line, field: str) -> Text | Same | None:
        said = self._cell(one, field)
        return Same() if key(said) in _SAME else list_of(re.split(r"[\n;]", said))

    def _cell(self, one: Line, field: str) -> str:
        column = self._table.fields.get(field)
        return "" if column is None else _at(one, column)

    def _say_columns(self, inside: list[Line]) -> None:
        used = {*self._table.fields.values(), *self._table.executors}
        lost = {column: one.span for one in reversed(inside) for column, cell in enumerate(one.cells) if cell}
        for column in sorted(lost.keys() - used):
            what = message("IMP002.tabel-kolom", column=column + 1)
            self._say(lost[column], what, message("IMP002.tabel-kolom-saran"))

    def _say_numbers(self, steps: dict[int, Span], what: str, hint: str) -> None:
        """One finding for all steps, at the first."""
        if steps:
            self._say(next(iter(steps.values())), message(what, steps=tuple(map(str, steps))), message(hint))

    def _say(self, span: Span, what: Message, hint: Message) -> None:
        self.findings.append(Diagnostic(RULE.code, RULE.name, RULE.severity, span, what, hint))


def _at(one: Line, column: int) -> str:
    return one.cells[column] if column < len(one.cells) else ""


def _whole_lines(table: Table) -> tuple[list[Line], list[Line]]:
    """The rows of the body, and what stands behind a gap below it.

    A line with neither number nor kegiatan right below another goes on with the cells of that one.
    """
    inside: list[Line] = []
    outside: list[Line] = []
    starts = {table.fields[ACTIVITY], table.fields.get(NUMBER)}
    for one in table.body:
        if any(_at(one, column) for column in starts if column is not None):
            inside.append(one)
        elif inside and one.span.start == inside[-1].span.end + 1:
            pairs = zip_longest(inside[-1].cells, one.cells, fillvalue="")
            cells = tuple("\n".join(filter(None, pair)) for pair in pairs)
            inside[-1] = Line(cells, Span(inside[-1].span.start, one.span.end))
        else:
            outside.append(one)
    return inside, outside
