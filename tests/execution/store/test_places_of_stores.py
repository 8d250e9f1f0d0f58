"""Where a store may be made and opened: else plain words, and nothing is left there."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sopdsl.execution.store import StoreError, open_store, sqlite
from sopdsl.execution.store.database import Database
from sopdsl.execution.store.migrations import bring_up_to_date
from sopdsl.messages import text_of
from tests.execution.store.examples import DOCUMENT, SUMMARY, begin
from tests.execution.store.torn import filled, key_of, sound_runs

NOBODY = 65534


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody may enter: pytest's own may be root's alone."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def as_nobody(work: Callable[[], None]) -> None:
    """Do something without root's rights."""
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
        try:
            work()
        finally:
            os.seteuid(0)
    else:
        work()


def test_a_name_that_no_system_takes(tmp_path: Path) -> None:
    assert key_of(tmp_path / ("x" * 300)) == "JLN001.nama-panjang"


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOENT, "JLN001.tanpa-folder"),
        (errno.EROFS, "JLN001.hanya-baca"),
        (errno.EACCES, "JLN001.tidak-berhak"),
        (errno.ENOSPC, "JLN001.penuh"),
        (errno.EIO, "JLN001.gagal"),
    ],
)
def test_a_folder_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str) -> None:
    """As in /proc, on a CD, in somebody else's folder, on a full or a broken disk."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert key_of(tmp_path / "baru" / "pelaksanaan.db") == key


def test_the_reason_names_what_stands_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "arsip").write_text("berkas")
    place = tmp_path / "arsip" / "2026" / "pelaksanaan.db"
    with pytest.raises(StoreError) as caught:
        open_store(place)
    said = text_of(caught.value.what, "id")
    assert said.startswith(f"{tmp_path.as_posix()}/arsip sebuah berkas, bukan folder, ")
    assert "[pelaksanaan] dalam sop.toml" in text_of(caught.value.remedy, "id")
    assert (tmp_path / "arsip").read_text() == "berkas"


def test_the_folders_of_a_new_store_are_made(tmp_path: Path) -> None:
    place = tmp_path / "a b" / "c%20?#" / "pelaksanaan é.db"
    assert key_of(place, lambda store: store.create(DOCUMENT, SUMMARY, [])) is None
    assert place.is_file()


def test_a_store_that_another_program_made_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "pelaksanaan.db"

    def slowly(database: Database) -> None:
        monkeypatch.setattr(sqlite, "bring_up_to_date", bring_up_to_date)
        with open_store(place) as other:
            begin(other)
        bring_up_to_date(database)

    monkeypatch.setattr(sqlite, "bring_up_to_date", slowly)
    with open_store(place) as store:
        assert [run.number for run in store.runs()] == [1]
    assert list(tmp_path.iterdir()) == [place]


def test_what_is_recorded_is_on_the_disk_before_it_counts(tmp_path: Path) -> None:
    """As SQLite's manual has it: only so a power cut loses nothing (sqlite.org/pragma.html#pragma_synchronous)."""
    with open_store(tmp_path / "pelaksanaan.db") as store, store._database.reading() as connection:
        asked = ("synchronous", "journal_mode", "foreign_keys")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in asked]
    assert found == [2, "wal", 1]


def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on memory sticks."""

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    place = tmp_path / "pelaksanaan.db"
    assert key_of(place, begin) is None
    assert list(tmp_path.iterdir()) == [place]
    assert sound_runs(place)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="RIGHTS WERE NOT TRIED: the system has others")
@pytest.mark.parametrize("writing", [False, True], ids=["read", "write"])
@pytest.mark.parametrize("what", ["file not readable", "file not writable", "folder closed", "folder not writable"])
def test_without_the_rights(public: Path, what: str, writing: bool) -> None:
    closed = public / "kantor"
    closed.mkdir()
    place = filled(closed)
    match what:
        case "file not readable":
            place.chmod(0o000)
            closed.chmod(0o777)
        case "file not writable":
            place.chmod(0o444)
            closed.chmod(0o777)
        case "folder closed":
            closed.chmod(0o000)
        case "folder not writable":
            place.chmod(0o666)
            closed.chmod(0o555)
    found: list[str | None] = []
    as_nobody(lambda: found.append(key_of(place, begin if writing else lambda store: store.runs())))
    readable = what == "file not writable" and not writing
    assert found == [None if readable else "JLN001.tidak-berhak"]
    closed.chmod(0o777)
    with open_store(place) as store:
        assert len(store.runs()) == 3
        assert store.verify() == ()


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="RIGHTS WERE NOT TRIED: the system has others")
def test_no_store_is_made_where_nobody_may(public: Path) -> None:
    public.chmod(0o555)
    found: list[str | None] = []
    for place in (public / "pelaksanaan.db", public / "baru" / "pelaksanaan.db"):
        as_nobody(lambda place=place: found.append(key_of(place, begin)))  # type: ignore[misc]
    assert found == ["JLN001.tidak-berhak"] * 2
    assert list(public.iterdir()) == []
