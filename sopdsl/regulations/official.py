"""The words of types of regulations as the law writes them; few types are written otherwise."""

from __future__ import annotations

import re

from sopdsl.regulations.abbreviations import BODIES, MINISTRIES
from sopdsl.regulations.kinds import HYPHEN

_OFFICIAL_WORDS = (
    "Undang-Undang", "Pengganti", "Peraturan", "Pemerintah", "Presiden", "Menteri", "Keputusan", "Instruksi",
    "Surat Edaran", "Daerah", "Gubernur", "Bupati", "Wali Kota", "Kepala", "Ketua", "Badan", "Lembaga", "Komisi",
    "Mahkamah Agung", "Direktur Jenderal", "Sekretaris", "Provinsi", "Kabupaten", "Desa", "Qanun", "Dalam Negeri",
)  # fmt: skip
_SLIPS = {"Mentri": "Menteri"}
_OFFICIAL_FORMS = {re.sub(r"\W", "", words).casefold(): words for words in _OFFICIAL_WORDS} | {
    slip.casefold(): right for slip, right in _SLIPS.items()
}
_OFFICIAL = [HYPHEN.join(re.split(r"\W", words)) for words in (*_OFFICIAL_WORDS, *_SLIPS)]
OFFICIAL_WORD = rf"(?i)\b(?:{'|'.join(_OFFICIAL)})\b"
"""The words of types that are written with a capital."""

REPUBLIC = r"(?i),?\s*\b(?:Republik\s+Indonesia|R\.?I)\b\.?"
"""The words that the law leaves out of a type."""

NO_ABBREVIATIONS = frozenset(
    re.findall(r"\w+", " ".join((*_OFFICIAL_WORDS, *MINISTRIES.values(), *BODIES.values())).casefold())
)
"""Words, in small letters, that are no abbreviations, though they stand in capitals."""


def official_form(words: str) -> str:
    """Words of a type that `OFFICIAL_WORD` found, with the law's capitals and hyphen."""
    return _OFFICIAL_FORMS[re.sub(r"\W", "", words).casefold()]
