"""Link events: one place that is drawn in two, so that no line has to run from one to the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import attrs

from sopdsl.importing.bpmn.drawing import Element, Flow
from sopdsl.importing.bpmn.elements import words
from sopdsl.importing.bpmn.losses import Losses

_WHERE = (" ke ", " dari ")
"""How our export goes on behind the name of a link."""


def join_links(elements: dict[str, Element], flows: list[Flow], losses: Losses) -> list[str]:
    """Take link events out of a process: ways go on where they lead. Gives what was documented at the events.

    Where a way has words behind a link, or parts, a gateway stays. Other names of a link are told as a loss.
    """
    said: list[str] = []
    for name, throws, catch in _links(elements):
        for each in (*throws, catch):
            if each.name not in ("", name) and not each.name.removeprefix(name).startswith(_WHERE):
                losses.say("IMP002.nama-tautan", "IMP002.nama-tautan-saran", each.tag, link=name)
            said.append(elements.pop(each.id).documentation)
        onward = [flow for flow in flows if flow.source == catch.id]
        if len(onward) == 1 and not onward[0].name:
            flows.remove(onward[0])
            target = onward[0].target
        else:
            target = _gateways(elements, flows, throws[0], catch)
        ends = {each.id for each in throws}
        for flow in flows:
            flow.target = target if flow.target in ends else flow.target
    return list(filter(None, said))


def _gateways(elements: dict[str, Element], flows: list[Flow], throw: Element, catch: Element) -> str:
    """Gateways at which ways meet and part again, for a pair of events; gives where they meet."""
    meeting = attrs.evolve(throw, kind="exclusiveGateway", name="", event="", documentation="")
    parting = attrs.evolve(catch, kind="parallelGateway", name="", event="", documentation="")
    elements |= {meeting.id: meeting, parting.id: parting}
    flows.append(Flow(f"{throw.id} {catch.id}", throw.id, catch.id, "", "", throw.tag))
    return meeting.id


def _links(elements: dict[str, Element]) -> Iterator[tuple[str, list[Element], Element]]:
    """By name the events that throw, and the only one that catches; others are no links."""
    found: dict[str, list[Element]] = defaultdict(list)
    for each in elements.values():
        if each.event == "linkEventDefinition":
            found[_name(each)].append(each)
    for name, events in found.items():
        catches = [each for each in events if each.kind == "intermediateCatchEvent"]
        if name and len(catches) == 1 and len(events) > 1:
            yield name, [each for each in events if each is not catches[0]], catches[0]


def _name(event: Element) -> str:
    definition = event.tag.first("linkEventDefinition")
    return words(definition.value("name") if definition is not None else "") or event.name
