"""A process while it grows: elements by id, flows between them, and gateways where ways part and meet."""

from __future__ import annotations

from collections import Counter

import attrs

from .elements import Element, Flow, Kind, Note


@attrs.frozen
class Split:
    """Ways that part: EXCLUSIVE, one of them is taken, PARALLEL, all are. Each has its words, and leads to an element
    (its id) or parts again.
    """

    kind: Kind
    question: str
    branches: tuple[tuple[str, Ways], ...]


Ways = Split | str


def _chosen(gateway: str, number: int) -> str:
    """The condition of the `number`-th way from a gateway."""
    return f"${{{gateway} == {number}}}"


class Draft:
    """Elements and flows of one process; all ids begin with the process's own."""

    def __init__(self, process: str) -> None:
        self._process = process
        self._elements: dict[str, Element] = {}
        self._flows: list[Flow] = []
        self._labels: list[Note] = []
        self._meetings: set[str] = set()

    def id_of(self, name: str) -> str:
        """The id of an element by the name that it was added under."""
        return f"{self._process}_{name}"

    def add(self, name: str, element: Element) -> str:
        """A new element, whose id comes from its name; gives the id."""
        made = attrs.evolve(element, id=self.id_of(name))
        self._elements[made.id] = made
        return made.id

    def add_join(self, name: str, ways: Ways, lane: int) -> None:
        """A gateway that waits for all ways that lead to it, and what follows."""
        gateway = self.add(name, Element("", Kind.PARALLEL, "", lane))
        self._meetings.add(gateway)
        self.leave(gateway, ways, name)

    def add_meeting(self, name: str, target: str) -> None:
        """A gateway before an element that lets each of the ways that lead to the gateway pass."""
        gateway = self.add(name, Element("", Kind.EXCLUSIVE, "", self._elements[target].lane))
        self._meetings.add(gateway)
        self.connect(gateway, target)

    def add_option(self, name: str, question: str) -> str:
        """A gateway before the element of this name that may lead past it; gives its id. What follows the element
        follows the gateway `…_usai`.
        """
        element = self._elements[self.id_of(name)]
        gateway = self.add(f"{name}_syarat", Element("", Kind.EXCLUSIVE, question, element.lane))
        behind = self.add(f"{name}_usai", Element("", Kind.EXCLUSIVE, "", element.lane))
        self._meetings.add(behind)
        self.connect(gateway, element.id, "Ya", _chosen(gateway, 1))
        self.connect(gateway, behind, "Lewati", _chosen(gateway, 2))
        self.connect(element.id, behind)
        return gateway

    def connect(self, source: str, target: str, words: str = "", condition: str = "") -> None:
        """A new flow from one element to another, by their ids. Words of one that nothing chooses stand beside it."""
        name = self.id_of(f"f{len(self._flows) + 1}")
        self._flows.append(Flow(name, source, target, words if condition else "", condition))
        if words and not condition:
            self._labels.append(Note(f"{name}_label", name, words))

    def leave(self, source: str, ways: Ways, name: str, words: str = "", condition: str = "") -> None:
        """The ways that leave an element, with a gateway wherever they part; `name` makes the gateways' names."""
        if isinstance(ways, str):
            self.connect(source, ways, words, condition)
        elif len(ways.branches) == 1:
            ((own, only),) = ways.branches
            self.leave(source, only, name, words or own, condition)
        else:
            chosen = ways.kind is Kind.EXCLUSIVE
            lane = self._elements[source].lane
            gateway = self.add(
                f"{name}_pilih" if chosen else f"{name}_bagi", Element("", ways.kind, ways.question, lane)
            )
            self.connect(source, gateway, words, condition)
            for number, (own, branch) in enumerate(ways.branches, start=1):
                said, asked = (own or str(number), _chosen(gateway, number)) if chosen else (own, "")
                self.leave(gateway, branch, f"{name}_{number}", said, asked)

    def finish(self) -> tuple[tuple[Element, ...], tuple[Flow, ...], tuple[Note, ...]]:
        """All of it, and the words beside flows. Where ways meet that do not wait for each other, a gateway of its own
        lets each pass.
        """
        arriving = Counter(flow.target for flow in self._flows)
        for target, count in arriving.items():
            if count > 1 and target not in self._meetings:
                meeting = f"{target.removeprefix(self._process + '_')}_temu"
                self._flows = [
                    attrs.evolve(flow, target=self.id_of(meeting)) if flow.target == target else flow
                    for flow in self._flows
                ]
                self.add_meeting(meeting, target)
        return tuple(self._elements.values()), tuple(self._flows), tuple(self._labels)
