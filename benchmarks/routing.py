"""Route many random pages, judge each one, and print what was found.

`python -m benchmarks.routing --pages 2000 --seed 1`; `--picture FOLDER` writes each page as SVG, to look at.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from statistics import median
from time import perf_counter

from sopdsl.renderers.sheet.layout.routing import route

from tests.sheet.routing_problems import bends, crossings, drawing, flaws, random_plan, solved


def main() -> int:
    """Run the benchmark; 1 if any page was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--picture", type=Path)
    arguments = parser.parse_args()
    sums: Counter[str] = Counter()
    times: list[float] = []
    for seed in range(arguments.seed, arguments.seed + arguments.pages):
        _measure(seed, sums, times, arguments.picture)
    _print(sums, times)
    return 1 if sums["flaws"] else 0


def _measure(seed: int, sums: Counter[str], times: list[float], folder: Path | None) -> None:
    plan = random_plan(seed)
    start = perf_counter()
    route(plan.problem())
    times.append((perf_counter() - start) * 1000)
    problem, routing, rounds = solved(plan)
    found = flaws(problem, routing)
    for flaw in found:
        print(f"{seed}: {flaw}")
    sums.update(pages=1, wires=len(routing.wires), flaws=len(found), bends=bends(routing), crossings=crossings(routing))
    sums[f"solved in round {rounds + 1}"] += 1
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{seed}.svg").write_text(drawing(problem, routing), encoding="utf-8")


def _print(sums: Counter[str], times: list[float]) -> None:
    wires = max(sums["wires"], 1)
    rows = [(name, str(sums[name])) for name in ("pages", "wires", "flaws")]
    rows += [(name, str(count)) for name, count in sorted(sums.items()) if name.startswith("solved")]
    rows += [
        ("bends a wire", f"{sums['bends'] / wires:.3f}"),
        ("crossings a wire", f"{sums['crossings'] / wires:.3f}"),
        ("time a page (ms), median", f"{median(times):.1f}"),
        ("time a page (ms), worst", f"{max(times):.1f}"),
        ("time a wire (ms), mean", f"{sum(times) / wires:.2f}"),
    ]
    for name, value in rows:
        print(f"{name:32}{value:>12}")


if __name__ == "__main__":
    raise SystemExit(main())
