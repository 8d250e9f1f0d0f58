"""Typst, which sets the PDF and reads pictures: one compiler for all documents, without any file but ours."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

import attrs
import typst

from .metrics import FONTS, Family, OwnFamily
from .primitives import BrokenPictureError, Picture, Rect
from .svg import picture_element, svg

PIXELS_PER_INCH = 150
"""Fit to read on a screen and in a chat; who prints takes the PDF."""
_PRINTED_PIXELS_PER_INCH = 600
_KEPT = 30
"""Compilations after which Typst has let go of a document for certain; half a millisecond each for an empty one."""


def compiler(family: Family = "sans") -> typst.Compiler:
    """One for all documents in a family of letters: it keeps the fonts."""
    return cast(typst.Compiler, family.compiler) if isinstance(family, OwnFamily) else _shipped()


@cache
def _shipped() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FONTS)],
    )
    return typst.Compiler(root=str(Path(__file__).parent), font_paths=fonts, ignore_system_fonts=True)


def typst_files(template: Path, words: object) -> dict[str, bytes]:
    """What Typst sets: a template, and all that it prints as data, in a file that the template reads as JSON.

    Typst parses every file in memory as markup, even one that is only read. Behind two slashes and without any letter
    that might end a line, all of it is one comment, which is parsed in no time.
    """
    data = json.dumps(words, separators=(",", ":"))
    return {"main.typ": _read(template), "data.json": f"//{data}".encode()}


@cache
def _read(template: Path) -> bytes:
    return template.read_bytes()


def typst_pdf(
    files: Mapping[str, bytes], family: Family = "sans", *, dated: bool = False, pictures: Iterable[Picture] = ()
) -> bytes:
    """The files as a tagged PDF (PDF/UA-1), and PDF/A-2a too where the document is `dated`.

    Raises BrokenPictureError where one of the pictures in it cannot be decoded.
    """
    asked: Any = files
    standards: Any = ["a-2a", "ua-1"] if dated else ["ua-1"]
    try:
        made = compiler(family).compile(input=asked, format="pdf", pdf_standards=standards)
    except typst.TypstError as error:
        if all(map(is_readable, pictures)):
            raise
        raise BrokenPictureError from error
    assert isinstance(made, bytes)
    return made


def typst_pngs(files: Mapping[str, bytes], family: Family = "sans") -> list[bytes]:
    """The files as pictures, one a page. Broken pictures in them vanish: whoever has some looks at them before."""
    asked: Any = files
    made = compiler(family).compile(input=asked, format="png", ppi=PIXELS_PER_INCH)
    assert made is not None
    return [made] if isinstance(made, bytes) else made


def forget() -> None:
    """Let go of what was set last, which Typst keeps for some compilations more: as pixels, 50 MB for a sheet."""
    for _ in range(_KEPT):
        compiler().compile(input=b" ", format="pdf")


def is_readable(picture: Picture) -> bool:
    """Whether the picture can be decoded."""
    try:
        _alone(picture, "pdf")
    except typst.TypstError:
        return False
    return True


def rasterised(picture: Picture) -> bytes:
    """A readable picture as PNG, sharp enough for print."""
    return _alone(picture, "png")


def _alone(picture: Picture, format: Literal["pdf", "png"]) -> bytes:
    """The picture on a page of its size. Pictures are decoded when the page is written: as PNG, broken ones vanish."""
    rect = picture.rect
    picture = attrs.evolve(picture, rect=Rect(0, 0, rect.width, rect.height))
    page = f"#set page(width: {rect.width}pt, height: {rect.height}pt, margin: 0pt, fill: none)"
    drawn = svg(rect.width, rect.height, [picture_element(picture)])
    files: Any = {"main.typ": f'{page}\n#image("picture", format: "svg", width: 100%)'.encode(), "picture": drawn}
    made = compiler().compile(input=files, format=format, ppi=_PRINTED_PIXELS_PER_INCH)
    assert isinstance(made, bytes)
    return made
