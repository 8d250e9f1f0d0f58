"""A process as an SOP sees it: symbols and arrows. Gateways are gone, except those that decide."""

from __future__ import annotations

import attrs

from sopdsl.importing.bpmn.drawing import Element
from sopdsl.model import NodeKind

OVER = ""
"""The target of an arrow that ends its way."""


@attrs.frozen
class Arrow:
    """A way to the symbol `target`. `elsewhere` is the SOP or procedure where an ended way goes on.

    `optional`: taken instead of the others, or not. `joins` are the gateways behind which it waits for others.
    """

    target: str
    label: str = ""
    optional: bool = False
    elsewhere: str = ""
    joins: tuple[str, ...] = ()


@attrs.frozen
class Option:
    """One of the ways to go on; its arrows are taken together."""

    label: str
    arrows: tuple[Arrow, ...]


@attrs.define(eq=False)
class Symbol:
    """A symbol of the table, by the id of its element. A DECISION has a row of its own if it is `work`.

    `text` is a decision's question, a start's or end's label. Only a DECISION has several options.
    `waits` are the symbols whose arrows it waits for. `sops` are the titles of SOPs where an end goes on.
    `made`: a start that is not drawn, of work that no flow leads to.
    `gateway` is what decides by its work, `skip` what asks whether it is done at all.
    """

    id: str
    kind: NodeKind
    element: Element
    work: bool = False
    text: str = ""
    options: tuple[Option, ...] = ()
    waits: tuple[str, ...] = ()
    sops: tuple[str, ...] = ()
    made: bool = False
    gateway: Element | None = None
    skip: Element | None = None

    @property
    def arrows(self) -> tuple[Arrow, ...]:
        """All arrows that leave it."""
        return tuple(arrow for option in self.options for arrow in option.arrows)
