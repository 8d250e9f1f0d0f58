"""The built-in looks: each is right, differs from the standard in all that it says, and is shown in docs/gaya.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sopdsl.renderers.sheet.profiles import PROFILES
from sopdsl.renderers.sheet.setting_keys import settings_beside, style_of
from sopdsl.renderers.sheet.style import Style

from sopdsl.project.projects import read_project
from sopdsl.project.roots import Root
from sopdsl.project.sheet_settings import check_sheet
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.sheet.layout_documents import sheet_of

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "gaya.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))


def test_the_standard_says_nothing_of_its_own() -> None:
    assert next(iter(PROFILES)) == "standar" and style_of({"profil": "standar"}) == Style()


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_says_only_what_differs(name: str) -> None:
    defaults = settings_beside({})
    assert not [key for key, value in PROFILES[name].items() if value == defaults[key].default]


@pytest.mark.parametrize("name", [name for name in PROFILES if name != "standar"])
def test_single_keys_go_before_the_profile(name: str) -> None:
    style = style_of({"profil": name.upper(), "kertas": "Legal", "judul-kegiatan": "Kegiatan kami"})
    plain = style_of({"profil": name})
    assert isinstance(style, Style) and isinstance(plain, Style)
    assert sorted(style.paper) == pytest.approx(sorted((215.9 * 72 / 25.4, 355.6 * 72 / 25.4)))
    assert style.titles == {**plain.titles, "kegiatan": "Kegiatan kami"} and plain.titles != style.titles
    assert (style.table_size, style.header_fill) == (plain.table_size, plain.header_fill)


@pytest.mark.parametrize("name", PROFILES)
def test_the_page_shows_each_profile(name: str) -> None:
    assert f"\n## `{name}`\n" in PAGE
    assert (DOCS / "gambar" / f"gaya-{name}.png").is_file() and f"](gambar/gaya-{name}.png)" in PAGE


@pytest.mark.parametrize("name", PROFILES)
def test_the_example_of_the_page_is_drawn(name: str) -> None:
    parsed = parse(Source("contoh.sop", BLOCKS["sop"]))
    style = style_of({"profil": name})
    assert not parsed.diagnostics and isinstance(style, Style)
    pages = sheet_of(parsed.sop, style).pages
    assert len(pages) == (1 if style.one_page else 2)


def test_the_settings_of_the_page_are_right() -> None:
    project = read_project(Root(Path(), BLOCKS["toml"].encode()))
    assert project.diagnostics == () and check_sheet(project) == ()
