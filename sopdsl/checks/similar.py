"""Did you mean: the known words nearest to one that is unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sopdsl.words import key


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant; None where none is near.

    Near is a slip of a letter or so, the more the longer the word is; or the one word that begins with it.
    """
    from sopdsl.syntax.spelling import distance  # the parser comes with it, which `sop explain` can do without

    wanted = key(word)
    allowed = len(wanted) // 3
    candidates = {other: key(other) for other in known}
    alike = [other for other, name in candidates.items() if abs(len(name) - len(wanted)) <= allowed]
    steps = {other: distance(wanted, candidates[other], allowed) for other in alike}
    best = min(alike, key=steps.__getitem__, default=None)
    if best is not None and steps[best] <= allowed:
        return best
    longer = [other for other, name in candidates.items() if name.startswith(f"{wanted} ")]
    return longer[0] if len(longer) == 1 else None


def misspelt(title: str, known: Iterable[str]) -> str | None:
    """The known title that differs by a slip or two; "Penerimaan Surat" is no slip for "Pengiriman Surat"."""
    from sopdsl.syntax.spelling import distance  # as above

    wanted = key(title)
    allowed = max(len(wanted) // 8, 1)
    letters = Counter(wanted)
    alike = [other for other in known if abs(len(key(other)) - len(wanted)) <= allowed]
    near = [other for other in alike if _differing(letters, Counter(key(other))) <= allowed]
    ranked = sorted((distance(wanted, key(other), allowed), place) for place, other in enumerate(near))
    return near[ranked[0][1]] if ranked and ranked[0][0] <= allowed else None


def _differing(letters: Counter[str], others: Counter[str]) -> int:
    """How many letters at least must be put in, left out or changed: quick to tell, whatever their order is."""
    return max((letters - others).total(), (others - letters).total())
