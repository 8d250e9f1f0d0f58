"""What a store says that does not open, and what it still gives out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sopdsl.execution.store import StoredRun, StoreError, open_store
from sopdsl.execution.store.runs import Store
from sopdsl.messages import LANGUAGES, text_of
from tests.execution.store.examples import begin


def filled(folder: Path) -> Path:
    """A store of some pages in a folder, with three runs."""
    place = folder / "pelaksanaan.db"
    with open_store(place) as store:
        for length in (3, 40, 5):
            begin(store, length)
    return place


def key_of(place: Path, work: Callable[[Store], object] = lambda store: store.verify()) -> str | None:
    """The key of what opening a store and working in it says, None where it works; a look at its words in passing."""
    try:
        with open_store(place) as store:
            work(store)
    except StoreError as error:
        for language in LANGUAGES:
            assert text_of(error.what, language) and text_of(error.remedy, language)
        return error.what.key
    return None


def sound_runs(place: Path) -> dict[int, StoredRun]:
    """All runs that the store gives out as sound."""
    found = {}
    with suppress(StoreError), open_store(place) as store:
        for number in (1, 2, 3):
            with suppress(StoreError):
                found[number] = store.read(number)
    return found
