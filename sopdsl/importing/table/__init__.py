"""A table of an old sheet (CSV, as spreadsheets save it) to a draft, so that what was typed once is not typed again.

A sheet's arrows are drawings and lie in no cell: the draft has its rows, executors and mutu baku, and each row goes on
to the next.
"""

from __future__ import annotations

from pathlib import PurePath

from sopdsl.checks.imp.imp001_impor import RULE
from sopdsl.diagnostics import Diagnostic, Message, message
from sopdsl.importing import Imported
from sopdsl.importing.proof import Unwritable, proven_text
from sopdsl.importing.table.cells import Unreadable, read_cells
from sopdsl.importing.table.columns import find_table
from sopdsl.importing.table.rows import Made, procedure_of
from sopdsl.importing.texts import text_of
from sopdsl.model import DateField, Identity, Item, Run, Sop, Status, Text, Words
from sopdsl.source import NOWHERE

_TO_FILL_IN = "...."


def read(path_name: str, data: bytes) -> Imported:
    """The draft in a table, and what of the table needs a look. Never raises."""
    source, tables = read_cells(path_name, data)
    if isinstance(tables, Unreadable):
        return Imported(source, None, (_wrong(tables.message, tables.hint),))
    table = find_table(tables)
    if table is None:
        return Imported(source, None, (_wrong(message("IMP001.tabel-kepala"), message("IMP001.tabel-kepala-saran")),))
    made = procedure_of(table)
    if not made.procedure.rows:
        return Imported(source, None, (_wrong(message("IMP001.tabel-kosong"), message("IMP001.tabel-kosong-saran")),))
    name = PurePath(path_name).stem.replace("-", " ").replace("_", " ")
    proven = proven_text(_draft(text_of(name[:1].upper() + name[1:]), made))
    if isinstance(proven, Unwritable):
        what = message("IMP001.tabel-tidak-tertulis", words=str(proven.instead or "")[:80])
        return Imported(source, None, (*made.findings, _wrong(what, message("IMP001.tabel-tidak-tertulis-saran"))))
    return Imported(source, proven, made.findings)


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


def _wrong(what: Message, hint: Message) -> Diagnostic:
    return Diagnostic(RULE.code, RULE.name, RULE.severity, NOWHERE, what, hint)
