"""The documentation of a rule: the docstring of its file, a title and five headed parts."""

from __future__ import annotations

from inspect import cleandoc

HEADINGS = ("Apa yang diperiksa", "Mengapa", "Contoh salah", "Contoh benar", "Perbaikan")


def title_of(documentation: str) -> str:
    """The first line: what is wrong, in one sentence."""
    return cleandoc(documentation).partition("\n")[0]


def sections_of(documentation: str) -> dict[str, str]:
    """The parts by heading, in order. A heading is a line of its own that ends with a colon; its part is indented."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in cleandoc(documentation).splitlines()[1:]:
        if line.endswith(":") and not line.startswith(" "):
            lines = sections.setdefault(line[:-1], [])
        else:
            lines.append(line)
    return {heading: cleandoc("\n" + "\n".join(lines)) for heading, lines in sections.items()}
