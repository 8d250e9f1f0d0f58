"""Files that are broken, missing, full or forbidden: plain words, never a traceback, and never a wrong record."""

from __future__ import annotations

import errno
import os
import random
import resource
import shutil
import signal
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from sopdsl.execution.store import StoredRun, StoreError, open_store
from sopdsl.execution.store.runs import Store
from sopdsl.messages import LANGUAGES, text_of
from tests.execution.store.children import ended, forked
from tests.execution.store.examples import DOCUMENT, SUMMARY, begin, event, events

NOBODY = 65534


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A store of some pages with three runs."""
    place = tmp_path / "pelaksanaan.db"
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


def sound_runs(place: Path) -> dict[int, StoredRun]:
    """All runs that the store gives out as sound."""
    found = {}
    with suppress(StoreError), open_store(place) as store:
        for number in (1, 2, 3):
            with suppress(StoreError):
                found[number] = store.read(number)
    return found


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


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="RIGHTS WERE NOT TRIED: the system has others")
@pytest.mark.parametrize("writing", [False, True], ids=["read", "write"])
@pytest.mark.parametrize("what", ["file not readable", "file not writable", "folder closed", "folder not writable"])
def test_without_the_rights(kept: Path, public: Path, what: str, writing: bool) -> None:
    closed = public / "kantor"
    closed.mkdir()
    place = Path(shutil.copy(kept, closed))
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


def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on memory sticks."""

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    place = tmp_path / "pelaksanaan.db"
    assert key_of(place, begin) is None
    assert list(tmp_path.iterdir()) == [place]
    assert sound_runs(place)


def test_the_folders_of_a_new_store_are_made(tmp_path: Path) -> None:
    place = tmp_path / "a b" / "c%20?#" / "pelaksanaan é.db"
    assert key_of(place, lambda store: store.create(DOCUMENT, SUMMARY, [])) is None
    assert place.is_file()
