"""The advance tables say what the shipped fonts say."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from sopdsl.renderers.sheet.metrics import ascent, descent, drawable, generate, measure, missing


def test_table_is_current() -> None:
    assert generate.TARGET.read_text(encoding="ascii") == generate.table()


def test_fonts_come_with_their_licence() -> None:
    licence = (generate.FONTS / "LICENSE-Liberation.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert {path.name for path in generate.FONTS.glob("*.ttf")} == set(generate.FACES.values())


@pytest.mark.parametrize(
    ("file", "bold", "italic", "serif"),
    [
        ("LiberationSans-Regular.ttf", False, False, False),
        ("LiberationSans-BoldItalic.ttf", True, True, False),
        ("LiberationSerif-Bold.ttf", True, False, True),
        ("LiberationSerif-Italic.ttf", False, True, True),
    ],
)
def test_width_is_the_sum_of_the_advances(file: str, bold: bool, italic: bool, serif: bool) -> None:
    font = TTFont(Path(generate.FONTS) / file)
    text = "Menyusun “LAKIP” → AVAT fi (50 %)"
    units = sum(font["hmtx"][font.getBestCmap()[ord(c)]][0] for c in text)
    assert measure(text, 9.5, bold, italic, serif) == pytest.approx(units * 9.5 / font["head"].unitsPerEm, abs=1e-9)


def test_measuring_does_not_teach_the_font_characters() -> None:
    measure("鑑", 8)
    assert missing("鑑") == ("鑑",) and drawable("鑑") == "□"


def test_empty_text_has_no_width() -> None:
    assert measure("", 10) == 0


def test_a_line_of_the_font_reaches_above_and_below() -> None:
    assert 9 < ascent(10) < 10 and 2 < descent(10) < 3
    assert 8 < ascent(10, serif=True) < 9 and 2 < descent(10, serif=True) < 3


def test_characters_without_glyph_get_a_stand_in_of_the_same_width() -> None:
    text = "印 siap\N{NON-BREAKING HYPHEN}pakai ✓"
    assert drawable(text) == "□ siap-pakai √"
    assert missing(text) == ("印",)
    assert measure(text, 8) == pytest.approx(measure(drawable(text), 8))
    assert drawable("Ya → §") == "Ya → §" and missing("Ya → §") == ()
