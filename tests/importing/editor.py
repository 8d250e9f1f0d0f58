"""Changes a BPMN file as an editor does: elements, references, flows and shapes, with ids in the editor's manner."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

_MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"


class Editor:
    """An opened file."""

    def __init__(self, file: bytes) -> None:
        self._root = ElementTree.fromstring(file)
        self._count = 0

    def save(self) -> bytes:
        return ElementTree.tostring(self._root, encoding="UTF-8", xml_declaration=True)

    def find(self, name: str) -> Element:
        return next(each for each in self._root.iter() if each.get("id") == name)

    def kind(self, name: str) -> str:
        return self.find(name).tag.removeprefix(_MODEL)

    def lanes(self, process: str) -> list[str]:
        return [lane.get("id", "") for lane in self.find(f"{process}_lajur").iter(f"{_MODEL}lane")]

    def note(self, words: str) -> None:
        """Write an annotation beside nothing."""
        note = SubElement(self._process_of("p1_n1"), f"{_MODEL}textAnnotation", id=self._new("TextAnnotation"))
        SubElement(note, f"{_MODEL}text").text = words

    def delete_pool(self, process: str) -> None:
        pool = f"{process}_kolam"
        for name in (self.find(pool).get("processRef", ""), pool):
            self.delete(name)

    def flow(self, source: str, words: str) -> str:
        """The id of the flow from an element that says this."""
        flows = self._root.iter(f"{_MODEL}sequenceFlow")
        return next(
            each.get("id", "") for each in flows if (each.get("sourceRef"), each.get("name")) == (source, words)
        )

    def rename(self, name: str, words: str) -> None:
        self.find(name).set("name", words)

    def document(self, name: str, old: str, new: str) -> None:
        """Change the documentation of an element."""
        documentation = self.find(name).find(f"{_MODEL}documentation")
        assert documentation is not None and documentation.text is not None and old in documentation.text
        documentation.text = documentation.text.replace(old, new)

    def move(self, name: str, lane: str) -> None:
        """Draw an element into another lane."""
        for each in self._root.iter(f"{_MODEL}lane"):
            for reference in each.findall(f"{_MODEL}flowNodeRef"):
                if reference.text == name:
                    each.remove(reference)
        SubElement(self.find(lane), f"{_MODEL}flowNodeRef").text = name

    def add(self, kind: str, words: str, lane: str) -> str:
        name = self._new(kind)
        SubElement(self._process_of(lane), f"{_MODEL}{kind}", id=name, name=words)
        SubElement(self.find(lane), f"{_MODEL}flowNodeRef").text = name
        return name

    def connect(self, source: str, target: str, words: str = "") -> str:
        name = self._new("Flow")
        flow = SubElement(
            self._process_of(source), f"{_MODEL}sequenceFlow", id=name, sourceRef=source, targetRef=target
        )
        if words:
            flow.set("name", words)
        SubElement(self.find(source), f"{_MODEL}outgoing").text = name
        SubElement(self.find(target), f"{_MODEL}incoming").text = name
        return name

    def redirect(self, source: str, old: str, new: str) -> None:
        """Let the flow between two elements end at another one."""
        for flow in self._root.iter(f"{_MODEL}sequenceFlow"):
            if (flow.get("sourceRef"), flow.get("targetRef")) == (source, old):
                flow.set("targetRef", new)

    def delete(self, name: str) -> None:
        """Delete an element with its flows, or a flow."""
        gone = {name} | {
            flow.get("id", "")
            for flow in self._root.iter(f"{_MODEL}sequenceFlow")
            if name in (flow.get("sourceRef"), flow.get("targetRef"))
        }
        for parent in list(self._root.iter()):
            for child in list(parent):
                if child.get("id") in gone or child.get("bpmnElement") in gone or child.text in gone:
                    parent.remove(child)

    def _new(self, kind: str) -> str:
        self._count += 1
        return f"{kind[0].upper()}{kind[1:]}_0x{self._count}ab"

    def _process_of(self, name: str) -> Element:
        return next(
            process
            for process in self._root.iter(f"{_MODEL}process")
            if any(e.get("id") == name for e in process.iter())
        )
