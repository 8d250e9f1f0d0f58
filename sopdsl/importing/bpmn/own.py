"""Our own export: the document that it carries along, as far as the drawing still says the same."""

from __future__ import annotations

from sopdsl.diagnostics import Severity
from sopdsl.flow import analyse
from sopdsl.importing.bpmn.drawing import Drawing, Process
from sopdsl.importing.bpmn.losses import Losses
from sopdsl.importing.bpmn.reader import read_drawing
from sopdsl.importing.bpmn.tags import read_tags
from sopdsl.model import Sop
from sopdsl.rendering import Job, find_renderer
from sopdsl.source import Source
from sopdsl.syntax import parse


def carried(drawing: Drawing) -> Sop | None:
    """The document whose text a drawing carries; None where it carries none that can be read."""
    if not drawing.manuscript:
        return None
    parsed = parse(Source("", drawing.manuscript))
    sound = all(finding.severity is not Severity.ERROR for finding in parsed.diagnostics)
    return parsed.sop if sound else None


def drawing_of(sop: Sop) -> Drawing:
    """The drawing that a document is exported as."""
    renderer = find_renderer("bpmn")
    assert renderer is not None
    (file,) = renderer.render(Job(sop, analyse(sop), "bpmn", {}, True, lambda _: None)).files
    return read_drawing(read_tags(file.data.decode()), Losses())


def says_the_same(drawing: Drawing, other: Drawing) -> bool:
    """Whether two drawings have the same pools, lanes, elements, flows and words, wherever they stand."""
    same = drawing.name == other.name and len(drawing.processes) == len(other.processes)
    return same and all(map(_same_process, drawing.processes, other.processes))


def _same_process(process: Process, other: Process) -> bool:
    return _said(process) == _said(other)


def _said(process: Process) -> object:
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
    lanes = [lane.name for lane in process.lanes]
    return process.name, lanes, elements, flows, sorted(process.note), sorted(process.informs)
