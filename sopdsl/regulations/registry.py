"""The registry: what is known of regulations. One that is not in it is not wrong, only unknown."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from sopdsl.model import Citation
from sopdsl.regulations.kinds import kind_key
from sopdsl.regulations.regulation import Regulation, State, Trust

_FOLDER = Path(__file__).parent.parent / "data" / "regulations"
_MACHINE_KINDS = {"UU": "Undang-Undang", "PP": "Peraturan Pemerintah"}
_TRUSTS = {"": Trust.GENERAL} | {trust.value: trust for trust in Trust}
_STATES = {state.value: state for state in State}
_NO_PART_OF_A_NUMBER = frozenset(("PER", "KEP", "SK", "INS"))

Number = tuple[str, int]
MachineRead = Callable[[Number], dict[str, Regulation]]


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

    `machine_read` gives what else is known of a number, by `kind_key`: nothing of it is made a regulation unasked.
    """

    def __init__(self, regulations: Iterable[Regulation], machine_read: MachineRead = lambda _: {}) -> None:
        self._by_number: dict[Number, list[Regulation]] = {}
        self._machine_read = machine_read
        for regulation in regulations:
            self._by_number.setdefault(number_key(regulation.number, regulation.year), []).append(regulation)

    def find(self, citation: Citation) -> Regulation | None:
        """The regulation that a citation names."""
        kind, number = regulation_key(citation)
        return self._listed(number).get(kind) or self._machine_read(number).get(kind)

    def of_other_kind(self, citation: Citation) -> list[Regulation]:
        """The regulations of another type with the same number and year."""
        own, number = regulation_key(citation)
        known = self._machine_read(number) | self._listed(number)
        return [regulation for kind, regulation in known.items() if kind != own]

    def of_other_year(self, citation: Citation) -> list[Regulation]:
        """The regulations of the same type and number, of other years, whose titles were not read by machine."""
        own, (number, year) = regulation_key(citation)
        others = [each for each in self._by_number if each[0] == number and each[1] != year]
        return [found for each in others if (found := self._listed(each).get(own)) is not None]

    def _listed(self, number: Number) -> dict[str, Regulation]:
        """The regulations of a number, by `kind_key`, but for those that were read by machine."""
        found: dict[str, Regulation] = {}
        for regulation in self._by_number.get(number, ()):
            kind = kind_key(regulation.kind)
            before = found.get(kind)
            if before is not None and not regulation.title:
                regulation = regulation._replace(title=before.title, title_trust=before.title_trust)
            found[kind] = regulation
        return found


@cache
def known_regulations(own: tuple[Regulation, ...] = ()) -> Registry:
    """What the program knows, with what an office adds."""
    return Registry((*_curated(), *own), _machine_read)


@lru_cache(maxsize=256)
def _machine_read(number: Number) -> dict[str, Regulation]:
    """The regulations of a number in `uu-pp.csv`, by `kind_key`. Remembered, for several rules ask."""
    lines, found = _machine_read_lines(), {}
    for mark, kind in _MACHINE_KINDS.items():
        start = lines.find(f"\n{mark},{number[0]},{number[1]},".encode()) + 1
        if start:
            line = lines[start : lines.index(b"\n", start)].decode()
            _, as_written, year, title, doubtful = next(csv.reader((line,)))
            doubted = doubtful == "ya"
            found[kind_key(kind)] = Regulation(kind, as_written, int(year), title, Trust.MACHINE, doubtful=doubted)
    return found


@cache
def _machine_read_lines() -> bytes:
    """The two thousand lines of `uu-pp.csv`, searched as they are, for to sort them takes longer."""
    return (_FOLDER / "uu-pp.csv").read_bytes()


def _curated() -> Iterator[Regulation]:
    with (_FOLDER / "peraturan.csv").open(encoding="utf-8", newline="") as file:
        for kind, number, year, title, title_trust, state, by, state_trust in islice(csv.reader(file), 1, None):
            yield Regulation(
                kind,
                number,
                int(year),
                title,
                _TRUSTS[title_trust],
                _STATES[state],
                tuple(by.split("; ")) if by else (),
                _TRUSTS[state_trust],
            )
