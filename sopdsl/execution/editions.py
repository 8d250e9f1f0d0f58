"""Two editions of an SOP: what differs in the head of the document, and in each procedure row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sopdsl.execution.changes import Aspect, StepChange, changes_of
from sopdsl.execution.matching import Matching, kegiatan
from sopdsl.execution.plan import Plan, PlannedStep
from sopdsl.model import (
    Approval,
    DateField,
    Duration,
    Group,
    Parallel,
    Procedure,
    Row,
    Sop,
    Text,
    Words,
    plain,
    plain_inline,
)
from sopdsl.syntax.assumptions import assumption_words
from sopdsl.syntax.printer_rows import executor_words
from sopdsl.words import key

Lines = tuple[str, ...]


class Difference(NamedTuple):
    """What a field says in two editions: the lines that are gone, and those that are new; neither where only their
    order is another."""

    gone: Lines
    new: Lines


class ProcedureChanges(NamedTuple):
    """The rows that differ between two plans of one procedure; one plan is None where the other edition has none."""

    old: Plan | None
    new: Plan | None
    rows: tuple[StepChange, ...] = ()


def head_changes(old: Sop, new: Sop) -> Iterator[tuple[str, Difference]]:
    """The fields that differ in the heads of two documents, by their keywords."""
    return _fields_changed(_head(old), _head(new))


def table_changes(old: Procedure, new: Procedure) -> Iterator[tuple[str, Difference]]:
    """What differs in a procedure beside its steps: its title, columns, times, headings and notes."""
    return _fields_changed(_table(old), _table(new))


def procedure_changes(old: tuple[Plan, ...], new: tuple[Plan, ...]) -> Iterator[ProcedureChanges]:
    """What differs in each procedure: those of the new edition, then those that are gone. One is known by its name,
    and where each edition has one only, that is it."""
    if len(old) == len(new) == 1:
        yield ProcedureChanges(old[0], new[0], changes_of(Matching(old[0], new[0])))
        return
    before, after = {key(plan.name): plan for plan in old}, {key(plan.name) for plan in new}
    for plan in new:
        known = before.get(key(plan.name))
        yield ProcedureChanges(known, plan, changes_of(Matching(known, plan)) if known is not None else ())
    yield from (ProcedureChanges(plan, None) for name, plan in before.items() if name not in after)


def cell_changes(change: StepChange, old: Plan, new: Plan) -> Iterator[tuple[Aspect, Difference]]:
    """What the cells of a changed row said and say. What its arrows say is in the change itself."""
    if change.old is None or change.new is None:
        return
    before, after = (_cells(plan, number - 1) for plan, number in ((old, change.old), (new, change.new)))
    for aspect in change.aspects:
        yield from ((aspect, one) for one in _differing(before.get(aspect, ()), after.get(aspect, ())))


def _fields_changed(before: Mapping[str, Lines], after: Mapping[str, Lines]) -> Iterator[tuple[str, Difference]]:
    for keyword in dict.fromkeys((*before, *after)):
        yield from ((keyword, one) for one in _differing(before.get(keyword, ()), after.get(keyword, ())))


def _differing(old: Lines, new: Lines) -> Iterator[Difference]:
    if old != new:
        yield Difference(tuple(one for one in old if one not in new), tuple(one for one in new if one not in old))


def _cells(plan: Plan, index: int) -> dict[Aspect, Lines]:
    step: PlannedStep = plan.steps[index]
    acting = (name for station in plan.stations if station.step == index for name in station.executors)
    return {
        Aspect.ACTIVITY: (kegiatan(step),),
        Aspect.EXECUTORS: tuple(dict.fromkeys(acting)),
        Aspect.CONDITION: (step.condition,),
        Aspect.REQUIREMENTS: step.requirements,
        Aspect.TIME: (step.time,),
        Aspect.OUTPUTS: step.outputs,
        Aspect.REMARKS: step.remarks,
        Aspect.SOPS: step.sops,
    }


def _head(sop: Sop) -> dict[str, Lines]:
    identity = sop.identity
    fields = {
        "SOP": sop.title,
        "Status": Words(sop.status.value),
        "Jenis": sop.kinds,
        **identity.standard,
        "Alamat": identity.address,
        "Logo": identity.logo,
        **{extra.kind.value: extra.text for extra in identity.extras},
        "Jumlah waktu": sop.stated_total,
        "Batas waktu": sop.time_limit,
        "Catatan": sop.note,
    }
    head = {keyword: tuple(filter(None, _lines(value))) for keyword, value in fields.items()}
    assumption = () if sop.assumption is None else (assumption_words(sop.assumption),)
    return {**head, "Asumsi waktu": assumption, "Pelaksana": tuple(map(executor_words, sop.executors))}


def _table(procedure: Procedure) -> dict[str, Lines]:
    fields = {
        "Prosedur": procedure.title,
        "Kelompok": tuple(_headings(procedure.rows)),
        "Jumlah waktu": procedure.stated_total,
        "Batas waktu": procedure.time_limit,
        "Catatan": procedure.note,
    }
    table = {keyword: tuple(filter(None, _lines(value))) for keyword, value in fields.items()}
    return {**table, "Pelaksana": tuple(map(executor_words, procedure.executors or ()))}


def _headings(rows: Sequence[Row]) -> Iterator[Text]:
    for row in rows:
        if isinstance(row, Group):
            yield row.title
        elif isinstance(row, Parallel):
            yield from _headings(row.rows)


def _lines(value: object) -> Iterator[str]:
    match value:
        case Words(text) | DateField(text):
            yield text
        case Duration(text=text):
            yield plain(text)
        case Text():
            yield plain_inline(value.lead)
            for item in value.items:
                yield "; ".join(plain_inline(one.content) for one in (item, *item.items))
        case Approval():
            yield from _lines((value.position, value.name, value.rank, value.employee_number))
        case tuple():
            for one in value:
                yield from _lines(one)
