"""What a draughtsman avoids, in points: the router takes the cheapest line that is allowed."""

from __future__ import annotations

import attrs

from ..geometry import Shape
from .ports import Port, Side
from .problem import Place, Wire

BEND = 10.0
CROSSING = 14.0
LENGTH = 0.04
JOIN = 3.0
"""Running into a line that goes to the same target."""
LABEL_ON_RULE = 3.0

EXITS = (Side.BOTTOM, Side.LEFT, Side.RIGHT)
ENTRIES = (Side.TOP, Side.LEFT, Side.RIGHT)


@attrs.frozen
class Task:
    """A wire with its symbols.

    `beside_first`: the source's lower side is for another branch. `branching`: the target has branches, which leave it
    by its sides.
    """

    wire: Wire
    source: Place
    target: Place
    beside_first: bool
    branching: bool

    @property
    def falls(self) -> bool:
        """Whether it leads to a later band."""
        return self.target.band > self.source.band

    @property
    def level(self) -> bool:
        """Whether it stays in its band."""
        return self.target.band == self.source.band and self.target.id != self.source.id

    @property
    def upright(self) -> bool:
        """Whether it leads down its own column."""
        return self.falls and not self.columns_apart

    @property
    def columns_apart(self) -> int:
        """How many columns lie from the one symbol to the other; none where they share a column."""
        source, target = self.source.columns, self.target.columns
        return max(source[0] - target[-1], target[0] - source[-1], 0)


def exit_cost(task: Task, port: Port) -> float:
    """The price of leaving by this port."""
    cost = _port_cost(task.source, port)
    if port.sideways:
        if port.offset < 0 and not port.slanted and task.falls:
            cost += 1.0
        if task.wire.downwards:
            return cost + 12.0
        return cost + (2.0 if task.upright else 0.0)
    if not task.wire.arrowhead:
        return cost + 20.0
    if task.beside_first:
        return cost + 14.0
    if task.wire.downwards or task.upright:
        return cost
    return cost + (3.0 if task.falls else 8.0)


def entry_cost(task: Task, port: Port) -> float:
    """The price of entering by this port; arrowheads side by side are no good sight."""
    cost = _port_cost(task.target, port) + (3.0 if port.offset and task.wire.arrowhead else 0.0)
    if port.sideways:
        cost += 1.0 if port.offset > 0 else 0.0
        if task.branching:
            cost += 8.0
        return cost + (2.5 if task.falls else 0.0)
    if not task.wire.arrowhead:
        return cost + 20.0
    return cost + (0.0 if task.falls else 4.0)


def _port_cost(place: Place, port: Port) -> float:
    if not port.offset:
        return 0.0
    if place.shape is Shape.DIAMOND:
        return 9.0 + abs(port.offset) * 0.3
    return min(5.0 + abs(port.offset) * 0.3, 8.0) + (2.0 if port.slanted else 0.0)
