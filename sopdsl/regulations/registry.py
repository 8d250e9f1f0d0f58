"""The registry: what is known of regulations. One that is not in it is not wrong, only unknown."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from sopdsl.model import Citation
from sopdsl.regulations.kinds import kind_key
from sopdsl.regulations.regulation import Regulation, State, Trust

_FOLDER = Path(__file__).parent.parent / "data" / "regulations"
_MACHINE_KINDS = {"UU": "Undang-Undang", "PP": "Peraturan Pemerintah"}
_NO_PART_OF_A_NUMBER = frozenset(("PER", "KEP", "SK", "INS"))

Number = tuple[str, int]


def number_key(number: str, year: int) -> Number:
    """What two numbers have in common that count as the same: `PER/21/M.PAN/11/2008` is `21/M.PAN/11/2008`."""
    if number.isdecimal():
        return number.lstrip("0") or number, year
    pieces = [re.sub(r"[\W_]", "", piece) for piece in re.split(r"[/\s-]", number.upper())]
    kept = [piece.lstrip("0") or piece for piece in pieces if piece and piece not in _NO_PART_OF_A_NUMBER]
    return "/".join(kept), year


def regulation_key(citation: Citation) -> tuple[str, Number]:
    """What two citations of one regulation have in common, however they are written."""
    return kind_key(citation.kind), number_key(citation.number, citation.year)


class Registry:
    """Regulations by type, number and year. Of the same one the last counts, so that an office corrects the program.

    `machine_read` are the lines of `uu-pp.csv`, sorted: two thousand, which are only made regulations when they are
    asked for.
    """

    def __init__(self, regulations: Iterable[Regulation], machine_read: Sequence[str] = ()) -> None:
        self._by_number: dict[Number, dict[str, Regulation]] = {}
        self._machine_read = machine_read
        for regulation in regulations:
            same_number = self._by_number.setdefault(number_key(regulation.number, regulation.year), {})
            kind = kind_key(regulation.kind)
            before = same_number.get(kind)
            if before is not None and not regulation.title:
                regulation = regulation._replace(title=before.title, title_trust=before.title_trust)
            same_number[kind] = regulation

    def find(self, citation: Citation) -> Regulation | None:
        """The regulation that a citation names."""
        return self._same_number(citation).get(kind_key(citation.kind))

    def of_other_kind(self, citation: Citation) -> list[Regulation]:
        """The regulations of another type with the same number and year."""
        own = kind_key(citation.kind)
        return [regulation for kind, regulation in self._same_number(citation).items() if kind != own]

    def of_other_year(self, citation: Citation) -> list[Regulation]:
        """The regulations of the same type and number, of other years, whose titles were not read by machine."""
        own, (number, year) = kind_key(citation.kind), number_key(citation.number, citation.year)
        return [
            regulations[own]
            for (other, other_year), regulations in self._by_number.items()
            if other == number and other_year != year and own in regulations
        ]

    def _same_number(self, citation: Citation) -> dict[str, Regulation]:
        number, year = number_key(citation.number, citation.year)
        found = {
            kind_key(kind): _machine_read(line, kind)
            for mark, kind in _MACHINE_KINDS.items()
            if (line := self._line(f"{mark},{number},{year},"))
        }
        return found | self._by_number.get((number, year), {})

    def _line(self, beginning: str) -> str | None:
        place = bisect_left(self._machine_read, beginning)
        line = self._machine_read[place] if place < len(self._machine_read) else ""
        return line if line.startswith(beginning) else None


@cache
def known_regulations(own: tuple[Regulation, ...] = ()) -> Registry:
    """What the program knows, with what an office adds."""
    machine_read = (_FOLDER / "uu-pp.csv").read_text(encoding="utf-8").splitlines()
    return Registry((*_curated(), *own), sorted(machine_read))


@lru_cache(maxsize=256)
def _machine_read(line: str, kind: str) -> Regulation:
    """The regulation of a line of `uu-pp.csv`. Remembered, for several rules ask."""
    _, number, year, title, doubtful = next(csv.reader((line,)))
    return Regulation(kind, number, int(year), title, Trust.MACHINE, doubtful=doubtful == "ya")


def _curated() -> Iterator[Regulation]:
    with (_FOLDER / "peraturan.csv").open(encoding="utf-8", newline="") as file:
        for kind, number, year, title, title_trust, state, by, state_trust in islice(csv.reader(file), 1, None):
            yield Regulation(
                kind,
                number,
                int(year),
                title,
                Trust(title_trust or Trust.GENERAL),
                State(state),
                tuple(by.split("; ")) if by else (),
                Trust(state_trust or Trust.GENERAL),
            )
