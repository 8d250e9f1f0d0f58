"""The columns of a procedure, and who is meant by a mention."""

from __future__ import annotations

import attrs

from sopdsl.model import Executor, ExecutorKind, ExecutorMention, Procedure, Sop
from sopdsl.source import Span
from sopdsl.words import key


def columns_of(sop: Sop, procedure: Procedure) -> tuple[Executor, ...]:
    """The procedure's own executors, names and kinds filled from the head, or else the head's."""
    if not procedure.executors:
        return sop.executors
    head = {key(executor.label): executor for executor in reversed(sop.executors)}
    return tuple(_filled(executor, head.get(key(executor.label))) for executor in procedure.executors)


def _filled(own: Executor, head: Executor | None) -> Executor:
    if head is None:
        return own
    kind = head.kind if own.kind is ExecutorKind.INTERNAL else own.kind
    return attrs.evolve(own, full_name=own.full_name or head.full_name, kind=kind)


class Columns:
    """Finds the column of a mention, and remembers the mentions of nobody."""

    def __init__(self, executors: tuple[Executor, ...]) -> None:
        self.unknown: list[ExecutorMention] = []
        self._seen: set[tuple[ExecutorMention, Span]] = set()
        self._index: dict[str, int] = {}
        for index, executor in enumerate(executors):
            self._index.setdefault(key(executor.label), index)
        for index, executor in enumerate(executors):
            if executor.full_name:
                self._index.setdefault(key(executor.full_name), index)

    def find(self, mention: ExecutorMention) -> int | None:
        """The column of an executor by label, else by full name; None (and remembered) where nobody is meant."""
        column = self._index.get(key(mention.text))
        if column is None and (mention, mention.span) not in self._seen:
            self._seen.add((mention, mention.span))
            self.unknown.append(mention)
        return column
