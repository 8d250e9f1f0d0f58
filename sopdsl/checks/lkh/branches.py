"""Branches that are written in words."""

from __future__ import annotations

import re

from sopdsl.model import Step, Text, plain

_IF = r"\b(?:jika|bila|apabila|kalau|bilamana)\b"
_NO = r"(?:tidak|belum|kurang|salah|ditolak|tdk)\b"
_BACK = r"\b(?:dikembalikan|mengembalikan|kembali ke|diulang|mengulang|ditolak|menolak|diperbaiki)\b"
_BRANCHES = (
    rf"{_IF}(?! {_NO}).{{1,200}}?{_IF} {_NO}",
    rf"{_IF} {_NO}.{{1,200}}?{_IF}(?! {_NO}| diperlukan| perlu)",
    rf"{_IF} (?:{_NO}|ada |terdapat |masih )[^.;]{{0,60}}?{_BACK}",
    r"\b(?:ya|lengkap|setuju|sesuai)\s*[:=→][^.]{1,80}?\b(?:tidak|belum)(?: \w+)?\s*[:=→]",
)
_SIGNS = ("jika", "bila", "kalau", ":", "=", "→")
"""Every branch holds one of these, and few texts do."""


def branched_texts(step: Step) -> list[Text]:
    """The kegiatan and the keterangan, as far as they say what happens if so, and what if not."""
    return [text for text in (step.text, step.remarks) if isinstance(text, Text) and _is_branched(text)]


def _is_branched(text: Text) -> bool:
    words = plain(text)
    folded = words.casefold()
    if not any(sign in folded for sign in _SIGNS):
        return False
    return any(re.search(branch, words, re.IGNORECASE) for branch in _BRANCHES)
