"""Wrapping: lines that fit, in the author's order, with nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sopdsl.renderers.typesetting.metrics import measure
from sopdsl.renderers.typesetting.text import Font, Line, natural_width, set_lines, wrap

from sopdsl.model import Item, LineBreak, Run, StepNumber, Text, inlines

FONT = Font(8.5)


def shown(lines: list[Line]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def text(*parts: str) -> Text:
    return Text(lead=tuple(Run(part) for part in parts))


def test_lines_are_filled_and_none_is_wider_than_the_room() -> None:
    lines = wrap(text("Menyampaikan konsep nota dinas kepada Sekretaris Dinas"), 90, FONT, {})
    assert shown(lines) == ["Menyampaikan konsep", "nota dinas kepada", "Sekretaris Dinas"]
    assert all(line.width <= 90 for line in lines)


def test_an_authors_line_break_is_kept() -> None:
    broken = Text(lead=(Run("Jl. Contoh"), LineBreak(), Run("KOTA")))
    assert shown(wrap(broken, 500, FONT, {})) == ["Jl. Contoh", "KOTA"]


def test_styles_part_the_pieces_and_no_space_is_made_up() -> None:
    mixed = Text(lead=(Run("surat "), Run("elektronik", italic=True), Run("nya "), Run("ini", bold=True)))
    (line,) = wrap(mixed, 500, FONT, {})
    assert [(piece.text, piece.bold, piece.italic) for piece in line.pieces] == [
        ("surat ", False, False),
        ("elektronik", False, True),
        ("nya ", False, False),
        ("ini", True, False),
    ]
    ends = [round(piece.x + piece.width, 6) for piece in line.pieces]
    assert [round(piece.x, 6) for piece in line.pieces[1:]] == ends[:-1]


def test_a_long_address_is_broken_behind_its_own_signs_first() -> None:
    lines = shown(wrap(text("Lihat https://contoh.go.id/pustaka/berkas.html"), 70, FONT, {}))
    assert lines == ["Lihat", "https://contoh.go.", "id/pustaka/", "berkas.html"]


def test_a_long_word_is_broken_anywhere_at_last() -> None:
    lines = wrap(text("a" * 60), 50, FONT, {})
    assert "".join(shown(lines)) == "a" * 60
    assert all(line.width <= 50 for line in lines)


def test_step_numbers_are_printed_and_unknown_ones_stay() -> None:
    numbered = Text(lead=(Run("butir "), StepNumber("Periksa"), Run(" dan "), StepNumber("lain")))
    assert shown(wrap(numbered, 500, FONT, {"periksa": 7})) == ["butir 7 dan {lain}"]


def items(*contents: str) -> tuple[Item, ...]:
    return tuple(Item((Run(content),)) for content in contents)


def test_lists_of_the_head_are_numbered_and_nested_ones_lettered() -> None:
    nested = Text(items=(Item((Run("satu"),), items("dalam", "luar")), *items("dua")))
    lines = wrap(nested, 500, FONT, {}, numbered=True)
    assert shown(lines) == ["1.satu", "a.dalam", "b.luar", "2.dua"]
    assert lines[1].pieces[0].x == lines[0].pieces[1].x


def test_a_single_item_of_the_head_has_no_number() -> None:
    assert shown(wrap(Text(items=items("satu")), 500, FONT, {}, numbered=True)) == ["satu"]
    assert shown(wrap(Text(items=items("satu")), 500, FONT, {})) == ["-satu"]


def test_items_hang_below_their_first_word() -> None:
    lines = wrap(Text(lead=(Run("Berkas:"),), items=items("Surat pengantar dinas")), 60, FONT, {})
    assert shown(lines) == ["Berkas:", "-Surat", "pengantar", "dinas"]
    assert lines[2].pieces[0].x == lines[1].pieces[1].x > 0


def test_set_lines_centres_each_line() -> None:
    glyphs = set_lines(wrap(text("Waktu kerja"), 30, FONT, {}), 100, 50, 40, FONT, centred=True)
    for one in glyphs:
        assert abs((one.x + one.width / 2) - 120) < 0.02
    assert abs(glyphs[1].baseline - glyphs[0].baseline - FONT.leading) < 0.011


def test_width_is_what_the_tables_say() -> None:
    assert abs(natural_width(text("Nota dinas"), FONT) - measure("Nota dinas", 8.5)) < 1e-6


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=25)


@given(st.lists(WORDS, min_size=1, max_size=12), st.floats(20, 300))
def test_nothing_is_lost_and_nothing_sticks_out(parts: list[str], width: float) -> None:
    whole = text(" ".join(parts))
    lines = wrap(whole, width, FONT, {})
    joined = "".join(part.text for part in inlines(whole) if isinstance(part, Run))
    assert "".join(shown(lines)).replace(" ", "") == joined.replace(" ", "")
    for line in lines:
        assert line.width <= width + 0.011 or len(line.pieces[0].text) == 1
