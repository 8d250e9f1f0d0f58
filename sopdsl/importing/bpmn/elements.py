"""Flow nodes of a BPMN file, with all that is said about them in their own tag."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sopdsl.importing.bpmn.drawing import Element
from sopdsl.importing.bpmn.losses import Losses
from sopdsl.importing.bpmn.tags import Tag

OWN = "urn:sopdsl:bpmn:1"
"""The namespace of what our own export adds."""
CAMUNDA = "http://camunda.org/schema/1.0/bpmn"

PLAIN_TASKS = frozenset(("task", "userTask", "manualTask"))
TASKS = PLAIN_TASKS | {"serviceTask", "scriptTask", "businessRuleTask", "sendTask", "receiveTask", "callActivity"}
CONTAINERS = frozenset(("subProcess", "transaction", "adHocSubProcess"))
GATEWAYS = frozenset(("exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "complexGateway"))
EVENTS = frozenset(("startEvent", "endEvent", "intermediateThrowEvent", "intermediateCatchEvent", "boundaryEvent"))
NODES = TASKS | CONTAINERS | GATEWAYS | EVENTS

_LOOPS = ("multiInstanceLoopCharacteristics", "standardLoopCharacteristics")
_TECHNICAL = ("class", "expression", "delegateExpression", "topic", "formKey", "decisionRef")
JOINER = "\u2060"
"""What our export puts into `${`, so that engines see no expression."""


def words(text: str) -> str:
    """A text on one line, without what cannot be seen."""
    return " ".join(text.replace(JOINER, "").split())


class ElementReader:
    """Makes elements of tags; `places` are the corners of shapes by the id of what they show."""

    def __init__(self, places: Mapping[str, tuple[float, float]], losses: Losses) -> None:
        self._places = places
        self._losses = losses

    def element(self, tag: Tag, documents: Mapping[str, str]) -> Element:
        """A flow node; `documents` are the names of data objects and stores by id."""
        event = next((child for child in tag.children if child.kind.endswith("EventDefinition")), None)
        self._tell(tag)
        return Element(
            id=tag.value("id"),
            kind=tag.kind,
            name=words(tag.value("name")),
            tag=tag,
            place=self._places.get(tag.value("id"), (0, 0)),
            documentation=documentation(tag),
            facts=tuple(_facts(tag)),
            inputs=_documents(tag, "dataInputAssociation", "sourceRef", documents),
            outputs=_documents(tag, "dataOutputAssociation", "targetRef", documents),
            event=event.kind if event is not None else "",
            time=_time(event) if event is not None else words(tag.value("dueDate", CAMUNDA)),
            default=tag.value("default"),
        )

    def _tell(self, tag: Tag) -> None:
        """What an element is beside its words and ways."""
        if tag.kind in TASKS - PLAIN_TASKS - {"callActivity"}:
            self._losses.say("IMP002.jenis-tugas", "IMP002.jenis-tugas-saran", tag, weighs=False, kind=tag.kind)
        if any(True for _ in tag.each(*_LOOPS)):
            self._losses.say("IMP002.berulang", "IMP002.berulang-saran", tag)
        technical = any(name in _TECHNICAL for _, name in tag.values) or tag.first("script") is not None
        extension = tag.first("extensionElements")
        if technical or (extension and any(child.space != OWN for child in extension.children)):
            self._losses.say("IMP002.teknis", "IMP002.teknis-saran", tag, weighs=False)


def documentation(tag: Tag) -> str:
    """The documentation of an element, its lines kept."""
    return "\n".join(each.text.replace(JOINER, "").strip() for each in tag.each("documentation"))


def _facts(tag: Tag) -> Iterator[tuple[str, str]]:
    extension = tag.first("extensionElements")
    for child in extension.children if extension is not None else ():
        if child.space == OWN:
            yield child.kind, words(child.text)


def _documents(tag: Tag, association: str, end: str, documents: Mapping[str, str]) -> tuple[str, ...]:
    found = [documents.get(each.text.strip(), "") for one in tag.each(association) for each in one.each(end)]
    return tuple(dict.fromkeys(filter(None, found)))


def _time(event: Tag) -> str:
    return next((words(each.text) for each in event.each("timeDuration", "timeDate", "timeCycle")), "")
