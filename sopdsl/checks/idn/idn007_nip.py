"""NIP tidak mungkin benar.

Apa yang diperiksa:
    NIP terdiri atas 18 angka: tanggal lahir (8), tahun dan bulan pengangkatan (6), jenis kelamin
    (1 atau 2), dan nomor urut (3). Spasi boleh ditulis. NI PPPK, yang memakai 21 di tempat bulan,
    diterima; NRP, NIY dan NUPTK tidak diperiksa.

Mengapa:
    NIP yang salah ketik menunjuk orang lain atau tidak seorang pun.

Contoh salah:
    Disahkan oleh:
      Jabatan: Kepala Dinas Contoh
      Nama: Nama Pejabat
      NIP: 19801329 200501 1 001

Contoh benar:
    Disahkan oleh:
      Jabatan: Kepala Dinas Contoh
      Nama: Nama Pejabat
      NIP: 19801229 200501 1 001

Perbaikan:
    Cocokkan dengan kartu pegawai atau surat keputusan pejabat itu.

English:
    The NIP (civil servant number) cannot be right.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.placeholders import placeholder_in
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Message, Severity, message
from sopdsl.source import NOWHERE
from sopdsl.words import says_nothing

_NUMBER = r"(\d{4})(\d\d)(\d\d)(\d{4})(\d\d)(\d)(\d{3})"
_OTHERS = ("NRP", "NIY", "NUPTK")
"""Numbers of police, soldiers and teachers of private schools, which stand in the place of a NIP."""
_PREFIXES = r"^NIP(?:PPK)?:?"
_CONTRACT = 21
"""What stands in place of the month of appointment for officials by contract (PPPK)."""
_YOUNGEST = 15


def check(document: Document) -> Iterator[Finding]:
    approval = document.sop.identity.approval
    number = approval.employee_number if approval is not None else None
    wrong = mistake_in(number.text) if number is not None else None
    if number is not None and wrong is not None and number.span != NOWHERE:  # else it is told in sop.toml
        yield Finding(number.span, wrong, message("IDN007.hint"))


def mistake_in(number: str) -> Message | None:
    """Why a NIP cannot be right; None where it can, and where something else stands in its place."""
    letters = number.upper()
    if says_nothing(number) or placeholder_in(number) or any(other in letters for other in _OTHERS):
        return None
    digits = re.sub(_PREFIXES, "", re.sub(r"[\s.]", "", letters), count=1)
    if not digits.isascii() or not digits.isdigit():
        return message("IDN007.bukan-angka")
    found = re.fullmatch(_NUMBER, digits)
    if found is None:
        return message("IDN007.panjang", count=len(digits))
    year, month, day, appointed, appointment_month, sex = (int(part) for part in found.groups()[:6])
    try:
        datetime.date(year, month, day)
    except ValueError:
        return message("IDN007.lahir", date=digits[:8])
    if not (1 <= appointment_month <= 12 or appointment_month == _CONTRACT) or appointed < year + _YOUNGEST:
        return message("IDN007.pengangkatan", date=digits[8:14])
    return None if sex in (1, 2) else message("IDN007.kelamin", digit=digits[14])


RULE = Rule("IDN007", "nip", Severity.WARNING, Basis.PRACTICE, __doc__, check)
