"""A whole drawing as a document: each pool a procedure with the executors of its lanes."""

from __future__ import annotations

from sopdsl.importing.bpmn.drawing import Drawing, Process
from sopdsl.importing.bpmn.fields import remarks_of
from sopdsl.importing.bpmn.losses import Losses
from sopdsl.importing.bpmn.rows import rows_of
from sopdsl.importing.bpmn.symbols import symbols_of, without_symbol
from sopdsl.importing.bpmn.writing import Writer
from sopdsl.importing.texts import executor_of, line, list_of, text_of
from sopdsl.model import Executor, Procedure, Sop
from sopdsl.words import key


def sop_of(drawing: Drawing, file_name: str, losses: Losses) -> Sop | None:
    """The document of a drawing; None where nothing is done in it.

    Its title is the drawing's name, that of its only pool, or that of the file.
    """
    names = frozenset(key(line(process.name)) for process in drawing.processes if process.name)
    made = [procedure_of(process, names, losses) for process in drawing.processes]
    for process, procedure in zip(drawing.processes, made, strict=True):
        if not procedure.rows:
            losses.say("IMP002.kolam-kosong", "IMP002.kolam-kosong-saran", process.tag)
    procedures = tuple(procedure for procedure in made if procedure.rows)
    of_file = text_of(file_name.replace("-", " ").replace("_", " "))
    title = text_of(drawing.name) if line(drawing.name) else None
    if len(procedures) > 1:
        return Sop(title or of_file, procedures=procedures)
    for only in procedures:
        rows = (Procedure(only.rows, written=False),)
        return Sop(title or only.title or of_file, executors=only.executors or (), procedures=rows, note=only.note)
    return None


def procedure_of(process: Process, names: frozenset[str], losses: Losses) -> Procedure:
    """One pool; `names` are the keys of all of them."""
    executors, labels = executors_of(process)
    symbols = symbols_of(process, losses)
    rows = rows_of(symbols)
    writer = Writer(rows, labels, names)
    writer.give_names({}, set(), range(len(rows)))
    return Procedure(
        tuple(writer.step(number) for number in range(len(rows))),
        title=text_of(process.name) if line(process.name) else None,
        executors=executors or None,
        note=list_of([*process.note, *remarks_of(without_symbol(process, symbols))]),
    )


def executors_of(process: Process) -> tuple[tuple[Executor, ...], dict[str, str]]:
    """The executors, those of one name once, and the label of each lane."""
    executors: dict[str, Executor] = {}
    labels = {}
    for lane in process.lanes:
        made = executor_of(lane.name)
        labels[lane.key] = executors.setdefault(key(made.label), made).label
    return tuple(executors.values()), labels
