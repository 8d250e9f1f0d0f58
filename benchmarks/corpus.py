"""The written documents of the project, as sheets: the real ones and their corrected editions, those of the
checker's and the language's tests, and the flows that are compared with other programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import attrs
from sopdsl.renderers.sheet.layout import lay_out
from sopdsl.renderers.sheet.layout.geometry import Sheet
from sopdsl.renderers.sheet.layout.validation import violations
from sopdsl.renderers.sheet.setting_keys import style_of
from sopdsl.renderers.sheet.style import Style

from benchmarks.looks import looks
from sopdsl.diagnostics import Diagnostic
from sopdsl.messages import text_of
from sopdsl.project import load_document

ROOT = Path(__file__).parents[1]
FOLDERS = ("specs", "tests/checks/acceptance", "grammar/corpus/good", "benchmarks/drawings/flows")


@attrs.frozen
class Drawn:
    """A document of the corpus: its path within the project, its sheet, its metrics, and what is wrong with it."""

    name: str
    sheet: Sheet | None
    metrics: Counter[str]
    wrong: tuple[str, ...]


def drawn() -> Iterator[Drawn]:
    """All of them, each with its own project's settings."""
    for path in (path for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.sop"))):
        yield draw(path)


def draw(path: Path) -> Drawn:
    """One document."""
    name = path.relative_to(ROOT).as_posix()
    document = load_document(path)
    style = style_of(document.project.settings.sheet)
    assert isinstance(style, Style), style
    sheet = lay_out(document.sop, document.flows, style)
    if isinstance(sheet, Diagnostic):
        return Drawn(name, None, Counter(refused=1), (f"refused: {text_of(sheet.message)}",))
    wrong = violations(sheet, [flow.graph for flow in document.flows])
    return Drawn(name, sheet, looks(sheet, style), tuple(wrong))
