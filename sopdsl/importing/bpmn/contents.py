"""What stands in a process: elements, flows, documents and annotations, those of sub-processes among them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs

from sopdsl.importing.bpmn.drawing import Element, Flow
from sopdsl.importing.bpmn.elements import CONTAINERS, GATEWAYS, NODES, TASKS, ElementReader, documentation, words
from sopdsl.importing.bpmn.links import join_links
from sopdsl.importing.bpmn.losses import Losses
from sopdsl.importing.bpmn.tags import Tag

_DOCUMENTS = ("dataObjectReference", "dataStoreReference", "dataObject")
_SILENT = frozenset(
    (
        "sequenceFlow",
        "laneSet",
        "dataObject",
        "dataObjectReference",
        "dataStoreReference",
        "textAnnotation",
        "association",
        "documentation",
        "extensionElements",
        "ioSpecification",
        "property",
        "incoming",
        "outgoing",
        "auditing",
        "monitoring",
        "script",
        "dataInputAssociation",
        "dataOutputAssociation",
        "multiInstanceLoopCharacteristics",
        "standardLoopCharacteristics",
    )
)
"""What is looked at elsewhere, or says nothing of its own."""
_OWN_CONDITION = re.compile(r"\$\{\w+_pilih == \d+\}|\$\{\w+_syarat == \d+\}")


class Contents:
    """Collects a process. `lane_of` is the key of its lane by the id of an element."""

    def __init__(self, places: Mapping[str, tuple[float, float]], losses: Losses, lane_of: Mapping[str, str]) -> None:
        self.elements: dict[str, Element] = {}
        self.flows: list[Flow] = []
        self.notes: list[str] = []
        self._losses = losses
        self._lane_of = lane_of
        self._reader = ElementReader(places, losses)

    def read(self, process: Tag, artifacts: Sequence[Tag]) -> None:
        """Take in a process; `artifacts` are the tags of the collaboration that belong to it."""
        tags = [process, *(tag for tag in process.all() if tag.kind in CONTAINERS and tag.space == process.space)]
        documents = {document.value("id"): _document(document) for tag in tags for document in tag.each(*_DOCUMENTS)}
        self._container(process, "", documents)
        for tag in tags[1:]:
            self._unfold(tag)
        for boundary in [each for each in self.elements.values() if each.kind == "boundaryEvent"]:
            self._boundary(boundary)
        self.notes += join_links(self.elements, self.flows, self._losses)
        known = []
        for flow in self.flows:
            if flow.source in self.elements and flow.target in self.elements:
                known.append(flow)
            else:
                self._losses.say("IMP002.panah-lepas", "IMP002.panah-lepas-saran", flow.tag)
        self.flows = known
        self._annotate([*(child for tag in tags for child in tag.children), *artifacts], documents)
        said = [documentation(tag) for tag in process.all() if tag.kind in ("sequenceFlow", "lane")]
        self.notes += filter(None, said)

    def _container(self, holder: Tag, lane: str, documents: Mapping[str, str]) -> None:
        for tag in holder.children:
            if tag.space != holder.space:
                continue
            own = self._lane_of.get(tag.value("id"), lane)
            if tag.kind in NODES:
                element = self._reader.element(tag, documents)
                element.lane = own
                self.elements[element.id] = element
            if tag.kind in CONTAINERS:
                self._container(tag, own, documents)
            elif tag.kind == "sequenceFlow":
                self.flows.append(self._flow(tag))
            elif tag.kind == "group":
                self._losses.say("IMP002.kelompok", "IMP002.kelompok-saran", tag, weighs=False)
            elif tag.kind not in NODES | _SILENT:
                self._losses.say("IMP002.tidak-dikenal", "IMP002.tidak-dikenal-saran", tag, kind=tag.kind)

    def _flow(self, tag: Tag) -> Flow:
        condition = tag.first("conditionExpression")
        said = words(condition.text) if condition is not None else ""
        if _OWN_CONDITION.fullmatch(said):
            said = ""
        name = words(tag.value("name"))
        if said and name:
            self._losses.say("IMP002.syarat-panah", "IMP002.syarat-panah-saran", tag, weighs=False, condition=said)
        return Flow(tag.value("id"), tag.value("sourceRef"), tag.value("targetRef"), name or said, said, tag)

    def _unfold(self, tag: Tag) -> None:
        """A sub-process with work in it becomes that work; its own starts and ends are no starts and ends any more."""
        own = self.elements[tag.value("id")]
        inside = [self.elements[child.value("id")] for child in tag.children if child.value("id") in self.elements]
        if not inside:
            return
        self._losses.say("IMP002.subproses", "IMP002.subproses-saran", tag)
        reached, left = {flow.target for flow in self.flows}, {flow.source for flow in self.flows}
        if own.id not in reached:
            del self.elements[own.id]
            return
        starts = [each for each in inside if each.id not in reached and each.kind != "boundaryEvent"]
        own.kind, own.name = "exclusiveGateway" if len(starts) == 1 else "parallelGateway", ""
        after = attrs.evolve(own, id=f"{own.id} selesai", kind="exclusiveGateway", facts=())
        self.elements[after.id] = after
        for flow in self.flows:
            flow.source = after.id if flow.source == own.id else flow.source
        self.flows += [_link(own, start) for start in starts]
        self.flows += [_link(end, after) for end in inside if end.id not in left]
        for each in inside:
            if each.kind in ("startEvent", "endEvent"):
                each.kind, each.name = "exclusiveGateway", ""

    def _boundary(self, event: Element) -> None:
        """What a task does if something happens is a way that it may take instead."""
        del self.elements[event.id]
        task = event.tag.value("attachedToRef")
        leaving = [flow for flow in self.flows if flow.source == event.id]
        if not leaving or task not in self.elements or self.elements[task].kind not in TASKS:
            self._losses.say("IMP002.kejadian-tepi-lepas", "IMP002.kejadian-tepi-lepas-saran", event.tag)
            return
        self._losses.say("IMP002.kejadian-tepi", "IMP002.kejadian-tepi-saran", event.tag)
        for flow in leaving:
            flow.source, flow.optional, flow.name = task, True, flow.name or event.name or event.time

    def _annotate(self, tags: Sequence[Tag], documents: Mapping[str, str]) -> None:
        """Annotations beside elements and flows, documents that are only associated, and what stands beside nothing."""
        texts = {tag.value("id"): words(_text(tag)) for tag in tags if tag.kind == "textAnnotation"}
        loose = dict(texts)
        for tag in tags:
            if tag.kind == "association":
                ends = tag.value("sourceRef"), tag.value("targetRef")
                for name, other in (ends, ends[::-1]):
                    if texts.get(other) and self._remark(name, texts[other]):
                        loose.pop(other, None)
                if not texts.keys() & set(ends) and not self._use(*ends, documents):
                    self._losses.say("IMP002.hubungan-lepas", "IMP002.hubungan-lepas-saran", tag)
        self.notes += filter(None, loose.values())
        taken = {name for each in self.elements.values() for name in (*each.inputs, *each.outputs)}
        for tag in tags:
            if tag.kind in _DOCUMENTS[:2] and documents.get(tag.value("id")) not in taken:
                self._losses.say("IMP002.dokumen-lepas", "IMP002.dokumen-lepas-saran", tag)

    def _remark(self, about: str, text: str) -> bool:
        """Whether an annotation belongs to an element, or can be the label of a flow."""
        element = self.elements.get(about)
        if element is not None:
            element.remarks = (*element.remarks, text)
            return True
        flow = next((each for each in self.flows if each.id == about), None)
        if flow is None or flow.name or self._may_decide(flow.target):
            return False
        flow.name = text
        return True

    def _use(self, source: str, target: str, documents: Mapping[str, str]) -> bool:
        """Whether a document goes into an element, or comes out."""
        element = self.elements.get(source) or self.elements.get(target)
        document = documents.get(target if source in self.elements else source)
        if element is None or not document:
            return False
        if element.id == target:
            element.inputs = (*element.inputs, document)
        else:
            element.outputs = (*element.outputs, document)
        return True

    def _may_decide(self, gateway: str) -> bool:
        """Whether what leads there asks a question, which has a label only behind it."""
        leaving = sum(flow.source == gateway for flow in self.flows)
        return leaving > 1 and self.elements[gateway].kind in GATEWAYS - {"parallelGateway"}


def _link(source: Element, target: Element) -> Flow:
    return Flow(f"{source.id} {target.id}", source.id, target.id, "", "", source.tag)


def _document(tag: Tag) -> str:
    state = tag.first("dataState")
    said = [words(tag.value("name")), f"({words(state.value('name'))})" if state and state.value("name") else ""]
    return " ".join(filter(None, said))


def _text(tag: Tag) -> str:
    return " ".join(each.text for each in tag.each("text"))
