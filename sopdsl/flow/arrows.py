"""From what the statements say to arrows: defaults, targets, branches, ends and exits."""

from typing import NamedTuple

from sopdsl.flow.executors import Columns
from sopdsl.flow.graph import EdgeKind
from sopdsl.flow.names import Names
from sopdsl.flow.rows import following
from sopdsl.flow.symbols import DraftRow, Symbol, Unit
from sopdsl.model import Branch, NodeKind, Run, Target, TargetKind, Text
from sopdsl.words import key


class Arrow(NamedTuple):
    """One arrow as written: `candidates` are the symbols of the place it points at, several where one of them acts.

    `picked`: the author chose the symbol (`nama oleh P`).
    """

    source: Symbol
    candidates: list[Symbol]
    label: Text | None = None
    kind: EdgeKind = EdgeKind.WAY
    optional: bool = False
    branch: int | None = None
    picked: bool = False


class DraftExit(NamedTuple):
    """An `Exit` before its nodes have numbers."""

    source: Symbol
    end: Symbol
    target: Target
    label: Text | None
    branch: int | None


class Way(NamedTuple):
    """Where one target leads away from one symbol, and under which branch; `only`: it is the symbol's one way to go."""

    source: Symbol
    target: Target
    only: bool
    label: Text | None
    branch: int | None


class ArrowMaker:
    """Collects the arrows, exits and added ends of a procedure in the order of the text."""

    def __init__(self, rows: list[DraftRow], names: Names, columns: Columns, procedures: frozenset[str]) -> None:
        """`procedures` are the labels and titles of the document's procedures, as keys."""
        self.arrows: list[Arrow] = []
        self.exits: list[DraftExit] = []
        self.unknown: list[Target] = []
        self.dangling: list[Symbol] = []
        self.added: list[Symbol] = []
        self._rows = rows
        self._table = tuple(row.table_row for row in rows)
        self._names = names
        self._columns = columns
        self._procedures = procedures

    def make(self) -> None:
        """Go through all rows once."""
        for index, row in enumerate(self._rows):
            for unit in row.starts:
                self._unit(index, unit, row.work[0] if row.work else None)
            for unit, after in zip(row.work, [*row.work[1:], None], strict=False):
                self._unit(index, unit, after)

    def _unit(self, row: int, unit: Unit, after: Unit | None) -> None:
        for source, target in unit.handovers:
            self.arrows.append(Arrow(source, [target]))
        for symbol in unit.last:
            if symbol.kind is NodeKind.DECISION:
                self._decision(symbol, unit)
            elif unit.targets is not None:
                self._targets(symbol, unit.targets)
            elif symbol.kind is not NodeKind.END:
                self._default(symbol, after)
            else:
                symbol.ends = True

    def _default(self, symbol: Symbol, after: Unit | None) -> None:
        if after is not None:
            self.arrows.append(Arrow(symbol, after.entries))
        else:
            self._go(Way(symbol, Target(TargetKind.NEXT), True, None, None))

    def _decision(self, symbol: Symbol, unit: Unit) -> None:
        if not any(branch.targets for branch in unit.branches):
            self.dangling.append(symbol)
        for index, branch in enumerate(unit.branches):
            for target in branch.targets:
                self._go(Way(symbol, target, False, _branch_label(branch, target), index))
        for target in unit.targets or ():
            self._go(Way(symbol, target, False, _written(target.label), None))

    def _targets(self, symbol: Symbol, targets: tuple[Target, ...]) -> None:
        carrying = sum(not target.information for target in targets)
        may_end = symbol.kind in (NodeKind.PROCESS, NodeKind.END)
        for target in targets:
            only = may_end and carrying == 1 and not target.information
            self._go(Way(symbol, target, only, _written(target.label), None))
        if symbol.kind is NodeKind.END and all(target.information or target.optional for target in targets):
            symbol.ends = True

    def _go(self, way: Way) -> None:
        match way.target.kind:
            case TargetKind.NAME:
                self._to_name(way)
            case TargetKind.NEXT:
                rows = following(self._table, way.source.row)
                for row in rows:
                    self._point(way, self._rows[row].entries)
                if not rows:
                    self._end(way)
            case TargetKind.END:
                self._end(way)
            case TargetKind.PROCEDURE if key(way.target.text) not in self._procedures:
                self._unknown(way)
            case TargetKind.PROCEDURE | TargetKind.SOP:
                end = way.source if way.only else self._added_end(way)
                end.ends = True
                self.exits.append(DraftExit(way.source, end, way.target, way.label, way.branch))

    def _to_name(self, way: Way) -> None:
        carrier = self._names.find(way.target.text)
        mention = way.target.executor
        column = self._columns.find(mention) if mention else None
        if carrier is None:
            self._unknown(way)
        elif column is None:
            self._point(way, carrier.entries)
        else:
            ranked = sorted(carrier.symbols, key=lambda symbol: symbol.kind is NodeKind.START)
            here = [symbol for symbol in ranked if column in symbol.columns]
            if here:
                self._point(way, here[:1], picked=True)
            else:
                self._unknown(way)

    def _unknown(self, way: Way) -> None:
        if all(target is not way.target for target in self.unknown):
            self.unknown.append(way.target)
        self.dangling.append(way.source)

    def _end(self, way: Way) -> None:
        if way.only and way.label is None and not way.target.optional:
            way.source.ends = True
        else:
            self._added_end(way).ends = True

    def _added_end(self, way: Way) -> Symbol:
        source = way.source
        end = Symbol(source.row, NodeKind.END, source.columns[:1], source.origin, added=True)
        self.added.append(end)
        self._point(way, [end])
        return end

    def _point(self, way: Way, candidates: list[Symbol], picked: bool = False) -> None:
        target = way.target
        kind = EdgeKind.INFORMATION if target.information else EdgeKind.WAY
        self.arrows.append(Arrow(way.source, candidates, way.label, kind, target.optional, way.branch, picked))


def _written(label: Text | None) -> Text | None:
    return label if label is not None and (label.lead or label.items) else None


def _branch_label(branch: Branch, target: Target) -> Text | None:
    """The branch's label, the arrow's own, or both: `Ya (surat asli)`."""
    own, label = _written(target.label), _written(branch.label)
    if own is None or label is None:
        return label or own
    return Text((*label.lead, Run(" ("), *own.lead, Run(")")), span=label.span)
