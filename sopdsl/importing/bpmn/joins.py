"""Gateways where ways wait for each other, as `Menunggu` of the symbol behind them."""

from __future__ import annotations

from collections import defaultdict

from sopdsl.importing.bpmn.chart import Arrow, Symbol
from sopdsl.importing.bpmn.net import Net

_Incoming = dict[str, list[tuple[str, Arrow]]]


def give_waits(symbols: dict[str, Symbol], net: Net) -> frozenset[str]:
    """Let symbols wait for those whose arrows come through a join; gives the gateways that have to be symbols.

    `Menunggu` names symbols, each of which sends one arrow. It can say that an arrow is waited for from each of them,
    not that one of two has to come, nor that two groups wait apart.
    """
    incoming: _Incoming = defaultdict(list)
    for symbol in symbols.values():
        for arrow in symbol.arrows:
            incoming[arrow.target].append((symbol.id, arrow))
    unclear: set[str] = set()
    for symbol in symbols.values():
        if net.joins(symbol.element) and symbol.id in net.standing:
            symbol.waits = tuple(dict.fromkeys(source for source, _ in incoming[symbol.id]))
            if len(incoming[symbol.id]) != len(net.arriving[symbol.id]):
                unclear |= _meetings_before(symbol.id, net)
            continue
        joined = [(source, arrow) for source, arrow in incoming[symbol.id] if arrow.joins]
        if not joined:
            continue
        last = {arrow.joins[-1] for _, arrow in joined}
        sources = [source for source, _ in joined]
        others = {source for source, arrow in incoming[symbol.id] if not arrow.joins}
        symbol.waits = tuple(dict.fromkeys(sources))
        if len(last) > 1 or len(set(sources)) < len(sources) or others & set(sources):
            unclear |= last
        elif len(sources) != _expected(next(iter(last)), net):
            unclear |= {name for join in last for name in _meetings_before(join, net)} or last
    return frozenset(unclear)


def _expected(join: str, net: Net) -> int:
    """How many symbols a join waits for, where each flow to it comes from one, or from another join."""
    count, passed, joins = 0, {join}, [join]
    while joins:
        for flow in net.arriving[joins.pop()]:
            source = net.elements[flow.source]
            if net.passes(source) and net.joins(source) and len(net.leaving[source.id]) == 1:
                joins += [source.id] if source.id not in passed else []
                passed.add(source.id)
            else:
                count += 1
    return count


def _meetings_before(join: str, net: Net) -> set[str]:
    """The gateways before a join at which ways meet that do not wait for each other."""
    before = [net.elements[flow.source] for flow in net.arriving[join]]
    return {each.id for each in before if net.passes(each) and not net.joins(each) and len(net.arriving[each.id]) > 1}
