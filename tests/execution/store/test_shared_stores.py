"""What only a server can do: refuse, be away, go away, give some rights and not others, and hear no password."""

from __future__ import annotations

import re
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from sopdsl.execution.store import ConnectionLostError, RunChangedError, StoreError, open_store
from sopdsl.messages import LANGUAGES, text_of
from tests.execution.store.examples import SUMMARY, begin, event
from tests.execution.store.server import Server

PASSWORD = "r4ha$ia"


def said(error: BaseException) -> str:
    """All that a user may come to see of an error: its words, and with SOP_DEBUG=1 its traceback."""
    assert isinstance(error, StoreError)
    words = [text_of(what, language) for what in (error.what, error.remedy) for language in LANGUAGES]
    return "\n".join([*words, *traceback.format_exception(error)])


def refused(place: str, work: Callable[[Any], object] = lambda store: store.runs()) -> tuple[str, str]:
    """The key of what opening a store and working in it says, and all of its words."""
    with pytest.raises(StoreError) as raised, open_store(place) as store:
        work(store)
    return raised.value.what.key, said(raised.value)


@pytest.mark.parametrize(
    "address",
    [
        "mysql://a:r4ha$ia@localhost/x",
        "postgresql://a:r4ha$ia@localhost:abc/x",
        "postgresql://a:r4ha$ia@localhost",
        "postgresql+asyncpg://a:r4ha$ia@localhost/x",
        "://",
        "postgresql://",
        "postgresql://a:r4ha$ia@[::1/x",
        "postgresql://a:b@r4ha$ia@localhost/x",
        "postgresql://a:b@x/r4ha$ia@localhost/x",
    ],
)
def test_addresses_that_are_none(address: str) -> None:
    key, words = refused(address)
    assert key == "JLN001.alamat"
    assert PASSWORD not in words


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://budi:{PASSWORD}@127.0.0.1:1/x",
        f"postgres://budi:{PASSWORD}@127.0.0.1:1/x?connect_timeout=2",
        f"postgresql://budi:{PASSWORD}@tidak-ada.invalid/x",
        f"postgresql://budi@127.0.0.1:1/x?password={PASSWORD}",
        f"postgresql://budi:{PASSWORD}@127.0.0.1:1/x?sslmode={PASSWORD}",
        f"postgresql://budi:{PASSWORD}@127.0.0.1:1/x?{PASSWORD}=1",
    ],
)
def test_a_server_that_is_not_there(address: str) -> None:
    key, words = refused(address)
    assert key == "JLN001.tidak-terhubung"
    assert PASSWORD not in words and '"budi"' not in words


def test_a_server_that_refuses(server: Server) -> None:
    server.execute(f"DROP ROLE IF EXISTS tamu; CREATE ROLE tamu LOGIN PASSWORD '{PASSWORD}'")
    for address in (
        server.address("tamu:salah"),
        server.address("tamu:" + PASSWORD, database="tidak_ada"),
        server.address("bukan_siapa_siapa:" + PASSWORD),
    ):
        key, words = refused(address)
        assert key == "JLN001.tidak-terhubung"
        assert PASSWORD not in words and "salah@" not in words
    assert refused(server.address("tamu:" + PASSWORD))[0] == "JLN001.tidak-berhak", "it may connect, but make no tables"


def test_a_database_that_cannot_hold_all_letters(server: Server) -> None:
    server.execute("CREATE DATABASE sempit ENCODING 'LATIN1' TEMPLATE template0")
    assert refused(server.address(database="sempit"))[0] == "JLN001.bukan-utf8"


GUIDE = Path(__file__).parents[3] / "docs" / "penyimpanan.md"


def rights() -> bytes:
    """The rights that the guide for administrators tells them to give."""
    (block,) = re.findall(r"^```sql\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return block.encode()


@pytest.fixture
def shared(server: Server) -> Iterator[Callable[[str], str]]:
    """The addresses of a store, by user, whose owner gave rights as docs/penyimpanan.md says."""
    place = server.schema("bersama")
    open_store(place).close()
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute("CREATE ROLE petugas LOGIN; CREATE ROLE pembaca LOGIN")
        connection.execute("GRANT USAGE ON SCHEMA bersama TO petugas, pembaca")
        connection.execute(rights())
    yield lambda user: server.address(user, more="&options=-csearch_path%3Dbersama")
    server.execute("DROP SCHEMA bersama CASCADE; DROP ROLE petugas; DROP ROLE pembaca")


def test_who_carries_out_needs_no_more_than_these_rights(shared: Callable[[str], str]) -> None:
    with open_store(shared("petugas")) as store:
        number = begin(store, 2)
        store.append(number, 2, [event(3)], SUMMARY._replace(status="finished", waiting=("Kepala",)))
        with pytest.raises(RunChangedError):
            store.append(number, 2, [event(3)], SUMMARY)
        assert store.verify() == ()
    for statement in (
        "UPDATE sop_events SET text = 'x'",
        "DELETE FROM sop_events",
        "TRUNCATE sop_events CASCADE",
        "UPDATE sop_runs SET document_hash = 'x'",
        "DELETE FROM sop_runs",
        "DELETE FROM sop_documents",
        "UPDATE sop_store SET version = 0",
        "DROP TABLE sop_events",
        "ALTER TABLE sop_events DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
    ):
        with psycopg.connect(shared("petugas")) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement.encode())


def test_who_only_reads(shared: Callable[[str], str]) -> None:
    with open_store(shared("petugas")) as store:
        number = begin(store, 2)
    with open_store(shared("pembaca"), create=False) as store:
        assert [run.number for run in store.runs()] == [number]
        assert store.read(number).header.length == 2
        assert store.verify() == ()
    assert refused(shared("pembaca"), begin)[0] == "JLN001.tidak-berhak"
    key, _ = refused(shared("pembaca"), lambda store: store.append(number, 2, [event(3)], SUMMARY))
    assert key == "JLN001.tidak-berhak"


@pytest.mark.parametrize(
    ("state", "key"),
    [
        ("53100", "JLN001.penuh"),
        ("40001", "JLN001.sibuk"),
        ("40P01", "JLN001.sibuk"),
        ("53300", "JLN001.sibuk"),
        ("XX001", "JLN001.rusak"),
        ("58030", "JLN001.gagal"),
    ],
)
def test_what_a_server_says_in_the_middle_of_an_event(server: Server, state: str, key: str) -> None:
    """A full disk, a deadlock, a damaged page: said by a trigger at the last row of an append; nothing is recorded."""
    place = server.schema(f"keadaan_{state.lower()}")
    with open_store(place) as store:
        number = begin(store, 2)
        with psycopg.connect(place, autocommit=True) as connection:
            connection.execute(
                "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS"
                f" $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$;"
                "CREATE TRIGGER fail BEFORE INSERT ON sop_waiting EXECUTE FUNCTION fail()".encode()
            )
            with pytest.raises(StoreError) as raised:
                store.append(number, 2, [event(3)], SUMMARY)
            assert raised.value.what.key == key
            connection.execute("DROP TRIGGER fail ON sop_waiting")
        store.append(number, 2, [event(3)], SUMMARY)
        assert store.verify() == ()


def test_a_connection_that_breaks(server: Server) -> None:
    """In the middle of an event nobody can know whether it was recorded; between two, a new connection is made."""
    place = server.schema("putus")
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL"
    with open_store(place) as store:
        number = begin(store, 2)
        server.execute(end)
        store.append(number, 2, [event(3)], SUMMARY)
        with pytest.raises(ConnectionLostError) as raised, store._database.writing() as connection:
            server.execute(end)
            connection.exec_driver_sql("SELECT 1")
        assert raised.value.what.key == "JLN001.terputus"
        store.append(number, 3, [event(4)], SUMMARY)
        assert store.verify() == ()


def test_a_server_that_is_started_anew(server: Server) -> None:
    """What was recorded survives a server that is stopped without warning, and who has the store open goes on."""
    place = server.schema("mulai_lagi")
    with open_store(place) as store:
        number = begin(store, 2)
        server.control("stop", "-m", "immediate")
        try:
            with pytest.raises(StoreError) as raised:
                store.runs()
            assert raised.value.what.key == "JLN001.tidak-terhubung"
        finally:
            server.start()
        assert store.read(number).header.length == 2
        assert store.verify() == ()


def test_without_the_driver_the_command_that_installs_it_is_named() -> None:
    program = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from sopdsl.execution.store import StoreError, open_store\n"
        "from sopdsl.messages import text_of\n"
        "try: open_store('postgresql://localhost/x')\n"
        "except StoreError as error: print(error.what.key, text_of(error.remedy))\n"
    )
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert printed.startswith("JLN001.tanpa-psycopg ") and "pip install 'sopdsl[postgresql]'" in printed


def test_a_file_needs_neither_driver_nor_server_and_importing_the_package_not_even_sqlalchemy() -> None:
    program = (
        "import sys; from sopdsl.execution.store import open_store\n"
        "assert 'sqlalchemy' not in sys.modules\n"
        "sys.modules['psycopg'] = None\n"
        "import tempfile, pathlib; open_store(pathlib.Path(tempfile.mkdtemp(), 'x.db')).close()\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
