"""The flows of a process by where they leave and arrive, and what each gateway does there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import attrs

from sopdsl.importing.bpmn.chart import OVER, Arrow
from sopdsl.importing.bpmn.drawing import Element, Flow, Process
from sopdsl.importing.bpmn.elements import GATEWAYS
from sopdsl.words import key

_SKIP = "_syarat"
"""Behind the id of work: the gateway of our export that may lead past it."""
_PLAIN_ENDS = ("", "selesai", "end", "akhir")
GOES_ON = "Dilanjutkan ke "
"""What our export writes at an end before the SOPs where it goes on."""
_ELSEWHERE = ("SOP ", "Prosedur ")
"""How our export begins the name of a call that comes before an end."""


class Net:
    """The elements and flows of a process. `standing` are gateways that have to stay symbols of their own; `skips`,
    by work that may be left out, the gateways that ask.
    """

    def __init__(self, process: Process, standing: frozenset[str]) -> None:
        self.elements = process.elements
        self.standing = standing
        self.leaving: dict[str, list[Flow]] = defaultdict(list)
        self.arriving: dict[str, list[Flow]] = defaultdict(list)
        self.skips = {name: element for element in self.elements.values() if (name := self._skipped(element, process))}
        for flow in process.flows:
            if flow.source.removesuffix(_SKIP) in self.skips and flow.source.endswith(_SKIP):
                if flow.target != flow.source.removesuffix(_SKIP):
                    continue
                flow = attrs.evolve(flow, name="", condition="")
            self.leaving[flow.source].append(flow)
            self.arriving[flow.target].append(flow)

    def _skipped(self, gateway: Element, process: Process) -> str:
        """The work that a gateway of our export may lead past, which a `Syarat` says; empty for other elements."""
        name = gateway.id.removesuffix(_SKIP)
        leaving = [flow for flow in process.flows if flow.source == gateway.id]
        known = name != gateway.id and name in self.elements and len(leaving) == 2
        return name if known and any(flow.target == name for flow in leaving) else ""

    def decides(self, element: Element) -> bool:
        """Whether one of several ways is taken here."""
        return element.kind in GATEWAYS - {"parallelGateway"} and len(self.leaving[element.id]) > 1

    def passes(self, element: Element) -> bool:
        """Whether it is only a point where ways part or meet."""
        if self.goes_on(element):
            return True
        return element.kind in GATEWAYS and element.id not in self.standing and not self.decides(element)

    def joins(self, element: Element) -> bool:
        """Whether ways wait for each other here."""
        return element.kind == "parallelGateway" and len(self.arriving[element.id]) > 1

    def is_over(self, element: Element) -> bool:
        """Whether it is an end that says nothing, but for the one call before it."""
        name = element.name
        plain = key(name) in _PLAIN_ENDS or (name.startswith(GOES_ON) and name.count(GOES_ON) == 1)
        return element.kind == "endEvent" and plain

    def elsewhere(self, element: Element) -> str:
        """The SOP or procedure that is called at the end of a way: `SOP Arsip`; empty for anything else."""
        after = self._only_one_after(element)
        calls = element.kind == "callActivity" and element.name.startswith(_ELSEWHERE)
        return element.name if calls and after is not None and self.is_over(after) else ""

    def goes_on(self, element: Element) -> bool:
        """Whether it calls an SOP that the end behind it names: `Dilanjutkan ke SOP Arsip`."""
        after = self._only_one_after(element)
        while after is not None and after.kind == "callActivity":
            after = self._only_one_after(after) if after is not element else None
        ends = after is not None and after.kind == "endEvent" and f"{GOES_ON}{element.name}" in after.name
        return ends and element.kind == "callActivity"

    def _only_one_after(self, element: Element) -> Element | None:
        leaving = self.leaving[element.id]
        return self.elements[leaving[0].target] if len(leaving) == 1 else None

    def arrows(self, flow: Flow) -> tuple[Arrow, ...]:
        """Where a flow leads, past all gateways that only part and join; the same place counts once."""
        return tuple(dict.fromkeys(self._arrows(flow, (), (), frozenset())))

    def _arrows(
        self, flow: Flow, labels: tuple[str, ...], joins: tuple[str, ...], passed: frozenset[str]
    ) -> Iterator[Arrow]:
        element = self.elements[flow.target]
        labels = (*labels, flow.name) if flow.name else labels
        said = ", ".join(dict.fromkeys(labels))
        if self.elsewhere(element):
            yield Arrow(OVER, said, flow.optional, self.elsewhere(element))
        elif self.is_over(element):
            yield Arrow(OVER, said, flow.optional)
        elif not self.passes(element):
            yield Arrow(element.id, said, flow.optional, joins=joins)
        elif element.id not in passed:
            own = (*joins, element.id) if self.joins(element) else joins
            for onward in self.leaving[element.id]:
                yield from self._arrows(onward, labels, own, passed | {element.id})
