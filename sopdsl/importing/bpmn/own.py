"""Our own export: the document that it carries along, as far as the drawing still says the same."""

from __future__ import annotations

from typing import Any

import attrs

from sopdsl.diagnostics import Severity
from sopdsl.flow import analyse
from sopdsl.importing.bpmn.drawing import Drawing, Process
from sopdsl.importing.bpmn.edits import edited_procedure, joined
from sopdsl.importing.bpmn.elements import JOINER
from sopdsl.importing.bpmn.losses import Losses
from sopdsl.importing.bpmn.procedures import procedure_of
from sopdsl.importing.bpmn.reader import read_drawing
from sopdsl.importing.bpmn.tags import Tag, read_tags
from sopdsl.importing.texts import text_of
from sopdsl.model import Procedure, Sop
from sopdsl.rendering import Job, find_renderer
from sopdsl.source import Source
from sopdsl.syntax import parse


def own_sop(drawing: Drawing, losses: Losses) -> Sop | None:
    """The document that a drawing carries, with all that was changed in the drawing since; None where it carries none.

    The drawing is the truth for what it can say; the document gives what BPMN has no place for.
    """
    sop = _carried(drawing.manuscript, losses)
    if sop is None:
        return None
    before = _drawing_of(sop)
    flows = zip(before.processes, analyse(sop), strict=True)
    known = {old.id: (f"p{number}", old, flow.graph) for number, (old, flow) in enumerate(flows, start=1)}
    procedures: list[Procedure] = []
    for new in drawing.processes:
        if new.id not in known:
            procedures.append(procedure_of(new, frozenset(), losses))
        else:
            prefix, old, graph = known[new.id]
            same = _said(old) == _said(new)
            procedures.append(graph.procedure if same else edited_procedure(sop, graph, prefix, old, new, losses))
        if not procedures[-1].rows:
            losses.say("IMP002.kolam-kosong", "IMP002.kolam-kosong-saran", new.tag)
    procedures = [procedure for procedure in procedures if procedure.rows]
    if not procedures:
        return None
    title = sop.title if before.name == drawing.name else text_of(drawing.name)
    sop = attrs.evolve(sop, title=title, procedures=tuple(procedures))
    if len(procedures) > 1:
        return attrs.evolve(sop, procedures=tuple(attrs.evolve(each, written=True) for each in procedures))
    return _with_head(sop) if not procedures[0].written else sop


def _with_head(sop: Sop) -> Sop:
    """What the only procedure has no line of its own for stands in the head, and the note at the end."""
    (only,) = sop.procedures
    changed: dict[str, Any] = {}
    if only.title is not None:
        changed["title"] = only.title
    if only.executors is not None and sop.executors:
        changed["executors"] = only.executors
        only = attrs.evolve(only, executors=None)
    if only.note is not None:
        changed["note"] = joined(sop.note, only.note)
    return attrs.evolve(sop, procedures=(attrs.evolve(only, title=None, note=None),), **changed)


def _carried(manuscript: Tag | None, losses: Losses) -> Sop | None:
    if manuscript is None:
        return None
    parsed = parse(Source("", manuscript.text.replace(JOINER, "")))
    if any(finding.severity is Severity.ERROR for finding in parsed.diagnostics):
        losses.say("IMP002.naskah-rusak", "IMP002.naskah-rusak-saran", manuscript)
        return None
    return parsed.sop


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
