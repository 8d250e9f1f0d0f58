"""The steps of a checklist as a table of a DOCX: a row a step, which grows with what an official writes."""

from __future__ import annotations

from collections.abc import Iterable

from sopdsl.model import Text

from ...office.docx_cells import MARGIN, cell, row, table
from ...office.docx_text import SMALL, box, paragraph, run, runs, tab
from ...typesetting.primitives import MM
from ..entries import Entry, Section
from . import lines
from .docx_lines import line

_NUMBER, _MOMENT, _SIGNED = 10 * MM, 21 * MM, 34 * MM
_SIGNATURE = 17.0
"""Room for initials, in points."""
_TITLES = (("No", ""), ("Langkah", ""), ("Mulai", "tanggal, pukul"), ("Selesai", "tanggal, pukul"), ("Paraf", ""))


class StepTable:
    """Writes the table of a procedure over a width in points."""

    def __init__(self, width: float) -> None:
        self._widths = (_NUMBER, width - _NUMBER - 2 * _MOMENT - _SIGNED, _MOMENT, _MOMENT, _SIGNED)
        self._room = self._widths[1] - 2 * MARGIN

    def table(self, section: Section) -> str:
        """All steps with the headings before, between and behind them."""
        rows = [self._titles()]
        for entry in section.entries:
            rows += self._headings(entry.headings)
            rows.append(self._step(entry))
        rows += self._headings(section.closing)
        return table(self._widths, *rows)

    def _titles(self) -> str:
        cells = []
        for width, (title, below) in zip(self._widths, _TITLES, strict=True):
            words = [paragraph(run(title, bold=True), align="center")]
            words += [paragraph(run(below, size=SMALL), align="center")] if below else []
            cells.append(cell(width, *words, fill="EBEBEB"))
        return row(*cells, heads=True)

    def _headings(self, headings: Iterable[Text]) -> list[str]:
        width, span = sum(self._widths), len(self._widths)
        return [
            row(cell(width, paragraph(runs(heading.lead, bold=True)), fill="F5F5F5", span=span)) for heading in headings
        ]

    def _step(self, entry: Entry) -> str:
        first, *more = lines.activity(entry)
        said = [line(first, self._room, bold=True), *(line(one, self._room) for one in [*more, *lines.body(entry)])]
        if entry.repeats:
            said.append(paragraph(run("Diulang: ", bold=True), tab(), run(" kali"), dots=(45 * MM,)))
        contents = (
            [paragraph(run(f"{entry.number}.", bold=True), align="center"), paragraph(box(14), align="center")],
            said,
            [paragraph()],
            [paragraph()],
            [part for signature in lines.signatures(entry) for part in _signature(signature)] or [paragraph()],
        )
        return row(*(cell(width, *content) for width, content in zip(self._widths, contents, strict=True)))


def _signature(signature: lines.Signature) -> list[str]:
    words = [] if signature.title == lines.SIGN else [paragraph(run(signature.title, size=SMALL), before=3)]
    for name in signature.names:
        words += [paragraph(run(name)), paragraph(before=_SIGNATURE, ruled=True)]
    return words
