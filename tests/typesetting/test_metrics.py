"""The advance tables say what the shipped fonts say."""

from __future__ import annotations

import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont
from sopdsl.renderers.typesetting.metrics import Family, ascent, descent, drawable, generate, measure, missing
from sopdsl.renderers.typesetting.metrics.families import FILES, FONTS


@pytest.mark.parametrize("family", FILES)
def test_table_is_current(family: Family) -> None:
    assert generate.target(family).read_text(encoding="ascii") == generate.table(family)


def test_fonts_come_with_their_licences() -> None:
    liberation = (FONTS / "LICENSE-Liberation.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in liberation
    bonum = (FONTS / "LICENSE-TeX-Gyre-Bonum.txt").read_text(encoding="utf-8")
    assert "GUST Font License" in bonum and "http://www.gust.org.pl/projects/e-foundry/tex-gyre/ " in bonum
    assert {path.name for path in FONTS.glob("*.[to]tf")} == {file for files in FILES.values() for file in files}


@pytest.mark.parametrize(
    ("file", "bold", "italic", "family"),
    [
        ("LiberationSans-Regular.ttf", False, False, "sans"),
        ("LiberationSans-BoldItalic.ttf", True, True, "sans"),
        ("LiberationSerif-Bold.ttf", True, False, "serif"),
        ("LiberationSerif-Italic.ttf", False, True, "serif"),
        ("texgyrebonum-regular.otf", False, False, "bookman"),
        ("texgyrebonum-bold.otf", True, False, "bookman"),
        ("texgyrebonum-italic.otf", False, True, "bookman"),
        ("texgyrebonum-bolditalic.otf", True, True, "bookman"),
    ],
)
def test_width_is_the_sum_of_the_advances(file: str, bold: bool, italic: bool, family: Family) -> None:
    font = TTFont(FONTS / file)
    text = "Menyusun “LAKIP” → AVAT fi (50 %)"
    units = sum(font["hmtx"][font.getBestCmap()[ord(c)]][0] for c in text)
    assert measure(text, 9.5, bold, italic, family) == pytest.approx(units * 9.5 / font["head"].unitsPerEm, abs=1e-9)


def test_what_bookman_lacks_is_as_wide_as_in_the_serif() -> None:
    for character in "□₂▪Ж":
        assert measure(character, 9, True, family="bookman") == measure(character, 9, True, family="serif") > 0


def test_a_family_is_read_when_it_is_asked_for() -> None:
    ask = "from sopdsl.renderers.typesetting.metrics import measure, drawable; drawable('鑑'); measure('a', 8)"
    told = "from sopdsl.renderers.typesetting.metrics import advances; print(advances._table.cache_info().currsize)"
    ran = subprocess.run([sys.executable, "-c", f"{ask}; {told}"], capture_output=True, text=True, check=True)
    assert ran.stdout == "1\n"


def test_measuring_does_not_teach_the_font_characters() -> None:
    measure("鑑", 8)
    assert missing("鑑") == ("鑑",) and drawable("鑑") == "□"


def test_empty_text_has_no_width() -> None:
    assert measure("", 10) == 0


def test_a_line_of_the_font_reaches_above_and_below() -> None:
    assert 9 < ascent(10) < 10 and 2 < descent(10) < 3
    assert 8 < ascent(10, family="serif") < 9 and 2 < descent(10, family="serif") < 3


def test_characters_without_glyph_get_a_stand_in_of_the_same_width() -> None:
    text = "印 siap\N{NON-BREAKING HYPHEN}pakai ✓"
    assert drawable(text) == "□ siap-pakai √"
    assert missing(text) == ("印",)
    assert measure(text, 8) == pytest.approx(measure(drawable(text), 8))
    assert drawable("Ya → §") == "Ya → §" and missing("Ya → §") == ()
