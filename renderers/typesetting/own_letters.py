"""An office's own letters: font files of its project, read and measured before anything is drawn.

Typst measures what it is going to print, so that no width is wrong and no font file can do harm: it reads them as it
reads all that others wrote. It has read them whole before their copies in a temporary folder are gone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.source import NOWHERE

from .compiler import typst_files
from .metrics import FILES, FONTS, Face, FontFiles, OwnFamily, Shipped, known
from .metrics.sfnt import Facts, facts_of
from .typefaces import typeface_of

_TEMPLATE = Path(__file__).with_name("measure.typ")
_KEY = "huruf"
_SIZE = 1000
_SAMPLE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_SHIPPED: Mapping[Shipped, tuple[str, ...]] = {each: typeface_of(each).printed for each in ("sans", "serif")}
_WIDEST = 5.0
"""Em that a letter may take: what is wider is no letter, but a mistake in the file."""


class _Unfit(Exception):
    """A font file that cannot be used, and the key of the words that say why."""

    def __init__(self, why: str, place: int = 0) -> None:
        super().__init__(why)
        self.why, self.place = why, place


def own_letters(files: FontFiles, read_file: Callable[[str], bytes | None]) -> OwnFamily | Diagnostic:
    """The letters in the files that a project names, or what is wrong with one of them."""
    data = [read_file(path) for path in files]
    if None in data:
        return _finding("sheet.font-missing", files[data.index(None)])
    try:
        return _family(tuple(each for each in data if each is not None))
    except _Unfit as unfit:
        return _finding(unfit.why, files[unfit.place])


def _finding(why: str, path: str) -> Diagnostic:
    said = message(why, name=_KEY, path=path)
    return Diagnostic("LBR001", "pengaturan-lembar", Severity.ERROR, NOWHERE, said, message("sheet.font-advice"))


@lru_cache(maxsize=16)
def _family(files: tuple[bytes, ...]) -> OwnFamily:
    """The family of a regular, a bold, an italic and a bold italic file, which may be the same. Raises _Unfit."""
    facts = [_facts(file, place) for place, file in enumerate(files)]
    regular = facts[0]
    with TemporaryDirectory() as name:
        folder = Path(name)
        selections = _selections(files, folder)
        shipped = _beside({str(each["font"]) for each in selections})
        for file in (file for each in shipped for file in FILES[each]):
            (folder / file).write_bytes((FONTS / file).read_bytes())
        base = shipped[-1] if regular.serif else shipped[0]
        asked = _asked(selections, base, shipped)
        compiler = typst.Compiler(asked, folder, _fonts(folder), ignore_system_fonts=True)
        widths = _measured(compiler, asked)
    faces = tuple(map(Face, files, selections, widths))
    return OwnFamily(regular.family, base, faces, regular.ascent, regular.descent, compiler)


def _facts(file: bytes, place: int) -> Facts:
    try:
        facts = facts_of(file)
    except ValueError:
        raise _Unfit("sheet.font-unreadable", place) from None
    if facts.variable or not facts.embeddable:
        raise _Unfit("sheet.font-variable" if facts.variable else "sheet.font-restricted", place)
    return facts


def _selections(files: Sequence[bytes], folder: Path) -> list[Mapping[str, object]]:
    """Put the files into a folder; the result is what Typst tells each of them by."""
    names = [f"{files.index(file)}.ttf" for file in files]
    for name, file in zip(names, files, strict=True):
        (folder / name).write_bytes(file)
    found = {Path(font.path or "").name: font for font in _fonts(folder).fonts()}
    selections: dict[str, Mapping[str, object]] = {}
    for place, name in enumerate(names):
        if name not in found:
            raise _Unfit("sheet.font-unreadable", place)
        font = found[name]
        selection = {"font": font.family, "weight": font.weight, "style": font.style, "stretch": font.stretch}
        if name not in selections and selection in selections.values():
            raise _Unfit("sheet.font-twin", place)
        selections[name] = selection
    return [selections[name] for name in names]


def _beside(names: set[str]) -> list[Shipped]:
    """The shipped letters without those of the same name: two fonts of one name are one for Typst."""
    taken = {name.casefold() for name in names}
    return [each for each, own in _SHIPPED.items() if taken.isdisjoint(name.casefold() for name in own)] or ["sans"]


def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


def _asked(selections: Sequence[Mapping[str, object]], base: Shipped, shipped: Sequence[Shipped]) -> Any:
    faces = [{**each, "font": [each["font"], *_SHIPPED[base]]} for each in selections]
    behind = [name for each in shipped for name in _SHIPPED[each]]
    asked = {"faces": faces, "shipped": behind, "size": _SIZE, "sample": _SAMPLE, "characters": sorted(known())}
    return typst_files(_TEMPLATE, asked)


def _measured(compiler: typst.Compiler, asked: Any) -> list[dict[int, float]]:
    """The advances of all characters that are printed, in em, by code point, for each face; and a first print."""
    try:
        measured = json.loads(compiler.query("<widths>", field="value", one=True))
        compiler.compile(asked, format="pdf")
    except typst.TypstError:
        raise _Unfit("sheet.font-unreadable") from None
    widths = [dict(zip(map(ord, sorted(known())), (each / _SIZE for each in face), strict=True)) for face in measured]
    for place, face in enumerate(widths):
        if max(face.values()) > _WIDEST or not all(face[ord(letter)] for letter in _SAMPLE):
            raise _Unfit("sheet.font-unreadable", place)
    return widths
