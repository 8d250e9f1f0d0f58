"""What recorded runs tell: how long steps take against their mutu baku, where work waits, what is repeated or left out.

The half-yearly monitoring and the yearly evaluation of SOPs (PermenPAN-RB 35/2012) are filled from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import date

from sopdsl.execution import RunRecord
from sopdsl.monitoring.counting import Counted
from sopdsl.monitoring.figures import (
    ENOUGH,
    ExecutorFigures,
    LoopFigures,
    ProcedureFigures,
    Spread,
    StepFigures,
)

__all__ = ["ENOUGH", "ExecutorFigures", "LoopFigures", "ProcedureFigures", "Spread", "StepFigures", "monitor"]


def monitor(records: Iterable[RunRecord], holidays: Set[date] = frozenset()) -> tuple[ProcedureFigures, ...]:
    """The figures of each procedure, by title, those of each edition of its document apart, in the order in which
    they began to be used. Records are read one after the other, and not kept. Raises BrokenRunError.
    """
    counted: dict[tuple[str, int], Counted] = {}
    for record in records:
        edition = record.plan.document, record.plan.procedure
        if edition not in counted:
            counted[edition] = Counted(record.plan, holidays)
        counted[edition].add(record)
    figures = [each.figures() for each in counted.values()]
    return tuple(sorted(figures, key=lambda each: (each.title.casefold(), each.name.casefold(), each.first)))
