"""A table of an old sheet (XLSX or CSV) to a draft, so that what was typed once is not typed again.

The draft has the sheet's rows, executors and mutu baku. Arrows are drawings that need not touch what they connect: each
row goes on to the next, and the author writes the rest.
"""

from __future__ import annotations

from pathlib import PurePath

from sopdsl.checks.imp.imp001_impor import RULE
from sopdsl.checks.imp.imp002_impor_sebagian import RULE as PARTLY
from sopdsl.diagnostics import Diagnostic, Message, message
from sopdsl.importing import Imported
from sopdsl.importing.proof import Unwritable, proven_text
from sopdsl.importing.table.cells import Unreadable, read_cells
from sopdsl.importing.table.columns import find_table
from sopdsl.importing.table.rows import Made, procedure_of
from sopdsl.importing.texts import text_of
from sopdsl.model import DateField, Identity, Item, Run, Sop, Status, Text, Words
from sopdsl.source import NOWHERE, Source

_TO_FILL_IN = "...."


def read(path_name: str, data: bytes) -> Imported:
    """The draft in a table, and what of the table needs a look. Never raises."""
    readings = read_cells(path_name, data)
    if isinstance(readings, Unreadable):
        return _refused(Source(path_name, ""), readings.message, readings.hint)
    found = [(table, each.source) for each in readings if (table := find_table(each.lines)) is not None]
    if not found:
        return _refused(Source(path_name, ""), message("IMP001.tabel-kepala"), message("IMP001.tabel-kepala-saran"))
    table, source = max(found, key=lambda one: one[0].width)
    made, sheets = procedure_of(table), sum(each is not source for _, each in found)
    findings = (*made.findings, *([_other_tables(sheets)] if sheets else []))
    if not made.procedure.rows:
        return _refused(source, message("IMP001.tabel-kosong"), message("IMP001.tabel-kosong-saran"))
    name = PurePath(path_name).stem.replace("-", " ").replace("_", " ")
    proven = proven_text(_draft(text_of(name[:1].upper() + name[1:]), made))
    if isinstance(proven, Unwritable):
        what = message("IMP001.tabel-tidak-tertulis", words=str(proven.instead or "")[:80])
        return _refused(source, what, message("IMP001.tabel-tidak-tertulis-saran"), findings)
    return Imported(source, proven, findings)


def _draft(title: Text, made: Made) -> Sop:
    """The steps below a head that is still to be filled in, but for what a `sop.toml` may give."""
    dots = Text((), (Item((Run(_TO_FILL_IN),)),))
    identity = Identity(
        number=Words(_TO_FILL_IN),
        created=DateField(_TO_FILL_IN),
        revised=DateField("-"),
        effective=DateField(_TO_FILL_IN),
        legal_basis=dots,
        qualifications=dots,
        related=text_of("-"),
        equipment=dots,
        warning=text_of(_TO_FILL_IN),
        recording=text_of(_TO_FILL_IN),
    )
    return Sop(title, Status.DRAFT, identity=identity, executors=made.executors, procedures=(made.procedure,))


def _other_tables(count: int) -> Diagnostic:
    what, hint = message("IMP002.tabel-lain", count=count), message("IMP002.tabel-lain-saran")
    return Diagnostic(PARTLY.code, PARTLY.name, PARTLY.severity, NOWHERE, what, hint)


def _refused(source: Source, what: Message, hint: Message, before: tuple[Diagnostic, ...] = ()) -> Imported:
    wrong = Diagnostic(RULE.code, RULE.name, RULE.severity, NOWHERE, what, hint)
    return Imported(source, None, (*before, wrong))
