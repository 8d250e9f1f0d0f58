"""The same ten flows as the sheet and as other programs draw them: `python -m benchmarks.drawings [FOLDER]`.

Prints a table of each flow and one of all, in Markdown; the pictures go into FOLDER (docs/gambar/perbandingan).
benchmarks/README.md tells how to install the others.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

import attrs

from benchmarks.drawings import programs, sheets
from benchmarks.drawings.drawing import Figures, figures
from benchmarks.drawings.pictures import beside, picture_of
from benchmarks.drawings.programs import Drawn
from benchmarks.drawings.sheets import Flow

OURS = "Lembar SOP"
HEADINGS = (
    "panah",
    "silang",
    "belok",
    "panjang",
    "menembus simbol",
    "berimpit",
    "label tertabrak",
    "kolom pelaksana",
    "langkah tidak urut",
    "halaman A4",
    "huruf di satu A4 (pt)",
    "ms",
)


@attrs.frozen
class Row:
    """A line of a table."""

    program: str
    flow: str
    figures: Figures
    seconds: float


def main() -> None:
    """Draw, measure, print."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else sheets.ROOT / "docs" / "gambar" / "perbandingan"
    folder.mkdir(parents=True, exist_ok=True)
    flows = [sheets.read(path, place) for path, place in sheets.FLOWS]
    drawn = programs.draw([flow.chart for flow in flows])
    rows = [row for place, flow in enumerate(flows) for row in _rows(flow, place, drawn, folder)]
    for name in (OURS, *programs.NAMES):
        version = next((each.version for (program, _), each in drawn.items() if program == name), "")
        print(f"- {name} {version}")
    means = [(name, _mean([row for row in rows if row.program == name])) for name in (OURS, *programs.NAMES)]
    print(_table(means))
    for flow in flows:
        lanes, steps = len(flow.chart.lanes), len(flow.graph.rows)
        print(f"\n### {flow.name}: {steps} langkah, {lanes} pelaksana\n")
        print(_table([(row.program, _cells(row)) for row in rows if row.flow == flow.name]))


def _rows(flow: Flow, place: int, drawn: dict[tuple[str, int], Drawn], folder: Path) -> list[Row]:
    rows = [Row(OURS, flow.name, figures(flow.pages, paged=True), flow.seconds)]
    pictures = [(OURS, flow.pictures)]
    for name in programs.NAMES:
        found = drawn[name, place]
        if found.drawing is None:
            print(f"TIDAK TERGAMBAR: {flow.name} oleh {name}: {found.error}")
            continue
        rows.append(Row(name, flow.name, figures([found.drawing]), found.seconds))
        pictures.append((name, (found.picture or picture_of(found.drawing, flow.chart),)))
    beside(pictures, folder / f"{flow.name}.png")
    return rows


def _cells(row: Row) -> list[str]:
    found = row.figures
    return [
        *(f"{found.arrows}", f"{found.crossings}", f"{found.bends:.2f}", f"{found.length:.3f}"),
        *(f"{found.through}", f"{found.together}", _count(found.labels), "ya" if found.lanes else "tidak"),
        *(f"{found.misplaced}", f"{found.pages}", f"{found.letters:.1f}", f"{row.seconds * 1000:.0f}"),
    ]


def _count(number: int | None) -> str:
    return "–" if number is None else f"{number}"


def _mean(rows: Sequence[Row]) -> list[str]:
    """Sums of what is counted, means of what is measured."""
    found = [row.figures for row in rows]
    return [
        f"{sum(each.arrows for each in found)}",
        f"{sum(each.crossings for each in found)}",
        f"{mean(each.bends for each in found):.2f}",
        f"{mean(each.length for each in found):.3f}",
        *(f"{sum(getattr(each, name) for each in found)}" for name in ("through", "together")),
        _count(None if all(each.labels is None for each in found) else sum(each.labels or 0 for each in found)),
        f"{sum(each.lanes for each in found)} dari {len(found)}",
        *(f"{sum(getattr(each, name) for each in found)}" for name in ("misplaced", "pages")),
        f"{mean(each.letters for each in found):.1f}",
        f"{mean(row.seconds for row in rows) * 1000:.0f}",
    ]


def _table(rows: Sequence[tuple[str, Sequence[str]]]) -> str:
    lines = [f"| program | {' | '.join(HEADINGS)} |", "|---|" + "--:|" * len(HEADINGS)]
    return "\n".join([*lines, *(f"| {name} | {' | '.join(cells)} |" for name, cells in rows)])


if __name__ == "__main__":
    main()
