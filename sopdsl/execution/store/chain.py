"""The hash chain of a run: each event's hash covers all that was recorded before it.

A document's hash is the SHA-256 of its text. The chain begins with the run's number and its document's hash, and each
link is the SHA-256 of the link before it, in hexadecimal figures, followed by the event's text. Texts are in UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import accumulate

from sopdsl.diagnostics import message
from sopdsl.execution.store.records import Fault, StoredEvent, StoredRun


def hash_of(text: str) -> str:
    """The SHA-256 of a text in hexadecimal figures."""
    return sha256(text.encode()).hexdigest()


def beginning(number: int, document_hash: str) -> str:
    """What the first event of a run is chained to."""
    return hash_of(f"sopdsl {number} {document_hash}")


def links(previous: str, texts: Iterable[str]) -> list[str]:
    """The hashes of events that follow an event, or a run's beginning, with this hash."""
    return list(accumulate(texts, _link, initial=previous))[1:]


def _link(previous: str, text: str) -> str:
    return hash_of(previous + text)


def faults(run: StoredRun) -> Iterator[Fault]:
    """What is wrong with the document and the chain of a run, in the order of its events."""
    number, document_hash, _, length, end = run.header
    if hash_of(run.document) != document_hash:
        yield Fault(number, None, message("JLN004.naskah", number=number))
    last, previous = 0, beginning(number, document_hash)
    for event in run.events:
        if event.number != last + 1:
            yield Fault(number, last + 1, message("JLN004.hilang", number=number, first=last + 1, found=event.number))
        elif _link(previous, event.text) != event.hash:
            yield _broken(number, event)
        last, previous = event.number, event.hash
    if last != length:
        yield Fault(number, last, message("JLN004.panjang", number=number, wanted=length, found=last))
    elif previous != end:
        yield Fault(number, last, message("JLN004.akhir", number=number, event=last))


def _broken(number: int, event: StoredEvent) -> Fault:
    if event.number == 1:
        return Fault(number, 1, message("JLN004.awal", number=number))
    return Fault(number, event.number, message("JLN004.putus", number=number, event=event.number))
