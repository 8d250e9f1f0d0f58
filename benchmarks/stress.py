"""Lay out many random SOPs and let the validator judge every page.

`python -m benchmarks.stress --documents 10000 --seed 1` prints soft metrics, what became worse than baseline.json says,
and, in the last line, the violations. A document for which no room can be made is refused, which is no violation.
`--accept` writes the metrics into baseline.json.
"""

from __future__ import annotations

import argparse
import os
import resource
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from functools import partial
from random import Random
from time import perf_counter

import attrs
from sopdsl.renderers.sheet.layout import lay_out
from sopdsl.renderers.sheet.layout.validation import violations
from sopdsl.renderers.sheet.style import Style

from benchmarks import baseline, corpus
from benchmarks.looks import looks
from benchmarks.stress_documents import random_sop
from benchmarks.stress_styles import random_style
from sopdsl.diagnostics import Diagnostic
from sopdsl.flow import analyse
from sopdsl.messages import text_of

SAMPLE = 20
"""So many random documents are drawn in the tests."""
MARKS = (SAMPLE, 1000)
"""After so many, any longer run compares, too."""
SHOWN = 20
"""So many violations are printed; all are counted."""


@attrs.frozen
class Result:
    """One document: what was measured (sums over its pages), what is wrong with it, or why it was not drawn."""

    seed: str
    metrics: Counter[str]
    seconds: float
    wrong: tuple[str, ...] = ()
    refusal: str = ""


def measured(seed: str, any_style: bool = False) -> Result:
    """Make, lay out, validate and measure one document, in the standard look or in any."""
    random = Random(seed)
    sop = random_sop(random)
    flows = analyse(sop)
    style = random_style(random) if any_style else Style()
    start = perf_counter()
    sheet = lay_out(sop, flows, style)
    seconds = perf_counter() - start
    metrics = Counter(documents=1, steps=sum(len(flow.graph.rows) for flow in flows))
    if isinstance(sheet, Diagnostic):
        return Result(seed, metrics + Counter(refused=1), seconds, refusal=text_of(sheet.message))
    breaches = tuple(violations(sheet, [flow.graph for flow in flows]))
    return Result(seed, metrics + looks(sheet, style), seconds, breaches)


@attrs.define
class Totals:
    """What is known of all documents so far."""

    metrics: Counter[str] = attrs.field(factory=Counter)
    times: list[float] = attrs.field(factory=list)
    wrong: list[str] = attrs.field(factory=list)
    refusals: list[str] = attrs.field(factory=list)
    violations: int = 0

    def add(self, result: Result) -> None:
        """Count one more document."""
        self.metrics += result.metrics
        self.times.append(result.seconds)
        self.violations += len(result.wrong)
        self.wrong += [f"{result.seed}: {words}" for words in result.wrong[: SHOWN - len(self.wrong)]]
        if result.refusal and len(self.refusals) < SHOWN:
            self.refusals.append(f"{result.seed} refused: {result.refusal}")


def run(documents: int, seed: int, workers: int = 1, any_style: bool = False) -> Iterator[Totals]:
    """The totals after each document."""
    totals = Totals()
    seeds = [f"{seed}-{place}" for place in range(documents)]
    one = partial(measured, any_style=any_style)
    with nullcontext() if workers == 1 else ProcessPoolExecutor(workers) as pool:
        for result in pool.map(one, seeds, chunksize=20) if pool else map(one, seeds):
            totals.add(result)
            yield totals


def name_of(documents: int, seed: int) -> str:
    """What the baseline calls the first so many documents of a seed."""
    return f"random {seed}, first {documents}"


def report(totals: Totals) -> str:
    """The table of soft metrics, and what is wrong."""
    times = sorted(1000 * seconds for seconds in totals.times)
    rows = [
        *((name, f"{totals.metrics[name]}") for name in ("documents", "steps", "pages", "lines")),
        *((name, f"{value:.3f}") for name, value in baseline.shares(totals.metrics).items()),
        ("time a document (ms), median", f"{times[len(times) // 2]:.1f}"),
        ("time a document (ms), worst", f"{times[-1]:.1f}"),
        ("most memory of a process (MB)", f"{_megabytes():.0f}"),
        ("documents refused", f"{totals.metrics['refused']}"),
    ]
    lines = [f"{name:32}{value:>12}" for name, value in rows]
    return "\n".join([*lines, *totals.refusals, *totals.wrong])


def _megabytes() -> float:
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(each).ru_maxrss for each in who) / 1024


def main() -> int:
    """Exit code 1 if a page breaks the contract or a sum became worse, that of the refused documents among them."""
    arguments = _arguments()
    sheets = {} if arguments.any_style else {drawn.name: drawn.metrics for drawn in corpus.drawn()}
    start = perf_counter()
    totals = Totals()
    for totals in run(arguments.documents, arguments.seed, arguments.workers, arguments.any_style):
        done = len(totals.times)
        if done in (*MARKS, arguments.documents) and not arguments.any_style:
            sheets[name_of(done, arguments.seed)] = totals.metrics.copy()
        if done % 250 == 0:
            seconds = perf_counter() - start
            print(f"{done} of {arguments.documents}, {seconds:.0f} s, {totals.violations} violations", flush=True)
    if arguments.accept:
        baseline.write(sheets)
    worse = baseline.worse(sheets)
    print("\n".join([report(totals), *worse, f"{totals.violations} violations"]))
    return int(bool(totals.violations or worse))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stress", description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-j", "--workers", type=int, default=min(os.cpu_count() or 1, 2))
    parser.add_argument("--any-style", action="store_true", help="each document in a look of its own")
    parser.add_argument("--accept", action="store_true", help="write the metrics into baseline.json")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
