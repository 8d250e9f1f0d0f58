"""Jenis SOP tidak dikenal, bertentangan, atau tidak sesuai dengan pelaksananya.

Apa yang diperiksa:
    `Jenis` memuat teknis atau administratif, makro atau mikro, final atau parsial, generik atau
    spesifik, paling banyak satu dari setiap pasangan. SOP administratif mempunyai lebih dari satu
    pelaksana; SOP teknis hanya satu pelaksana internal.

Mengapa:
    PermenPAN-RB 35/2012 membedakan SOP teknis (satu orang atau satu peran) dari SOP administratif
    (lebih dari satu).

Contoh salah:
    Jenis: teknis, administratif

Contoh benar:
    Jenis: administratif, mikro
    Langkah oleh Staf: Mencatat surat
    Langkah oleh Kepala: Menandatangani surat

Perbaikan:
    Perbaiki ejaannya, atau hapus jenis yang tidak sesuai.

English:
    The kind of the SOP is unknown, contradicts itself, or does not suit its executors.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.checks.document import Document
from sopdsl.checks.rule import Basis, Finding, Fixes, Rule
from sopdsl.checks.similar import nearest
from sopdsl.diagnostics import Edit, Fix, Related, Severity, message
from sopdsl.model import Executor, ExecutorKind, Words
from sopdsl.words import key

_PAIRS = (("teknis", "administratif"), ("makro", "mikro"), ("final", "parsial"), ("generik", "spesifik"))
_KNOWN = tuple(word for pair in _PAIRS for word in pair)


def check(document: Document) -> Iterator[Finding]:
    seen: dict[str, Words] = {}
    for kind in document.sop.kinds:
        word = key(kind.text)
        if word not in _KNOWN:
            if word:
                yield _unknown(kind)
            continue
        for pair in _PAIRS:
            other = seen.get(pair[0] if word == pair[1] else pair[1]) if word in pair else None
            if other is not None:
                related = Related(other.span, message("IDN011.lain"))
                what = message("IDN011.bertentangan", word=kind.text, other=other.text)
                yield Finding(kind.span, what, message("IDN011.hint-satu"), (related,))
        seen.setdefault(word, kind)
    if not {"teknis", "administratif"} <= seen.keys():
        yield from _executors(document, seen)


def _unknown(kind: Words) -> Finding:
    near = nearest(kind.text, _KNOWN)
    what = message("IDN011.tidak-dikenal", word=kind.text)
    if near is None:
        return Finding(kind.span, what, message("IDN011.hint-dikenal", known=_KNOWN))
    return Finding(kind.span, what, message("IDN011.hint-mirip", near=near), fix=Fix((Edit(kind.span, near),)))


def _executors(document: Document, seen: dict[str, Words]) -> Iterator[Finding]:
    """Too few executors for `administratif`, too many for `teknis`."""
    everyone: dict[str, Executor] = {
        key(executor.label): executor for flow in document.flows for executor in flow.graph.executors
    }
    own = [executor for executor in everyone.values() if executor.kind is ExecutorKind.INTERNAL]
    if not everyone or document.lost_in(document.head):
        return
    if "administratif" in seen and len(everyone) == 1:
        yield Finding(seen["administratif"].span, message("IDN011.administratif"), message("IDN011.hint-administratif"))
    if "teknis" in seen and len(own) > 1:
        what = message("IDN011.teknis", count=len(own))
        yield Finding(seen["teknis"].span, what, message("IDN011.hint-teknis"))


RULE = Rule("IDN011", "jenis", Severity.WARNING, Basis.NORM, __doc__, check, fixes=Fixes.SAFE)
