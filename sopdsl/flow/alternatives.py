"""Which of several symbols, of which one acts, an arrow reaches."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush

from sopdsl.flow.arrows import Arrow
from sopdsl.flow.symbols import Symbol


def reached(arrows: list[Arrow]) -> list[list[Symbol]]:
    """The symbols that each arrow reaches, in the order of the arrows.

    Of several symbols of which one acts, an arrow reaches that of its own executor, or each if there is none; a symbol
    to which no way from a start would lead otherwise is reached by all, but for the arrows of the other symbols.
    """
    found = [_nearest(arrow) for arrow in arrows]
    if all(len(symbols) == len(arrow.candidates) for arrow, symbols in zip(arrows, found, strict=True)):
        return found
    missed = _missed(arrows, found)
    return [
        [symbol for symbol in arrow.candidates if symbol in symbols or (id(symbol) in missed and _widens(arrow))]
        for arrow, symbols in zip(arrows, found, strict=True)
    ]


def _nearest(arrow: Arrow) -> list[Symbol]:
    own = set(arrow.source.columns)
    return [symbol for symbol in arrow.candidates if own & set(symbol.columns)] or arrow.candidates


def _widens(arrow: Arrow) -> bool:
    return not arrow.picked and arrow.source not in arrow.candidates


def _missed(arrows: list[Arrow], found: list[list[Symbol]]) -> set[int]:
    """The symbols that only a wider arrow reaches, as `id`: the first of the text first, since it may lead to others.

    Where no start leads at all, those to which no arrow comes.
    """
    leaving: dict[int, list[int]] = {}
    for index, arrow in enumerate(arrows):
        leaving.setdefault(id(arrow.source), []).append(index)
    symbols = [symbol for arrow in arrows for symbol in (arrow.source, *arrow.candidates)]
    seen: set[int] = set()
    missed: set[int] = set()
    wider: list[int] = []
    waiting = [id(symbol) for symbol in symbols if symbol.starts]
    while waiting or wider:
        if not waiting:
            waiting = [symbol for symbol in _ids(arrows[heappop(wider)].candidates) if symbol not in seen]
            missed.update(waiting)
            continue
        symbol = waiting.pop()
        if symbol in seen:
            continue
        seen.add(symbol)
        for index in leaving.get(symbol, ()):
            waiting.extend(_ids(found[index]))
            if _widens(arrows[index]) and len(arrows[index].candidates) > len(found[index]):
                heappush(wider, index)
    led_to = seen.union(number for targets in found for number in _ids(targets))
    return missed | (set(_ids(symbols)) - led_to)


def _ids(symbols: Iterable[Symbol]) -> list[int]:
    return [id(symbol) for symbol in symbols]
