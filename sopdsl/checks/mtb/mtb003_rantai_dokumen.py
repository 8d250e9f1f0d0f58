"""Rantai dokumen terputus.

Apa yang diperiksa:
    Output sebuah langkah dipakai oleh langkah lain atau merupakan hasil SOP: sedikitnya satu katanya
    muncul lagi dalam kelengkapan atau kegiatan lain, atau dalam judul. Kelengkapan yang ejaannya
    hampir sama dengan output sebelumnya dilaporkan pula.

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
    yang memakainya.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.mtb.things import Thing, things_in
from sopdsl.checks.rule import Basis, Finding, Rule
from sopdsl.diagnostics import Edit, Fix, Related, Severity, message
from sopdsl.flow import Graph
from sopdsl.model import plain
from sopdsl.words import key

_WORD = re.compile(r"\w{3,}")
_EMPTY = {"dan", "atau", "yang", "untuk", "dari", "dengan", "oleh", "pada", "dalam", "telah", "sudah", "akan", "para"}


def check(document: Document) -> Iterator[Finding]:
    graphs = [flow.graph for flow in document.flows]
    if len(document.sound_flows()) < len(graphs):
        return
    for index, graph in enumerate(graphs):
        yield from _misspelt(graph)
        yield from _unused(document, graphs, index)


def _misspelt(graph: Graph) -> Iterator[Finding]:
    made: dict[str, Thing] = {}
    for row in graph.rows:
        for thing in things_in(row.step.requirements):
            near = [other for word, other in made.items() if _is_slip(key(thing.text), word)]
            if len(near) == 1 and key(thing.text) not in made:
                related = Related(near[0].span, message("MTB003.output"))
                what = message("MTB003.mirip", text=thing.text, near=near[0].text)
                fix = Fix((Edit(thing.span, near[0].text),), safe=False)
                yield Finding(thing.span, what, message("MTB003.hint-mirip"), (related,), fix)
        for thing in things_in(row.step.output):
            made.setdefault(key(thing.text), thing)


def _is_slip(word: str, other: str) -> bool:
    """Whether two names differ in one word only, by a letter or two; digits and short words are never slips."""
    from sopdsl.syntax.spelling import distance  # as in `sopdsl.checks.similar`

    pairs = [pair for pair in zip(word.split(), other.split(), strict=False) if pair[0] != pair[1]]
    if len(word.split()) != len(other.split()) or len(pairs) != 1:
        return False
    one, two = pairs[0]
    if min(len(one), len(two)) < 5 or not (one.isalpha() and two.isalpha()) or one[0] != two[0]:
        return False
    return distance(one, two) == 1


def _unused(document: Document, graphs: list[Graph], index: int) -> Iterator[Finding]:
    """Outputs of whose words no other row, no title and no heading knows any. The last row's are the product."""
    said = [plain(document.sop.title), *(plain(graph.procedure.title) for graph in graphs)]
    product = {graph.nodes[end].row for graph in graphs[index : index + 1] for end in graph.ends}
    for row in graphs[index].rows[:-1]:
        if row.number - 1 in product:
            continue
        others = [other.step for graph in graphs for other in graph.rows if other is not row]
        texts = [plain(step.text) for step in others]
        texts += [thing.text for step in others for thing in things_in(step.requirements)]
        known = {word for text in (*said, *texts) for word in _words(text)}
        for thing in things_in(row.step.output):
            if _words(thing.text) and not _words(thing.text) & known:
                what = message("MTB003.tidak-dipakai", text=thing.text, number=row.number)
                yield Finding(thing.span, what, message("MTB003.hint"))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold())) - _EMPTY


RULE = Rule("MTB003", "rantai-dokumen", Severity.INFO, Basis.GUIDANCE, __doc__, check)
