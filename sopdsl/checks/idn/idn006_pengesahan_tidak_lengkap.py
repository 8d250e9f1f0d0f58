"""Pejabat yang mengesahkan belum lengkap.

Apa yang diperiksa:
    `Disahkan oleh` memuat Jabatan, Nama dan NIP. NIP tidak diminta dari pejabat yang dipilih atau
    bukan pegawai negeri (Bupati, Wali Kota, Gubernur, Menteri, Kepala Desa). Draf tidak diperiksa.

Mengapa:
    Menurut PermenPAN-RB 35/2012 bagian identitas memuat jabatan, nama, tanda tangan dan NIP
    pejabat yang mengesahkan; tanpa itu SOP belum berlaku.

Contoh salah:
    Disahkan oleh:
      Jabatan: Kepala Dinas Contoh

Contoh benar:
    Disahkan oleh:
      Jabatan: Kepala Dinas Contoh
      Nama: Nama Pejabat
      NIP: 19800229 200501 1 001

Perbaikan:
    Tambahkan isian yang disebut, atau tulis `Status: draf` selama SOP belum disahkan.

English:
    The approving official is not given in full.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.model import Words
from sopdsl.source import NOWHERE
from sopdsl.words import key, says_nothing

_ELECTED = ("bupati", "wali kota", "walikota", "gubernur", "menteri", "presiden")
_CHAIRS, _BODIES = ("ketua", "wakil ketua", "pimpinan"), ("dprd", "dpr", "kpu", "bawaslu")
_WITHOUT_NUMBER = (
    *_ELECTED,
    *(f"wakil {post}" for post in _ELECTED),
    *(f"{chair} {body}" for chair in _CHAIRS for body in _BODIES),
    "kepala desa",
    "jaksa agung",
    "panglima",
)
"""Posts whose holders have no NIP."""


def check(document: Document) -> Iterator[Finding]:
    approval = document.sop.identity.approval
    if approval is None or document.draft or document.lost_in(document.head):
        return
    fields = {"Jabatan": approval.position, "Nama": approval.name, "NIP": approval.employee_number}
    missing = tuple(f"`{name}`" for name, value in fields.items() if not _is_written(value))
    if missing and approval.position is not None and _has_no_number(approval.position.text):
        missing = tuple(name for name in missing if name != "`NIP`")
    if missing and any(map(_is_written, (approval.position, approval.name, approval.rank, approval.employee_number))):
        place = approval.span if approval.span != NOWHERE else document.sop.title.span  # sop.toml gave what there is
        yield Finding(place, message("IDN006.kurang", fields=missing), message("IDN006.hint"))


def _has_no_number(position: str) -> bool:
    words = key(position.partition(",")[0])
    return any(f"{words} ".startswith(f"{post} ") for post in _WITHOUT_NUMBER)


def _is_written(value: Words | None) -> bool:
    return value is not None and not says_nothing(value.text)


RULE = Rule("IDN006", "pengesahan-tidak-lengkap", Severity.WARNING, Basis.NORM, __doc__, check)
