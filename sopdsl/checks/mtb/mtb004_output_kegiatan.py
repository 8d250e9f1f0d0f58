"""Output berupa kegiatan.

Apa yang diperiksa:
    Output adalah benda, dokumen atau keadaan: tidak dimulai dengan kata kerja aktif (`Menyusun
    laporan`) atau nama kegiatan (`Penyusunan laporan`, `Pelaksanaan rapat`).

Mengapa:
    Output adalah hasil yang dapat dilihat dan diperiksa; kegiatan sudah tertulis di kolomnya.

Contoh salah:
    Langkah oleh Staf: Menyusun laporan
      Output: Menyusun laporan

Contoh benar:
    Langkah oleh Staf: Menyusun laporan
      Output: Konsep laporan

Perbaikan:
    Tulis hasilnya: `Konsep laporan`, `Laporan terkirim`, `Data terverifikasi`.

English:
    An output is an activity.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Severity, message

_ACTIVITIES = {
    "pelaksanaan",
    "pembuatan",
    "pencetakan",
    "pengetikan",
    "penggandaan",
    "pengiriman",
    "pengolahan",
    "pengumpulan",
    "penandatanganan",
    "penyampaian",
    "penyusunan",
}
"""Nouns that name nothing but the doing; `pengumuman` and `pemberitahuan` are documents too."""


def check(document: Document) -> Iterator[Finding]:
    from sopdsl.checks.lkh.verbs import Form, form_of  # word lists are read when there are outputs

    for flow, things in zip(document.flows, document.things, strict=True):
        for row, (_, made) in zip(flow.graph.rows, things, strict=True):
            for thing in made:
                first, *rest = thing.text.split()
                word = first.casefold().strip(",.:;")
                verb = word.startswith("me") and form_of(word) is Form.ACTIVE
                if rest and (verb or word in _ACTIVITIES):
                    what = message("MTB004.kegiatan", text=thing.text, number=row.number)
                    yield Finding(thing.span, what, message("MTB004.hint"))


RULE = Rule("MTB004", "output-kegiatan", Severity.INFO, Basis.GUIDANCE, __doc__, check)
