"""Which rows of a changed drawing are as they were written, and in what order all of them stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import attrs

from sopdsl.flow import Graph
from sopdsl.importing.bpmn.chart import Symbol
from sopdsl.importing.bpmn.patches import Change, flow_of, patched, words_of
from sopdsl.importing.bpmn.rows import Row, rows_of
from sopdsl.model import Group, NodeKind, Parallel, Step
from sopdsl.model import Row as WrittenRow


@attrs.define(eq=False)
class Unit:
    """A row to be. `of` is the row that it was exported from, None for a new one. `step` is what stays as it was
    written, None where it has to be written anew.
    """

    row: Row
    of: int | None
    step: Step | None = None


class Arrangement:
    """Compares the symbols of a drawing `before` and `after` it was changed; `graph` is that of the document.

    `moved` are the labels of the new executors by the symbols that stand in another lane.
    """

    def __init__(
        self,
        graph: Graph,
        process: str,
        before: Mapping[str, Symbol],
        after: Mapping[str, Symbol],
        moved: Mapping[str, str | None],
    ) -> None:
        self._graph = graph
        self._id = re.compile(rf"{re.escape(process)}_n(\d+)(?:_.*)?")
        self._process = process
        self._symbols = after
        self._drawn = rows_of(after)
        self._entries = {row: name for row in range(len(graph.rows)) if (name := self._entry(row)) in after}
        self._steps = self._as_written(before, moved)
        self.names = self._names()

    def attempts(self) -> Iterator[list[Unit]]:
        """The rows in order: first with as many as may be kept as written, then with none."""
        kept = set(self._steps)
        while True:
            units = self._units(kept)
            misplaced = self._misplaced(units, kept)
            if not misplaced:
                break
            kept -= misplaced
        if kept:
            yield units
        yield self._units(set())

    def rows(self, units: Sequence[Unit], steps: Sequence[Step]) -> tuple[WrittenRow, ...]:
        """The steps with the headings before them, in their blocks where these are kept."""
        made: list[WrittenRow] = []
        seen: set[int] = set()
        blocks: dict[int, list[Step | Group]] = {}
        for unit, step in zip(units, steps, strict=True):
            old = self._graph.rows[unit.of] if unit.of is not None and unit.of not in seen else None
            seen |= set() if unit.of is None else {unit.of}
            block = old.parallel if old is not None and unit.step is not None else None
            groups = old.groups if old is not None else ()
            if block is None:
                made += [*groups, step]
            elif block in blocks:
                blocks[block] += [*groups, step]
                made[-1] = Parallel(tuple(blocks[block]))
            else:
                blocks[block] = [*groups, step]
                made.append(Parallel(tuple(blocks[block])))
        return (*made, *self._graph.closing_groups)

    # ------------------------------------------------------------ what belongs to a row of the document

    def _row(self, symbol: str) -> int | None:
        """The row that a symbol was exported from."""
        found = self._id.fullmatch(symbol)
        number = int(found[1]) - 1 if found else -1
        return self._graph.nodes[number].row if 0 <= number < len(self._graph.nodes) else None

    def _entry(self, row: int) -> str:
        """The symbol that arrows to a row reach."""
        nodes = [node for node in self._graph.nodes if node.row == row and not node.added]
        entry = next((node for node in nodes if node.kind is not NodeKind.START), None)
        return f"{self._process}_n{entry.id + 1}" if entry is not None else ""

    def _as_written(self, before: Mapping[str, Symbol], moved: Mapping[str, str | None]) -> dict[int, Step]:
        """The steps of the rows that flow as before, with what they say now."""
        old, new = self._by_row(before), self._by_row(self._symbols)
        steps = {}
        for row, symbols in new.items():
            if row is None or row not in self._entries:
                continue
            if {symbol.id: flow_of(symbol) for symbol in symbols} != {each.id: flow_of(each) for each in old[row]}:
                continue
            changes = [
                Change(before[symbol.id], symbol, moved.get(symbol.id))
                for symbol in symbols
                if words_of(symbol) != words_of(before[symbol.id]) or symbol.id in moved
            ]
            step = patched(self._graph.rows[row].step, changes, self._entries[row])
            if step is not None:
                steps[row] = step
        return steps

    def _by_row(self, symbols: Mapping[str, Symbol]) -> dict[int | None, list[Symbol]]:
        found: dict[int | None, list[Symbol]] = defaultdict(list)
        for symbol in symbols.values():
            for row in self._rows_of(symbol):
                found[row].append(symbol)
        return found

    def _rows_of(self, symbol: Symbol) -> set[int | None]:
        """The row of a symbol; for a start without one, the rows that it begins with."""
        row = self._row(symbol.id)
        if row is not None or symbol.kind is not NodeKind.START:
            return {row}
        return {self._row(arrow.target) for arrow in symbol.arrows}

    def _names(self) -> dict[str, str]:
        """The names that the document gives to symbols."""
        found: dict[str, tuple[str, str]] = {}
        for node in self._graph.nodes:
            if node.name and not node.added:
                found.setdefault(node.name.casefold(), (f"{self._process}_n{node.id + 1}", node.name))
        for row, entry in self._entries.items():
            name = self._graph.rows[row].step.name
            if name is not None:
                found[name.text.casefold()] = (entry, name.text)
        return {symbol: name for symbol, name in found.values() if symbol in self._symbols}

    # ------------------------------------------------------------ order

    def _units(self, kept: set[int]) -> list[Unit]:
        """All rows: those of the document in its order, each new one behind a row that leads to it."""
        known: dict[int, list[Symbol]] = defaultdict(list)
        new: dict[str, Row] = {}
        for row in self._drawn:
            for symbol in row.symbols:
                owner = self._row(symbol.id)
                owner = self._row(row.main.id) if owner is None else owner
                if owner is None:
                    new.setdefault(row.main.id, row)
                else:
                    known[owner].append(symbol)
        units = [self._unit(number, known[number], number in kept) for number in sorted(known)]
        for row in new.values():
            starts, others = (
                [each for each in side if self._row(each.id) is None] for side in (row.starts, row.others)
            )
            unit = Unit(Row(row.main, starts, others), None)
            units.insert(self._place(unit, units), unit)
        return units

    def _unit(self, number: int, symbols: list[Symbol], kept: bool) -> Unit:
        main = self._symbols.get(self._entries.get(number, ""), symbols[0])
        starts = [symbol for symbol in symbols if symbol.kind is NodeKind.START and symbol is not main]
        others = [symbol for symbol in symbols if symbol is not main and symbol not in starts]
        return Unit(Row(main, starts, others), number, self._steps[number] if kept else None)

    def _place(self, unit: Unit, units: Sequence[Unit]) -> int:
        """Behind the first row that leads to a new one, else before the first that it leads to."""
        for number, other in enumerate(units):
            if any(arrow.target == unit.row.main.id for symbol in other.row.symbols for arrow in symbol.arrows):
                return number + 1
        targets = {arrow.target for symbol in unit.row.symbols for arrow in symbol.arrows}
        return next((number for number, other in enumerate(units) if other.row.main.id in targets), len(units))

    def _misplaced(self, units: Sequence[Unit], kept: set[int]) -> set[int]:
        """The rows that cannot stay as written, because of the row behind them, of their block, or of a name."""
        found = self._meant_inside(units)
        last = len(self._graph.rows) - 1
        for unit, after in zip(units, [*units[1:], None], strict=False):
            if unit.step is not None and unit.of is not None:
                expected = self._entries.get(unit.of + 1) if unit.of < last else None
                if (after.row.main.id if after is not None else None) != expected:
                    found.add(unit.of)
        for row in range(last + 1):
            if row not in kept or row in found:
                found |= self._beside_block(row)
        return found & kept

    def _beside_block(self, row: int) -> set[int]:
        """The rows that cannot be kept if this one is not: of the `Serentak` block that it is in or leads to, the row
        before the block, and the one behind it.
        """
        blocks = [each.parallel for each in self._graph.rows]
        near = {block for block in blocks[row : row + 2] if block is not None}
        members = {each for each, block in enumerate(blocks) if block in near}
        return members | {each - 1 for each in members} | {each + 1 for each in members}

    def _meant_inside(self, units: Sequence[Unit]) -> set[int]:
        """Kept rows of which another row means a symbol that has no name."""
        meant = {
            name
            for unit in units
            if unit.step is None
            for symbol in unit.row.symbols
            for name in (*symbol.waits, *(arrow.target for arrow in symbol.arrows))
        }
        reachable = set(self._entries.values()) | set(self.names)
        return {
            unit.of
            for unit in units
            if unit.step is not None and unit.of is not None
            for symbol in unit.row.symbols
            if symbol.id in meant - reachable
        }
