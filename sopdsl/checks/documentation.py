"""The documentation of a rule: the docstring of its file, a title, five headed parts, and the title in English."""

from __future__ import annotations

from inspect import cleandoc

HEADINGS = {
    "Apa yang diperiksa": "aturan.periksa",
    "Mengapa": "aturan.mengapa",
    "Contoh salah": "aturan.salah",
    "Contoh benar": "aturan.benar",
    "Perbaikan": "aturan.perbaikan",
}
"""The headings of the parts, in order, with their keys of the catalogue."""

ENGLISH = "English"
"""The heading of the last part, the title in English; the other parts are in Indonesian only."""


def title_of(documentation: str, language: str = "id") -> str:
    """The first line: what is wrong, in one sentence."""
    if language == "en":
        return _parts(documentation)[ENGLISH]
    return cleandoc(documentation).partition("\n")[0]


def sections_of(documentation: str) -> dict[str, str]:
    """The five parts by heading, in order."""
    return {heading: text for heading, text in _parts(documentation).items() if heading != ENGLISH}


def _parts(documentation: str) -> dict[str, str]:
    """All parts by heading. A heading is a line of its own that ends with a colon; its part is indented."""
    parts: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in cleandoc(documentation).splitlines()[1:]:
        if line.endswith(":") and not line.startswith(" "):
            lines = parts.setdefault(line[:-1], [])
        else:
            lines.append(line)
    return {heading: cleandoc("\n" + "\n".join(lines)) for heading, lines in parts.items()}
