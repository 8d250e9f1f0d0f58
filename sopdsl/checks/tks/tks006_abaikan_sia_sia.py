"""Komentar abaikan yang tidak mengabaikan apa pun.

Apa yang diperiksa:
    Setiap aturan pada `# abaikan:` dan `# abaikan-berkas:` memang menemukan sesuatu di tempat itu.
    Nama aturan yang salah eja dan galat naskah (yang tidak dapat diabaikan) juga dilaporkan.

Mengapa:
    Abaikan yang tertinggal menyembunyikan temuan baru, dan yang salah eja tidak berlaku.

Contoh salah:
    # abaikan: waktu-tidak-terukur -- menunggu pihak lain
    Langkah oleh Staf: Memeriksa berkas
      Waktu: 30 menit

Contoh benar:
    Langkah oleh Staf: Memeriksa berkas
      # abaikan: waktu-tidak-terukur -- menunggu pihak lain
      Waktu: Sesuai jadwal sidang

Perbaikan:
    Hapus nama aturan itu, atau seluruh komentarnya bila tidak ada yang lain.

English:
    A comment that excuses a rule excuses nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sopdsl.checks.rule import Basis, Fixes, Rule
from sopdsl.diagnostics import Diagnostic, Edit, Fix, Message, Severity, message
from sopdsl.model import Suppression, Words
from sopdsl.source import Span

RULE = Rule("TKS006", "abaikan-sia-sia", Severity.WARNING, Basis.STRUCTURE, __doc__, fixes=Fixes.SAFE)


def vain(suppression: Suppression, words: Collection[Words], hint: Message, text: str) -> Diagnostic:
    """The finding on a suppression of which `words` excuse nothing."""
    what = message("TKS006.sia-sia", rules=tuple(word.text for word in words))
    first = min(words, key=lambda word: word.span)
    fix = Fix(tuple(_removals(suppression, words, text)))
    return Diagnostic(RULE.code, RULE.name, RULE.severity, first.span, what, hint, fix=fix)


def _removals(suppression: Suppression, words: Collection[Words], text: str) -> Iterator[Edit]:
    """The whole line, or each name with the comma and space that part it from its neighbour."""
    if len(words) == len(suppression.rules):
        start = text.rfind("\n", 0, suppression.span.start) + 1
        end = text.find("\n", suppression.span.end)
        yield Edit(Span(start, len(text) if end < 0 else end + 1), "")
        return
    kept = [word for word in suppression.rules if word not in words]
    first, last = suppression.rules[0], suppression.rules[-1]
    yield Edit(Span(first.span.start, last.span.end), ", ".join(word.text for word in kept))
