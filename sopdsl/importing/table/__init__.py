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
from sopdsl.importing.table.rows import procedure_of
from sopdsl.importing.texts import text_of
from sopdsl.model import Sop, Status
from sopdsl.source import NOWHERE


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
    proven = proven_text(
        Sop(text_of(name[:1].upper() + name[1:]), Status.DRAFT, executors=made.executors, procedures=(made.procedure,))
    )
    if isinstance(proven, Unwritable):
        what = message("IMP001.tabel-tidak-tertulis", words=str(proven.instead or "")[:80])
        return Imported(source, None, (*made.findings, _wrong(what, message("IMP001.tabel-tidak-tertulis-saran"))))
    return Imported(source, proven, made.findings)


def _wrong(what: Message, hint: Message) -> Diagnostic:
    return Diagnostic(RULE.code, RULE.name, RULE.severity, NOWHERE, what, hint)
