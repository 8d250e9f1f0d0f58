"""The chain by itself: whatever is changed in a run is found, and where it was is told."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from sopdsl.execution.store import RunHeader, StoredEvent, StoredRun
from sopdsl.execution.store.chain import beginning, faults, hash_of, links
from tests.execution.store.examples import SUMMARY

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=1, max_size=6)


def recorded(number: int, document: str, texts: list[str]) -> StoredRun:
    """A run as a store records it."""
    pinned = hash_of(document)
    hashes = links(beginning(number, pinned), texts)
    numbered = enumerate(zip(texts, hashes, strict=True), 1)
    chained = tuple(StoredEvent(place, text, link) for place, (text, link) in numbered)
    return StoredRun(RunHeader(number, pinned, SUMMARY, len(texts), hashes[-1]), document, chained)


RUNS = st.builds(recorded, st.integers(1, 99), st.text(st.characters(exclude_categories=["Cs"]), max_size=5), TEXTS)


def renumbered(events: list[StoredEvent]) -> tuple[StoredEvent, ...]:
    """Events with numbers that show nothing of what was done to them."""
    return tuple(one._replace(number=number) for number, one in enumerate(events, 1))


@given(RUNS)
def test_what_was_recorded_is_sound(run: StoredRun) -> None:
    assert list(faults(run)) == []


@given(RUNS, st.data())
def test_a_changed_text_is_told_by_its_event_alone(run: StoredRun, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(run.events) - 1))
    events = list(run.events)
    events[place] = events[place]._replace(text=events[place].text + "x")
    assert [(one.run, one.event) for one in faults(run._replace(events=tuple(events)))] == [
        (run.header.number, place + 1)
    ]


@given(RUNS, st.data())
def test_a_changed_text_whose_hash_was_made_anew_breaks_the_next_link(run: StoredRun, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(run.events) - 1))
    events = list(run.events)
    before = events[place - 1].hash if place else beginning(run.header.number, run.header.document_hash)
    events[place] = StoredEvent(place + 1, "diganti", links(before, ["diganti"])[0])
    found = list(faults(run._replace(events=tuple(events))))
    if run.events[place].text == "diganti":
        assert found == []
    else:
        assert [one.event for one in found] == [min(place + 2, len(events))]


@given(RUNS, st.data())
def test_deleted_inserted_and_moved_events_are_found_however_they_are_numbered(
    run: StoredRun, data: st.DataObject
) -> None:
    events = list(run.events)
    numbering: Callable[[list[StoredEvent]], tuple[StoredEvent, ...]] = data.draw(st.sampled_from([tuple, renumbered]))
    match data.draw(st.sampled_from(["delete", "insert", "move"])):
        case "delete":
            del events[data.draw(st.integers(0, len(events) - 1))]
        case "insert":
            events.insert(data.draw(st.integers(0, len(events))), data.draw(st.sampled_from(events)))
        case "move":
            events.insert(
                data.draw(st.integers(0, len(events) - 1)), events.pop(data.draw(st.integers(0, len(events) - 1)))
            )
    changed = numbering(events)
    assert bool(list(faults(run._replace(events=changed)))) == (changed != run.events)


@given(RUNS)
def test_a_run_is_bound_to_its_number_and_document(run: StoredRun) -> None:
    header = run.header
    (other_number,) = faults(run._replace(header=header._replace(number=header.number + 1)))
    assert (other_number.event, other_number.what.key) == (1, "JLN004.awal")
    (other_text,) = faults(run._replace(document=run.document + "x"))
    assert (other_text.event, other_text.what.key) == (None, "JLN004.naskah")
    other = run._replace(document="x" * 9, header=header._replace(document_hash=hash_of("x" * 9)))
    assert [one.what.key for one in faults(other)] == ["JLN004.awal"]


@given(RUNS)
def test_the_end_is_known(run: StoredRun) -> None:
    header = run.header
    (shorter,) = faults(run._replace(header=header._replace(length=header.length - 1)))
    (other,) = faults(run._replace(header=header._replace(hash=hash_of(header.hash))))
    assert (shorter.what.key, other.what.key) == ("JLN004.panjang", "JLN004.akhir")


@given(RUNS)
def test_who_makes_the_whole_chain_anew_is_told_by_a_hash_that_was_noted_elsewhere(run: StoredRun) -> None:
    """What the store cannot find by itself, as docs/penyimpanan.md says."""
    texts = [one.text for one in run.events]
    forged = recorded(run.header.number, run.document, [*texts[:-1], texts[-1] + "x"])
    assert list(faults(forged)) == []
    assert forged.header.hash != run.header.hash
