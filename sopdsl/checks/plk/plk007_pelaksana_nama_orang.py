"""Nama orang sebagai pelaksana.

Apa yang diperiksa:
    Label dan nama lengkap pelaksana adalah jabatan atau peran: tanpa gelar akademik, tanpa sapaan
    (Bapak, Sdr.), dan bukan nama pejabat di `Disahkan oleh`.

Mengapa:
    Orang berganti, jabatan tetap. SOP dengan nama orang harus diganti pada setiap mutasi.

Contoh salah:
    Pelaksana: Staf; Drs. Pejabat Contoh, M.Si.
    Langkah oleh Staf: Menyiapkan konsep
    Langkah oleh Drs. Pejabat Contoh, M.Si.: Menandatangani surat

Contoh benar:
    Pelaksana: Staf; Sekretaris
    Langkah oleh Staf: Menyiapkan konsep
    Langkah oleh Sekretaris: Menandatangani surat

Perbaikan:
    Tulis jabatan atau perannya.

English:
    A person's name stands for an executor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message
from sopdsl.model import Executor
from sopdsl.words import key

_DEGREES = (
    r"(?:S\. ?(?:Sos|H|E|T|Pd|Kom|IP|AP|STP|Kep|Pi|P|Ag|Si|KM|Psi|Hut|Ak)"
    r"|M\. ?(?:Si|M|H|Pd|Kom|AP|T|Kes|Hum|Eng|Sc|A))\b(?!\.\w)"
    r"|A\. ?Md\b|Ph\. ?D\b|(?<=\w), ?(?:SE|SH|ST|MM|MH|MT|SSos|SPd|SKom|SIP|STP|SKM|MSi|MPd|MKes|AMd)\b"
)
_TITLES = r"(?:Prof|Drs?|Dra|Ir|Hj?|Sdri?|Bpk)\. ?[A-Z]|(?:Bapak|Pak|Saudara) [A-Z]"
_PERSON = rf"^(?:{_TITLES})|(?:(?<!\w)|(?=,))(?:{_DEGREES})"
_SIGNS = (".", ",", "Bapak", "Pak", "Saudara")
"""Every title and degree holds one of these, and few names of positions do."""


def check(document: Document) -> Iterator[Finding]:
    sop = document.sop
    approval = sop.identity.approval
    signatory = key(approval.name.text.partition(",")[0]) if approval and approval.name else ""
    for executors in (sop.executors, *(procedure.executors or () for procedure in sop.procedures)):
        for executor in executors:
            if _is_person(executor, signatory):
                yield Finding(executor.span, message("PLK007.orang", name=executor.label), message("PLK007.hint"))


def _is_person(executor: Executor, signatory: str) -> bool:
    names = [name for name in (executor.label, executor.full_name) if name]
    return any(_has_title(name) or (signatory and key(name.partition(",")[0]) == signatory) for name in names)


def _has_title(name: str) -> bool:
    return any(sign in name for sign in _SIGNS) and re.search(_PERSON, name) is not None


RULE = Rule("PLK007", "pelaksana-nama-orang", Severity.INFO, Basis.GUIDANCE, __doc__, check)
