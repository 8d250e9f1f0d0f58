"""Lay out many random SOPs and let the validator judge every page.

`python -m benchmarks.stress --documents 2000 --seed 1` prints soft metrics and, in the last line, the violations.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations, pairwise
from random import Random
from time import perf_counter

import attrs
from sopdsl.renderers.sheet.layout import lay_out
from sopdsl.renderers.sheet.layout.geometry import Page, Route
from sopdsl.renderers.sheet.layout.validation import violations
from sopdsl.renderers.sheet.style import Style

from benchmarks.stress_documents import random_sop
from sopdsl.diagnostics import Diagnostic
from sopdsl.flow import analyse
from sopdsl.messages import text_of

Line = tuple[tuple[float, float], tuple[float, float]]


@attrs.frozen
class Result:
    """One document: what was measured (sums over its pages), and what is wrong with it."""

    seed: str
    metrics: Counter[str]
    seconds: float
    violations: tuple[str, ...]


def measured(seed: str) -> Result:
    """Make, lay out, validate and measure one document."""
    sop = random_sop(Random(seed))
    flows = analyse(sop)
    style = Style()
    start = perf_counter()
    sheet = lay_out(sop, flows, style)
    seconds = perf_counter() - start
    if isinstance(sheet, Diagnostic):
        return Result(seed, Counter(documents=1, refused=1), seconds, (text_of(sheet.message),))
    breaches = tuple(violations(sheet, [flow.graph for flow in flows]))
    metrics = Counter(documents=1, pages=len(sheet.pages), steps=sum(len(flow.graph.rows) for flow in flows))
    for page in sheet.pages:
        metrics += _page_metrics(page, style)
    return Result(seed, metrics, seconds, breaches)


def _page_metrics(page: Page, style: Style) -> Counter[str]:
    stretches = [_stretches(route) for route in page.routes]
    metrics: Counter[str] = Counter(routes=len(page.routes))
    metrics["bends"] = sum(len(lines) - 1 for lines in stretches)
    metrics["length"] = round(sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for lines in stretches for a, b in lines))
    metrics["crossings"] = sum(_cross(one, other) for a, b in combinations(stretches, 2) for one in a for other in b)
    if page.fields:
        bottom = max(table.y + sum(table.row_heights) for table in page.tables)
        metrics["empty"] = round(style.body_bottom - bottom)
        metrics["table pages"] = 1
    return metrics


def _stretches(route: Route) -> list[Line]:
    return list(pairwise(route.points))


def _cross(one: Line, other: Line) -> bool:
    """Whether an upright and a level stretch cross between their ends."""
    (ax, ay), (bx, by) = one
    (cx, cy), (dx, dy) = other
    if ax == bx and cy == dy:
        return min(cx, dx) < ax < max(cx, dx) and min(ay, by) < cy < max(ay, by)
    if ay == by and cx == dx:
        return min(ax, bx) < cx < max(ax, bx) and min(cy, dy) < ay < max(cy, dy)
    return False


def report(results: Sequence[Result]) -> str:
    """The table of soft metrics, and what is wrong."""
    totals: Counter[str] = sum((result.metrics for result in results), Counter())
    times = sorted(result.seconds * 1000 for result in results)
    routes, tables = totals["routes"] or 1, totals["table pages"] or 1
    rows = [
        ("documents", f"{totals['documents']}"),
        ("steps", f"{totals['steps']}"),
        ("pages", f"{totals['pages']}"),
        ("lines", f"{totals['routes']}"),
        ("crossings a line", f"{totals['crossings'] / routes:.3f}"),
        ("bends a line", f"{totals['bends'] / routes:.3f}"),
        ("length a line (pt)", f"{totals['length'] / routes:.1f}"),
        ("empty space a table page (pt)", f"{totals['empty'] / tables:.1f}"),
        ("time a document (ms), median", f"{times[len(times) // 2]:.1f}"),
        ("time a document (ms), worst", f"{times[-1]:.1f}"),
        ("documents refused", f"{totals['refused']}"),
    ]
    lines = [f"{name:32}{value:>12}" for name, value in rows]
    wrong = [f"{result.seed}: {words}" for result in results for words in result.violations]
    return "\n".join([*lines, *wrong[:20], f"{len(wrong)} violations"])


def run(documents: int, seed: int, workers: int) -> list[Result]:
    """All results, in the order of the documents."""
    seeds = [f"{seed}-{place}" for place in range(documents)]
    if workers == 1:
        return list(_counted(map(measured, seeds), documents))
    with ProcessPoolExecutor(workers) as pool:
        return list(_counted(pool.map(measured, seeds, chunksize=20), documents))


def _counted(results: Iterable[Result], documents: int) -> Iterable[Result]:
    for done, result in enumerate(results, start=1):
        if done % 500 == 0 and done < documents:
            print(f"{done} of {documents}", flush=True)
        yield result


def main() -> int:
    """Exit code 1 if a page breaks the contract or a document was refused."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stress", description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 2))
    arguments = parser.parse_args()
    results = run(arguments.documents, arguments.seed, arguments.workers)
    print(report(results))
    return int(any(result.violations for result in results))


if __name__ == "__main__":
    raise SystemExit(main())
