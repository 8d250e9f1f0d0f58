"""Font files of an imagined office, made from the shipped ones."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO

from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._f_v_a_r import Axis
from sopdsl.renderers.typesetting.metrics import FONTS

NAME = "Huruf Contoh"
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")


def changed(change: Callable[[TTFont], None], file: str = "LiberationSans-Regular.ttf", name: str = NAME) -> bytes:
    """A shipped font with a change and another name."""
    font = TTFont(FONTS / file, recalcTimestamp=False)
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = name.replace(" ", "") if record.nameID == 6 else name
    change(font)
    stored = BytesIO()
    font.save(stored)
    return stored.getvalue()


@cache
def wide(style: str = "Regular", name: str = NAME, family: str = "LiberationSans") -> bytes:
    """A face whose small a is three times as wide as usual."""
    return changed(_widen, f"{family}-{style}.ttf", name)


def _widen(font: TTFont) -> None:
    advance, bearing = font["hmtx"]["a"]
    font["hmtx"]["a"] = (3 * advance, bearing)


def licensed(rights: int) -> bytes:
    """A font whose `fsType` says this."""

    def change(font: TTFont) -> None:
        font["OS/2"].fsType = rights

    return changed(change)


def without(character: str) -> bytes:
    """A font that lacks a character."""

    def change(font: TTFont) -> None:
        for table in font["cmap"].tables:
            table.cmap.pop(ord(character), None)

    return changed(change)


def variable() -> bytes:
    """A font that makes its weights itself."""

    def change(font: TTFont) -> None:
        axis = Axis()
        axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue = "wght", 400, 400, 700
        font["fvar"] = newTable("fvar")
        font["fvar"].axes, font["fvar"].instances = [axis], []

    return changed(change)


def unlike(height: int) -> bytes:
    """A font that claims to be so high, in units of which 2,048 are an em."""

    def change(font: TTFont) -> None:
        font["hhea"].ascent = height

    return changed(change)


def flat() -> bytes:
    """A font whose letters have no width."""

    def change(font: TTFont) -> None:
        font["hmtx"].metrics = dict.fromkeys(font["hmtx"].metrics, (0, 0))

    return changed(change)
