"""Processes and their diagrams to BPMN 2.0 XML (OMG formal/2013-12-09); texts are data, written by the XML library."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element as Tag
from xml.etree.ElementTree import SubElement, indent, register_namespace, tostring

from ..typesetting.primitives import Rect
from .diagram import Diagram
from .elements import Element, Flow, Kind, Process
from .surroundings import Point

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DD = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
CAMUNDA = "http://camunda.org/schema/1.0/bpmn"
OWN = "urn:sopdsl:bpmn:1"
"""What BPMN has no place for."""

_EXPRESSION = re.compile(r"(?<=[$#])(?=\{)")
"""Where engines would see the beginning of an expression, which they evaluate even in names and documentation."""
_JOINER = "\u2060"
"""Stands, unseen, between the two signs."""

_PREFIXES = {"bpmn": MODEL, "bpmndi": DI, "dc": DC, "di": DD, "xsi": XSI, "camunda": CAMUNDA, "sop": OWN}


def xml(title: str, drawn: Sequence[tuple[Process, Diagram]], manuscript: str) -> bytes:
    """The file; one collaboration with a pool for each procedure, and the document's own text for those who read it."""
    for prefix, uri in _PREFIXES.items():
        register_namespace(prefix, uri)
    root = Tag(_of(MODEL, "definitions"), id="sop", name=title, targetNamespace=OWN, exporter="sopdsl")
    collaboration = SubElement(root, _of(MODEL, "collaboration"), id="kolaborasi")
    extension = SubElement(collaboration, _of(MODEL, "extensionElements"))
    SubElement(extension, _of(OWN, "naskah")).text = manuscript
    for process, _ in drawn:
        SubElement(
            collaboration,
            _of(MODEL, "participant"),
            id=f"{process.id}_kolam",
            name=process.name,
            processRef=process.key,
        )
    for process, _ in drawn:
        _add_process(root, process)
    plane = SubElement(
        SubElement(root, _of(DI, "BPMNDiagram"), id="diagram"),
        _of(DI, "BPMNPlane"),
        id="bidang",
        bpmnElement="kolaborasi",
    )
    for process, diagram in drawn:
        _draw(plane, process, diagram)
    for tag in root.iter():
        _quiet(tag)
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"


def _quiet(tag: Tag) -> None:
    """Let no text of the author's be an expression; the conditions of flows are our own."""
    for name, value in tag.attrib.items():
        tag.set(name, _EXPRESSION.sub(_JOINER, value))
    if tag.text and tag.tag != _of(MODEL, "conditionExpression"):
        tag.text = _EXPRESSION.sub(_JOINER, tag.text)


def _of(namespace: str, name: str) -> str:
    return f"{{{namespace}}}{name}"


def _add_process(root: Tag, process: Process) -> None:
    tag = SubElement(root, _of(MODEL, "process"), id=process.key, name=process.name, isExecutable="true")
    _add_lanes(tag, process)
    documents = process.documents
    for text, name in documents.items():
        SubElement(tag, _of(MODEL, "dataObject"), id=name, name=text)
    for paper in (paper for element in process.elements for paper in element.papers):
        refers = documents[paper.text]
        SubElement(tag, _of(MODEL, "dataObjectReference"), id=paper.id, name=paper.text, dataObjectRef=refers)
    flows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for flow in process.flows:
        flows["incoming", flow.target].append(flow.id)
        flows["outgoing", flow.source].append(flow.id)
    for element in process.elements:
        _add_element(tag, element, process.lanes[element.lane], flows)
    for flow in process.flows:
        _add_flow(tag, flow)
    for note in process.notes:
        SubElement(SubElement(tag, _of(MODEL, "textAnnotation"), id=note.id), _of(MODEL, "text")).text = note.text
        SubElement(tag, _of(MODEL, "association"), id=f"{note.id}_garis", sourceRef=note.about, targetRef=note.id)


def _add_lanes(tag: Tag, process: Process) -> None:
    lanes = SubElement(tag, _of(MODEL, "laneSet"), id=f"{process.id}_lajur")
    for number, label in enumerate(process.lanes):
        lane = SubElement(lanes, _of(MODEL, "lane"), id=f"{process.id}_lajur{number + 1}", name=label)
        for element in process.elements:
            if element.lane == number:
                SubElement(lane, _of(MODEL, "flowNodeRef")).text = element.id


def _add_flow(tag: Tag, flow: Flow) -> None:
    made = SubElement(tag, _of(MODEL, "sequenceFlow"), id=flow.id, sourceRef=flow.source, targetRef=flow.target)
    if flow.name:
        made.set("name", flow.name)
    if flow.condition:
        expression = {_of(XSI, "type"): "bpmn:tFormalExpression"}
        SubElement(made, _of(MODEL, "conditionExpression"), expression).text = flow.condition


def _add_element(process_tag: Tag, element: Element, lane: str, flows: Mapping[tuple[str, str], list[str]]) -> None:
    tag = SubElement(process_tag, _of(MODEL, element.kind.value), id=element.id)
    if element.name:
        tag.set("name", element.name)
    if element.kind is Kind.TASK:
        tag.set(_of(CAMUNDA, "candidateGroups"), lane.replace(",", ""))  # it would divide them
        if element.due:
            tag.set(_of(CAMUNDA, "dueDate"), element.due)
    if element.calls:
        tag.set("calledElement", element.calls)
    if element.documentation:
        SubElement(tag, _of(MODEL, "documentation")).text = "\n".join(element.documentation)
    if element.facts:
        extension = SubElement(tag, _of(MODEL, "extensionElements"))
        for name, value in element.facts:
            SubElement(extension, _of(OWN, name)).text = value
    for direction in ("incoming", "outgoing"):
        for flow in flows.get((direction, element.id), ()):
            SubElement(tag, _of(MODEL, direction)).text = flow
    if element.link:
        SubElement(tag, _of(MODEL, "linkEventDefinition"), id=f"{element.id}_tautan", name=element.link)
    _add_documents(tag, element)


def _add_documents(tag: Tag, element: Element) -> None:
    """Kelengkapan goes in, Output comes out. An input needs a place in the task, which BPMN's own editors make, too."""
    if element.inputs:
        SubElement(tag, _of(MODEL, "property"), id=f"{element.id}_masukan", name="masukan")
    for paper in element.papers:
        made = SubElement(tag, _of(MODEL, f"data{'Input' if paper.goes_in else 'Output'}Association"), id=paper.line)
        if paper.goes_in:
            SubElement(made, _of(MODEL, "sourceRef")).text = paper.id
        SubElement(made, _of(MODEL, "targetRef")).text = f"{element.id}_masukan" if paper.goes_in else paper.id


def _draw(plane: Tag, process: Process, diagram: Diagram) -> None:
    _shape(plane, f"{process.id}_kolam", diagram.pool, isHorizontal="true")
    for number, lane in enumerate(diagram.lanes):
        _shape(plane, f"{process.id}_lajur{number + 1}", lane, isHorizontal="true")
    marked = {element.id for element in process.elements if element.kind is Kind.EXCLUSIVE}
    drawn: dict[str, Tag] = {}
    for name, bounds in diagram.elements.items():
        drawn[name] = _shape(plane, name, bounds, **({"isMarkerVisible": "true"} if name in marked else {}))
    for name, line in (diagram.associations | diagram.flows).items():
        drawn[name] = _edge(plane, name, line)
    for name, bounds in diagram.labels.items():
        _bounds(SubElement(drawn[name], _of(DI, "BPMNLabel")), bounds)


def _shape(plane: Tag, drawn: str, bounds: Rect, **more: str) -> Tag:
    shape = SubElement(plane, _of(DI, "BPMNShape"), {"id": f"{drawn}_di", "bpmnElement": drawn, **more})
    _bounds(shape, bounds)
    return shape


def _bounds(tag: Tag, bounds: Rect) -> None:
    numbers = {name: _number(getattr(bounds, name)) for name in ("x", "y", "width", "height")}
    SubElement(tag, _of(DC, "Bounds"), numbers)


def _edge(plane: Tag, drawn: str, points: Iterable[Point]) -> Tag:
    edge = SubElement(plane, _of(DI, "BPMNEdge"), id=f"{drawn}_di", bpmnElement=drawn)
    for x, y in points:
        SubElement(edge, _of(DD, "waypoint"), x=_number(x), y=_number(y))
    return edge


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
