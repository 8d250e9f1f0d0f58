"""Words that stand for something still to be written: TKS007 reports them, other rules leave them alone."""

from __future__ import annotations

import re

_TO_BE_FILLED = r"\((?![^()]*\b(?:telah|sudah|yang|akan)\b)(?:[^()\n]{0,30} )?diisi(?: kemudian| nanti)?\)"
_AND_SO_ON = r"(?<!dst)(?<!dll)(?<!seterusnya)(?<!sebagainya)"
_PLACEHOLDER = rf"{_AND_SO_ON}(?:\.{{4,}}|…+)|_{{4,}}|{_TO_BE_FILLED}|\bx{{3,}}\b"
_SIGNS = ("....", "…", "____", "diisi", "xxx")
"""Every placeholder holds one of these, and almost no text does."""


def placeholder_in(text: str) -> re.Match[str] | None:
    """The first placeholder of a text. `XXX` in capitals is none: it is the Roman numeral thirty."""
    folded = text.casefold()
    if not any(sign in folded for sign in _SIGNS):
        return None
    return next((found for found in re.finditer(_PLACEHOLDER, text, re.IGNORECASE) if found[0] != "XXX"), None)
