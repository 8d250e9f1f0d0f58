"""Many sheets: how long they take, and whether memory stays flat: `python -m benchmarks.rendering [DOCUMENTS]`.

`sop render` of so many copies of the corrected editions, as a whole run: in each format, with one process and with one
for each core; then the most memory that one process held for as many documents, and for a quarter of them. Nothing is
asserted.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from sopdsl.renderers import sheet

from benchmarks.many import measured, show, write_documents

DOCUMENTS = 500
SOP = [sys.executable, "-m", "sopdsl", "render"]
FORMATS = ("pdf", "docx", "svg")
"""Those whose memory is looked at: set by Typst, zipped, and plain text."""


def main() -> None:
    """Print both tables for the number of documents given, or for `DOCUMENTS`."""
    count = int(sys.argv[1]) if sys.argv[1:] else DOCUMENTS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_documents(folder / "few", count // 4)
        write_documents(folder / "all", count)
        print(f"{f'{count} sheets':<32}{'seconds':>9}{'CPU':>9}{'MB':>7}")
        for format in sheet.FORMATS:
            for jobs in dict.fromkeys((1, os.cpu_count() or 1)):
                show(f"{format}, -j {jobs}", drawn(folder, "all", format, jobs))
        print(f"target: 500 sheets ≤ 20 s\n\n{'MB for so many documents':<32}{count // 4:>9}{count:>9}")
        for format in FORMATS:
            few, all_ = (drawn(folder, which, format, 1)[2] for which in ("few", "all"))
            print(f"{format:<32}{few:>9.0f}{all_:>9.0f}", flush=True)


def drawn(folder: Path, which: str, format: str, jobs: int) -> tuple[float, float, float]:
    """Seconds on the clock and of the processors, and megabytes of a run."""
    words = [str(folder / which), "--format", format, "-o", str(folder / format), "-j", str(jobs)]
    return measured([*SOP, *words], {}, lambda: None, runs=1)


if __name__ == "__main__":
    main()
