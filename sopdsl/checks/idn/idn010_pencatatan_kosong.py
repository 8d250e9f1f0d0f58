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

_RECORD = (
    r"(?i)\b(?:register|formulir|blangko|blanko|logbook|log book|daftar hadir|kartu kendali|lembar kendali"
    r"|buku (?:agenda|register|ekspedisi|tamu|besar|induk|kas|kendali|catatan|harian|inventaris))\b"
)
_RECORDING = r"(?i)\b(?:mengagendakan|meregistrasi|meregister)\b"


def check(document: Document) -> Iterator[Finding]:
    recording = document.sop.identity.recording
    if recording is None or plain(recording).strip() not in ("", "-") or document.lost_in(document.head):
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
    found = re.search(_RECORD, plain(step.output)) if isinstance(step.output, Text) else None
    found = found or re.search(_RECORDING, plain(step.text))
    return found[0] if found is not None else None


RULE = Rule("IDN010", "pencatatan-kosong", Severity.INFO, Basis.NORM, __doc__, check)
