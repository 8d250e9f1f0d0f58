"""Langkah memeriksa atau menyetujui, tetapi tidak ada keputusan.

Apa yang diperiksa:
    Langkah yang dimulai dengan memeriksa, meneliti, memverifikasi, memvalidasi, mengoreksi,
    mereviu atau menyetujui (juga `Melakukan koreksi …`) mempunyai `Keputusan`, atau langkah
    yang dituju sesudahnya mempunyainya. Memeriksa orang atau keadaan (`Memeriksa pasien`) tidak
    dilaporkan.

Mengapa:
    Hasil pemeriksaan dapat "tidak". Tanpa keputusan, SOP tidak mengatakan apa yang dikerjakan bila
    berkasnya salah.

Contoh salah:
    Langkah oleh Staf: Menyusun konsep surat
    Langkah oleh Sekretaris: Mengoreksi konsep surat
    Langkah oleh Staf: Mengirim surat

Contoh benar:
    Langkah konsep oleh Staf: Menyusun konsep surat
    Langkah oleh Sekretaris: Mengoreksi konsep surat
      Keputusan: Sudah benar?
        Jika Ya: lanjut
        Jika Tidak: konsep
    Langkah oleh Staf: Mengirim surat

Perbaikan:
    Tambahkan `Keputusan:` dengan `Jika Ya: lanjut` dan `Jika Tidak:` ke langkah yang mengulang
    pekerjaannya.

English:
    A step reviews or approves, but nothing is decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopdsl.checks.document import Document
from sopdsl.checks.lkh.branches import branched_texts
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.checks.words import Word
from sopdsl.diagnostics import Severity, message
from sopdsl.flow import Graph
from sopdsl.model import NodeKind
from sopdsl.source import Span

_REVIEWS = {
    "memeriksa": "pemeriksaan",
    "meneliti": "penelitian",
    "memverifikasi": "verifikasi",
    "memvalidasi": "validasi",
    "mengoreksi": "koreksi",
    "mereviu": "reviu",
    "mereview": "review",
    "menyetujui": "persetujuan",
}
_EXAMINED = frozenset((
    "pasien", "korban", "saksi", "tersangka", "terdakwa", "kesehatan", "kehamilan", "ibu", "bayi", "balita", "gigi",
    "mata", "darah", "urin", "urine", "suhu", "tensi", "tekanan", "tanda", "laboratorium", "sampel", "spesimen",
    "lapangan", "lokasi",
))  # fmt: skip
"""People and things that are examined for what they are; nothing goes back to anybody."""
_DOING = ("melakukan", "melaksanakan", "memberikan")


def check(document: Document) -> Iterator[Finding]:
    deciding = {index: _deciding_rows(flow.graph) for index, flow in document.sound_flows}
    for activity in document.activities:
        decided = deciding.get(activity.procedure)
        if decided is None or activity.row in decided:
            continue
        words = _review(activity.predicate)
        if words and not branched_texts(activity.table_row.step):  # a branch in words is what LKH008 speaks about
            place = Span(words[0].span.start, words[-1].core.end)
            text = " ".join(word.shown for word in words)
            yield Finding(place, message("LKH007.tanpa", text=text), message("LKH007.hint"))


def _review(words: Sequence[Word]) -> Sequence[Word]:
    """The words that say that somebody's work is reviewed; none where a kegiatan begins otherwise."""
    bare = [word.bare for word in words[:3]] + ["", "", ""]
    if bare[0] in _DOING:
        return words[:2] if bare[1] in _REVIEWS.values() and bare[2] not in _EXAMINED else ()
    return words[:1] if bare[0] in _REVIEWS and bare[1] not in _EXAMINED else ()


def _deciding_rows(graph: Graph) -> set[int]:
    """The rows that have a decision, or one of whose arrows leads to a row that has."""
    own = {node.row for node in graph.nodes if node.kind is NodeKind.DECISION}
    leading = {graph.nodes[edge.source].row for edge in graph.edges if graph.nodes[edge.target].row in own}
    return own | leading


RULE = Rule("LKH007", "pemeriksaan-tanpa-keputusan", Severity.INFO, Basis.GUIDANCE, __doc__, check)
