"""How long `sop check` takes for many documents: `python -m benchmarks.many [documents …]`.

The documents are copies of the corrected editions in specs/, each with a title and a number of its own, in one project.
Every figure is a whole process, the best of a few: seconds on the clock, seconds of all processors, and the most memory
that one process held. Nothing is asserted.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

SPECS = Path(__file__).parents[1] / "specs"
COUNTS = (500, 2000)
RUNS = 3
SOP = [sys.executable, "-m", "sopdsl", "check"]
TARGETS = "targets: 500 SOPs ≤ 4 s cold on one core, ≤ 0.6 s unchanged; memory flat"


def main() -> None:
    """Print the table for the numbers of documents given, or for `COUNTS`."""
    counts = tuple(map(int, sys.argv[1:])) or COUNTS
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")
    print(f"{'':<32}{'seconds':>9}{'CPU':>9}{'MB':>7}")
    show("bare Python", measured([sys.executable, "-c", ""], {}, lambda: None))
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            table(Path(folder), count)
    print(TARGETS)


def table(folder: Path, count: int) -> None:
    """The lines of one number of documents."""
    documents, cache = folder / "sop", folder / "cache"
    write_documents(documents, count)
    one = str(documents / "0000.sop")
    alone = shutil.copy(one, folder)
    every = str(documents)

    def forget() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    def edit() -> None:
        with Path(one).open("a", encoding="utf-8") as file:
            file.write("# disunting\n")

    def leave() -> None:
        pass

    for name, words, before in (
        ("one alone, without a cache", [alone, "--no-cache"], leave),
        ("one alone, unchanged", [alone], leave),
        (f"{count}, without a cache, -j 1", [every, "--no-cache", "-j", "1"], leave),
        (f"{count}, without a cache, -j 2", [every, "--no-cache", "-j", "2"], leave),
        (f"{count}, with an empty cache", [every], forget),
        (f"{count}, unchanged", [every], leave),
        (f"one of {count}, without a cache", [one, "--no-cache", "-j", "1"], leave),
        (f"one of {count}, unchanged", [one], leave),
        (f"{count}, one changed", [every], edit),
    ):
        environment = {"XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache)}
        if before is leave:
            measured([*SOP, *words], environment, leave, runs=1)
        show(name, measured([*SOP, *words], environment, before))


def show(name: str, figures: tuple[float, float, float]) -> None:
    """A line of the table."""
    seconds, processors, megabytes = figures
    print(f"{name:<32}{seconds:>9.3f}{processors:>9.3f}{megabytes:>7.0f}", flush=True)


def write_documents(folder: Path, count: int) -> None:
    """Copies of the corrected editions."""
    folder.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted(SPECS.glob("**/*-perbaikan.sop"))]
    shutil.copy(SPECS / "sop.toml", folder)
    for number in range(count):
        lines = texts[number % len(texts)].splitlines(keepends=True)
        for place, line in enumerate(lines):
            if line.startswith(("SOP: ", "Nomor: ")):
                lines[place] = f"{line.rstrip()} {number}\n"
        (folder / f"{number:04}.sop").write_text("".join(lines), encoding="utf-8")


def measured(
    command: Sequence[str], environment: dict[str, str], before: Callable[[], None], runs: int = RUNS
) -> tuple[float, float, float]:
    """Least seconds on the clock and of the processors, and most megabytes."""
    least, busy, largest = float("inf"), float("inf"), 0.0
    for _ in range(runs):
        before()
        start = time.perf_counter()
        process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        least = min(least, time.perf_counter() - start)
        busy = min(busy, usage.ru_utime + usage.ru_stime)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"failed: {' '.join(command)}")
        largest = max(largest, usage.ru_maxrss / 1024)
    return least, busy, largest


if __name__ == "__main__":
    main()
