"""The index of executors (Indeks Pelaksana): in which SOPs, and on which pages, an executor has to act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from sopdsl.flow import ProcedureFlow
from sopdsl.model import Executor, LineBreak, Run, Text, plain

from ..sheet.layout.geometry import Page
from ..sheet.style import Style
from ..typesetting.text import plain_text, wrap
from .chapter import Chapter
from .leaves import Leaves
from .tables import Column, Grid

TITLE = "INDEKS PELAKSANA"
_COLUMNS = (Column("Pelaksana", 0.4), Column("SOP dan halaman", 0.6))


@attrs.define
class _Entry:
    """An executor: the label that comes first, the full names, and the pages by chapter."""

    label: str
    names: dict[str, None] = attrs.field(factory=dict)
    pages: dict[int, list[int]] = attrs.field(factory=dict)


def index(style: Style, chapters: Sequence[Chapter]) -> tuple[Page, ...]:
    """The pages of the index; executors in the order of the alphabet."""
    leaves = Leaves(style)
    leaves.title(TITLE)
    grid = Grid(leaves, _COLUMNS, leaves.table_font)
    titles = {place: plain(chapter.sop.title) for place, chapter in enumerate(chapters, start=1)}
    for entry in _entries(chapters):
        named = "; ".join(entry.names)
        lines = [f"{place}. {titles[place]}: {spans(pages)}" for place, pages in entry.pages.items()]
        name = plain_text(f"{entry.label} ({named})" if named else entry.label)
        texts = name, _under_each_other(lines)
        grid.add([wrap(text, room, leaves.table_font, {}) for text, room in zip(texts, grid.room, strict=True)])
    grid.finish()
    return leaves.finish()


def _entries(chapters: Iterable[Chapter]) -> list[_Entry]:
    entries: dict[str, _Entry] = {}
    for place, chapter in enumerate(chapters, start=1):
        for page in chapter.pages:
            for executor in _acting(page, chapter.job.flows):
                entry = entries.setdefault(executor.label.casefold(), _Entry(executor.label))
                if executor.full_name:
                    entry.names.setdefault(executor.full_name)
                pages = entry.pages.setdefault(place, [])
                if page.number not in pages:
                    pages.append(page.number)
    return [entries[key] for key in sorted(entries)]


def _acting(page: Page, flows: Sequence[ProcedureFlow]) -> Iterator[Executor]:
    """The executors whose symbols stand on a page."""
    for symbol in page.symbols:
        if symbol.node is not None:
            graph = flows[symbol.procedure].graph
            for column in graph.nodes[symbol.node].columns:
                yield graph.executors[column]


def spans(pages: Sequence[int]) -> str:
    """Ascending numbers in few words: 3, 5-7."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _under_each_other(lines: Sequence[str]) -> Text:
    lead = [part for line in lines for part in (Run(line), LineBreak())]
    return Text(tuple(lead[:-1]))
