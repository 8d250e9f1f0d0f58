"""The flows of a process by where they leave and arrive, and what each gateway does there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

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


_MOST_STEPS = 100_000
"""From gateway to gateway in one process; a sheet of sixty rows has a few hundred."""
_MOST_PASSED = 100
"""Joins, or labels, one behind the other, with nothing to do between them."""


class TangledError(Exception):
    """The gateways of a process are so tangled that its ways cannot be counted."""


class _Way(NamedTuple):
    """A flow, and what was passed on the way to it."""

    flow: Flow
    labels: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()


class Net:
    """The elements and flows of a process. `standing` are gateways that have to stay symbols of their own; `skips`,
    by work that may be left out, the gateways that ask.
    """

    def __init__(self, process: Process, standing: frozenset[str]) -> None:
        self.elements = process.elements
        self.standing = standing
        self.leaving: dict[str, list[Flow]] = defaultdict(list)
        self.arriving: dict[str, list[Flow]] = defaultdict(list)
        for flow in process.flows:
            self.leaving[flow.source].append(flow)
        self.skips = {name: element for element in self.elements.values() if (name := self._skipped(element))}
        for name, gateway in self.skips.items():
            asked = next(flow for flow in self.leaving[gateway.id] if flow.target == name)
            self.leaving[gateway.id] = [attrs.evolve(asked, name="", condition="")]
        for flows in self.leaving.values():
            for flow in flows:
                self.arriving[flow.target].append(flow)
        self._calls = {name for element in self.elements.values() for name in self._called_before(element)}
        self._steps = 0

    def _skipped(self, gateway: Element) -> str:
        """The work that a gateway of our export may lead past, which a `Syarat` says; empty for other elements."""
        name = gateway.id.removesuffix(_SKIP)
        leaving = self.leaving.get(gateway.id, ())
        known = name != gateway.id and name in self.elements and len(leaving) == 2
        return name if known and any(flow.target == name for flow in leaving) else ""

    def _called_before(self, end: Element) -> Iterator[str]:
        """The calls of the SOPs that an end names: `Dilanjutkan ke SOP Arsip`."""
        passed: set[str] = set()
        element = end
        while end.kind == "endEvent" and GOES_ON in end.name and len(self.arriving[element.id]) == 1:
            element = self.elements[self.arriving[element.id][0].source]
            calls = element.kind == "callActivity" and f"{GOES_ON}{element.name}" in end.name
            if not calls or element.id in passed or len(self.leaving[element.id]) != 1:
                break
            passed.add(element.id)
            yield element.id

    def decides(self, element: Element) -> bool:
        """Whether one of several ways is taken here."""
        return element.kind in GATEWAYS - {"parallelGateway"} and len(self.leaving[element.id]) > 1

    def passes(self, element: Element) -> bool:
        """Whether it is only a point where ways part or meet."""
        if element.id in self._calls:
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
        leaving = self.leaving[element.id]
        calls = element.kind == "callActivity" and element.name.startswith(_ELSEWHERE) and len(leaving) == 1
        return element.name if calls and self.is_over(self.elements[leaving[0].target]) else ""

    def arrows(self, flow: Flow) -> tuple[Arrow, ...]:
        """Where a flow leads, past all gateways that only part and join; the same place counts once.

        Raises `TangledError` where there are too many ways.
        """
        found: dict[Arrow, None] = {}
        passed: set[_Way] = set()
        ways: list[_Way] = [_Way(flow)]
        while ways:
            way = ways.pop()
            if way in passed:
                continue
            passed.add(way)
            self._steps += 1
            if self._steps > _MOST_STEPS or max(len(way.joins), len(way.labels)) > _MOST_PASSED:
                raise TangledError
            element = self.elements[way.flow.target]
            if self.passes(element) and not self.elsewhere(element):
                named = way.flow.name and way.flow.name not in way.labels
                labels = (*way.labels, way.flow.name) if named else way.labels
                joins = (*way.joins, element.id) if self.joins(element) else way.joins
                if element.id not in way.joins:
                    ways += [_Way(onward, labels, joins) for onward in reversed(self.leaving[element.id])]
            else:
                found[self._arrow(way, element)] = None
        return tuple(found)

    def _arrow(self, way: _Way, element: Element) -> Arrow:
        labels = dict.fromkeys(filter(None, (*way.labels, way.flow.name)))
        said, optional, elsewhere = ", ".join(labels), way.flow.optional, self.elsewhere(element)
        if elsewhere or self.is_over(element):
            return Arrow(OVER, said, optional, elsewhere)
        return Arrow(element.id, said, optional, joins=way.joins)
