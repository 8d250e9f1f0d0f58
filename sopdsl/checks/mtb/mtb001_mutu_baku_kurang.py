"""Langkah tanpa kelengkapan, waktu atau output.

Apa yang diperiksa:
    Setiap langkah mempunyai Kelengkapan, Waktu dan Output yang tidak kosong; `-` termasuk terisi,
    juga `idem` bila ada isi di atasnya. Mana yang wajib dapat diatur per proyek.

Mengapa:
    PermenPAN-RB 35/2012 meminta setiap kegiatan mempunyai mutu baku, agar pelaksanaannya dapat
    diukur.

Contoh salah:
    Langkah oleh Staf: Memeriksa berkas
      Kelengkapan: Berkas permohonan
      Output: Berkas lengkap

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      Kelengkapan: Berkas permohonan
      Waktu: 10 menit
      Output: Berkas lengkap

Perbaikan:
    Tambahkan isian yang disebut; tulis `idem` bila sama dengan baris di atasnya.

English:
    A step lacks its requirements, its time or its output.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.model import Duration, Same, Step, Text, plain

Quality = Text | Duration | Same | None
"""A cell of the mutu baku."""


def check(document: Document) -> Iterator[Finding]:
    required = {word.casefold() for word in document.settings.required_quality}
    for index, flow in enumerate(document.flows):
        above: dict[str, Quality] = {}
        for row, table_row in enumerate(flow.graph.rows):
            written = _quality(table_row.step)
            above = {name: above.get(name) if isinstance(value, Same) else value for name, value in written.items()}
            alone = [
                name for name, value in written.items() if isinstance(value, Same) and not _is_written(above[name])
            ]
            missing = tuple(
                name
                for name, value in above.items()
                if name in alone or (name.casefold() in required and not _is_written(value))
            )
            if missing and not document.lost_in(document.row_region(index, row)):
                what = message("MTB001.kurang", number=table_row.number, fields=missing)
                hint = message("MTB001.hint-idem" if alone else "MTB001.hint", field=(*alone, *missing)[0])
                yield Finding(table_row.step.head, what, hint)


def _quality(step: Step) -> dict[str, Quality]:
    return {"Kelengkapan": step.requirements, "Waktu": step.duration, "Output": step.output}


def _is_written(value: Quality) -> bool:
    """Whether a cell says something; `idem` was replaced by what it shares, if there is anything."""
    if isinstance(value, Same):
        return False
    return bool(plain(value.text if isinstance(value, Duration) else value).strip())


RULE = Rule("MTB001", "mutu-baku-kurang", Severity.WARNING, Basis.NORM, __doc__, check)
