"""Words of a sheet as the paragraphs that an official would type."""

from __future__ import annotations

import attrs
from sopdsl.renderers.sheet.painters.office.running import Run, paragraphs
from sopdsl.renderers.typesetting.primitives import Glyphs


def test_an_item_begins_with_its_mark_and_its_text_stands_behind_it() -> None:
    mark, text = Glyphs("1.", 43, 50, 8, 6, ending=" "), Glyphs("Surat", 52, 50, 8, 20, ending=" ")
    (item,) = paragraphs([mark, text, Glyphs("masuk", 52, 60, 8, 22)])
    assert (item.mark, item.first, item.text_x) == ("1.", mark, 52)
    assert item.runs == (Run("Surat masuk", False, False, False),)
    (plain,) = paragraphs([text])
    assert (plain.mark, plain.text_x) == ("", 52)


def test_the_space_that_ends_a_line_looks_like_the_words_before_it() -> None:
    first = Glyphs("Surat ", 43, 50, 8, 24, bold=True)
    second = Glyphs("masuk", 67, 50, 8, 24, ending=" ")
    (found,) = paragraphs([first, second, attrs.evolve(first, text="segera", baseline=60)])
    assert [run.text for run in found.runs] == ["Surat ", "masuk ", "segera"]
