"""A process in BPMN's own terms (BPMN 2.0.2, OMG formal/2013-12-09): what is written to the file."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

import attrs


class Kind(Enum):
    """The kinds of flow nodes that are used, by their element."""

    START = "startEvent"
    END = "endEvent"
    THROW = "intermediateThrowEvent"
    CATCH = "intermediateCatchEvent"
    TASK = "userTask"
    CALL = "callActivity"
    EXCLUSIVE = "exclusiveGateway"
    PARALLEL = "parallelGateway"


class Paper(NamedTuple):
    """A document at a task, where it `goes_in`, or comes out; `line` is the id of the association between them."""

    id: str
    line: str
    text: str
    goes_in: bool


@attrs.frozen
class Element:
    """A flow node. `lane` is an index into `Process.lanes`.

    `documentation` are paragraphs for people. `facts` are names and values that BPMN has no place for. `inputs` and
    `outputs` are the texts of Kelengkapan and Output. `due` is the time allowed as an ISO 8601 duration, or empty.
    `calls` is the id of the process that a CALL carries out. `link` joins a THROW with the CATCH of the same link.
    """

    id: str
    kind: Kind
    name: str
    lane: int
    documentation: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    due: str = ""
    calls: str = ""
    link: str = ""

    @property
    def papers(self) -> tuple[Paper, ...]:
        """Its documents: Kelengkapan, then Output."""
        found = []
        for letter, texts in (("k", self.inputs), ("o", self.outputs)):
            lines = ((f"{self.id}_{letter}{number}", text) for number, text in enumerate(texts, start=1))
            found += [Paper(f"{line}_dokumen", line, text, letter == "k") for line, text in lines]
        return tuple(found)


@attrs.frozen
class Flow:
    """A sequence flow; `condition` is an expression, empty where the flow is always taken."""

    id: str
    source: str
    target: str
    name: str = ""
    condition: str = ""


@attrs.frozen
class Note:
    """A text beside an element or a flow: information that goes to another step without carrying the work, or the label
    of an arrow that is no choice. `about` is the id of what it stands beside.
    """

    id: str
    about: str
    text: str


@attrs.frozen
class Process:
    """One procedure. Engines know it by its `key`, which no other SOP has; `id` begins the ids of all that is in it.

    `lanes` are the executors' labels, and one for elements of nobody where there are such.
    """

    id: str
    key: str
    name: str
    lanes: tuple[str, ...]
    elements: tuple[Element, ...]
    flows: tuple[Flow, ...]
    notes: tuple[Note, ...]

    @property
    def documents(self) -> dict[str, str]:
        """The ids of all documents by their texts: the same text is the same one, though each task shows it."""
        texts = dict.fromkeys(text for each in self.elements for text in (*each.inputs, *each.outputs))
        return {text: f"{self.id}_d{number}" for number, text in enumerate(texts, start=1)}
