"""Several people at once: each is let in, or told; nothing is lost, doubled, or waited for without end."""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from sopdsl.execution import canonical
from sopdsl.execution.store import RunChangedError, StoreError, chain, open_store
from sopdsl.execution.store.database import PATIENCE
from tests.execution.store.children import all_at_once
from tests.execution.store.examples import DOCUMENT, SUMMARY, begin, event, events

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="WRITERS WERE NOT TRIED: the system cannot fork")

WRITERS = 5
EACH = 6


def note(writer: int, number: int) -> str:
    """An event that tells who recorded it."""
    return canonical({"writer": writer, "number": number})


NOTES = Counter(note(writer, number) for writer in range(WRITERS) for number in range(EACH))


def insist(place: str, run: int, writer: int) -> None:
    """Record one's events, reading anew whenever someone else was faster."""
    with open_store(place) as store:
        for number in range(EACH):
            while True:
                try:
                    store.append(run, store.read(run).header.length, [note(writer, number)], SUMMARY)
                    break
                except RunChangedError:
                    continue


@needs_fork
def test_many_writers_in_one_run(place: str) -> None:
    with open_store(place) as store:
        run = store.create(DOCUMENT, SUMMARY, [])
    assert all_at_once([partial(insist, place, run, writer) for writer in range(WRITERS)]) == [0] * WRITERS
    with open_store(place) as store:
        assert store.verify() == ()
        recorded = [one.text for one in store.read(run).events]
    assert Counter(recorded) == NOTES
    for writer in range(WRITERS):
        assert [text for text in recorded if text in {note(writer, number) for number in range(EACH)}] == [
            note(writer, number) for number in range(EACH)
        ], "the order in which a writer recorded is kept"


def begin_some(place: str, writer: int) -> None:
    """Make the store unless it is there, then begin runs and go on with them."""
    with open_store(place) as store:
        for number in range(EACH):
            run = store.create(DOCUMENT, SUMMARY, [note(writer, number)])
            store.append(run, 1, [note(writer, number)], SUMMARY)


@needs_fork
def test_many_writers_with_runs_of_their_own_in_a_store_that_nobody_has_made(place: str) -> None:
    assert all_at_once([partial(begin_some, place, writer) for writer in range(WRITERS)]) == [0] * WRITERS
    with open_store(place) as store:
        assert store.verify() == ()
        assert [run.number for run in store.runs()] == list(range(WRITERS * EACH, 0, -1))
        first = [store.read(run.number).events for run in store.runs()]
    assert Counter(found[0].text for found in first) == NOTES
    assert all(one.text == other.text for one, other in first)


def race(works: list[Callable[[], None]]) -> None:
    """Do all of it in threads that begin together."""
    barrier = threading.Barrier(len(works))

    def run(work: Callable[[], None]) -> None:
        barrier.wait()
        work()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
        assert not thread.is_alive()


@pytest.mark.parametrize("shared", [True, False], ids=["one store", "a store each"])
def test_of_those_who_read_the_same_one_wins_and_the_others_are_told(place: str, shared: bool) -> None:
    with open_store(place) as store:
        for _ in range(5):
            number = begin(store, 2)
            outcomes: list[str] = []

            def attempt(writer: int, number: int = number, outcomes: list[str] = outcomes) -> None:
                mine = store if shared else open_store(place)
                try:
                    mine.append(number, 2, [note(writer, 3)], SUMMARY._replace(status=str(writer)))
                    outcomes.append(str(writer))
                except RunChangedError:
                    outcomes.append("told")
                finally:
                    if not shared:
                        mine.close()

            race([partial(attempt, writer) for writer in range(4)])
            (winner,) = [one for one in outcomes if one != "told"]
            assert outcomes.count("told") == 3
            run = store.read(number)
            assert [one.text for one in run.events] == [*events(1, 2), note(int(winner), 3)]
            assert run.header.summary.status == winner
        assert store.verify() == ()


@pytest.mark.parametrize("beginning", [False, True], ids=["to the same run", "to a new one"])
def test_who_comes_between_reading_and_writing_waits(
    place: str, monkeypatch: pytest.MonkeyPatch, beginning: bool
) -> None:
    """While one writer has read and not yet written, another one tries: it waits, and nobody is refused for this."""
    outcomes: set[str] = set()

    def intrude() -> None:
        with open_store(place) as other:
            try:
                begin(other, 1) if beginning else other.append(number, 1, [note(2, 2)], SUMMARY)
                outcomes.add("recorded")
            except StoreError as error:
                outcomes.add(error.what.key)

    def links(*given: Any) -> list[str]:
        monkeypatch.setattr(chain, "links", reading)
        intruder.start()
        intruder.join(timeout=0.5)  # it waits for this writer, or has nothing to do with it
        return reading(*given)

    reading, intruder = chain.links, threading.Thread(target=intrude)
    with open_store(place) as store:
        number = begin(store, 1)
        monkeypatch.setattr(chain, "links", links)
        store.append(number, 1, [note(1, 2)], SUMMARY)
        intruder.join(timeout=60)
        assert outcomes == {"recorded" if beginning else "JLN002.bersamaan"}
        assert [one.text for one in store.read(number).events] == [*events(1, 1), note(1, 2)]
        assert store.verify() == ()


def test_reading_does_not_wait_for_who_writes(place: str) -> None:
    """And it sees one state, that before."""
    with open_store(place) as store, open_store(place) as reader:
        number = begin(store, 2)
        with store._database.writing() as connection:
            connection.exec_driver_sql("UPDATE sop_runs SET length = 9, status = 'x'")
            assert reader.read(number).header.summary == SUMMARY
            assert [run.length for run in reader.runs()] == [2]
            assert reader.verify() == ()
            connection.rollback()


def test_who_waits_too_long_is_told(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert PATIENCE >= 5, "a slow disk is no reason to give up"
    for home in ("sqlite", "postgresql"):
        monkeypatch.setattr(f"sopdsl.execution.store.{home}.PATIENCE", 1)
    with open_store(place) as store, open_store(place) as other:
        number = begin(store, 1)
        with store._database.writing() as connection:
            connection.exec_driver_sql("UPDATE sop_runs SET status = 'x'")
            with pytest.raises(StoreError) as raised:
                other.append(number, 1, [event(2)], SUMMARY)
            assert raised.value.what.key == "JLN001.sibuk"
            connection.rollback()
        other.append(number, 1, [event(2)], SUMMARY)
        assert store.verify() == ()
