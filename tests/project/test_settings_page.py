"""`docs/pengaturan.md` explains every key, with its true default; its examples, and those of others, are right."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from sopdsl.project.projects import read_project
from sopdsl.project.roots import Root
from sopdsl.project.schema import schema
from sopdsl.project.sheet_settings import check_sheet
from sopdsl.project.toml_text import value_text

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/pengaturan.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = BLOCK.findall(PAGE)
ELSEWHERE = [
    example for name in ("README.md", "docs/panduan.md") for example in BLOCK.findall((ROOT / name).read_text("utf-8"))
]
TABLES = dict(re.findall(r"^## `\[(\w+)\]`[^\n]*\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def keys_on_page(table: str) -> dict[str, str]:
    """What the page says of each key of a table."""
    return dict(re.findall(r"^### `([\w-]+)`\n(.*?)(?=^### |\Z)", TABLES[table], re.MULTILINE | re.DOTALL))


def test_every_key_is_explained() -> None:
    tables = schema()["properties"]
    assert list(TABLES) == list(tables)
    for table, described in tables.items():
        assert set(keys_on_page(table)) == set(described["properties"])


def test_the_defaults_are_the_programs() -> None:
    for table, described in schema()["properties"].items():
        for name, text in keys_on_page(table).items():
            (said,) = re.findall(r"^Bawaan: (.*)$", text, re.MULTILINE)
            key = described["properties"][name]
            if "default" in key:
                assert said.startswith(f"`{value_text(key['default'])}`"), name
            else:
                assert not said.startswith("`"), name


@pytest.mark.parametrize("text", EXAMPLES + ELSEWHERE)
def test_examples_are_right(text: str) -> None:
    project = read_project(Root(Path(), text.encode()))
    assert project.diagnostics == () and check_sheet(project) == ()


def test_every_key_has_an_example() -> None:
    shown = {(table, name) for text in EXAMPLES for table, keys in tomllib.loads(text).items() for name in keys}
    assert shown == {(table, name) for table, keys in schema()["properties"].items() for name in keys["properties"]}


def test_every_table_has_its_place_on_the_page() -> None:
    anchors = set(re.findall(r'<a id="(\w+)">', PAGE))
    assert anchors == set(re.findall(r"\]\(#(\w+)\)", PAGE)) == set(TABLES)
