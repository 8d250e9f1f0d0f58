"""The rows of the table: which symbols stand in one, and in what order rows are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from sopdsl.importing.bpmn.chart import Symbol
from sopdsl.model import NodeKind


@attrs.define(eq=False)
class Row:
    """A row by its work: `main` is the symbol that arrows to the row reach."""

    main: Symbol
    starts: list[Symbol] = attrs.field(factory=list)
    others: list[Symbol] = attrs.field(factory=list)

    @property
    def beside(self) -> list[Symbol]:
        """All that stands beside the main symbol."""
        return [*self.starts, *self.others]

    @property
    def symbols(self) -> list[Symbol]:
        """All of them, in the order of the row."""
        return [*self.starts, self.main, *self.others]


def rows_of(symbols: Mapping[str, Symbol]) -> list[Row]:
    """The rows in the order of the flow: each after those that lead to it, but for ways back.

    A decision without work of its own, and an end, stand in the row that leads to them; a decision to which several
    ways come has a row. Starts stand in the row that they begin with.
    """
    order = _in_order(symbols)
    place = {symbol.id: number for number, symbol in enumerate(order)}
    before: dict[str, list[Symbol]] = {symbol.id: [] for symbol in order}
    for symbol in order:
        for arrow in symbol.arrows:
            if arrow.target in before and place[symbol.id] < place[arrow.target]:
                before[arrow.target].append(symbol)
    rows: dict[str, Row] = {}
    made: list[Row] = []
    for symbol in order:
        if symbol.kind is NodeKind.START:
            continue
        hosts = [rows[each.id] for each in before[symbol.id] if each.id in rows]
        if symbol.work or not hosts or (_has_words(symbol) and len(hosts) > 1):
            rows[symbol.id] = Row(symbol)
            made.append(rows[symbol.id])
        else:
            rows[symbol.id] = hosts[0]
            hosts[0].others.append(symbol)
    for symbol in order:
        if symbol.kind is NodeKind.START:
            begun = [rows[arrow.target] for arrow in symbol.arrows if arrow.target in rows]
            if begun:
                begun[0].starts.append(symbol)
    return sorted(made, key=lambda row: not row.starts) if made and not made[0].starts else made


def _has_words(symbol: Symbol) -> bool:
    return symbol.kind is NodeKind.DECISION and bool(symbol.text)


def _in_order(symbols: Mapping[str, Symbol]) -> list[Symbol]:
    """An order in which ways lead onward, but for those that come back; a way is followed before the next begins."""
    done: list[Symbol] = []
    seen: set[str] = set()
    roots = sorted(_by_place(symbols.values()), key=lambda symbol: (symbol.kind is not NodeKind.START, symbol.made))
    for root in reversed(roots):
        if root.id in seen:
            continue
        seen.add(root.id)
        stack = [(root, iter(_after(root, symbols)))]
        while stack:
            symbol, targets = stack[-1]
            following = next((target for target in targets if target.id not in seen), None)
            if following is None:
                done.append(symbol)
                stack.pop()
            else:
                seen.add(following.id)
                stack.append((following, iter(_after(following, symbols))))
    return done[::-1]


def _after(symbol: Symbol, symbols: Mapping[str, Symbol]) -> list[Symbol]:
    """Where a symbol leads, the last first: what is done last stands first in the end."""
    targets = dict.fromkeys(arrow.target for arrow in symbol.arrows if arrow.target in symbols)
    return _by_place([symbols[target] for target in targets])[::-1]


def _by_place(symbols: Iterable[Symbol]) -> list[Symbol]:
    """From left to right, and from above; in the order given where nothing is drawn."""
    return sorted(symbols, key=lambda symbol: (symbol.element.place[1], symbol.element.place[0]))
