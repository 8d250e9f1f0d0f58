"""The soft metrics that were accepted, and what has become worse since.

baseline.json holds them by what was drawn: the first so many random documents, and each sheet of the corpus.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

FILE = Path(__file__).with_name("baseline.json")
SOFT = ("refused", "crossings", "bends", "length", "pages", "empty")
TOLERANCE = 0.02
"""The share by which a sum may be larger than it was accepted."""


def read() -> dict[str, dict[str, int]]:
    """What was accepted, by name."""
    accepted: dict[str, dict[str, int]] = json.loads(FILE.read_text(encoding="utf-8"))
    return accepted


def write(found: Mapping[str, Mapping[str, int]]) -> None:
    """Accept these metrics, and keep those of other names."""
    accepted = {**read(), **{name: {soft: metrics[soft] for soft in SOFT} for name, metrics in found.items()}}
    lines = (f"  {json.dumps(name)}: {json.dumps(metrics)}" for name, metrics in sorted(accepted.items()))
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def worse(found: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Which sums over all that is known and was drawn again have grown by more than `TOLERANCE`, with the names."""
    accepted = read()
    names = [name for name in found if name in accepted]
    lines = []
    for soft in SOFT:
        before, now = (sum(metrics[name][soft] for name in names) for metrics in (accepted, found))
        if now > before * (1 + TOLERANCE):
            grown = ", ".join(name for name in names if found[name][soft] > accepted[name][soft])
            lines.append(f"WORSE: {soft} {before} -> {now} ({(now - before) / max(before, 1):+.1%}) in {grown}")
    return lines


def shares(metrics: Counter[str]) -> dict[str, float]:
    """The same for one line, document or page, so that runs of any size can be compared by eye."""
    lines, documents, tables = (metrics[name] or 1 for name in ("lines", "documents", "table pages"))
    return {
        "crossings a line": metrics["crossings"] / lines,
        "bends a line": metrics["bends"] / lines,
        "length a line (pt)": metrics["length"] / lines,
        "pages a document": metrics["pages"] / documents,
        "empty space a table page (pt)": metrics["empty"] / tables,
    }


def total(each: Iterable[Mapping[str, int]]) -> Counter[str]:
    """Sums of metrics."""
    found: Counter[str] = Counter()
    for metrics in each:
        found.update(metrics)
    return found
