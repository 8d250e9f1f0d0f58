"""The type of a regulation, from the words before its number."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from sopdsl.regulations.abbreviations import BODIES, MINISTRIES, TYPES

HEADS = ("Undang-Undang", "Peraturan", "Keputusan", "Instruksi", "Surat Edaran", "Ketetapan", "Qanun", "Maklumat")
"""What the type of a regulation begins with."""

HYPHEN = r"\s*[-\u2010-\u2014]?\s*"
"""What stands between the words of "Undang-Undang": word processors make a dash of a hyphen between spaces."""
_LAW = rf"(?i)\bundang{HYPHEN}undang\b"
_REFORM = r"(?i)pan[\s&./-]*(?:dan\s+)?rb\b"
_PREFIXES = (("permen", "Peraturan Menteri"), ("kepmen", "Keputusan Menteri"), ("men", "Menteri"))
_OFFICES = ("badan", "lembaga", "arsip", "komisi", "kepolisian")
_NOT_CAPITAL = frozenset(("dan", "di", "atas", "pada", "untuk"))
_LONGEST = 25
_SHORTEST_WORD = 4
"""Where all is in capitals, what is shorter is an abbreviation."""


@lru_cache(maxsize=256)
def written_kind(words: str) -> str | None:
    """The type in full, in the words of the law; None for what is no type of regulation.

    Remembered, for offices cite the same few types again and again.
    """
    text = words.replace("_", " ")
    if "undang" in text.replace("Undang-Undang", "").casefold():
        text = re.sub(_LAW, "Undang-Undang", text)
    if "pan" in text.casefold():
        text = re.sub(_REFORM, "panrb", text)
    tokens = [token for token in re.findall(r"[\w/]+(?:-\w+)*", text) if token.strip("/")]
    if len(tokens) > _LONGEST:
        return None
    if words.isupper():
        tokens = [token if len(token) < _SHORTEST_WORD else token.capitalize() for token in tokens]
    full = " ".join(_expanded(token, number > 0 and tokens[number - 1]) for number, token in enumerate(tokens))
    full = " ".join(word for word, _ in groupby(full.split()))
    if full.startswith("Surat Keputusan"):
        full = full.removeprefix("Surat ")
    if not full.startswith(HEADS):
        return None
    made_by_an_office = full.startswith(("Peraturan Arsip", "Peraturan Kep", "Keputusan Kep", "Peraturan Ombudsman"))
    return full if made_by_an_office else full.replace(" Republik Indonesia", "")


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
    if token.isupper() and _is_abbreviation(token):
        return token
    return "".join(part[:1].upper() + part[1:].lower() for part in re.split(r"([-/])", token))


def _is_abbreviation(token: str) -> bool:
    from sopdsl.regulations.official import NO_ABBREVIATIONS  # few types hold a word in capitals

    return token.casefold() not in NO_ABBREVIATIONS


@lru_cache(maxsize=256)
def kind_key(kind: str) -> str:
    """What two types have in common that count as the same.

    A ministry keeps its regulations when its name grows (PAN, PAN-RB), and the offices themselves write both
    "Peraturan Kepala Badan …" and "Peraturan Badan …".
    """
    words = " ".join(re.findall(r"\w+", kind.casefold())).replace("menteri negara", "menteri")
    for addition in (" republik indonesia", " dan reformasi birokrasi"):
        words = words.replace(addition, "")
    match words.split(" ", 2):
        case ["peraturan" | "keputusan" as form, "kepala" | "ketua", office] if office.startswith(_OFFICES):
            return f"{form} {office}"
    return words
