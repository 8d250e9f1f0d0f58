"""Langkah menghasilkan register atau formulir, tetapi Pencatatan dan Pendataan kosong.

Apa yang diperiksa:
    `Pencatatan dan Pendataan` terisi bila ada Output berupa register, formulir, buku agenda, daftar
    hadir atau sejenisnya, atau kegiatan yang mengagendakan atau meregistrasi.

Mengapa:
    Menurut PermenPAN-RB 35/2012 bagian ini memuat data yang perlu dicatat oleh pelaksana, sebagai
    bahan pengukuran kinerja.

Contoh salah:
    Pencatatan dan Pendataan: -
    Langkah oleh Staf: Mencatat surat masuk
      Output: Register surat masuk

Contoh benar:
    Pencatatan dan Pendataan: Register surat masuk
    Langkah oleh Staf: Mencatat surat masuk
      Output: Register surat masuk

Perbaikan:
    Tulis register, formulir atau buku itu di `Pencatatan dan Pendataan`.

English:
    Steps make registers or forms, but Pencatatan dan Pendataan is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Related, Severity, message
from sopdsl.model import Step, Text, plain
from sopdsl.words import says_nothing

_BOOKS = (
    "agenda", "register", "ekspedisi", "tamu", "besar", "induk", "kas", "kendali", "catatan", "harian", "inventaris",
)  # fmt: skip
_RECORDS = (
    "register", "formulir", "blangko", "blanko", "logbook", "log book", "daftar hadir", "kartu kendali",
    "lembar kendali", *(f"buku {kind}" for kind in _BOOKS),
)  # fmt: skip
_RECORDING = ("mengagendakan", "meregistrasi", "meregister")


def check(document: Document) -> Iterator[Finding]:
    recording = document.sop.identity.recording
    if recording is None or not says_nothing(plain(recording)) or document.lost_in(document.head):
        return
    for flow in document.flows:
        for row in flow.graph.rows:
            record = _record_of(row.step)
            if record is not None:
                related = Related(row.step.head, message("IDN010.langkah", record=record))
                yield Finding(recording.span, message("IDN010.kosong"), message("IDN010.hint"), (related,))
                return


def _record_of(step: Step) -> str | None:
    """What a step records in."""
    output = _first_of(_RECORDS, plain(step.output)) if isinstance(step.output, Text) else None
    return output or _first_of(_RECORDING, plain(step.text))


def _first_of(names: tuple[str, ...], text: str) -> str | None:
    """The first of these names in a text, as it is written there."""
    folded = text.casefold()
    if not any(name in folded for name in names):
        return None
    found = re.search(rf"(?i)\b(?:{'|'.join(names)})\b", text)
    return None if found is None else found[0]


RULE = Rule("IDN010", "pencatatan-kosong", Severity.INFO, Basis.NORM, __doc__, check)
