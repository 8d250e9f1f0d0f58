"""What the router is given and what it gives back: one page's executor columns, their symbols and the arrows to draw.

The router knows nothing of SOPs, texts or pages. Lengths as in `geometry`.
"""

from __future__ import annotations

import attrs

from ....typesetting.primitives import Rect
from ..geometry import Shape


@attrs.frozen
class Place:
    """A symbol that stands already: `rect` is its outline's box, `column` and `band` its cell in the field.

    It stands clear of its cell's borders; a line needs 4 points or more between a symbol and a border to run there, an
    arrow 5.5 between two symbols. A wide box gives the first of its columns, and the middles of all in `middles`.
    """

    id: int
    shape: Shape
    rect: Rect
    column: int
    band: int
    middles: tuple[float, ...] = ()

    @property
    def columns(self) -> range:
        """The columns that it stands in."""
        return range(self.column, self.column + max(len(self.middles), 1))


@attrs.frozen
class Wire:
    """A line to route from one symbol to another.

    `merge` names the target that routes may share stretches for (a node, or a connector): wires with equal `merge` and
    `target` may merge on their way to it. `label` is the width and height of the label's box, which stands at the exit.
    `downwards` asks for the lower side of the source where it is free (the first branch of a decision).
    `arrowhead` False is the straight line that joins the symbols of a joint node.
    """

    id: int
    source: int
    target: int
    merge: int
    label: tuple[float, float] | None = None
    downwards: bool = False
    arrowhead: bool = True
    dashed: bool = False


@attrs.frozen
class Problem:
    """`columns` are the x ranges of the executor columns, `bands` the y ranges of the symbol bands, both in order and
    without gaps between; a row of the table has one band or more. Routes stay inside `field`.

    `rules` are the y of the table's horizontal rules inside the field: no stretch of a route runs along one.
    """

    field: Rect
    columns: tuple[tuple[float, float], ...]
    bands: tuple[tuple[float, float], ...]
    places: tuple[Place, ...]
    wires: tuple[Wire, ...]
    rules: tuple[float, ...] = ()


@attrs.frozen
class RoutedWire:
    """A wire's corners from border to border, and where its label's box stands."""

    wire: int
    points: tuple[tuple[float, float], ...]
    label: Rect | None = None


@attrs.frozen
class Routing:
    """Every wire of the problem, routed within the contract."""

    wires: tuple[RoutedWire, ...]


@attrs.frozen
class Shortage:
    """The wires did not fit: how many points more each band and column should be given, and the first wire left over.

    Symbols are expected to stay in the middle of their grown band and column. Calling again with that room leads to a
    `Routing` in a few rounds; never are both dictionaries empty.
    """

    bands: dict[int, float]
    columns: dict[int, float]
    wire: int
