"""Teks menyebut nomor langkah dengan angka.

Apa yang diperiksa:
    Tidak ada `langkah 8`, `langkah nomor 8`, `kegiatan nomor 8`, `kembali ke nomor 8` atau
    `butir (2)` dalam isian langkah. `butir` dalam kutipan peraturan tidak dilaporkan.

Mengapa:
    Nomor langkah berubah bila ada langkah yang ditambah atau dihapus; angka dalam teks tidak ikut
    berubah. `{nama}` selalu dicetak sebagai nomor langkah yang benar.

Contoh salah:
    Langkah oleh Staf: Memperbaiki konsep sesuai catatan pada langkah 2

Contoh benar:
    Langkah catat oleh Staf: Mencatat kekurangan
    Langkah oleh Staf: Memperbaiki konsep sesuai catatan pada langkah {catat}

Perbaikan:
    Beri nama pada langkah yang dimaksud (`Langkah catat oleh …`), lalu tulis `{catat}` sebagai
    pengganti angkanya. Periksa dahulu apakah angka itu masih menunjuk langkah yang benar.

English:
    A text refers to a step by a written number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.checks.texts import runs_in
from sopdsl.diagnostics import Edit, Fix, Severity, message
from sopdsl.flow import Graph
from sopdsl.flow.numbers import step_texts
from sopdsl.model import Run
from sopdsl.source import Span

_NUMBERED = r"(?:nomor|no\.?|ke)[ -]*"
_NO_NUMBER_OF = r"(?![\d.,/]*\d|\w|[ -]*(?:detik|menit|jam|hari|minggu|bulan|tahun|kali|orang|%|persen|/))"
_REFERENCE = (
    rf"(?i)\b(?:(?:langkah|butir)\s+(?:{_NUMBERED})?|(?:kegiatan|aktivitas)\s+{_NUMBERED}"
    r"|(?:kembali|lanjut|dilanjutkan)\s+ke\s+(?:nomor|no\.?|poin)\s*)"
    rf"(\()?(\d{{1,2}})(?(1)\)){_NO_NUMBER_OF}"
)
_WORDS = ("langkah", "butir", "kegiatan", "aktivitas", "kembali", "lanjut")
"""What a reference begins with: most texts hold none of them, or no digit."""
_DIGIT = re.compile(r"\d")
_REGULATION = r"(?i)\b(?:pasal|ayat|peraturan|undang-undang|uu|perpres|permen\w*|lampiran|keputusan)\b"


def check(document: Document) -> Iterator[Finding]:
    for flow in document.flows:
        for row in flow.graph.rows:
            for run in runs_in(*step_texts(row.step)):
                for found in _references(run.text):
                    if not (found[0].casefold().startswith("butir") and re.search(_REGULATION, run.text)):
                        yield _finding(document, flow.graph, run, found)


def _references(text: str) -> Iterable[re.Match[str]]:
    if not _DIGIT.search(text):
        return ()
    folded = text.casefold()
    if not any(word in folded for word in _WORDS):
        return ()
    return re.finditer(_REFERENCE, text)


def _finding(document: Document, graph: Graph, run: Run, found: re.Match[str]) -> Finding:
    words = re.compile(r"\s+".join(map(re.escape, found[0].split())))
    place = words.search(document.text, run.span.start, run.span.end)
    span = Span(*place.span()) if place is not None else run.span
    rows = graph.rows
    number = int(found[2])
    name = rows[number - 1].step.name if 0 < number <= len(rows) else None
    what = message("LKH004.angka", text=found[0])
    if name is None:
        return Finding(span, what, message("LKH004.hint-nama"))
    fix = None
    if place is not None:
        start = span.start + place[0].rindex(found[2])
        fix = Fix((Edit(Span(start, start + len(found[2])), f"{{{name.text}}}"),), safe=False)
    return Finding(span, what, message("LKH004.hint", name=f"{{{name.text}}}"), fix=fix)


RULE = Rule("LKH004", "rujukan-nomor", Severity.WARNING, Basis.PRACTICE, __doc__, check, fixes=Fixes.UNSAFE)
