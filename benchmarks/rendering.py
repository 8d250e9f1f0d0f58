"""Many sheets: how long they take, and whether memory stays flat: `python -m benchmarks.rendering [DOCUMENTS]`.

First `sop render` of so many copies of the corrected editions, as a whole run, in each format, with one process and
with one for each core; then as many random documents in one process, in all formats by turns, with the memory in use
after each tenth of them. Nothing is asserted.
"""

from __future__ import annotations

import gc
import os
import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from sopdsl.renderers import sheet

from benchmarks.many import measured, show, write_documents
from benchmarks.stress_documents import random_sop
from sopdsl.flow import analyse
from sopdsl.rendering import Job

DOCUMENTS = 500
SOP = [sys.executable, "-m", "sopdsl", "render"]
PAGE = resource.getpagesize() / 1e6
"""Megabytes."""


def main() -> None:
    """Print both tables for the number of documents given, or for `DOCUMENTS`."""
    count = int(sys.argv[1]) if sys.argv[1:] else DOCUMENTS
    print(f"{count} sheets{'':<24}{'seconds':>9}{'CPU':>9}{'MB':>7}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_documents(folder / "sop", count)
        for format in sheet.FORMATS:
            words = [str(folder / "sop"), "--format", format, "-o", str(folder / format)]
            for jobs in dict.fromkeys((1, os.cpu_count() or 1)):
                show(f"{format}, -j {jobs}", measured([*SOP, *words, "-j", str(jobs)], {}, lambda: None, runs=1))
    print("target: 500 sheets ≤ 20 s\n")
    print(f"{'documents':<12}{'MB in use':>12}")
    for done, megabytes in memory(count):
        print(f"{done:<12}{megabytes:>12.1f}", flush=True)


def memory(count: int) -> Iterator[tuple[int, float]]:
    """The memory in use after each tenth of so many different documents."""
    for place in range(count):
        sop = random_sop(Random(f"ingatan-{place}"))
        format = sheet.FORMATS[place % len(sheet.FORMATS)]
        sheet.render(Job(sop, analyse(sop), format, {}, draft=False, read_file=lambda name: None))
        if (place + 1) % max(count // 10, 1) == 0:
            gc.collect()
            yield place + 1, int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE


if __name__ == "__main__":
    main()
