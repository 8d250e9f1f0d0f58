"""From elements and flows to symbols and arrows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from sopdsl.importing.bpmn.chart import OVER, Arrow, Option, Symbol
from sopdsl.importing.bpmn.drawing import Element, Flow, Process
from sopdsl.importing.bpmn.elements import GATEWAYS
from sopdsl.importing.bpmn.joins import give_waits
from sopdsl.importing.bpmn.losses import Losses
from sopdsl.importing.bpmn.net import GOES_ON, Net
from sopdsl.model import NodeKind
from sopdsl.words import key

_PLAIN_STARTS = ("", "mulai", "start", "awal")
_OTHERWISE = "Lainnya"
"""The label of a default flow without a name."""
_OWN_CHOICE = "_pilih"
"""Behind the id of a gateway of our own export; its branches without a label have their numbers."""
_OWN_QUESTION = "Ke mana?"
_OWN_START = "_mulai_pilih"


def symbols_of(process: Process, losses: Losses) -> dict[str, Symbol]:
    """The symbols of a process by id, in the order of the file, with their arrows and whom they wait for.

    Where ways meet so that no `Menunggu` can say it, the gateway stays a symbol.
    """
    standing: frozenset[str] = frozenset()
    while True:
        net = Net(process, standing)
        symbols = _Maker(net).make()
        unclear = give_waits(symbols, net) - standing
        if not unclear:
            break
        standing |= unclear
    _tell(net, symbols, losses)
    return symbols


def without_symbol(process: Process, symbols: Mapping[str, Symbol]) -> list[Element]:
    """The elements that are no symbols: gateways where ways only part and meet, ends that say nothing."""
    shown = {each.id for symbol in symbols.values() for each in (symbol.element, symbol.gateway, symbol.skip) if each}
    return [element for element in process.elements.values() if element.id not in shown]


class _Maker:
    """Makes the symbols, one way of the net after the other."""

    def __init__(self, net: Net) -> None:
        self._net = net
        self._symbols: dict[str, Symbol] = {}
        self._folded: set[str] = set()
        self._beginnings: set[str] = set()

    def make(self) -> dict[str, Symbol]:
        elements = self._net.elements.values()
        for element in elements:
            gateway = self._own_gateway(element)
            if gateway is not None:
                self._folded.add(gateway.id)
        for element in sorted(elements, key=lambda each: each.kind != "startEvent"):
            for symbol in self._of(element):
                self._symbols[symbol.id] = symbol
        self._start_the_unreached()
        for symbol in list(self._symbols.values()):
            symbol.options = tuple(self._with_one_sop(option, symbol) for option in symbol.options)
        return self._symbols

    def _of(self, element: Element) -> Iterator[Symbol]:
        net = self._net
        if element.kind == "startEvent":
            yield from self._starts(element)
        elif element.id in self._folded or net.passes(element) or net.is_over(element) or net.elsewhere(element):
            return
        elif element.kind == "endEvent":
            text, *sops = element.name.split(GOES_ON)
            titles = tuple(sop.strip().removeprefix("SOP ") for sop in sops)
            yield Symbol(element.id, NodeKind.END, element, text=text.strip(), sops=titles)
        elif element.id in self._beginnings:
            yield Symbol(element.id, NodeKind.START, element, text=element.name, options=self._together(element))
        elif net.decides(element):
            if not self._is_start_choice(element):
                text, options = _question(element), self._options(element)
                yield Symbol(element.id, NodeKind.DECISION, element, text=text, options=options)
        elif element.id in net.standing:
            yield Symbol(element.id, NodeKind.PROCESS, element, text=element.name, options=self._together(element))
        else:
            yield attrs.evolve(self._work(element), skip=net.skips.get(element.id))

    def _work(self, element: Element) -> Symbol:
        gateway = self._own_gateway(element)
        if gateway is not None:
            others = tuple(option for option in self._options(element) if option.arrows[0].optional)
            options = (*self._options(gateway), *others)
            text = _question(gateway)
            return Symbol(element.id, NodeKind.DECISION, element, True, text, options, gateway=gateway)
        if any(flow.condition for flow in self._net.leaving[element.id]):
            return Symbol(element.id, NodeKind.DECISION, element, True, "", self._options(element))
        return Symbol(element.id, NodeKind.PROCESS, element, True, "", self._together(element))

    def _own_gateway(self, element: Element) -> Element | None:
        """The gateway that decides by what this task found out, in the same lane."""
        net = self._net
        leaving = [flow for flow in net.leaving[element.id] if not flow.optional]
        if len(leaving) != 1 or element.kind == "startEvent" or net.passes(element) or net.decides(element):
            return None
        gateway = net.elements[leaving[0].target]
        while net.passes(gateway) and len(net.arriving[gateway.id]) == len(net.leaving[gateway.id]) == 1:
            gateway = net.elements[net.leaving[gateway.id][0].target]
        alone = len(net.arriving[gateway.id]) == 1 and not leaving[0].name and gateway.id not in net.standing
        return gateway if alone and net.decides(gateway) and gateway.lane in ("", element.lane) else None

    def _options(self, element: Element) -> tuple[Option, ...]:
        """The branches of a decision."""
        return tuple(
            Option(
                self._label(flow, element, number),
                tuple(attrs.evolve(arrow, label=_rest(arrow, flow)) for arrow in arrows),
            )
            for number, flow in enumerate(self._net.leaving[element.id], start=1)
            if (arrows := self._net.arrows(flow))
        )

    def _label(self, flow: Flow, element: Element, number: int) -> str:
        """The label of a branch; what is waited for where an event decides."""
        if element.id.endswith(_OWN_CHOICE) and flow.name == str(number):
            return ""
        awaited = self._net.elements[flow.target] if element.kind == "eventBasedGateway" else None
        other = (awaited.name or awaited.time) if awaited is not None else ""
        return flow.name or other or (_OTHERWISE if flow.id == element.default else "")

    def _together(self, element: Element) -> tuple[Option, ...]:
        """All ways of something that decides nothing; a task without any ends its way."""
        leaving = self._net.leaving[element.id]
        arrows = dict.fromkeys(arrow for flow in leaving for arrow in self._net.arrows(flow))
        return (Option("", tuple(arrows) or (Arrow(OVER),)),)

    def _starts(self, element: Element) -> Iterator[Symbol]:
        """A start; several where a choice follows at once, which is how a procedure begins in several ways."""
        own = "" if key(element.name) in _PLAIN_STARTS else element.name or element.time
        leaving = self._net.leaving[element.id]
        choice = self._net.elements[leaving[0].target] if len(leaving) == 1 else None
        if choice is None or not self._is_start_choice(choice):
            if leaving:
                yield Symbol(element.id, NodeKind.START, element, text=own, options=self._together(element))
            return
        question = "" if choice.id.endswith(_OWN_START) else choice.name
        for number, option in enumerate(self._options(choice), start=1):
            first = self._net.elements.get(option.arrows[0].target)
            if not question and first is not None and first.kind == "intermediateThrowEvent":
                self._beginnings.add(first.id)
                continue
            text = " ".join(filter(None, (own, question, option.label)))
            options = (Option("", option.arrows),)
            yield Symbol(f"{element.id} {number}", NodeKind.START, element, text=text, options=options)

    def _is_start_choice(self, gateway: Element) -> bool:
        arriving = self._net.arriving[gateway.id]
        only = len(arriving) == 1 and self._net.elements[arriving[0].source].kind == "startEvent"
        return only and self._net.decides(gateway) and len(self._net.leaving[arriving[0].source]) == 1

    def _with_one_sop(self, option: Option, symbol: Symbol) -> Option:
        """Of several SOPs that follow together, only the last can be a target; the others are ends of their own."""
        following = [arrow for arrow in option.arrows if arrow.elsewhere]
        arrows = list(option.arrows)
        for arrow in following[:-1]:
            title = arrow.elsewhere.partition(" ")[2]
            end = Symbol(f"{symbol.id} {title}", NodeKind.END, symbol.element, sops=(title,))
            self._symbols[end.id] = end
            arrows[arrows.index(arrow)] = Arrow(end.id, arrow.label, arrow.optional)
        return attrs.evolve(option, arrows=tuple(arrows))

    def _start_the_unreached(self) -> None:
        """Work that no flow leads to begins by itself."""
        reached = {arrow.target for symbol in self._symbols.values() for arrow in symbol.arrows}
        for symbol in list(self._symbols.values()):
            if symbol.kind is not NodeKind.START and symbol.id not in reached:
                name = f"{symbol.id} mulai"
                options = (Option("", (Arrow(symbol.id),)),)
                self._symbols[name] = Symbol(name, NodeKind.START, symbol.element, options=options, made=True)


def _question(gateway: Element) -> str:
    """What is decided; nothing where our own export had no words, but a gateway has to have some."""
    return "" if gateway.name == _OWN_QUESTION and gateway.id.endswith(_OWN_CHOICE) else gateway.name


def _rest(arrow: Arrow, flow: Flow) -> str:
    """What an arrow says beside the label of its branch."""
    return arrow.label.removeprefix(flow.name).removeprefix(", ")


def _tell(net: Net, symbols: dict[str, Symbol], losses: Losses) -> None:
    """What is written otherwise than it is drawn."""
    began = any(element.kind == "startEvent" for element in net.elements.values())
    for symbol in symbols.values():
        if symbol.made and began:
            losses.say("IMP002.tanpa-panah-masuk", "IMP002.tanpa-panah-masuk-saran", symbol.element.tag)
        if symbol.id in net.standing and symbol.kind is NodeKind.PROCESS:
            losses.say("IMP002.titik-temu", "IMP002.titik-temu-saran", symbol.element.tag)
        if symbol.work and not symbol.element.name:
            losses.say("IMP002.tanpa-nama", "IMP002.tanpa-nama-saran", symbol.element.tag)
    asking = {gateway.id for gateway in net.skips.values()}
    for element in net.elements.values():
        if element.kind in GATEWAYS and element.name and net.passes(element) and element.id not in asking:
            losses.say("IMP002.nama-gerbang", "IMP002.nama-gerbang-saran", element.tag)
        kind, several = element.kind, len(net.leaving[element.id]) > 1 or len(net.arriving[element.id]) > 1
        if kind in ("inclusiveGateway", "eventBasedGateway", "complexGateway") and several:
            losses.say("IMP002.gerbang", "IMP002.gerbang-saran", element.tag, kind=kind)
        elif kind.startswith("intermediate") and element.event:
            losses.say("IMP002.kejadian", "IMP002.kejadian-saran", element.tag, weighs=False)
        elif kind == "startEvent" and not net.leaving[element.id]:
            losses.say("IMP002.awal-kosong", "IMP002.awal-kosong-saran", element.tag)
        elif kind in ("startEvent", "endEvent") and element.event:
            losses.say(
                "IMP002.pemicu",
                "IMP002.pemicu-saran",
                element.tag,
                weighs=False,
                event=element.event.removesuffix("EventDefinition"),
            )
