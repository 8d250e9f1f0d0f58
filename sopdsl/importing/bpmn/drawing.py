"""What a BPMN file draws, as far as a procedure can use it (BPMN 2.0.2, OMG formal/2013-12-09)."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from sopdsl.importing.bpmn.tags import Tag


@attrs.frozen
class Lane:
    """An executor. `key` tells lanes of one name apart."""

    key: str
    name: str
    tag: Tag


@attrs.define(eq=False)
class Element:
    """A flow node. `kind` is the name of its element; `lane` the key of its lane, empty where it stands in none.

    `facts` are the `sop:…` values of our own export. `inputs` and `outputs` are the names of the documents that go in
    and come out, `remarks` the texts of annotations. `event` is what an event is about (`timerEventDefinition`).
    """

    id: str
    kind: str
    name: str
    tag: Tag
    place: tuple[float, float]
    lane: str = ""
    documentation: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    event: str = ""
    time: str = ""
    default: str = ""


@attrs.define(eq=False)
class Flow:
    """A sequence flow. `optional`: it leaves a task only if something happens (a boundary event)."""

    id: str
    source: str
    target: str
    name: str
    condition: str
    tag: Tag
    optional: bool = False


@attrs.frozen
class Process:
    """A pool and what is in it; `note` are texts that belong to no element."""

    id: str
    name: str
    tag: Tag
    lanes: tuple[Lane, ...]
    elements: Mapping[str, Element]
    flows: tuple[Flow, ...]
    note: tuple[str, ...] = ()


@attrs.frozen
class Drawing:
    """A whole file. `manuscript` holds the text that our own export carries along; other files have none."""

    name: str
    processes: tuple[Process, ...]
    manuscript: Tag | None = None
