"""Stores of all versions that ever were: they open, nothing in them is lost, a step is taken whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, TypeDecorator, inspect

from sopdsl.execution.store import StoreError, migrations, open_store
from sopdsl.execution.store.migrations import STEPS
from sopdsl.execution.store.tables import TABLES
from tests.execution.store.children import all_at_once
from tests.execution.store.examples import DOCUMENT, SUMMARY, begin, event, events
from tests.execution.store.tampering import tamper

STATES = sorted((Path(__file__).parent / "states").glob("*.sql"))
"""A store of each version, as SQL text: `sqlite3 pelaksanaan.db .dump`. They are never written anew."""


def test_there_is_a_state_of_each_version() -> None:
    assert [path.stem for path in STATES] == [f"version-{number}" for number in range(1, len(STEPS) + 1)]


@pytest.mark.parametrize("state", STATES, ids=lambda path: path.stem)
def test_an_old_store_opens_with_all_that_it_holds(state: Path, tmp_path: Path) -> None:
    place = tmp_path / "lama.db"
    with closing(sqlite3.connect(place)) as file:
        file.executescript(state.read_text(encoding="utf-8"))
    with open_store(place, create=False) as store:
        assert store.verify() == ()
        first, second = store.read(1), store.read(2)
        assert (first.document, second.document) == (DOCUMENT, "{}")
        assert [one.text for one in first.events] == events(1, 4)
        assert first.header.summary == SUMMARY._replace(status="finished", waiting=("Sekretaris", "Kepala Dinas"))
        assert [one.text for one in second.events] == events(1, 1)
        store.append(2, 1, [event(2)], SUMMARY)
        assert begin(store) == 3
        assert store.verify() == ()
    assert described(place) == described(new_store(tmp_path)), "an old store becomes what a new one is"


def new_store(folder: Path) -> Path:
    open_store(folder / "baru.db").close()
    return folder / "baru.db"


def described(place: Path) -> dict[str, str]:
    """All that the file's schema says, but for the layout of the text."""
    with closing(sqlite3.connect(place)) as file:
        rows = file.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: " ".join(text.split()) for name, text in rows}


def test_the_tables_are_those_that_queries_expect(place: str) -> None:
    with open_store(place) as store:
        engine: Engine = store._database.engine
        seen = inspect(engine)
        for table in TABLES:
            columns = {column["name"]: column for column in seen.get_columns(table.name)}
            assert list(columns) == [column.name for column in table.columns]
            for column in table.columns:
                found = columns[column.name]
                assert isinstance(column.type, TypeDecorator)
                assert str(found["type"]) == str(column.type.impl), (table.name, column.name)
                assert found["nullable"] is False, (table.name, column.name)
            keys = seen.get_pk_constraint(table.name)["constrained_columns"]
            assert keys == [column.name for column in table.primary_key]
            foreign = {
                (*key["constrained_columns"], key["referred_table"], *key["referred_columns"])
                for key in seen.get_foreign_keys(table.name)
            }
            assert foreign == {(key.parent.name, key.column.table.name, key.column.name) for key in table.foreign_keys}


def add_column(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE sop_runs ADD COLUMN note TEXT")


def add_table_and_fail(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE sop_more (a INTEGER)")
    connection.exec_driver_sql("INSERT INTO sop_more SELECT nothing")


def test_steps_are_taken_in_order_and_a_failing_one_leaves_the_version_before(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(place) as store:
        begin(store)
    monkeypatch.setattr(migrations, "STEPS", (*STEPS, add_column, add_table_and_fail))
    with pytest.raises(StoreError):
        open_store(place)
    monkeypatch.setattr(migrations, "STEPS", (*STEPS, add_column))
    with open_store(place) as store:
        assert "note" in {column["name"] for column in inspect(store._database.engine).get_columns("sop_runs")}
        assert not inspect(store._database.engine).has_table("sop_more")
        assert store.verify() == ()
        assert begin(store) == 2


def test_a_newer_store_is_left_alone(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(place) as store:
        begin(store)
    with monkeypatch.context() as newer:
        newer.setattr(migrations, "STEPS", (*STEPS, add_column))
        open_store(place).close()
    for create in (True, False):
        with pytest.raises(StoreError) as raised:
            open_store(place, create=create)
        assert raised.value.what.key == "JLN001.lebih-baru"
        assert dict(raised.value.what.arguments)["found"] == len(STEPS) + 1


def test_a_store_without_its_row_is_damaged(place: str) -> None:
    open_store(place).close()
    tamper(place, "DELETE FROM sop_store")
    with pytest.raises(StoreError) as raised:
        open_store(place)
    assert raised.value.what.key == "JLN001.rusak"


def test_several_programs_bring_a_store_up_to_date_at_once(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step is taken once."""
    with open_store(place) as store:
        begin(store)
    monkeypatch.setattr(migrations, "STEPS", (*STEPS, add_column))

    def open_and_close() -> None:
        open_store(place).close()

    works: list[Callable[[], None]] = [partial(open_and_close) for _ in range(5)]
    assert all_at_once(works) == [0] * 5
    with open_store(place) as store:
        assert store.verify() == ()
