"""How long each stage takes, and how that grows: `python -m benchmarks.stages [steps …]`.

Prints tables beside the project's targets; nothing is asserted. All times are processor time, the least of a few runs:
of stages once everything is loaded, and of whole processes.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from math import log2
from pathlib import Path
from typing import TypeVar

from benchmarks.documents import document
from benchmarks.processes import processor_time

Result = TypeVar("Result")

SOP = str(Path(sys.executable).with_name("sop"))
SIZES = (10, 30, 300, 3000)
RUNS = 10
ENOUGH = 3.0
"""Seconds after which a row is not measured again."""

STAGES = ("parse", "format", "check", "layout", "PDF")
TARGETS = """\
targets: parse and check of a usual file together ≤ 8 ms; layout and PDF of 30 steps together ≤ 40 ms;
         format of 30 steps ≤ 20 ms; twice the input at most 2.2 times the time"""


def main() -> None:
    """Print the tables for the numbers of steps given, or for `SIZES`."""
    gc.set_threshold(100_000)  # as the program does
    stages(tuple(map(int, sys.argv[1:])) or SIZES)
    cold_starts()


def stages(sizes: tuple[int, ...]) -> None:
    """The table of stages by number of steps, and how much longer twice the steps take."""
    print("warm, ms   " + "".join(f"{name:>10}" for name in STAGES))
    measured = []
    for steps in sizes:
        measured.append(measure(steps))
        print(f"{steps:>5} steps" + "".join(f"{seconds * 1000:>10.1f}" for seconds in measured[-1]), flush=True)
    print("growth for twice the steps")
    for (fewer, before), (more, after) in pairwise(zip(sizes, measured, strict=True)):
        doublings = log2(more / fewer)
        factors = [(late / early) ** (1 / doublings) for early, late in zip(before, after, strict=True)]
        print(f"{fewer:>5}-{more:<5}" + "".join(f"{factor:>10.2f}" for factor in factors))
    print(TARGETS)


def measure(steps: int) -> tuple[float, ...]:
    """The least seconds for each of `STAGES`, of two runs at least: the first also pays for the memory that it needs.

    Each run has words of its own, for Typst remembers what it has set.
    """
    runs: list[tuple[float, ...]] = []
    while len(runs) < 2 or (len(runs) < RUNS and sum(map(sum, runs)) < ENOUGH):
        runs.append(run(document(steps, f"agenda {chr(ord('A') + len(runs))}")))
    return tuple(map(min, zip(*runs, strict=True)))


def run(text: str) -> tuple[float, ...]:
    """Seconds for each of `STAGES`; the check includes the flow that it looks at."""
    from sopdsl.renderers.sheet.layout import lay_out
    from sopdsl.renderers.sheet.painters import pdf
    from sopdsl.renderers.sheet.style import Style

    from sopdsl.checks import check
    from sopdsl.diagnostics import Diagnostic
    from sopdsl.flow import analyse
    from sopdsl.source import Source
    from sopdsl.syntax import parse
    from sopdsl.syntax.formatter import format

    parsed, parsing = timed(lambda: parse(Source("ukur.sop", text)))
    _, formatting = timed(lambda: format(Source("ukur.sop", text)))
    flows, analysing = timed(lambda: analyse(parsed.sop))
    _, checking = timed(lambda: check(parsed, flows))
    sheet, placing = timed(lambda: lay_out(parsed.sop, flows, Style(), draft=False, logo=None))
    if isinstance(sheet, Diagnostic):
        print(f"      not drawn: {sheet.message}")
        return parsing, formatting, analysing + checking, placing, float("nan")
    _, painting = timed(lambda: pdf.paint(sheet))
    return parsing, formatting, analysing + checking, placing, painting


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """The result of some work, and its processor time."""
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def cold_starts() -> None:
    """The table of whole processes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ukur.sop")
        path.write_text(document(30), encoding="utf-8")
        rows = (
            ("python -c pass", [sys.executable, "-c", "pass"], ""),
            ("sop --version", [SOP, "--version"], "≤ 50"),
            ("sop check, 30 steps", [SOP, "check", "--no-cache", str(path)], "≤ 110"),
            ("sop check, known", [SOP, "check", str(path)], ""),
            ("sop render, 30 steps", [SOP, "render", str(path), "-o", folder], ""),
        )
        print("\ncold start, ms           time    target")
        for name, command, target in rows:
            print(f"{name:<22}{processor_time(command) * 1000:>7.0f}    {target}")


if __name__ == "__main__":
    main()
