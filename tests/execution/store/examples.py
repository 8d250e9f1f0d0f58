"""What the tests keep in stores."""

from __future__ import annotations

from sopdsl.execution import canonical
from sopdsl.execution.store import Summary
from sopdsl.execution.store.runs import Store

DOCUMENT = canonical({"title": "Surat Masuk – “uji” 𝌆"})
SUMMARY = Summary(
    "Surat Masuk", "A", "running", "2026-01-05T08:00:00+07:00", "2026-01-05T08:00:00+07:00", ("Agendaris",)
)


def event(number: int) -> str:
    """The text of an event."""
    return canonical({"number": number, "note": "dicatat “rapi”\n"})


def events(first: int, last: int) -> list[str]:
    """The texts of events."""
    return [event(number) for number in range(first, last + 1)]


def begin(store: Store, length: int = 3) -> int:
    """A run of some events."""
    return store.create(DOCUMENT, SUMMARY, events(1, length))
