"""The type of a regulation, from the words before its number."""

from __future__ import annotations

import re
from functools import lru_cache

from sopdsl.regulations.abbreviations import BODIES, MINISTRIES, TYPES

HEADS = ("Undang-Undang", "Peraturan", "Keputusan", "Instruksi", "Surat Edaran", "Ketetapan", "Qanun", "Maklumat")
"""What the type of a regulation begins with."""

_OFFICIAL_WORDS = (
    "Undang-Undang", "Pengganti", "Peraturan", "Pemerintah", "Presiden", "Menteri", "Keputusan", "Instruksi",
    "Surat Edaran", "Daerah", "Gubernur", "Bupati", "Wali Kota", "Kepala", "Ketua", "Badan", "Lembaga", "Komisi",
    "Mahkamah Agung", "Direktur Jenderal", "Sekretaris", "Provinsi", "Kabupaten", "Desa", "Qanun", "Dalam Negeri",
)  # fmt: skip
_SLIPS = {"Mentri": "Menteri"}
_OFFICIAL_FORMS = {re.sub(r"\W", "", words).casefold(): words for words in _OFFICIAL_WORDS} | {
    slip.casefold(): right for slip, right in _SLIPS.items()
}
HYPHEN = r"\s*[-\u2010-\u2014]?\s*"
"""What stands between the words of "Undang-Undang": word processors make a dash of a hyphen between spaces."""
_OFFICIAL = [HYPHEN.join(re.split(r"\W", words)) for words in (*_OFFICIAL_WORDS, *_SLIPS)]
OFFICIAL_WORD = rf"(?i)\b(?:{'|'.join(_OFFICIAL)})\b"
"""The words of types that are written with a capital."""

REPUBLIC = re.compile(r",?\s*\b(?:Republik\s+Indonesia|R\.?I)\b\.?", re.IGNORECASE)
_LAW = re.compile(rf"\bundang{HYPHEN}undang\b", re.IGNORECASE)
_REFORM = re.compile(r"pan[\s&./-]*(?:dan\s+)?rb\b", re.IGNORECASE)
_TOKEN = re.compile(r"[\w/]+(?:-\w+)*")
_PREFIXES = (("permen", "Peraturan Menteri"), ("kepmen", "Keputusan Menteri"), ("men", "Menteri"))
_NOT_CAPITAL = frozenset(("dan", "di", "atas", "pada", "untuk"))
_LONGEST = 25
_WORDS = frozenset(re.findall(r"\w+", " ".join((*_OFFICIAL_WORDS, *MINISTRIES.values(), *BODIES.values())).casefold()))
"""Words that are no abbreviations, though they stand in capitals."""
_SHORTEST_WORD = 4
"""Where all is in capitals, what is shorter is an abbreviation."""


def official_form(words: str) -> str:
    """Words of a type that `OFFICIAL_WORD` found, with the law's capitals and hyphen."""
    return _OFFICIAL_FORMS[re.sub(r"\W", "", words).casefold()]


@lru_cache(maxsize=256)
def written_kind(words: str) -> str | None:
    """The type in full, in the words of the law; None for what is no type of regulation.

    Remembered, for offices cite the same few types again and again.
    """
    text = _REFORM.sub("panrb", _LAW.sub("Undang-Undang", words.replace("_", " ")))
    tokens = [token for token in _TOKEN.findall(text) if token.strip("/")]
    if len(tokens) > _LONGEST:
        return None
    if words.isupper():
        tokens = [token if len(token) < _SHORTEST_WORD else token.capitalize() for token in tokens]
    full = " ".join(_expanded(token, number > 0 and tokens[number - 1]) for number, token in enumerate(tokens))
    full = re.sub(r"^Surat Keputusan\b", "Keputusan", full)
    full = re.sub(r"\b(\w+) \1\b", r"\1", full)
    if not full.startswith(HEADS):
        return None
    made_by_an_office = full.startswith(("Peraturan Arsip", "Peraturan Kep", "Keputusan Kep", "Peraturan Ombudsman"))
    return full if made_by_an_office else REPUBLIC.sub("", full)


def _expanded(token: str, before: str | bool) -> str:
    word = token.casefold()
    if word == "ri":
        return "Republik Indonesia"
    if word in TYPES:
        return TYPES[word]
    for prefix, meaning in _PREFIXES:
        office = MINISTRIES.get(word.removeprefix(prefix)) if word.startswith(prefix) else None
        if office is not None:
            return f"{meaning} {office}"
    if word in MINISTRIES and isinstance(before, str) and _expanded(before, False).endswith("Menteri"):
        return MINISTRIES[word]
    if word in BODIES:
        return BODIES[word]
    if word.startswith("per") and word[3:] in BODIES:
        return f"Peraturan {BODIES[word[3:]]}"
    if word.startswith(("permen", "kepmen")) and len(word) > 6:
        return f"{TYPES[word[:6]]} {token[6:]}"
    return _capital(token)


def _capital(token: str) -> str:
    if token.casefold() in _NOT_CAPITAL:
        return token.casefold()
    if token.isupper() and token.casefold() not in _WORDS:
        return token
    return "".join(part[:1].upper() + part[1:].lower() for part in re.split(r"([-/])", token))


@lru_cache(maxsize=256)
def kind_key(kind: str) -> str:
    """What two types have in common that count as the same.

    A ministry keeps its regulations when its name grows (PAN, PAN-RB), and the offices themselves write both
    "Peraturan Kepala Badan …" and "Peraturan Badan …".
    """
    text = REPUBLIC.sub("", kind).casefold()
    text = re.sub(r"\bmenteri negara\b", "menteri", text).replace(" dan reformasi birokrasi", "")
    text = re.sub(r"^(peraturan|keputusan) (?:kepala|ketua) (?=badan|lembaga|arsip|komisi|kepolisian)", r"\1 ", text)
    return " ".join(re.findall(r"\w+", text))
