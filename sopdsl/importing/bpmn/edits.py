"""A procedure whose drawing was changed after it was exported: rows that the drawing still says stay as written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import attrs

from sopdsl.flow import Graph, analyse
from sopdsl.importing.bpmn.arrangement import Arrangement, Unit
from sopdsl.importing.bpmn.chart import Symbol
from sopdsl.importing.bpmn.drawing import Process
from sopdsl.importing.bpmn.fields import fields_of, remarks_of
from sopdsl.importing.bpmn.losses import Losses
from sopdsl.importing.bpmn.same_flow import same_flow
from sopdsl.importing.bpmn.symbols import symbols_of, without_symbol
from sopdsl.importing.bpmn.writing import Writer
from sopdsl.importing.texts import executor_of, list_of, text_of
from sopdsl.model import (
    Assignment,
    Branch,
    Executor,
    ExecutorMention,
    Item,
    Name,
    Node,
    Procedure,
    Same,
    Sop,
    Step,
    Target,
    Text,
    plain,
)
from sopdsl.words import key

_MENTIONING = (Step, Node, Branch, Target, Assignment)
_SHARED = ("requirements", "duration", "output", "remarks")


def edited_procedure(sop: Sop, graph: Graph, prefix: str, old: Process, new: Process, losses: Losses) -> Procedure:
    """The procedure of a graph, as `new` says it; `old` is what it was exported as, its ids begin with `prefix`."""
    executors, labels, renamed = _executors(graph, old, new)
    before, after = symbols_of(old, Losses()), symbols_of(new, losses)
    arrangement = Arrangement(graph, prefix, before, after, _moved(old, new, before, after, labels))
    procedures = frozenset(key(each) for one in sop.procedures for each in (one.label, plain(one.title)) if each)
    head = _head(graph.procedure, old, new)
    notes = [note for note in _notes(new, after) if note not in _notes(old, before)]
    if notes:
        head["note"] = joined(graph.procedure.note, list_of(notes))
    for units in arrangement.attempts():
        anew = {number for number, unit in enumerate(units) if unit.step is None}
        writer = Writer([unit.row for unit in units], labels, procedures)
        writer.give_names(arrangement.names, set(graph.numbers), anew)
        steps = [
            _anew(writer.step(number), graph, units[number], before)
            if number in anew
            else _kept(graph, units, number, writer, renamed)
            for number in range(len(units))
        ]
        rows = arrangement.rows(units, steps)
        made = attrs.evolve(graph.procedure, rows=rows, executors=executors, **head)
        (flow,) = analyse(attrs.evolve(sop, procedures=(made,)))
        if len(anew) == len(units) or same_flow(graph, flow.graph, units, prefix):
            break
    return made


def _moved(
    old: Process, new: Process, before: Mapping[str, Symbol], after: Mapping[str, Symbol], labels: Mapping[str, str]
) -> dict[str, str | None]:
    """The labels of the new executors of the symbols that stand in another lane than before."""
    lanes = {lane.key: lane.tag.value("id") for lane in old.lanes}
    now = {lane.key: lane.tag.value("id") for lane in new.lanes}
    return {
        name: labels.get(symbol.element.lane)
        for name, symbol in after.items()
        if name in before and lanes.get(before[name].element.lane) != now.get(symbol.element.lane)
    }


def _head(procedure: Procedure, old: Process, new: Process) -> dict[str, Any]:
    """The title, where the drawing has another one."""
    if old.name == new.name or not new.name:
        return {}
    return {"title": text_of(new.name.removeprefix(f"{procedure.label}. "))}


def _notes(process: Process, symbols: Mapping[str, Symbol]) -> list[str]:
    """What stands in a pool beside nothing that has a row."""
    return [*process.note, *remarks_of(without_symbol(process, symbols))]


def joined(note: Text | None, more: Text | None) -> Text | None:
    """Two notes as one; that of the document stays as it is written."""
    if note is None or more is None:
        return note or more
    return Text(note.lead, (*note.items, *([Item(more.lead)] if more.lead else ()), *more.items))


def _executors(graph: Graph, old: Process, new: Process) -> tuple[tuple[Executor, ...], dict[str, str], dict[str, str]]:
    """The executors in the order of the lanes, their labels by lane, and the new labels of those with another name."""
    known = {lane.tag.value("id"): executor for lane, executor in zip(old.lanes, graph.executors, strict=False)}
    said = {lane.tag.value("id"): lane.name for lane in old.lanes}
    executors: dict[str, Executor] = {}
    labels, renamed = {}, {}
    for lane in new.lanes:
        own = known.get(lane.tag.value("id"))
        made = executor_of(lane.name)
        if own is not None:
            made = own if said[lane.tag.value("id")] == lane.name else attrs.evolve(own, label=made.label)
            renamed[key(own.label)] = made.label
        labels[lane.key] = executors.setdefault(key(made.label), made).label
    return tuple(executors.values()), labels, renamed


def _kept(graph: Graph, units: list[Unit], number: int, writer: Writer, renamed: Mapping[str, str]) -> Step:
    """The step that stays as it was written, where it stands now."""
    unit = units[number]
    assert unit.step is not None and unit.of is not None
    step = unit.step
    if (units[number - 1].of if number else None) != unit.of - 1:
        step = _with_own_cells(step, graph, unit.of)
    if step.name is None and writer.name(unit.row.main.id):
        step = attrs.evolve(step, name=Name(writer.name(unit.row.main.id)))
    return cast(Step, _renamed(step, renamed))


def _anew(step: Step, graph: Graph, unit: Unit, before: Mapping[str, Symbol]) -> Step:
    """A step written anew, with the words of the document wherever the drawing still says the same."""
    main = unit.row.main
    if unit.of is None or main.id not in before:
        return step
    written = graph.rows[unit.of].step
    old, new, all_said = fields_of(before[main.id]), fields_of(main), fields_of(main, unit.row.beside)
    same: dict[str, Any] = {
        name: getattr(written, name) for name, value in all_said.items() if value == new.get(name) == old.get(name)
    }
    if before[main.id].element.name == main.element.name:
        same["text"] = written.text
    return attrs.evolve(step, **same)


def _with_own_cells(step: Step, graph: Graph, row: int) -> Step:
    """The step with the cells that it shared with the row before, which is another one now."""
    cells: dict[str, Any] = {}
    for name in _SHARED:
        place = row
        while place and isinstance(getattr(graph.rows[place].step, name), Same):
            place -= 1
        if place != row:
            cells[name] = getattr(graph.rows[place].step, name)
    return attrs.evolve(step, **cells)


def _renamed(part: Any, labels: Mapping[str, str]) -> Any:
    """The same part of a step, with the new labels of executors."""
    if isinstance(part, ExecutorMention):
        return attrs.evolve(part, text=labels.get(key(part.text), part.text))
    if isinstance(part, tuple) and not hasattr(part, "_fields"):
        return tuple(_renamed(each, labels) for each in part)
    if isinstance(part, _MENTIONING):
        names = [field.name for field in attrs.fields(type(part))]
        return attrs.evolve(part, **{name: _renamed(getattr(part, name), labels) for name in names})
    return part
