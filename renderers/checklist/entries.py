"""What a checklist asks: each step of an SOP as an entry to carry out, in words. All paper is painted from this."""

from __future__ import annotations

import attrs

from sopdsl.model import Executor, NodeKind, Text
from sopdsl.values import Value

from .ways import Way


@attrs.frozen
class Part(Value):
    """What one symbol of a row asks, or several of which one acts (`atau`).

    `executors` act together; of those of several symbols one does (`one_of`). `confirms`: they sign for it. `text` is
    the symbol's own: a question, a label, a Proses. `awaited` are the numbers of the steps that it waits for.
    `references` name other SOPs. One of `ways` is taken; there is none where the work goes on as the steps stand.
    `informs` carry no work.
    """

    kind: NodeKind
    executors: tuple[str, ...]
    one_of: bool
    confirms: bool
    text: Text | None
    awaited: tuple[int, ...]
    references: tuple[Text, ...]
    ways: tuple[Way, ...]
    informs: tuple[Way, ...]


@attrs.frozen
class Entry(Value):
    """A step. `headings` stand before it; `block` are the first and the last number of the `Serentak` that it is in.

    `repeats`: a way leads back to it, so that it may be carried out more than once. The parts are in their order.
    """

    number: int
    headings: tuple[Text, ...]
    activity: Text | None
    condition: Text | None
    block: tuple[int, int] | None
    requirements: Text | None
    time: Text | None
    output: Text | None
    remarks: Text | None
    sops: tuple[Text, ...]
    parts: tuple[Part, ...]
    repeats: bool


@attrs.frozen
class Section(Value):
    """A procedure: its name (may be empty), its entries, and the headings after the last one.

    `starts` are the places where it may begin, if there are several.
    """

    name: str
    executors: tuple[Executor, ...]
    time_limit: Text | None
    starts: tuple[Way, ...]
    entries: tuple[Entry, ...]
    closing: tuple[Text, ...]
    note: Text | None


@attrs.frozen
class Checklist(Value):
    """The checklist of an SOP. `draft`: it is marked as one."""

    draft: bool
    title: Text | None
    number: str
    agency: tuple[str, ...]
    time_limit: Text | None
    sections: tuple[Section, ...]
    note: Text | None
