"""`[peraturan]` of a `sop.toml`: the regulations that an office adds, written as it would cite them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sopdsl.diagnostics import Message, message
from sopdsl.model import Citation
from sopdsl.project.toml_places import Place

if TYPE_CHECKING:
    from sopdsl.regulations import Regulation, State

REGULATION_KEYS = ("berlaku", "dicabut")

Report = Callable[[Place, Message, Message | None], None]


def read_regulations(table: dict[str, Any], report: Report) -> tuple[Regulation, ...]:
    """The regulations in force (`berlaku`, a list) and revoked (`dicabut`, a table: citation = successor or `-`)."""
    from sopdsl.regulations import State  # only projects with regulations of their own pay for it

    found = []
    in_force = table.get("berlaku", [])
    if not isinstance(in_force, list) or not all(isinstance(words, str) for words in in_force):
        report(("peraturan", "berlaku"), message("PRY001.peraturan-daftar"), None)
        in_force = []
    for words in in_force:
        citation = _citation(words, ("peraturan", "berlaku"), report)
        if citation is not None:
            found.append(_regulation(citation, State.IN_FORCE))
    revoked = table.get("dicabut", {})
    if not isinstance(revoked, dict) or not all(isinstance(words, str) for words in revoked.values()):
        report(("peraturan", "dicabut"), message("PRY001.peraturan-dicabut"), message("PRY001.peraturan-contoh"))
        revoked = {}
    for words, successor in revoked.items():
        found += _revoked(words, successor, report)
    return tuple(found)


def _revoked(words: str, successor: str, report: Report) -> list[Regulation]:
    """A revoked regulation; its successor is known from then on too, where its title is given."""
    from sopdsl.regulations import State

    place = ("peraturan", "dicabut", words)
    citation = _citation(words, place, report)
    if successor.strip() in ("", "-"):
        return [] if citation is None else [_regulation(citation, State.REVOKED)]
    following = _citation(successor, place, report)
    if citation is None or following is None:
        return []
    revoked = _regulation(citation, State.REVOKED, following.name)
    return [revoked] if following.title is None else [_regulation(following, State.IN_FORCE), revoked]


def _citation(words: str, place: Place, report: Report) -> Citation | None:
    from sopdsl.regulations import read_citation, unread_parts

    citation = read_citation(words)
    if citation is None:
        missing = tuple(part for part in unread_parts(words) if part != "judul")
        what = message("PRY001.peraturan-tidak-terbaca", words=words, missing=missing)
        report(place, what, message("PRY001.peraturan-bentuk"))
    return citation


def _regulation(citation: Citation, state: State, by: str | None = None) -> Regulation:
    from sopdsl.regulations import Regulation, Trust

    names = () if by is None else (by,)
    title = citation.title or ""
    return Regulation(citation.kind, citation.number, citation.year, title, Trust.OFFICE, state, names, Trust.OFFICE)
