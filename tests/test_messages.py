"""The catalogue and the code agree: each used key exists, in both languages, with the fields that are given."""

from __future__ import annotations

import ast
import json
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import sopdsl.renderers

import sopdsl
from sopdsl.diagnostics import message
from sopdsl.messages import LANGUAGES, catalogue, file_of, text_of

FOLDERS = [Path(next(iter(package.__path__))) for package in (sopdsl, sopdsl.renderers)]
CATALOGUE = Path(sopdsl.__file__).parent / "data" / "messages"
TEXTS = {
    key: (path.stem, texts)
    for path in sorted(CATALOGUE.glob("*.json"))
    for key, texts in json.loads(path.read_text(encoding="utf-8")).items()
}


def trees() -> Iterator[tuple[str, ast.AST]]:
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*.py")):
            yield str(path), ast.parse(path.read_text(encoding="utf-8"))


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def calls() -> Iterator[tuple[str, str, set[str] | None]]:
    """Each `message("KEY", field=…)` of the code: its place, its key, its fields (None if not written out)."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "message"):
                continue
            if node.args and isinstance(node.args[0], ast.Constant):
                names = [keyword.arg for keyword in node.keywords]
                given = None if None in names else {name for name in names if name is not None}
                yield f"{path}:{node.lineno}", str(node.args[0].value), given


def test_every_used_key_exists_with_its_fields() -> None:
    wrong = []
    for place, key, given in calls():
        if key not in TEXTS:
            wrong.append(f"{place}: {key} is not in the catalogue")
        elif given is not None and given != fields(TEXTS[key][1]["id"]):
            wrong.append(f"{place}: {key} is given {sorted(given)}")
    assert not wrong, "\n".join(wrong)


def test_no_key_is_unused() -> None:
    words = {
        node.value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not set(TEXTS) - words


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_both_languages_say_the_same(key: str) -> None:
    file, texts = TEXTS[key]
    assert file == file_of(key)
    assert set(texts) == set(LANGUAGES)
    assert all(text.strip() for text in texts.values())
    assert fields(texts["id"]) == fields(texts["en"])


def test_no_key_stands_twice_in_a_file() -> None:
    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        assert len(keys) == len(set(keys)), sorted(key for key in keys if keys.count(key) > 1)
        return dict(pairs)

    for path in CATALOGUE.glob("*.json"):
        json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=unique)


def test_lists_are_joined_by_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"x.y": {"id": "{a} | {a:or} | {n}", "en": "{a} | {a:or} | {n}"}}
    monkeypatch.setattr("sopdsl.messages.catalogue", lambda name: texts)
    said = message("x.y", a=("{p}", "q", "r"), n=3)
    assert text_of(said) == "{p}, q dan r | {p}, q atau r | 3"
    assert text_of(said, "en") == "{p}, q and r | {p}, q or r | 3"
    assert text_of(message("x.y", a=("p",), n=3)) == "p | p | 3"


def test_an_unknown_file_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        catalogue("tidak-ada")
