"""Link events: one place that is drawn in two, so that no line has to run from one to the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sopdsl.importing.bpmn.drawing import Element, Flow
from sopdsl.importing.bpmn.elements import words
from sopdsl.importing.bpmn.losses import Losses

_WHERE = (" ke ", " dari ")
"""How our export goes on behind the name of a link."""


def join_links(elements: dict[str, Element], flows: list[Flow], losses: Losses) -> list[str]:
    """Take link events out of a process: ways go on where they lead. Gives what was documented at the events.

    One that catches and has other than one plain way out stays as a gateway. Other names of a link are told as a loss.
    """
    said: list[str] = []
    for name, throws, catch in _links(elements):
        for each in (*throws, catch):
            if each.name not in ("", name) and not each.name.removeprefix(name).startswith(_WHERE):
                losses.say("IMP002.nama-tautan", "IMP002.nama-tautan-saran", each.tag, link=name)
        onward = [flow for flow in flows if flow.source == catch.id]
        gone = list(throws)
        if len(onward) == 1 and not onward[0].name:
            flows.remove(onward[0])
            gone.append(catch)
        catch.kind, catch.name, catch.event = "exclusiveGateway", "", ""
        target = onward[0].target if catch in gone else catch.id
        for each in gone:
            said.append(elements.pop(each.id).documentation)
        ids = {each.id for each in gone}
        for flow in flows:
            flow.target = target if flow.target in ids else flow.target
    return list(filter(None, said))


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
