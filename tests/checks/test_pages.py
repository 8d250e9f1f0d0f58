"""The pages of `docs/aturan/`: they are what the rules say now, every link leads somewhere, nothing is left over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sopdsl.checks import all_rules
from sopdsl.checks.pages import FAMILIES, pages, write

FOLDER = Path(__file__).parents[2] / "docs" / "aturan"
PAGES = pages()


def test_the_pages_are_current(accept: bool) -> None:
    """`--accept` writes them, and so does `python -m sopdsl.checks.pages docs/aturan`."""
    if accept:
        write(FOLDER)
    assert {page.name: page.read_text(encoding="utf-8") for page in FOLDER.iterdir()} == PAGES


def test_pages_of_rules_that_are_gone_are_removed(tmp_path: Path) -> None:
    (tmp_path / "alr099-lama.md").write_text("lama")
    write(tmp_path)
    assert {page.name for page in tmp_path.iterdir()} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_pages(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)", PAGES[name])
    assert links
    for link in links:
        assert (FOLDER / link).resolve().is_file(), link


@pytest.mark.parametrize("name", PAGES)
def test_prose_is_no_markup(name: str) -> None:
    """Signs that Markdown would take for its own stand in code only."""
    prose = re.sub(r"(?ms)^```.*?^```$|`[^`]*`", "", PAGES[name])
    assert not re.search(r"[<>*_\\`]", prose), name


def test_every_rule_has_a_page_that_the_index_names() -> None:
    assert len(PAGES) == len(all_rules()) + 1
    for rule in all_rules():
        assert f"({rule.code.lower()}-{rule.name}.md)" in PAGES["README.md"]


def test_families_are_those_of_the_rules() -> None:
    assert {rule.code[:3] for rule in all_rules()} <= set(FAMILIES)
