"""A program that is killed at any point of its work loses nothing that it had reported, and doubles nothing."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sopdsl.execution.store import open_store
from sopdsl.execution.store.runs import Store
from tests.execution.store.children import ended, forked, told
from tests.execution.store.examples import DOCUMENT, SUMMARY, event, events

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="NO PROGRAM WAS KILLED: the system cannot fork")

LENGTH = 4


def carry_out(store: Store, number: int, done: Callable[[], None] = lambda: None) -> None:
    """Do what is left of a run of `LENGTH` events, two at a time, and report each two."""
    if begun(store) < number:
        assert store.create(DOCUMENT, SUMMARY, events(1, 2)) == number
        done()
    length = store.read(number).header.length
    while length < LENGTH:
        summary = SUMMARY._replace(status=str(length + 2), waiting=(f"a{length}", f"b{length}"))
        store.append(number, length, events(length + 1, length + 2), summary)
        length += 2
        done()


def begun(store: Store) -> int:
    """The number of the newest run."""
    return store.runs(limit=1)[0].number if store.runs(limit=1) else 0


def recorded(store: Store, number: int) -> int:
    """How many events a run has, after a look whether all is as it should be."""
    if begun(store) < number:
        return 0
    assert store.verify(number) == ()
    run = store.read(number)
    assert [one.text for one in run.events] == events(1, len(run.events))
    length = run.header.length
    if length > 2:
        assert run.header.summary.status == str(length), "the summary is that of the last events"
        assert run.header.summary.waiting == (f"a{length - 2}", f"b{length - 2}")
    return length


@pytest.fixture
def stride(place: str) -> int:
    """Every point of a file's store; a server drops a transaction itself, so that some of the points are enough."""
    return 5 if place.startswith("postgresql") else 1


def test_killed_at_every_point_of_a_run(place: str, stride: int) -> None:
    """Each time in a run of its own, in which another program then goes on."""
    open_store(place).close()
    code, number, point = -signal.SIGKILL, 0, 0
    while code != 0:
        number, point = number + 1, point + stride

        def doomed(done: Callable[[], None], number: int = number) -> None:
            with open_store(place) as store:
                carry_out(store, number, done)

        code, reports = told(doomed, point)
        assert code in (0, -signal.SIGKILL)
        with open_store(place) as store:
            assert 2 * reports <= recorded(store, number) <= 2 * reports + 2, f"killed at point {point}"
            carry_out(store, number)
            assert recorded(store, number) == LENGTH, f"killed at point {point}"
    with open_store(place) as store:
        assert store.verify() == ()
    assert point > 18, "the points were met"


def test_killed_while_the_store_is_made(fresh_place: Callable[[], str], stride: int) -> None:
    code, point = -signal.SIGKILL, 0
    while code != 0:
        point += 2 * stride
        place = fresh_place()
        code, _ = told(lambda _, place=place: open_store(place).close(), point)  # type: ignore[misc]
        assert code in (0, -signal.SIGKILL)
        with open_store(place) as store:
            assert begun(store) == 0
            carry_out(store, 1)
            assert recorded(store, 1) == LENGTH, f"killed at point {point}"
            assert store.verify() == ()
    assert point > 20, "the points were met"


def test_killed_at_any_time(place: str) -> None:
    """Inside of statements and commits too: again and again, at no chosen time, in one store."""
    chance = random.Random(1)
    with open_store(place) as store:
        store.create(DOCUMENT, SUMMARY, events(1, 2))
    length = 2
    for _ in range(12):
        reading, writing = os.pipe()

        def endless(writing: int = writing, length: int = length) -> None:
            with open_store(place) as store:
                while True:
                    store.append(1, length, [event(length + 1)], SUMMARY)
                    length += 1
                    os.write(writing, b".")

        child = forked(endless)
        os.close(writing)
        os.read(reading, 1)
        time.sleep(chance.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        assert ended(child) == -signal.SIGKILL
        with os.fdopen(reading, "rb") as reports:
            reported = 1 + len(reports.read())
        with open_store(place) as store:
            assert store.verify() == ()
            run = store.read(1)
        assert length + reported <= len(run.events) <= length + reported + 1
        assert [one.text for one in run.events] == events(1, len(run.events))
        length = len(run.events)


def test_each_transaction_of_a_file_waits_for_the_disk(tmp_path: Path) -> None:
    """A power failure cannot be tried here; this is what SQLite asks for to survive one."""
    with open_store(tmp_path / "pelaksanaan.db") as store, store._database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_nothing_is_left_beside_a_store_that_was_made(tmp_path: Path) -> None:
    place = tmp_path / "baru" / "pelaksanaan.db"
    with open_store(place) as store:
        store.create(DOCUMENT, SUMMARY, events(1, 2))
    assert [path.name for path in place.parent.iterdir()] == ["pelaksanaan.db"]
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
