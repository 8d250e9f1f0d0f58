"""Links and pictures of the project's pages lead to files and headings that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md")), *sorted(ROOT.glob("*/README.md"))]
OUTSIDE = re.compile(r"(?:https|mailto):")


def targets(page: Path) -> Iterator[str]:
    for token in MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8")):
        for part in token.children or ():
            target = part.attrs.get({"link_open": "href", "image": "src"}.get(part.type, ""))
            if target is not None:
                yield str(target)


@cache
def anchors(page: Path) -> frozenset[str]:
    """The names that a page's headings have on GitHub and GitLab, and those that it gives itself."""
    text = page.read_text(encoding="utf-8")
    tokens = MarkdownIt("commonmark").parse(text)
    headings = [after.children or () for token, after in pairwise(tokens) if token.type == "heading_open"]
    words = ("".join(part.content for part in heading).lower() for heading in headings)
    return frozenset(re.findall(r'<a id="(\w+)">', text)) | {
        re.sub(r"[^\w -]", "", each).replace(" ", "-") for each in words
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in targets(page):
        if OUTSIDE.match(target):
            continue
        path, _, anchor = unquote(target).partition("#")
        there = page.parent / path if path else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


def test_there_are_pages_with_links() -> None:
    assert len(PAGES) > 80 and sum(len(list(targets(page))) for page in PAGES) > 500
