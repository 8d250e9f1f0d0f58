"""What somebody does to a store with a tool of the database: refused by the database, and else found by verify."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import psycopg
import pytest

from sopdsl.execution.store import RunDamagedError, StoreError, open_store
from sopdsl.messages import LANGUAGES, text_of
from tests.execution.store.examples import SUMMARY, begin, event, events
from tests.execution.store.tampering import tamper

DEEDS = {
    "nothing": ([], []),
    "changed text": (
        ["UPDATE sop_events SET text = 'x' WHERE run = 2 AND number = 3"],
        [(2, 3, "JLN004.putus")],
    ),
    "changed first text": (
        ["UPDATE sop_events SET text = 'x' WHERE run = 2 AND number = 1"],
        [(2, 1, "JLN004.awal")],
    ),
    "changed text and hash": (
        ["UPDATE sop_events SET text = 'x', hash = 'y' WHERE run = 2 AND number = 3"],
        [(2, 3, "JLN004.putus"), (2, 4, "JLN004.putus")],
    ),
    "deleted": (
        ["DELETE FROM sop_events WHERE run = 2 AND number = 3"],
        [(2, 3, "JLN004.hilang")],
    ),
    "deleted, the others moved up": (
        [
            "DELETE FROM sop_events WHERE run = 2 AND number = 3",
            "UPDATE sop_events SET number = 3 WHERE run = 2 AND number = 4",
            "UPDATE sop_events SET number = 4 WHERE run = 2 AND number = 5",
        ],
        [(2, 3, "JLN004.putus"), (2, 4, "JLN004.panjang")],
    ),
    "inserted at the end": (
        ["INSERT INTO sop_events (run, number, text, hash) VALUES (2, 6, 'x', 'y')"],
        [(2, 6, "JLN004.putus"), (2, 6, "JLN004.panjang")],
    ),
    "inserted before the first": (
        ["INSERT INTO sop_events (run, number, text, hash) VALUES (2, 0, 'x', 'y')"],
        [(2, 1, "JLN004.hilang"), (2, 1, "JLN004.awal")],
    ),
    "swapped": (
        [
            "UPDATE sop_events SET number = 99 WHERE run = 2 AND number = 2",
            "UPDATE sop_events SET number = 2 WHERE run = 2 AND number = 3",
            "UPDATE sop_events SET number = 3 WHERE run = 2 AND number = 99",
        ],
        [(2, 2, "JLN004.putus"), (2, 3, "JLN004.putus"), (2, 4, "JLN004.putus")],
    ),
    "texts swapped between runs": (
        [
            "UPDATE sop_events SET run = 100 + run WHERE number = 2",
            "UPDATE sop_events SET run = 3 - (run - 100) WHERE run > 100",
        ],
        [(1, 2, "JLN004.putus"), (1, 3, "JLN004.putus"), (2, 2, "JLN004.putus"), (2, 3, "JLN004.putus")],
    ),
    "cut tail": (
        ["DELETE FROM sop_events WHERE run = 2 AND number > 3"],
        [(2, 3, "JLN004.panjang")],
    ),
    "cut tail, length too": (
        ["DELETE FROM sop_events WHERE run = 2 AND number > 3", "UPDATE sop_runs SET length = 3 WHERE number = 2"],
        [(2, 3, "JLN004.akhir")],
    ),
    "all events": (
        ["DELETE FROM sop_events WHERE run = 2"],
        [(2, 0, "JLN004.panjang")],
    ),
    "changed number": (
        [
            "UPDATE sop_runs SET number = 9 WHERE number = 2",
            "UPDATE sop_events SET run = 9 WHERE run = 2",
            "UPDATE sop_store SET last_run = 9",
        ],
        [(2, None, "JLN004.beberapa-hilang"), (9, 1, "JLN004.awal")],
    ),
    "changed document": (
        ["UPDATE sop_documents SET text = 'x'"],
        [(1, None, "JLN004.naskah"), (2, None, "JLN004.naskah")],
    ),
    "another document": (
        [
            "INSERT INTO sop_documents (hash, text) VALUES"
            " ('2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881', 'x')",
            "UPDATE sop_runs SET document_hash = (SELECT hash FROM sop_documents WHERE text = 'x') WHERE number = 2",
        ],
        [(2, 1, "JLN004.awal")],
    ),
    "deleted document": (
        ["DELETE FROM sop_documents"],
        [(1, None, "JLN004.naskah"), (2, None, "JLN004.naskah")],
    ),
    "deleted run": (
        ["DELETE FROM sop_events WHERE run = 1", "DELETE FROM sop_runs WHERE number = 1"],
        [(1, None, "JLN004.pelaksanaan-hilang")],
    ),
    "deleted newest run": (
        ["DELETE FROM sop_events WHERE run = 2", "DELETE FROM sop_runs WHERE number = 2"],
        [(2, None, "JLN004.pelaksanaan-hilang")],
    ),
    "lowered number": (
        ["UPDATE sop_store SET last_run = 1"],
        [(None, None, "JLN004.nomor")],
    ),
    "deleted run, not its events": (
        ["DELETE FROM sop_runs WHERE number = 2"],
        [(2, None, "JLN004.pelaksanaan-hilang"), (2, None, "JLN004.tanpa-pelaksanaan")],
    ),
}


@pytest.fixture
def kept(place: str) -> str:
    """A store with two runs, of three and of five events."""
    with open_store(place) as store:
        begin(store)
        begin(store, 5)
    return place


@pytest.mark.parametrize("deed", DEEDS)
def test_what_was_done_is_found(kept: str, deed: str) -> None:
    statements, wanted = DEEDS[deed]
    tamper(kept, *statements)
    with open_store(kept) as store:
        found = store.verify()
        assert [(one.run, one.event, one.what.key) for one in found] == wanted
        for language in LANGUAGES:
            assert all(text_of(one.what, language) for one in found)
        for number in {run.number for run in store.runs()}:
            of_run = tuple(one for one in found if one.run == number)
            assert store.verify(number) == of_run
            if not of_run:
                store.read(number)
                continue
            with pytest.raises(RunDamagedError) as raised:
                store.read(number)
            assert (raised.value.code, raised.value.fault) == ("JLN004", of_run[0])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sop_events SET text = 'x' WHERE number = 1",
        "DELETE FROM sop_events WHERE number = 3",
        "UPDATE sop_documents SET text = 'x'",
        "DELETE FROM sop_documents",
        "UPDATE sop_runs SET number = 9 WHERE number = 1",
        "UPDATE sop_runs SET document_hash = 'x'",
        "DELETE FROM sop_runs",
        "INSERT INTO sop_events (run, number, text, hash) VALUES (1, 1, 'x', 'y')",
        "INSERT INTO sop_store (id, version, last_run) VALUES (2, 1, 0)",
        "TRUNCATE sop_events",
        "TRUNCATE sop_runs CASCADE",
    ],
)
def test_what_happens_by_accident_is_refused(kept: str, statement: str) -> None:
    if kept.startswith("postgresql"):
        with psycopg.connect(kept) as connection, pytest.raises(psycopg.Error):
            connection.execute(statement.encode())
    else:
        with closing(sqlite3.connect(kept)) as file, pytest.raises(sqlite3.Error):
            file.execute(statement)
    with open_store(kept) as store:
        assert store.verify() == ()


def test_an_event_in_a_place_that_is_taken_is_not_overwritten(kept: str) -> None:
    tamper(kept, "INSERT INTO sop_events (run, number, text, hash) VALUES (1, 4, 'x', 'y')")
    with open_store(kept) as store:
        with pytest.raises(StoreError) as raised:
            store.append(1, 3, events(4, 5), SUMMARY)
        assert raised.value.what.key == "JLN001.bertentangan"
        assert [one.event for one in store.verify()] == [4, 4]


COLUMNS = {
    "sop_store": ("version", "last_run"),
    "sop_documents": ("hash", "text"),
    "sop_runs": ("document_hash", "title", "status", "begun", "length", "hash"),
    "sop_events": ("run", "number", "text", "hash"),
    "sop_waiting": ("run", "place", "executor"),
}


@pytest.mark.parametrize("value", ["x'00ff'", "CAST(x'80ff' AS TEXT)"])
def test_an_event_that_is_no_text_any_more_is_named(tmp_path: Path, value: str) -> None:
    place = tmp_path / "pelaksanaan.db"
    with open_store(place) as store:
        begin(store)
    tamper(str(place), f"UPDATE sop_events SET text = {value} WHERE number = 2")
    with open_store(place) as store:
        assert [(one.run, one.event) for one in store.verify()] == [(1, 2)]


@pytest.mark.parametrize("value", ["NULL", "x'00ff'", "CAST(x'80ff' AS TEXT)", "'abc'", "-1"])
def test_values_of_any_kind_in_a_file_end_in_plain_words(tmp_path: Path, value: str) -> None:
    """SQLite lets anything be written to any column. Here anything but a StoreError fails."""
    original = tmp_path / "asli.db"
    with open_store(original) as store:
        begin(store)
    with closing(sqlite3.connect(original, isolation_level=None)) as file:
        file.execute("PRAGMA writable_schema = ON")
        file.execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE type = 'table'")
    for table, column in [(table, column) for table, columns in COLUMNS.items() for column in columns]:
        place = shutil.copy(original, tmp_path / f"{table}-{column}.db")
        tamper(str(place), f"UPDATE {table} SET {column} = {value} WHERE rowid = 1")
        with suppress(StoreError), open_store(place) as store:
            assert store.verify() or table == "sop_waiting" or column in ("title", "status", "begun"), column
            for attempt in (
                partial(store.append, 1, 3, [event(4)], SUMMARY),
                partial(store.read, 1),
                store.runs,
                partial(begin, store),
            ):
                with suppress(StoreError):
                    attempt()
