"""Which regulation was meant where a citation gives another type (DSR002), or another year (DSR003)."""

from __future__ import annotations

from sopdsl.checks.document import Document
from sopdsl.model import Citation
from sopdsl.regulations import Regulation, Trust, same_title, similarity, title_words

_REGIONS = (
    "Peraturan Daerah", "Peraturan Gubernur", "Peraturan Bupati", "Peraturan Wali Kota", "Peraturan Desa",
    "Keputusan Gubernur", "Keputusan Bupati", "Keputusan Wali Kota", "Qanun",
)  # fmt: skip
_NATIONAL = ("Undang-Undang", "Peraturan Pemerintah", "Peraturan Presiden", "Keputusan Presiden", "Instruksi Presiden")
_SCOPE = "lingkungan"
_ALIKE = 0.85
_FEW_WORDS = 3


def meant_kind(document: Document, citation: Citation) -> Regulation | None:
    """The known regulation of another type with this number, year and title.

    A region may well give its own regulation the number and title of a national one; a ministry too where the title is
    a word or two. So a region's citation is compared with the office's own list only.
    """
    title = citation.title
    if title is None or _is_known(document, citation, title):
        return None
    others = document.known_regulations.of_other_kind(citation)
    return next((other for other in others if _is_meant(citation, title, other)), None)


def _is_known(document: Document, citation: Citation, title: str) -> bool:
    own = document.known_regulations.find(citation)
    return own is not None and bool(own.title) and same_title(title, own.title)


def _is_meant(citation: Citation, title: str, other: Regulation) -> bool:
    if citation.kind.startswith(_REGIONS) and other.title_trust is not Trust.OFFICE:
        return False
    telling = len(title_words(title)) >= _FEW_WORDS or {citation.kind, other.kind} <= set(_NATIONAL)
    return telling and not other.doubtful and _alike(title, other.title)


def _alike(title: str, other: str) -> bool:
    """Whether titles are one and of one scope: "… di Lingkungan Kementerian …" is a regulation of its own."""
    same_scope = (_SCOPE in title_words(title)) == (_SCOPE in title_words(other))
    return same_scope and similarity(title, other) >= _ALIKE


def meant_year(document: Document, citation: Citation) -> Regulation | None:
    """The known regulation of this type, number and title, of another year."""
    title = citation.title
    if title is None or len(title_words(title)) < _FEW_WORDS or _is_known(document, citation, title):
        return None
    own = document.known_regulations.find(citation)
    if own is not None and not own.title:
        return None  # it exists, and the other may have taken its place and its title
    others = document.known_regulations.of_other_year(citation)
    return next((other for other in others if _alike(title, other.title)), None)


def regulation_of(document: Document, citation: Citation) -> Regulation | None:
    """The known regulation that a citation names rightly; None where it is unknown or its type is wrong."""
    return None if meant_kind(document, citation) else document.known_regulations.find(citation)
