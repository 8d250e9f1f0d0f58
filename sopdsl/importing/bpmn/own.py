"""Our own export: the document that it carries along, as far as the drawing still says the same."""

from __future__ import annotations

import attrs

from sopdsl.diagnostics import Severity
from sopdsl.flow import analyse
from sopdsl.importing.bpmn.drawing import Drawing, Process
from sopdsl.importing.bpmn.edits import edited_procedure
from sopdsl.importing.bpmn.losses import Losses
from sopdsl.importing.bpmn.reader import read_drawing
from sopdsl.importing.bpmn.tags import read_tags
from sopdsl.importing.bpmn.texts import text_of
from sopdsl.model import Procedure, Sop
from sopdsl.rendering import Job, find_renderer
from sopdsl.source import Source
from sopdsl.syntax import parse


def own_sop(drawing: Drawing, losses: Losses) -> Sop | None:
    """The document that a drawing carries, with all that was changed in the drawing since; None where it carries none.

    The drawing is the truth for what it can say; the document gives what BPMN has no place for.
    """
    sop = _carried(drawing)
    if sop is None:
        return None
    before = _drawing_of(sop)
    if [each.id for each in before.processes] != [each.id for each in drawing.processes]:
        return None
    flows = analyse(sop)
    procedures: list[Procedure] = []
    for number, (old, new) in enumerate(zip(before.processes, drawing.processes, strict=True)):
        same = _said(old) == _said(new)
        procedures.append(
            sop.procedures[number] if same else edited_procedure(sop, flows[number].graph, old, new, losses)
        )
    title = sop.title if before.name == drawing.name else text_of(drawing.name)
    return _with_head(attrs.evolve(sop, title=title, procedures=tuple(procedures)))


def _with_head(sop: Sop) -> Sop:
    """The executors of the only procedure without a line of its own stand in the head."""
    only = sop.procedures[0]
    if only.written or only.executors is None or not sop.executors:
        return sop
    return attrs.evolve(sop, executors=only.executors, procedures=(attrs.evolve(only, executors=None),))


def _carried(drawing: Drawing) -> Sop | None:
    if not drawing.manuscript:
        return None
    parsed = parse(Source("", drawing.manuscript))
    sound = all(finding.severity is not Severity.ERROR for finding in parsed.diagnostics)
    return parsed.sop if sound else None


def _drawing_of(sop: Sop) -> Drawing:
    """The drawing that a document is exported as."""
    renderer = find_renderer("bpmn")
    assert renderer is not None
    (file,) = renderer.render(Job(sop, analyse(sop), "bpmn", {}, True, lambda _: None)).files
    return read_drawing(read_tags(file.data.decode()), Losses())


def _said(process: Process) -> object:
    """All that a pool says, wherever it stands."""
    names = {lane.key: lane.name for lane in process.lanes}
    elements = {
        name: (
            element.kind,
            element.name,
            names.get(element.lane),
            element.documentation,
            element.facts,
            element.inputs,
            element.outputs,
            sorted(element.remarks),
            element.event,
            element.time,
        )
        for name, element in process.elements.items()
    }
    flows = sorted((flow.source, flow.target, flow.name, flow.condition) for flow in process.flows)
    return process.name, [lane.name for lane in process.lanes], elements, flows, sorted(process.note)
