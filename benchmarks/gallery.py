"""All sheets of the corpus on one page, for the eye: `python -m benchmarks.gallery [FILE.html]`.

The worst come first: those that break the layout contract, then by crossings and bends a line. The pages are SVG in the
file itself; nothing else is needed to read it.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

from sopdsl.renderers.sheet.painters import svg

from benchmarks.baseline import shares
from benchmarks.corpus import Drawn, drawn

_STYLE = """\
body { font-family: "Liberation Sans", Arial, sans-serif; margin: 2em; background: #eee }
.pages { display: flex; flex-wrap: wrap; gap: 1em }
.pages svg { width: 48em; height: auto; box-shadow: 0 0 4px #888 }
.wrong { color: #b00 }
td, th { padding: 0 1em 0 0; text-align: right; font-weight: normal }
"""


def main() -> None:
    """Write the page, and say where."""
    file = Path(sys.argv[1] if sys.argv[1:] else "lembar.html")
    sheets = sorted(drawn(), key=_badness, reverse=True)
    file.write_text(page(sheets), encoding="utf-8")
    print(f"{file}: {len(sheets)} sheets, {sum(bool(sheet.wrong) for sheet in sheets)} wrong")


def _badness(sheet: Drawn) -> tuple[int, float]:
    found = shares(sheet.metrics)
    return len(sheet.wrong), found["crossings a line"] + found["bends a line"]


def page(sheets: list[Drawn]) -> str:
    """The whole page as HTML."""
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Sheets</title><style>{_STYLE}</style>'
    return "\n".join([head, "<h1>Sheets of the corpus, the worst first</h1>", *map(_section, sheets), "</html>\n"])


def _section(sheet: Drawn) -> str:
    figures = {name: str(sheet.metrics[name]) for name in ("pages", "lines", "crossings", "bends")}
    figures.update({name: f"{value:.2f}" for name, value in shares(sheet.metrics).items() if name.endswith(" line")})
    names = "".join(f"<th>{escape(name)}</th>" for name in figures)
    values = "".join(f"<td>{value}</td>" for value in figures.values())
    wrong = "".join(f'<p class="wrong">{escape(words)}</p>' for words in sheet.wrong)
    pages = "".join(part.decode() for part in svg.paint(sheet.sheet)) if sheet.sheet else ""
    table = f"<table><tr>{names}</tr><tr>{values}</tr></table>"
    return f'<h2>{escape(sheet.name)}</h2>{wrong}{table}<div class="pages">{pages}</div>'


if __name__ == "__main__":
    main()
