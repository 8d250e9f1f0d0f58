"""The time of whole processes: processor time, which neighbours on the same machine disturb least."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Sequence
from pathlib import Path

RUNS = 10
ENOUGH = 10.0
"""Seconds after which a command is not run again."""


def processor_time(command: Sequence[str], folder: Path | None = None) -> float:
    """Seconds of the fastest of up to `RUNS` runs, with all processes that it starts; compiled modules are kept.

    A checker that finds mistakes leaves with 1. Any other code but 0 ends the benchmark.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times: list[float] = []
    while len(times) < RUNS and sum(times) < ENOUGH:
        before = _spent()
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
        times.append(_spent() - before)
        if done.returncode not in (0, 1):
            raise SystemExit(f"{command[0]}: {done.stderr.decode(errors='replace')[-500:]}")
    return min(times)


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
