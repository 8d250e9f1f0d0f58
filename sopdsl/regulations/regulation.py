"""A regulation that is known, and how sure that is."""

from enum import Enum
from typing import NamedTuple


class Trust(Enum):
    """Where a piece of knowledge comes from, by its mark in the data."""

    READ = "P"
    CONFIRMED = "S"
    GENERAL = "GK"
    MACHINE = "M"
    OFFICE = "K"

    @property
    def confirmed(self) -> bool:
        """Whether a text of law, another document or the office itself says so."""
        return self in (Trust.READ, Trust.CONFIRMED, Trust.OFFICE)


class State(Enum):
    """What became of a regulation. Its changes are recorded, but nothing is asked of those who cite it."""

    UNKNOWN = ""
    IN_FORCE = "berlaku"
    AMENDED = "diubah"
    REVOKED = "dicabut"


class Regulation(NamedTuple):
    """A regulation of the registry. `title` is empty where it is not known, `doubtful` where it may be cut or misread.

    `by` holds the names of the regulations that revoked or changed it, as far as they are known.
    """

    kind: str
    number: str
    year: int
    title: str
    title_trust: Trust
    state: State = State.UNKNOWN
    by: tuple[str, ...] = ()
    state_trust: Trust = Trust.GENERAL
    doubtful: bool = False
