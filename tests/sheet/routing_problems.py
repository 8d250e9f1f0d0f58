"""Problems for the router: by hand from a plan, at random like an office's own, and with the room that it asks for."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

import attrs
from sopdsl.renderers.sheet.layout.collisions import Drawing, Drawn, Outline, collisions
from sopdsl.renderers.sheet.layout.geometry import ARROWHEAD_LENGTH, ARROWHEAD_WIDTH, Shape
from sopdsl.renderers.sheet.layout.routing import Place, Problem, Routing, Shortage, Wire, route
from sopdsl.renderers.typesetting.primitives import Rect

from benchmarks import looks

SIZES = {
    Shape.BOX: (32.0, 16.0),
    Shape.CAPSULE: (32.0, 16.0),
    Shape.DIAMOND: (36.0, 22.0),
    Shape.CONNECTOR: (14.0, 16.0),
}
LABELS = {"Ya": (10.0, 8.0), "Tidak": (20.0, 8.0), "Lengkap": (30.0, 8.0), "Rusak berat sekali": (48.0, 16.0)}
ROUNDS = 12


@attrs.frozen
class Stand:
    """A symbol of a plan: its cell and shape."""

    column: int
    band: int
    shape: Shape = Shape.BOX
    size: tuple[float, float] | None = None


@attrs.frozen
class Plan:
    """A problem before sizes become places. `rows` gives the number of bands in each row of the table."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    stands: tuple[Stand, ...]
    wires: tuple[Wire, ...]
    rows: tuple[int, ...] = ()

    def problem(self) -> Problem:
        """Every symbol in the middle of its cell."""
        xs = list(accumulate(self.widths, initial=100.0))
        ys = list(accumulate(self.heights, initial=80.0))
        rows = self.rows or (1,) * len(self.heights)
        field = Rect(xs[0], ys[0], xs[-1] - xs[0], ys[-1] - ys[0])
        places = tuple(
            Place(index, stand.shape, _middle(stand, xs, ys), stand.column, stand.band)
            for index, stand in enumerate(self.stands)
        )
        rules = tuple(ys[index] for index in accumulate(rows, initial=0))
        return Problem(field, tuple(pairwise(xs)), tuple(pairwise(ys)), places, self.wires, rules)

    def with_room(self, shortage: Shortage) -> Plan:
        """With the room that the router asks for."""
        return attrs.evolve(
            self, widths=_more(self.widths, shortage.columns), heights=_more(self.heights, shortage.bands)
        )


def _middle(stand: Stand, xs: Sequence[float], ys: Sequence[float]) -> Rect:
    width, height = stand.size or SIZES[stand.shape]
    x = (xs[stand.column] + xs[stand.column + 1]) / 2
    y = (ys[stand.band] + ys[stand.band + 1]) / 2
    return Rect(x - width / 2, y - height / 2, width, height)


def _more(sizes: Sequence[float], room: Mapping[int, float]) -> tuple[float, ...]:
    return tuple(size + room.get(index, 0.0) for index, size in enumerate(sizes))


def solved(plan: Plan) -> tuple[Problem, Routing, int]:
    """The plan with the room that it needs, its routing, and how often room was asked for."""
    for rounds in range(ROUNDS):
        problem = plan.problem()
        answer = route(problem)
        if isinstance(answer, Routing):
            return problem, answer, rounds
        assert answer.bands or answer.columns, "a shortage asks for room"
        plan = plan.with_room(answer)
    raise AssertionError(f"not solved in {ROUNDS} rounds: {plan}")


def flaws(problem: Problem, routing: Routing) -> list[str]:
    """Every breach of the contract in a routing."""
    wires = {wire.id: wire for wire in problem.wires}
    drawn = tuple(
        Drawn(
            f"wire {line.wire}",
            line.points,
            wires[line.wire].source,
            wires[line.wire].target,
            (wires[line.wire].merge, wires[line.wire].target, wires[line.wire].dashed),
            wires[line.wire].arrowhead,
            line.label,
        )
        for line in routing.wires
    )
    field = problem.field
    upright = sorted({x for column in problem.columns for x in column})
    rules = (
        *(((x, field.y), (x, field.bottom)) for x in upright),
        *(((field.x, y), (field.right, y)) for y in problem.rules),
    )
    outlines = tuple(Outline(place.id, place.shape, place.rect) for place in problem.places)
    found = list(collisions(Drawing(field, outlines, drawn, rules)))
    if sorted(line.wire for line in routing.wires) != sorted(wires):
        found.append("not every wire is drawn once")
    for line in routing.wires:
        if (line.label is None) != (wires[line.wire].label is None):
            found.append(f"the label of wire {line.wire} is missing")
    return found


def bends(routing: Routing) -> int:
    """How often the lines turn."""
    return sum(len(line.points) - 2 for line in routing.wires)


def crossings(routing: Routing) -> int:
    """How often a line crosses another; where lines have merged, once."""
    return looks.crossings(line.points for line in routing.wires)


def random_plan(seed: int) -> Plan:
    """A page as offices fill it: a way down through the columns, decisions with ways back, skips, joints, fans."""
    rng = random.Random(seed)
    count = rng.choice((2, 3, 3, 3, 4, 4, 5, 6, 8, 11, 15))
    length = rng.randint(3, 14)
    builder = _Builder(rng, count)
    for _ in range(length):
        builder.row()
    builder.connect()
    return builder.plan()


@attrs.define
class _Builder:
    rng: random.Random
    count: int
    stands: list[Stand] = attrs.field(factory=list)
    wires: list[Wire] = attrs.field(factory=list)
    heights: list[float] = attrs.field(factory=list)
    rows: list[int] = attrs.field(factory=list)
    entries: list[int] = attrs.field(factory=list)
    exits: list[int] = attrs.field(factory=list)

    def row(self) -> None:
        """A row of the table: one symbol, or a joint, a hand-over or two bands."""
        rng, band = self.rng, len(self.heights)
        kind = rng.random()
        column = rng.randrange(self.count)
        shape = Shape.CAPSULE if not self.stands else rng.choice((Shape.BOX,) * 3 + (Shape.DIAMOND,))
        first = self._stand(column, band, shape)
        self.entries.append(first)
        last = first
        self.heights.append(rng.choice((28.0, 32.0, 36.0, 44.0)))
        if kind < 0.3 and self.count > 1 and shape is not Shape.DIAMOND:
            last = self._stand(rng.choice([c for c in range(self.count) if c != column]), band, Shape.BOX)
            joint = kind < 0.12
            self._wire(first, last, arrowhead=not joint)
            last = first if joint else last
        elif kind < 0.4 and shape is not Shape.DIAMOND:
            last = self._stand(rng.randrange(self.count), band + 1, Shape.DIAMOND)
            self.heights.append(32.0)
            self._wire(first, last)
        self.rows.append(len(self.heights) - band)
        self.exits.append(last)

    def connect(self) -> None:
        """The ways between the rows."""
        rng, last = self.rng, len(self.exits) - 1
        for row, node in enumerate(self.exits):
            after = min(row + 1, last)
            if self.stands[node].shape is Shape.DIAMOND:
                self._branches(node, row, after, last)
            elif row < last:
                self._wire(node, self.entries[after])
                if rng.random() < 0.08:
                    self._wire(node, self.entries[rng.randrange(len(self.entries))], dashed=rng.random() < 0.5)
        self._fans(last)

    def _branches(self, node: int, row: int, after: int, last: int) -> None:
        rng = self.rng
        labels = list(LABELS)
        first = rng.choice(("Ya", "Lengkap"))
        self._wire(node, self.entries[after if row < last else 0], LABELS[first], downwards=True)
        for _ in range(rng.choice((1, 1, 1, 1, 2))):
            back = rng.random() < 0.75
            target = rng.randint(0, row) if back else rng.randint(row, last)
            self._wire(node, self.entries[target], LABELS[rng.choice(labels)])

    def _fans(self, last: int) -> None:
        rng = self.rng
        if last > 6 and rng.random() < 0.1:
            source = self.exits[rng.randrange(3)]
            for row in rng.sample(range(last + 1), 5):
                self._wire(source, self.entries[row])
        if last > 8 and rng.random() < 0.1:
            target = self.entries[rng.randrange(last + 1)]
            for row in rng.sample(range(last + 1), 7):
                self._wire(self.exits[row], target)

    def _stand(self, column: int, band: int, shape: Shape) -> int:
        width, height = SIZES[shape]
        if self.count > 8:
            width, height = width * 0.62, height * 0.8
        if shape is Shape.CAPSULE and self.rng.random() < 0.3 and self.count < 6:
            width, height = 40.0, 20.0
        self.stands.append(Stand(column, band, shape, (width, height)))
        return len(self.stands) - 1

    def _wire(
        self,
        source: int,
        target: int,
        label: tuple[float, float] | None = None,
        downwards: bool = False,
        arrowhead: bool = True,
        dashed: bool = False,
    ) -> None:
        if source == target and not label:
            return
        self.wires.append(Wire(len(self.wires), source, target, target, label, downwards, arrowhead, dashed))

    def plan(self) -> Plan:
        """What was built, in columns of one width."""
        width = 30.0 if self.count > 8 else self.rng.choice((46.0, 52.0, 60.0, 75.0))
        heights = list(self.heights)
        for stand in self.stands:
            assert stand.size is not None
            heights[stand.band] = max(heights[stand.band], stand.size[1] + 10)
        widths = (width,) * self.count
        return Plan(widths, tuple(heights), tuple(self.stands), tuple(self.wires), tuple(self.rows))


def drawing(problem: Problem, routing: Routing | None, only: Iterable[int] = ()) -> str:
    """An SVG picture, to look at."""
    field, only = problem.field, set(only)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{(field.width + 20) * 2}" height="{(field.height + 20) * 2}"'
        f' viewBox="{field.x - 10} {field.y - 10} {field.width + 20} {field.height + 20}">',
        f'<rect x="{field.x - 10}" y="{field.y - 10}" width="100%" height="100%" fill="white"/>',
    ]
    for x in sorted({x for column in problem.columns for x in column}):
        parts.append(f'<path d="M{x},{field.y}V{field.bottom}" stroke="#999" stroke-width="0.5"/>')
    for y in problem.rules:
        parts.append(f'<path d="M{field.x},{y}H{field.right}" stroke="#999" stroke-width="0.5"/>')
    parts.extend(_outline(place) for place in problem.places)
    wires = {wire.id: wire for wire in problem.wires}
    for line in routing.wires if routing else ():
        if only and line.wire not in only:
            continue
        path = "M" + "L".join(f"{x},{y}" for x, y in line.points)
        dash = ' stroke-dasharray="3 2"' if wires[line.wire].dashed else ""
        parts.append(f'<path d="{path}" fill="none" stroke="black" stroke-width="0.75"{dash}/>')
        if wires[line.wire].arrowhead:
            parts.append(_head(*line.points[-2:]))
        if line.label:
            box = line.label
            parts.append(
                f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" fill="#fd8" opacity="0.9"/>'
            )
    return "\n".join([*parts, "</svg>"])


def _head(before: tuple[float, float], tip: tuple[float, float]) -> str:
    (x, y), along = tip, ((tip[0] > before[0]) - (tip[0] < before[0]), (tip[1] > before[1]) - (tip[1] < before[1]))
    back_x, back_y = x - along[0] * ARROWHEAD_LENGTH, y - along[1] * ARROWHEAD_LENGTH
    side_x, side_y = along[1] * ARROWHEAD_WIDTH / 2, along[0] * ARROWHEAD_WIDTH / 2
    return f'<path d="M{x},{y}L{back_x + side_x},{back_y + side_y}L{back_x - side_x},{back_y - side_y}z"/>'


def _outline(place: Place) -> str:
    rect = place.rect
    style = 'fill="white" stroke="black" stroke-width="0.75"'
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    middle_x, middle_y = rect.centre
    if place.shape is Shape.DIAMOND:
        return f'<path d="M{middle_x},{y}L{right},{middle_y}L{middle_x},{bottom}L{x},{middle_y}z" {style}/>'
    if place.shape is Shape.CONNECTOR:
        shoulder = y + rect.height * 0.6
        return f'<path d="M{x},{y}H{right}V{shoulder}L{middle_x},{bottom}L{x},{shoulder}z" {style}/>'
    radius = min(rect.width, rect.height) / 2 if place.shape is Shape.CAPSULE else 0
    return f'<rect x="{x}" y="{y}" width="{rect.width}" height="{rect.height}" rx="{radius}" {style}/>'
