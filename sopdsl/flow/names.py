"""What the names of a procedure's steps and nodes stand for."""

from typing import NamedTuple

from sopdsl.flow.symbols import DraftRow, Symbol
from sopdsl.model import Name
from sopdsl.words import key


class Carrier(NamedTuple):
    """The step or node that carries a name: its row, where arrows to it arrive, and all its symbols."""

    name: Name
    row: DraftRow
    entries: list[Symbol]
    symbols: list[Symbol]


class Names:
    """The names of one procedure. Of two equal names the first counts; `twice` holds each first and later use."""

    def __init__(self, rows: list[DraftRow]) -> None:
        self.twice: list[tuple[Name, Name]] = []
        self._carriers: dict[str, Carrier] = {}
        for row in rows:
            step = row.table_row.step
            if step.name:
                self._add(Carrier(step.name, row, row.entries, row.symbols))
            for node in step.nodes:
                if node.name:
                    self._add(Carrier(node.name, row, row.entries_of_node(node), row.of_node(node)))

    def _add(self, carrier: Carrier) -> None:
        first = self._carriers.setdefault(key(carrier.name.text), carrier)
        if first is not carrier:
            self.twice.append((first.name, carrier.name))

    def find(self, text: str) -> Carrier | None:
        """Who carries a name; None where nobody does."""
        return self._carriers.get(key(text))

    @property
    def numbers(self) -> dict[str, int]:
        """The row number for each name in lower case."""
        return {word: carrier.row.table_row.number for word, carrier in self._carriers.items()}
