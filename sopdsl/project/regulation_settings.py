"""`[peraturan]` of a `sop.toml`: the regulations that an office adds, written as it would cite them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from sopdsl.diagnostics import message
from sopdsl.model import Citation
from sopdsl.project.setting_values import Report
from sopdsl.project.toml_places import Place

if TYPE_CHECKING:
    from sopdsl.regulations import Regulation, State

_NOTHING = ("", "-")


def read_regulations(value: object, place: Place, report: Report) -> list[str] | None:
    """The regulations in force: a list of citations."""
    if not isinstance(value, list) or not all(isinstance(words, str) for words in value):
        report(place, message("PRY001.peraturan-daftar"))
        return None
    return [words for words in value if _can_be_read(words, (*place, words), report)]


def read_revoked(value: object, place: Place, report: Report) -> dict[str, object] | None:
    """The revoked regulations: a table, citation = successor or `-`."""
    if not isinstance(value, dict) or not all(isinstance(words, str) for words in value.values()):
        report(place, message("PRY001.peraturan-dicabut"), message("PRY001.peraturan-contoh"))
        return None
    return {words: after for words, after in value.items() if _can_be_followed(words, after, (*place, words), report)}


def regulations(in_force: Iterable[str], revoked: Mapping[str, str]) -> tuple[Regulation, ...]:
    """The regulations that sound settings name. A successor whose title is given is known from then on too."""
    from sopdsl.regulations import State

    found = [_regulation(_cited(words), State.IN_FORCE) for words in in_force]
    for words, successor in revoked.items():
        if successor.strip() in _NOTHING:
            found.append(_regulation(_cited(words), State.REVOKED))
            continue
        following = _cited(successor)
        if following.title is not None:
            found.append(_regulation(following, State.IN_FORCE))
        found.append(_regulation(_cited(words), State.REVOKED, following.name))
    return tuple(found)


def _can_be_followed(words: str, successor: str, place: Place, report: Report) -> bool:
    sound = _can_be_read(words, place, report)
    return (successor.strip() in _NOTHING or _can_be_read(successor, place, report)) and sound


def _can_be_read(words: str, place: Place, report: Report) -> bool:
    from sopdsl.regulations import read_citation, unread_parts

    if read_citation(words) is not None:
        return True
    missing = tuple(part for part in unread_parts(words) if part != "judul")
    what = message("PRY001.peraturan-tidak-terbaca", words=words, missing=missing)
    report(place, what, message("PRY001.peraturan-bentuk"))
    return False


def _cited(words: str) -> Citation:
    from sopdsl.regulations import read_citation

    citation = read_citation(words)
    assert citation is not None, words
    return citation


def _regulation(citation: Citation, state: State, by: str | None = None) -> Regulation:
    from sopdsl.regulations import Regulation, Trust

    names = () if by is None else (by,)
    title = citation.title or ""
    return Regulation(citation.kind, citation.number, citation.year, title, Trust.OFFICE, state, names, Trust.OFFICE)
