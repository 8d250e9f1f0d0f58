"""The columns of the flow table: which there are, their titles, and how they share the width of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from sopdsl.flow import Graph
from sopdsl.model import plain

from ...typesetting.text import Font, longest_word, natural_width, plain_text
from ..style import Style
from .content import RowTexts

PADDING = 3.0
"""Between a cell's rules and its words."""

_WISH, _NARROW, _TIGHT = 71.0, 42.0, 28.0
_TEXT_ROLES = ("kegiatan", "kelengkapan", "output", "keterangan")
_COMFORT = {"kegiatan": 0.21, "kelengkapan": 0.12, "output": 0.12, "keterangan": 0.08}
"""The parts of the page's width with which columns are at ease; so they share where no row is high."""
_FREE_LINES = 2.0
"""So many lines stand beside a symbol: they make no row higher."""
_UNUSED = 2 * PADDING + 10.0
"""What a line leaves empty at its end, as a mean, and the padding."""
_POWER, _STEP, _ROUNDS = 6, 0.25, 5
"""How much more the highest cell of a row counts than the others; how far widths go in a round, and the rounds."""
_LEAST_FLOOR = 0.7
"""The part of what the words need that is left to them when arrows need room."""
_FEW_LETTERS = 2.0
"""How wide the words of a column must at least be, in sizes of letters: about four letters."""
_LONGEST = 72.0
"""A word wider than this does not hold a column open; it is broken."""


@attrs.frozen
class Column:
    """A column of the table. `executor` is the index of its executor, if it is one's."""

    role: str
    title: str
    x: float
    width: float
    executor: int | None = None


@attrs.frozen
class Columns:
    """All columns from left to right. `turned`: executors' titles are read from bottom to top."""

    all: tuple[Column, ...]
    turned: bool

    @property
    def executors(self) -> tuple[Column, ...]:
        """The Pelaksana columns."""
        return tuple(column for column in self.all if column.executor is not None)

    def place(self, role: str) -> int:
        """The index of the column with this role (the first of the executors' for `pelaksana`)."""
        return next(index for index, column in enumerate(self.all) if column.role == role)


def are_legible(columns: Columns, style: Style) -> bool:
    """Whether each column of words is wide enough for a few letters."""
    least = 2 * PADDING + _FEW_LETTERS * style.table_size
    return all(column.width >= least for column in columns.all if column.role in _TEXT_ROLES)


def columns_of(style: Style, graph: Graph, rows: Sequence[RowTexts], growth: Mapping[int, float]) -> Columns:
    """Share the width between the margins. `growth` gives executor columns more than they would get, in points."""
    shares = _Shares(style, graph, rows)
    executors, turned = shares.executors(growth)
    texts = shares.texts(sum(executors))
    x = style.margins.left
    columns: list[Column] = []
    for role in style.columns:
        own: list[tuple[str, float, int | None]] = []
        if role == "pelaksana":
            labels = [executor.label for executor in graph.executors]
            own += zip(labels, executors, range(len(labels)), strict=True)
        else:
            own.append((style.titles[role], texts[role], None))
        for title, width, executor in own:
            columns.append(Column(role, title, x, width, executor))
            x = round(x + width, 2)
    return Columns(tuple(columns), turned)


class _Shares:
    """What each column needs and would like."""

    def __init__(self, style: Style, graph: Graph, rows: Sequence[RowTexts]) -> None:
        self._style = style
        self._font = Font(style.table_size, style.family)
        self._title = Font(style.table_size, style.family, bold=True)
        self._graph, self._rows = graph, rows
        self._roles = [role for role in _TEXT_ROLES if role in style.columns]
        self._fixed = {"no": self._word("no", 18.0)}
        if "waktu" in style.columns:
            self._fixed["waktu"] = self._duration()
        self._floor = {role: self._word(role, 36.0) for role in self._roles}
        self._room = style.body_width - sum(self._fixed.values())

    def executors(self, growth: Mapping[int, float]) -> tuple[list[float], bool]:
        """Widths of the executor columns, and whether their titles must be turned."""
        count = len(self._graph.executors)
        words = [longest_word(plain_text(one.label), self._title) + 2 * PADDING for one in self._graph.executors]
        narrow = [max(word, _NARROW) for word in words]
        wish = [max(word, _WISH) for word in words]
        floor = sum(self._floor.values())
        comfort = max(sum(self._style.body_width * _COMFORT[role] for role in self._roles), floor)
        turned = sum(narrow) > self._room - (floor + comfort) / 2
        if turned:
            widths = _between([_TIGHT] * count, [_NARROW] * count, self._room - comfort)
        else:
            widths = _between(narrow, wish, self._room - comfort)
        spare = max(self._room - _LEAST_FLOOR * floor - sum(widths), 0.0)
        part = min(1.0, spare / max(sum(growth.values()), 1.0))
        return [round(width + part * growth.get(column, 0.0), 2) for column, width in enumerate(widths)], turned

    def texts(self, taken: float) -> dict[str, float]:
        """Widths of all other columns when the executors have `taken` theirs."""
        room = self._room - taken
        floor = sum(self._floor.values())
        if room <= floor:
            widths = {role: width * room / floor for role, width in self._floor.items()}
        else:
            widths = self._shared(room)
        return {role: round(width, 2) for role, width in (self._fixed | widths).items()}

    def _shared(self, room: float) -> dict[str, float]:
        """Widths with which the rows are low: each column gets what it needs by the height that it is the cause of."""
        rows = [{role: self._amount(row, role) for role in self._roles} for row in self._rows]
        widths = _filled(self._floor, _COMFORT, room)
        for _ in range(_ROUNDS):
            needs = {role: _COMFORT[role] for role in self._roles}
            for amounts in rows:
                full = {role: length / (widths[role] - _UNUSED) for role, (length, _) in amounts.items()}
                weights = {role: (full[role] + paragraphs / 2) ** _POWER for role, (_, paragraphs) in amounts.items()}
                total = _FREE_LINES**_POWER + sum(weights.values())
                for role, weight in weights.items():
                    needs[role] += full[role] * weight / total
            needs = {role: widths[role] * (needs[role] / widths[role]) ** _STEP for role in self._roles}
            widths = _filled(self._floor, needs, room)
        return widths

    def _word(self, role: str, least: float) -> float:
        """A width that breaks no word, unless it is very long."""
        words = [longest_word(text, self._font) for row in self._rows for text in row.cells.get(role, ())]
        title = longest_word(plain_text(self._style.titles[role]), self._title)
        return max(least, min(max(words, default=0.0), _LONGEST) + 2 * PADDING, title + 2 * PADDING)

    def _duration(self) -> float:
        texts = (text for row in self._rows for text in row.cells["waktu"])
        longest = max((natural_width(text, self._font) for text in texts), default=0.0)
        return max(self._word("waktu", 34.0), min(longest, 54.0) + 2 * PADDING)

    def _amount(self, row: RowTexts, role: str) -> tuple[float, int]:
        """About how long a cell's words would be on one line, and of how many paragraphs they are.

        A cell that goes on from the row above counts there.
        """
        texts = () if role in row.shared else row.cells[role]
        paragraphs = sum(bool(text.lead) + sum(1 + len(item.items) for item in text.items) for text in texts)
        return sum(len(plain(text)) for text in texts) * self._font.size * 0.5, paragraphs


def _filled(floors: Mapping[str, float], needs: Mapping[str, float], room: float) -> dict[str, float]:
    """Share `room` by need, but give none less than its floor; `room` is at least the sum of the floors."""
    widths: dict[str, float] = {}
    rest = dict(floors)
    while True:
        part = (room - sum(widths.values())) / sum(needs[role] for role in rest)
        low = [role for role, floor in rest.items() if needs[role] * part < floor]
        if not low:
            return widths | {role: needs[role] * part for role in rest}
        widths |= {role: rest.pop(role) for role in low}
        if not rest:
            return widths


def _between(least: list[float], most: list[float], room: float) -> list[float]:
    """Widths between `least` and `most` that use `room` as far as these allow."""
    slack = sum(most) - sum(least)
    part = min(max((room - sum(least)) / slack, 0.0), 1.0) if slack > 0 else 0.0
    return [low + part * (high - low) for low, high in zip(least, most, strict=True)]
