"""Rantai dokumen terputus.

Apa yang diperiksa:
    Output sebuah langkah dipakai oleh langkah lain atau merupakan hasil SOP: sedikitnya satu katanya
    muncul lagi dalam kelengkapan atau kegiatan lain, dalam judul, Pencatatan dan Pendataan, atau
    Peralatan/Perlengkapan, atau singkatannya (`BAP` untuk Berita Acara Pemeriksaan). Keadaan (`Api padam`,
    `Laporan terkirim`), tanda terima dan pengumuman tidak dicari. Kelengkapan yang ejaannya hampir sama
    dengan output sebelumnya dilaporkan pula.

Mengapa:
    Output yang tidak dipakai siapa pun biasanya tidak perlu dibuat, atau namanya berubah di tengah
    jalan sehingga pembaca mengira ada dua dokumen.

Contoh salah:
    Langkah oleh Staf: Menyusun konsep
      Kelengkapan: Data
      Output: Rancangan keputusan
    Langkah oleh Sekretaris: Memeriksa konsep
      Kelengkapan: Rancangan keputusna
      Output: Rancangan keputusan berparaf
    Langkah oleh Staf: Mengarsipkan surat
      Kelengkapan: Rancangan keputusan berparaf
      Output: Arsip

Contoh benar:
    Langkah oleh Staf: Menyusun konsep
      Kelengkapan: Data
      Output: Rancangan keputusan
    Langkah oleh Sekretaris: Memeriksa konsep
      Kelengkapan: Rancangan keputusan
      Output: Rancangan keputusan berparaf
    Langkah oleh Staf: Mengarsipkan surat
      Kelengkapan: Rancangan keputusan berparaf
      Output: Arsip

Perbaikan:
    Pakai nama dokumen yang sama di semua langkah, atau tulis output itu sebagai kelengkapan langkah
    yang memakainya. Yang disimpan sebagai catatan disebut di Pencatatan dan Pendataan; yang diserahkan
    kepada pihak luar boleh dibiarkan.

English:
    The chain of documents is broken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from sopdsl.checks.document import Document
from sopdsl.checks.mtb.things import RowThings, Thing
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.diagnostics import Edit, Fix, Related, Severity, message
from sopdsl.model import plain

_WORD = re.compile(r"\w{3,}")
_LONG_NAME = re.compile(r"\b[A-Z]\w+(?: [A-Z]\w+){2,}")
_RECEIPT = r"(?i)\b(?:tanda (?:bukti|terima)|kuitansi|kwitansi|resi|struk|karcis|pengumuman|notifikasi)\b"
"""What is handed or told to somebody outside."""
_STATE = (
    r"(?i)\b(?:padam|siap|aman|bersih|stabil|hadir|pulih|lancar"
    r"|(?!terima|terapi|terminal|teras)ter[a-z]{4,}|di[a-z]{4,}(?:kan|i))$"
)
"""A state is not taken in by anything: `Api padam`, `Laporan terkirim`."""
_EMPTY = {"dan", "atau", "yang", "untuk", "dari", "dengan", "oleh", "pada", "dalam", "telah", "sudah", "akan", "para"}


def check(document: Document) -> Iterator[Finding]:
    if len(document.sound_flows) < len(document.flows):
        return
    words = _Words(document)
    for index in range(len(document.flows)):
        yield from _misspelt(document.things[index])
        yield from _unused(document, index, words)


def _misspelt(rows: tuple[RowThings, ...]) -> Iterator[Finding]:
    known: dict[str, Thing] = {}
    alike: dict[_Gap, list[str]] = {}
    for row in rows:
        for thing in row.taken:
            if thing.name in known:
                continue
            near = [
                other
                for gap in _gaps(thing.name)
                for other in alike.get(gap, ())
                if _is_slip(thing.name, other, gap[0])
            ]
            if len(near) == 1:
                meant = known[near[0]]
                related = Related(meant.span, message("MTB003.output"))
                what = message("MTB003.mirip", text=thing.text, near=meant.text)
                fix = Fix((Edit(thing.span, meant.text),), safe=False)
                yield Finding(thing.span, what, message("MTB003.hint-mirip"), (related,), fix)
        for thing in row.made:
            if known.setdefault(thing.name, thing) is thing:
                for gap in _gaps(thing.name):
                    alike.setdefault(gap, []).append(thing.name)


_Gap = tuple[int, tuple[str, ...]]
"""The place of a word in a name, and the other words: names that share one differ there at the most."""


def _gaps(name: str) -> Iterator[_Gap]:
    words = name.split()
    for place in range(len(words)):
        yield place, (*words[:place], *words[place + 1 :])


def _is_slip(name: str, other: str, place: int) -> bool:
    """Whether two names differ by one letter in the word at this place; digits and short words are never slips."""
    from sopdsl.syntax.spelling import distance  # as in `sopdsl.checks.similar`

    one, two = name.split()[place], other.split()[place]
    if min(len(one), len(two)) < 5 or not (one.isalpha() and two.isalpha()) or one[0] != two[0]:
        return False
    return distance(one, two) == 1


class _Words:
    """The words of a document: `said` in its titles, of what it records and works with, `taken` by what each row does
    and takes in, and how many rows each word is in."""

    def __init__(self, document: Document) -> None:
        graphs = [flow.graph for flow in document.flows]
        sop = document.sop
        identity = sop.identity
        texts = (sop.title, identity.recording, identity.equipment, *(graph.procedure.title for graph in graphs))
        self.said = frozenset().union(*(_words(plain(text)) for text in texts))
        self.taken = [
            [
                _words(plain(row.step.text)).union(*(_words(thing.text) for thing in things.taken))
                for row, things in zip(graph.rows, rows, strict=True)
            ]
            for graph, rows in zip(graphs, document.things, strict=True)
        ]
        self.rows_with = Counter(word for rows in self.taken for words in rows for word in words)


def _unused(document: Document, index: int, known: _Words) -> Iterator[Finding]:
    """Outputs of whose words no other row, no title and no record knows any. The last row's are the product."""
    graph = document.flows[index].graph
    product = {graph.nodes[end].row for end in graph.ends}
    for place, row in enumerate(graph.rows[:-1]):
        if place in product:
            continue
        own = known.taken[index][place]
        for thing in document.things[index][place].made:
            words = _words(thing.text)
            if any(word in known.said or known.rows_with[word] > (word in own) for word in words):
                continue
            if words and not re.search(_RECEIPT, thing.text) and not re.search(_STATE, thing.text):
                what = message("MTB003.tidak-dipakai", text=thing.text, number=row.number)
                yield Finding(thing.span, what, message("MTB003.hint"))


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    """The words of a name that say something, and its abbreviation: BAP for Berita Acara Pemeriksaan.

    Remembered, for what one row makes another takes in.
    """
    letters = {"".join(word[0] for word in name.split()).casefold() for name in _LONG_NAME.findall(text)}
    return frozenset(letters | set(_WORD.findall(text.casefold())) - _EMPTY)


RULE = Rule("MTB003", "rantai-dokumen", Severity.INFO, Basis.GUIDANCE, __doc__, check, fixes=Fixes.UNSAFE)
