"""Isian identitas belum lengkap.

Apa yang diperiksa:
    Instansi, Nomor, Tanggal Pembuatan, Tanggal Revisi, Tanggal Efektif, Disahkan oleh, Dasar Hukum,
    Kualifikasi Pelaksana, Keterkaitan, Peralatan/Perlengkapan, Peringatan, serta Pencatatan dan
    Pendataan ditulis semua. Tanggal Revisi, Keterkaitan dan Pencatatan boleh kosong atau `-`; isian
    lain yang kosong menjadi peringatan. Dalam naskah berstatus draf semuanya hanya peringatan.

Mengapa:
    PermenPAN-RB 35/2012 menetapkan unsur-unsur ini sebagai Bagian Identitas setiap SOP AP.

Contoh salah:
    Peringatan:

Contoh benar:
    Peringatan: Jika tidak dilaksanakan, maka pelayanan akan terlambat

Perbaikan:
    Tambahkan isian yang disebut. Bila belum ada isinya, tulis kata kuncinya dahulu, misalnya
    `Tanggal Revisi: -`.

English:
    Fields of the identity page are missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.model import Approval, DateField, StandardField, Text, Words, plain
from sopdsl.words import says_nothing

_MAY_BE_EMPTY = ("Tanggal Revisi", "Keterkaitan", "Pencatatan dan Pendataan")


def check(document: Document) -> Iterator[Finding]:
    if document.lost_in(document.head):
        return
    fields = document.sop.identity.standard
    missing = tuple(name for name, value in fields.items() if value is None)
    empty = tuple(
        name
        for name, value in fields.items()
        if value is not None and name not in _MAY_BE_EMPTY and says_nothing(_words(value))
    )
    span = document.sop.title.span
    if missing:
        what = message("IDN001.kurang", fields=_quoted(missing))
        if empty:
            what = message("IDN001.kurang-dan-kosong", fields=_quoted(missing), empty=_quoted(empty))
        severity = Severity.WARNING if document.draft else Severity.ERROR
        yield Finding(span, what, message("IDN001.hint-kurang", field=missing[0]), severity=severity)
    elif empty:
        hint = message("IDN001.hint-kosong")
        yield Finding(span, message("IDN001.kosong", fields=_quoted(empty)), hint, severity=Severity.WARNING)


def _words(value: StandardField | None) -> str:
    """What is written in a field."""
    match value:
        case Text():
            return plain(value).strip()
        case Words(text) | DateField(text):
            return text.strip()
        case Approval():
            return "".join(map(_words, (value.position, value.name, value.rank, value.employee_number)))
        case tuple():
            return "".join(map(_words, value))
        case None:
            return ""


def _quoted(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names in quotes: some hold "dan" themselves."""
    return tuple(f"`{name}`" for name in names)


RULE = Rule("IDN001", "identitas-kurang", Severity.ERROR, Basis.NORM, __doc__, check)
