"""The dates of the identity page, and their order."""

from __future__ import annotations

from sopdsl.model import DateField, Identity


def dates_of(identity: Identity) -> dict[str, DateField]:
    """The dates that are written, by the label that is printed."""
    fields = {
        "Tanggal Pembuatan": identity.created,
        "Tanggal Revisi": identity.revised,
        "Tanggal Efektif": identity.effective,
    }
    return {date.label or label: date for label, date in fields.items() if date is not None}


def surely_before(first: DateField, second: DateField) -> bool:
    """Whether a date lies before another whatever their missing parts are."""
    for one, other in zip(_known(first), _known(second), strict=False):
        if one != other:
            return one < other
    return False


def _known(date: DateField) -> list[int]:
    known = []
    for part in (date.year, date.month, date.day):
        if part is None:
            break
        known.append(part)
    return known
