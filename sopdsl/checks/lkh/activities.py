"""The kegiatan of all rows, read once for all rules."""

from collections.abc import Iterator
from typing import NamedTuple

from sopdsl.checks.lkh.subjects import Subject, names_in, subject_of
from sopdsl.checks.words import Word, opening, words_of
from sopdsl.flow import ProcedureFlow, TableRow


class Activity(NamedTuple):
    """A row's kegiatan: how it begins (its items are not read, unless there is nothing else).

    `procedure` and `row` are the indices of the procedure's flow and of the row in `Graph.rows`.
    """

    procedure: int
    row: int
    table_row: TableRow
    words: tuple[Word, ...]
    subject: Subject | None

    @property
    def predicate(self) -> tuple[Word, ...]:
        """The words without the executor's name that they begin with."""
        return self.words[self.subject.length if self.subject else 0 :]


def activities(flows: tuple[ProcedureFlow, ...], source: str) -> Iterator[Activity]:
    """The kegiatan of all rows that have one."""
    for procedure, flow in enumerate(flows):
        names = names_in(flow.graph)
        for row, table_row in enumerate(flow.graph.rows):
            words = tuple(words_of(opening(table_row.step.text), source))
            if words:
                yield Activity(procedure, row, table_row, words, subject_of(words, names))
