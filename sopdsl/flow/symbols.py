"""What stands in a row: the symbols that its step and the nodes below it draw.

A *unit* is what one statement draws: one symbol, several that hand over to each other, or several of which one acts.
"""

from typing import NamedTuple

from sopdsl.flow.executors import Columns
from sopdsl.flow.graph import TableRow
from sopdsl.model import Assignment, Branch, Node, NodeKind, Relation, Step, Target, Text


class Symbol:
    """A node before it has its number; the fields are those of `FlowNode`."""

    def __init__(
        self,
        row: int,
        kind: NodeKind,
        columns: tuple[int, ...],
        origin: Step | Node,
        name: str | None = None,
        text: Text | None = None,
        *,
        starts: bool = False,
        added: bool = False,
        alternative: int | None = None,
    ) -> None:
        self.row, self.kind, self.columns, self.origin = row, kind, columns, origin
        self.name, self.text = name, text
        self.starts, self.ends, self.added = starts, False, added
        self.alternative = alternative


class Unit:
    """The symbols of one statement: `entries` are where arrows to it arrive, `last` those that its ways leave from."""

    def __init__(
        self, symbols: list[Symbol], entries: list[Symbol], last: list[Symbol], assignment: Assignment | None = None
    ) -> None:
        self.symbols, self.entries, self.last, self.assignment = symbols, entries, last, assignment
        self.branches: tuple[Branch, ...] = ()
        self.targets: tuple[Target, ...] | None = None

    @property
    def handovers(self) -> list[tuple[Symbol, Symbol]]:
        """The pairs of symbols that hand over to each other; alternative symbols do not."""
        if self.symbols[0].alternative is not None:
            return []
        return list(zip(self.symbols, self.symbols[1:], strict=False))


class DraftRow(NamedTuple):
    """A row with its units: the `Mulai` ones first, then the others in the order of the work."""

    table_row: TableRow
    starts: list[Unit]
    work: list[Unit]

    @property
    def units(self) -> list[Unit]:
        return [*self.starts, *self.work]

    @property
    def entries(self) -> list[Symbol]:
        """Where an arrow to the row arrives: the first unit that is no `Mulai`, else the `Mulai` symbols."""
        return self.work[0].entries if self.work else [symbol for unit in self.starts for symbol in unit.entries]

    @property
    def symbols(self) -> list[Symbol]:
        return [symbol for unit in self.units for symbol in unit.symbols]

    def of_node(self, node: Node) -> list[Symbol]:
        """The symbols that a node written below the step draws."""
        return [symbol for symbol in self.symbols if symbol.origin is node]

    def entries_of_node(self, node: Node) -> list[Symbol]:
        """Where an arrow to the node arrives; in a hand-over that ends in the step's own decision, at that decision."""
        entries = {id(symbol) for unit in self.units for symbol in unit.entries}
        own = self.of_node(node)
        return [symbol for symbol in own if id(symbol) in entries] or own


class SymbolMaker:
    """Makes the units of the rows; numbers the sets of alternative symbols through the procedure."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._alternatives = 0

    def row(self, index: int, table_row: TableRow) -> DraftRow:
        """All that a step and the nodes below it draw."""
        step = table_row.step
        own = _own_decision(step, self._columns)
        draft = DraftRow(table_row, [], [])
        if step.assignment is not None:
            draft.work.append(self._step_unit(index, step, own))
        for node in step.nodes:
            if node is not own and node.kind is not NodeKind.START:
                draft.work.append(self._node_unit(index, node, _inherited(node, draft)))
        for node in step.nodes:
            if node.kind is NodeKind.START:
                draft.starts.append(self._node_unit(index, node, _inherited(node, draft)))
        if not draft.units:
            draft.work.append(_without_symbol(index, step))
        _give_targets(draft, step)
        return draft

    def _step_unit(self, row: int, step: Step, decision: Node | None) -> Unit:
        name = step.name.text if step.name else None
        if decision is None:
            return self._unit(row, NodeKind.PROCESS, step.assignment, step, name)
        unit = self._unit(row, NodeKind.DECISION, step.assignment, decision, name)
        for symbol in unit.symbols:
            if symbol not in unit.last:
                symbol.origin = step
        if decision.name:
            for symbol in unit.last:
                symbol.name = decision.name.text
        unit.branches, unit.targets = decision.branches, decision.targets
        return unit

    def _node_unit(self, row: int, node: Node, assignment: Assignment | None) -> Unit:
        unit = self._unit(row, node.kind, assignment, node, node.name.text if node.name else None)
        unit.branches, unit.targets = node.branches, node.targets
        return unit

    def _unit(
        self, row: int, kind: NodeKind, assignment: Assignment | None, origin: Step | Node, name: str | None
    ) -> Unit:
        found = self._resolve(assignment)
        alternative = self._next_alternative() if _relation(assignment) is Relation.ALTERNATIVE else None
        text = origin.text if isinstance(origin, Node) else None
        symbols = [Symbol(row, kind, columns, origin, name, text, alternative=alternative) for columns in found]
        if alternative is not None:
            return Unit(symbols, symbols, symbols, assignment)
        carrier = symbols[0] if kind is NodeKind.START else symbols[-1]
        for symbol in symbols:
            if symbol is not carrier:
                symbol.kind, symbol.text = NodeKind.PROCESS, None
        return Unit(symbols, symbols[:1], symbols[-1:], assignment)

    def _resolve(self, assignment: Assignment | None) -> list[tuple[int, ...]]:
        """The columns of each symbol that an assignment makes; a symbol of nobody known has none."""
        if assignment is None:
            return [()]
        found = [self._columns.find(mention) for mention in assignment.executors]
        if assignment.relation is Relation.JOINT:
            return [tuple(sorted({column for column in found if column is not None}))]
        return [() if column is None else (column,) for column in found]

    def _next_alternative(self) -> int:
        self._alternatives += 1
        return self._alternatives - 1


def _relation(assignment: Assignment | None) -> Relation:
    return assignment.relation if assignment else Relation.SOLE


def _without_symbol(row: int, step: Step) -> Unit:
    symbols = [Symbol(row, NodeKind.PROCESS, (), step, step.name.text if step.name else None)]
    return Unit(symbols, symbols, symbols)


def _own_decision(step: Step, columns: Columns) -> Node | None:
    """The first `Keputusan` that belongs to the step's own (last) executor: it is the step's symbol."""
    if step.assignment is None or not step.nodes:
        return None
    own = _who(_last(step.assignment), columns)
    for node in step.nodes:
        if node.kind is NodeKind.DECISION and (node.assignment is None or _who(node.assignment, columns) == own):
            return node
    return None


def _who(assignment: Assignment, columns: Columns) -> tuple[Relation, frozenset[int | str]]:
    found = [columns.find(mention) for mention in assignment.executors]
    names = [mention.text for mention in assignment.executors]
    return assignment.relation, frozenset(
        name if column is None else column for name, column in zip(names, found, strict=True)
    )


def _last(assignment: Assignment) -> Assignment:
    """Who has the work after an assignment: the last of a hand-over, else all of it."""
    if assignment.relation is not Relation.HANDOVER:
        return assignment
    return Assignment(Relation.SOLE, assignment.executors[-1:], assignment.span)


def _inherited(node: Node, draft: DraftRow) -> Assignment | None:
    """A node's own assignment, or that of the work beside it.

    A decision belongs to whoever had the work before it; a start stands with the first of the row's work, an end with
    the last: one capsule, even where the work is joint.
    """
    if node.assignment is not None:
        return node.assignment
    assigned = [unit.assignment for unit in draft.work if unit.assignment is not None]
    if not assigned:
        return None
    if node.kind is NodeKind.START:
        return Assignment(Relation.SOLE, assigned[0].executors[:1], assigned[0].span)
    if node.kind is NodeKind.END:
        return Assignment(Relation.SOLE, _last(assigned[-1]).executors[:1], assigned[-1].span)
    return _last(assigned[-1])


def _give_targets(draft: DraftRow, step: Step) -> None:
    """`Lanjut ke` below a step belongs to its last node, or to its starts without one where it has only starts."""
    if step.targets is None:
        return
    receivers = draft.work[-1:] or [unit for unit in draft.starts if unit.targets is None] or draft.starts[-1:]
    for unit in receivers:
        unit.targets = step.targets + (unit.targets or ())
