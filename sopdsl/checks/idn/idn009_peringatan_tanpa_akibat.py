"""Peringatan tidak menyebut akibat atau batas waktu.

Apa yang diperiksa:
    `Peringatan` memuat syarat dan akibatnya (jika/apabila/bila … maka/akan …), kata seperti
    "mengakibatkan", atau sebuah batas waktu.

Mengapa:
    Menurut PermenPAN-RB 35/2012 peringatan menjelaskan kemungkinan yang terjadi bila prosedur
    tidak dilaksanakan, dan cara mengatasinya.

Contoh salah:
    Peringatan: SOP ini wajib dilaksanakan

Contoh benar:
    Peringatan: Jika SOP ini tidak dilaksanakan, maka pelayanan akan terlambat

Perbaikan:
    Tulis apa yang terjadi bila SOP tidak dilaksanakan, misalnya `Jika …, maka …`.

English:
    The warning names neither a consequence nor a deadline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.placeholders import placeholder_in
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.model import plain
from sopdsl.words import says_nothing

_CONDITION = r"(?i)\b(?:jika|apabila|bila|bilamana|kalau)\b.*?(?:\b(?:maka|akan|dapat|harus|tidak)\b|,)"
_WITHOUT = r"(?i)\btanpa\b.*?\b(?:tidak|akan|dapat)\b"
_EFFECT = (
    r"(?i)\b(?:mengakibatkan|berakibat|akibat\w*|menyebabkan|berdampak|menimbulkan|menghambat|terhambat|terlambat"
    r"|keterlambatan|sanksi|pelanggaran disiplin|kerugian|merugikan|membahayakan|ber[ei]siko)\b"
)
_DEADLINE = (
    r"(?i)\d+(?:\s*\([\w ]+\))?\s*(?:x\s*24\s*)?(?:detik|menit|jam|hari|minggu|bulan|tahun)\b|\btanggal\s+\d"
    r"|\bbatas waktu\b|\bselambat|\bpaling lambat\b|\btepat waktu\b|\b(?:hari|saat) itu juga\b|\bhari yang sama\b"
)


def check(document: Document) -> Iterator[Finding]:
    warning = document.sop.identity.warning
    words = plain(warning).strip()
    if warning is None or says_nothing(words) or placeholder_in(words) or document.lost_in(warning.span):
        return
    if not any(re.search(form, words) for form in (_CONDITION, _WITHOUT, _EFFECT, _DEADLINE)):
        yield Finding(warning.span, message("IDN009.tanpa-akibat"), message("IDN009.hint"))


RULE = Rule("IDN009", "peringatan-tanpa-akibat", Severity.WARNING, Basis.NORM, __doc__, check)
