"""How long a store of runs takes: `python -m benchmarks.runs [postgresql://…]`.

Milliseconds by the clock, for what a store does most is wait for the disk (one bare `fsync` is the first line), and of
this process's own processor time, which neighbours disturb less. The store is a file in the present folder, made and
removed, or an empty database at the address. Nothing is asserted.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from sopdsl.execution import canonical
from sopdsl.execution.store import Summary, open_store
from sopdsl.execution.store.runs import Store

COUNTS = (1_000, 10_000)
EVENTS = 20
"""Events of a run, as an SOP of eight steps makes them."""

DOCUMENT = canonical({"title": "Penanganan Surat Masuk", "steps": ["Mencatat surat dalam buku agenda"] * 100})
EVENT = canonical({"action": "Confirm", "at": "2026-01-05T08:00:00+07:00", "executor": "Agendaris", "task": 3})
SUMMARY = Summary("Penanganan Surat Masuk", "", "running", "2026-01-05", "2026-01-05", ("Agendaris",))


def main() -> None:
    """Print the table for a file in this folder, or for the address that is given."""
    print(f"{'ms':<36}{'clock':>10}{'processor':>10}")
    with tempfile.TemporaryDirectory(dir=".") as folder:
        place = sys.argv[1] if len(sys.argv) > 1 else str(Path(folder, "pelaksanaan.sqlite"))
        show("one fsync in this folder", timed(lambda: sync(Path(folder, "fsync")), 50))
        with open_store(place) as store:
            show("begin a run", timed(lambda: store.create(DOCUMENT, SUMMARY, [EVENT]), 50))
            show("add an event", timed(following(store), 200))
        for count in COUNTS:
            fill(place, count)
        show("open a store and close it", timed(lambda: open_store(place).close(), 20))


def fill(place: str, count: int) -> None:
    """Bring the store to a number of runs, and measure what depends on it."""
    with open_store(place) as store:
        for _ in range(count - store.runs(limit=1)[0].number):
            store.create(DOCUMENT, SUMMARY, [EVENT] * EVENTS)
        print(f"{count} runs of {EVENTS} events")
        show("  list all", timed(store.runs, 5))
        show("  list the newest 20", timed(lambda: store.runs(limit=20), 20))
        show("  list those that nobody waits for", timed(lambda: store.runs(waiting="Kepala"), 20))
        show("  read one", timed(lambda: store.read(count // 2), 20))
        show("  add an event", timed(following(store), 50))
        show("  verify all", timed(store.verify, 1))


def following(store: Store) -> Callable[[], None]:
    """A function that adds one event after the other to a new run."""
    number, length = store.create(DOCUMENT, SUMMARY, []), 0

    def add() -> None:
        nonlocal length
        store.append(number, length, [EVENT], SUMMARY)
        length += 1

    return add


def sync(path: Path) -> None:
    """Write a few bytes to a file, and wait until they are on the disk."""
    with path.open("ab") as file:
        file.write(b"x" * 500)
        file.flush()
        os.fsync(file.fileno())


def timed(work: Callable[[], object], times: int) -> tuple[float, float]:
    """The medians of the milliseconds by the clock and of the processor."""
    taken, busy = [], []
    for _ in range(times):
        start, before = time.perf_counter(), time.process_time()
        work()
        taken.append(time.perf_counter() - start)
        busy.append(time.process_time() - before)
    return median(taken) * 1000, median(busy) * 1000


def show(name: str, milliseconds: tuple[float, float]) -> None:
    """A line of the table."""
    clock, processor = milliseconds
    print(f"{name:<36}{clock:>10.2f}{processor:>10.2f}", flush=True)


if __name__ == "__main__":
    main()
