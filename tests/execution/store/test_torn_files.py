"""Files that are broken, missing, full or forbidden: plain words, never a traceback, and never a wrong record."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sopdsl.execution.store import StoreError, open_store
from sopdsl.execution.store.runs import Store
from tests.execution.store.children import ended, forked
from tests.execution.store.examples import SUMMARY, begin, event, events
from tests.execution.store.torn import filled, key_of, sound_runs


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A store of some pages with three runs."""
    return filled(tmp_path)


def no_store(place: Path) -> None:
    place.write_text("SOP: Surat Masuk\n" * 100, encoding="utf-8")


def other_database(place: Path) -> None:
    place.unlink()
    with closing(sqlite3.connect(place)) as file:
        file.execute("CREATE TABLE pegawai (nama TEXT)")


def no_beginning(place: Path) -> None:
    place.write_bytes(b"\0" * 100 + place.read_bytes()[100:])


def no_words(place: Path) -> None:
    place.write_bytes(place.read_bytes().replace(b"(status)", b"(" + b"\xff" * 6 + b")"))


def half(place: Path) -> None:
    os.truncate(place, place.stat().st_size // 2)


def nothing(place: Path) -> None:
    os.truncate(place, 0)


def folder(place: Path) -> None:
    place.unlink()
    place.mkdir()


def pipe(place: Path) -> None:
    place.unlink()
    os.mkfifo(place)


def under_a_file(place: Path) -> None:
    place.unlink()
    place.parent.rmdir()
    place.parent.write_text("berkas")


def circle(place: Path) -> None:
    place.unlink()
    place.symlink_to(place)


@pytest.mark.parametrize(
    ("damage", "key"),
    [
        (no_store, "JLN001.bukan-penyimpanan"),
        (other_database, "JLN001.bukan-penyimpanan"),
        (no_beginning, "JLN001.bukan-penyimpanan"),
        (no_words, "JLN001.rusak"),
        (half, "JLN001.rusak"),
        (nothing, "JLN001.kosong"),
        (folder, "JLN001.bukan-berkas"),
        (pipe, "JLN001.bukan-berkas"),
        (under_a_file, "JLN001.bukan-folder"),
        (circle, "JLN001.bukan-berkas"),
    ],
)
def test_what_is_no_store_is_named_and_left_alone(kept: Path, damage: Callable[[Path], None], key: str) -> None:
    damage(kept)
    before = kept.read_bytes() if kept.is_file() else None
    assert key_of(kept) == key
    assert (kept.read_bytes() if kept.is_file() else None) == before
    assert not held(kept)


def held(place: Path) -> list[str]:
    """The files of a store that this process still has open, where the system tells: a store that failed is let go."""
    links = Path("/proc/self/fd").glob("*")
    names = [str(link.readlink()) for link in links if link.is_symlink()]
    return [name for name in names if name.startswith(str(place))]


def damaged_copies(kept: Path) -> Iterator[Path]:
    """Copies, each cut somewhere or with a few bytes overwritten, as bad disks and broken copies leave them."""
    chance, data = random.Random(1), kept.read_bytes()
    copy = kept.with_name("salinan.db")
    for turn in range(60):
        bad = bytearray(data)
        if turn % 4 == 0:
            del bad[chance.randrange(1, len(bad)) :]
        else:
            place = chance.randrange(len(bad))
            size = min(chance.choice((1, 4, 100, 4096)), len(bad) - place)
            bad[place : place + size] = chance.choice((bytes(size), b"\xff" * size, chance.randbytes(size)))
        for rest in ("-wal", "-shm"):
            Path(f"{copy}{rest}").unlink(missing_ok=True)
        copy.write_bytes(bad)
        yield copy


def test_of_a_damaged_file_nothing_wrong_is_ever_read(kept: Path) -> None:
    """What is given out as sound is what was recorded, and any work ends in words."""
    recorded = sound_runs(kept)
    assert len(recorded) == 3
    refused = 0
    for copy in damaged_copies(kept):
        for number, run in sound_runs(copy).items():
            assert (run.document, run.events) == (recorded[number].document, recorded[number].events)
        refused += key_of(copy) is not None
        key_of(copy, lambda store: (store.runs(waiting="Agendaris"), store.append(2, 40, [event(41)], SUMMARY)))
        assert not held(copy)
    assert refused > 10, "some were damaged where it matters"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="A LOST LOG WAS NOT TRIED: the system cannot fork")
@pytest.mark.parametrize("loss", ["missing", "cut", "garbled", "of another store"])
def test_a_log_that_was_lost_takes_only_what_was_in_it(kept: Path, loss: str) -> None:
    """A program that was killed leaves its last transactions in the log beside the file, which somebody then loses."""

    def doomed() -> None:
        store = open_store(kept)
        for length in range(3, 9):
            store.append(1, length, [event(length + 1)], SUMMARY)
        os.kill(os.getpid(), signal.SIGKILL)

    assert ended(forked(doomed)) == -signal.SIGKILL
    log = Path(f"{kept}-wal")
    data = log.read_bytes()
    match loss:
        case "missing":
            log.unlink()
        case "cut":
            os.truncate(log, len(data) // 2)
        case "garbled":
            log.write_bytes(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))
        case "of another store":
            log.write_bytes(b"x" * len(data))
    with open_store(kept) as store:
        assert store.verify() == ()
        recorded = [one.text for one in store.read(1).events]
        assert 3 <= len(recorded) < 9
        assert recorded == events(1, len(recorded))
        store.append(1, len(recorded), [event(len(recorded) + 1)], SUMMARY)
        assert store.verify() == ()


def test_a_file_without_its_log_mode_works_as_well(kept: Path) -> None:
    """As `VACUUM INTO` makes backups."""
    copy = kept.with_name("cadangan.db")
    with closing(sqlite3.connect(kept)) as file:
        file.execute("VACUUM INTO ?", (str(copy),))
    with open_store(copy) as store:
        assert store.verify() == ()
        assert begin(store) == 4


@pytest.mark.skipif(not hasattr(os, "fork"), reason="NO DISK WAS FULL: the system cannot fork")
@pytest.mark.parametrize("room", [0, 1000, 4096, 20_000, 33_000, 50_000, 70_000])
def test_a_full_disk(tmp_path: Path, room: int) -> None:
    """No file may grow over `room` bytes (the system's own limit): from the making of a store to its last event."""
    place = tmp_path / "pelaksanaan.db"
    reading, writing = os.pipe()

    def crowded() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        os.write(writing, str(key_of(place, fill)).encode())

    def fill(store: Store) -> None:
        number = begin(store)
        length = 3
        while True:
            store.append(number, length, [event(length + 1)], SUMMARY)
            length += 1

    assert ended(forked(crowded)) == 0
    os.close(writing)
    with os.fdopen(reading) as said:
        assert said.read() == "JLN001.penuh"
    if not place.exists():
        assert list(tmp_path.iterdir()) == [], "nothing half made is left"
        return
    with open_store(place) as store:
        assert store.verify() == ()
        for run in store.runs():
            texts = [one.text for one in store.read(run.number).events]
            assert texts == events(1, len(texts))
        begin(store)


def test_a_full_file_system(kept: Path) -> None:
    """SQLite's own word for it; once there is room again, work goes on."""
    with open_store(kept) as store:
        with store._database.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError) as raised:
            store.append(1, 3, [event(4) * 1000], SUMMARY)
        assert raised.value.what.key == "JLN001.penuh"
        assert store.read(1).header.length == 3
    with open_store(kept) as store:
        store.append(1, 3, [event(4)], SUMMARY)
        assert store.verify() == ()
