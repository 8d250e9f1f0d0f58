"""What is recorded is what is read, listed and counted: the same in a file and on a server."""

from __future__ import annotations

from hashlib import sha256

import pytest

from sopdsl.execution.store import (
    NoRunError,
    NoStoreError,
    RunChangedError,
    StoreError,
    Summary,
    open_store,
)
from tests.execution.store.examples import DOCUMENT, SUMMARY, begin, event, events


def test_a_run_is_read_as_it_was_recorded(place: str) -> None:
    with open_store(place) as store:
        number = begin(store, 2)
    later = SUMMARY._replace(status="finished", latest="2026-01-06", waiting=())
    with open_store(place, create=False) as store:
        store.append(number, 2, events(3, 5), later)
        run = store.read(number)
    assert number == 1
    assert run.document == DOCUMENT
    assert [one.text for one in run.events] == events(1, 5)
    assert [one.number for one in run.events] == [1, 2, 3, 4, 5]
    assert run.header.summary == later
    assert (run.header.length, run.header.hash) == (5, run.events[-1].hash)


def test_the_chain_is_what_its_description_says(place: str) -> None:
    """Computed here a second time, so that no change of the code changes the form of what offices have recorded."""
    with open_store(place) as store:
        begin(store)
        run = store.read(begin(store))
    document = sha256(DOCUMENT.encode()).hexdigest()
    link = sha256(f"sopdsl 2 {document}".encode()).hexdigest()
    assert run.header.document_hash == document
    for one in run.events:
        link = sha256((link + one.text).encode()).hexdigest()
        assert one.hash == link
    assert run.header.hash == link


def test_numbers_have_no_gaps_whatever_failed(place: str) -> None:
    with open_store(place) as store:
        assert begin(store) == 1
        with pytest.raises(TypeError):
            store.create(DOCUMENT, SUMMARY, [None])  # type: ignore[list-item]
        with pytest.raises(StoreError):
            store.create(DOCUMENT, SUMMARY._replace(title=None), [])  # type: ignore[arg-type]
        assert begin(store) == 2
        assert store.verify() == ()


def test_a_run_may_begin_without_events(place: str) -> None:
    with open_store(place) as store:
        number = begin(store, 0)
        assert store.read(number).events == ()
        store.append(number, 0, [event(1)], SUMMARY)
        store.append(number, 1, [], SUMMARY._replace(status="finished"))
        assert [one.text for one in store.read(number).events] == [event(1)]
        assert store.runs(status="finished")[0].length == 1
        assert store.verify() == ()


def test_who_is_late_is_told_and_records_nothing(place: str) -> None:
    with open_store(place) as store, open_store(place) as other:
        number = begin(store, 2)
        store.append(number, 2, [event(3)], SUMMARY._replace(waiting=("Kepala",)))
        for after in (0, 2, 4):
            with pytest.raises(RunChangedError) as raised:
                other.append(number, after, [event(9)], SUMMARY._replace(status="cancelled", waiting=()))
            assert raised.value.code == "JLN002"
        run = other.read(number)
        assert [one.text for one in run.events] == events(1, 3)
        assert run.header.summary == SUMMARY._replace(waiting=("Kepala",))


def test_an_append_leaves_other_runs_alone(place: str) -> None:
    with open_store(place) as store:
        first, second, third = begin(store), begin(store), begin(store)
        others = [store.read(first), store.read(third)]
        store.append(second, 3, [event(4)], SUMMARY._replace(title="Lain", status="finished", waiting=("Kepala",)))
        assert [store.read(first), store.read(third)] == others
        assert [run.number for run in store.runs(waiting="Agendaris")] == [third, first]


def test_an_append_is_whole_or_not_at_all(place: str) -> None:
    """The last of its rows fails; what came before is gone as well."""
    with open_store(place) as store:
        number = begin(store, 2)
        before = store.read(number)
        with pytest.raises(StoreError):
            store.append(number, 2, [event(3)], SUMMARY._replace(waiting=("Kepala", None)))  # type: ignore[arg-type]
        assert store.read(number) == before


def test_a_run_that_is_not_there(place: str) -> None:
    with open_store(place) as store:
        for attempt in (
            lambda: store.read(1),
            lambda: store.verify(1),
            lambda: store.append(1, 0, [], SUMMARY),
        ):
            with pytest.raises(NoRunError) as raised:
                attempt()
            assert raised.value.code == "JLN003"


def test_runs_are_listed_newest_first_and_filtered(place: str) -> None:
    with open_store(place) as store:
        for number in range(1, 7):
            summary = SUMMARY._replace(
                title=f"SOP {number}",
                status="finished" if number % 3 == 0 else "running",
                waiting=("Kepala Dinas", "Agendaris") if number % 2 else ("",),
            )
            document = DOCUMENT if number < 5 else "{}"
            store.create(document, summary, events(1, number))
        (newest, *others) = store.runs()
        assert [one.number for one in (newest, *others)] == [6, 5, 4, 3, 2, 1]
        assert (newest.summary.title, newest.length, newest.summary.waiting) == ("SOP 6", 6, ("",))
        assert others[0].summary.waiting == ("Kepala Dinas", "Agendaris"), "in the order in which they were given"

        def numbers(**conditions: str | int) -> list[int]:
            return [one.number for one in store.runs(**conditions)]  # type: ignore[arg-type]

        assert numbers(limit=2) == [6, 5]
        assert numbers(status="running") == [5, 4, 2, 1]
        assert numbers(status="running", limit=1) == [5]
        assert numbers(document_hash=sha256(b"{}").hexdigest()) == [6, 5]
        assert numbers(waiting="Agendaris") == [5, 3, 1]
        assert numbers(waiting="") == [6, 4, 2]
        assert numbers(waiting="Agendaris", status="finished") == [3]
        assert numbers(waiting="agendaris' OR 1=1 --") == []


def test_many_runs_are_read_as_they_were_when_reading_began(place: str) -> None:
    with open_store(place) as store, open_store(place) as other:
        for number in range(1, 106):
            store.create(
                DOCUMENT if number % 2 else "{}", SUMMARY._replace(waiting=(str(number),)), events(1, number % 3)
            )
        wanted = [store.read(number) for number in (105, 1, 7)]
        assert list(store.read_each([105, 1, 7])) == wanted
        assert [run.header.number for run in store.read_each(range(1, 106))] == list(range(1, 106))
        assert list(store.read_each([])) == []
        reading = store.read_each(range(1, 106))
        next(reading)
        other.append(105, 0, events(1, 2), SUMMARY)
        assert list(reading)[-1] == wanted[0]
        with pytest.raises(NoRunError):
            list(store.read_each([1, 106]))


def test_a_document_is_kept_once(place: str) -> None:
    with open_store(place) as store:
        runs = [store.read(begin(store)) for _ in range(3)]
        other = store.read(store.create("{}", SUMMARY, []))
    assert {(run.document, run.header.document_hash) for run in runs} == {(DOCUMENT, runs[0].header.document_hash)}
    assert other.document == "{}"


def test_any_words_are_data(place: str) -> None:
    words = "'; DROP TABLE sop_runs; -- %s :x {} \\ \u202e 𝌆 é e\u0301"
    summary = Summary(words, words, words, words, words, (words, words))
    with open_store(place) as store:
        number = store.create(words, summary, [words, words])
        run = store.read(number)
        assert (run.header.summary, run.document, [one.text for one in run.events]) == (summary, words, [words, words])
        assert store.runs(status=words, waiting=words)[0].number == number
        assert store.verify() == ()


def test_no_store_is_made_where_only_reading_was_meant(place: str) -> None:
    for _ in range(2):
        with pytest.raises(NoStoreError):
            open_store(place, create=False)
    with open_store(place) as store:
        begin(store)
    with open_store(place, create=False) as store:
        assert len(store.runs()) == 1
