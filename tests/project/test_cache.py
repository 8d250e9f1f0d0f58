"""The cache: what is kept comes back, what is not surely sound is not there, and the folder is the user's alone."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sopdsl.project.cache
from sopdsl.checks.ktk.card import Card
from sopdsl.diagnostics import Diagnostic
from sopdsl.project.cache import Cache, key_of, open_cache, program_digest
from sopdsl.project.outcome import Outcome, from_plain, to_plain
from sopdsl.project.plain import card_from, plain_card

unix = pytest.mark.skipif(os.name == "nt", reason="owners and rights of Unix")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    opened = open_cache({"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)})
    assert opened is not None
    return opened


def test_what_is_kept_comes_back(cache: Cache) -> None:
    assert cache.get("a") is None
    cache.put("a", ["ä\ud800", {"b": None}])
    assert cache.get("a") == ["ä\ud800", {"b": None}]
    assert [path.name for path in cache.folder.iterdir()] == ["a"]


@pytest.mark.parametrize("torn", [b"", b'["a', b"\xff\xfe", b"[" * 100_000])
def test_a_torn_entry_is_none(cache: Cache, torn: bytes) -> None:
    (cache.folder / "a").write_bytes(torn)
    assert cache.get("a") is None


@unix
def test_only_a_folder_of_the_users_own_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {"XDG_CACHE_HOME": str(tmp_path / "a/b")}
    opened = open_cache(environment)
    assert opened is not None and stat.S_IMODE(opened.folder.stat().st_mode) == 0o700
    opened.folder.chmod(0o770)
    assert open_cache(environment) is None
    opened.folder.chmod(0o700)
    assert open_cache(environment) is not None
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert open_cache(environment) is None


@unix
def test_a_link_in_place_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "lain").mkdir(mode=0o700)
    (tmp_path / "sopdsl").symlink_to(tmp_path / "lain")
    assert open_cache({"XDG_CACHE_HOME": str(tmp_path)}) is None


@unix
@pytest.mark.parametrize("base", ["relatif", "/dev/null"])
def test_without_a_sound_folder_there_is_no_cache(base: str) -> None:
    assert open_cache({"XDG_CACHE_HOME": base}) is None


@unix
def test_a_cache_that_cannot_be_written_stays_empty(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    cache.put("a", [1])
    assert cache.get("a") is None and list(cache.folder.iterdir()) == []


def test_the_older_half_goes_when_there_are_too_many(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sopdsl.project.cache, "MOST_ENTRIES", 9)
    for number in range(10):
        cache.put(str(number), number)
        os.utime(cache.folder / str(number), (number, number))
    cache.tidy()
    assert sorted(path.name for path in cache.folder.iterdir()) == ["5", "6", "7", "8", "9"]


def test_keys_tell_parts_apart() -> None:
    keys = [("ab", "c"), ("a", "bc"), ("abc",), ("abc", None), ("abc", ""), (None, "abc"), ()]
    assert len({key_of(*parts) for parts in keys}) == len(keys)


@pytest.fixture
def new_digest() -> Iterator[None]:
    """A digest that is worked out anew, before and after."""
    program_digest.cache_clear()
    yield
    program_digest.cache_clear()


@pytest.mark.usefixtures("new_digest")
@pytest.mark.parametrize(
    "file", ["tks004_tab.py", "wkt.json", "uu-pp.csv", "sop.lark", "sheet/style.py", "lark/lark.py"]
)
def test_an_edited_file_makes_another_program(monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    before = program_digest()
    program_digest.cache_clear()
    assert program_digest() == before
    files = sopdsl.project.cache._files

    def edited(folder: str) -> list[str]:
        return [re.sub(r"(\d+)$", r"1\1", line) if f"{file} " in line else line for line in files(folder)]

    monkeypatch.setattr(sopdsl.project.cache, "_files", edited)
    program_digest.cache_clear()
    assert program_digest() != before


def as_kept(value: object) -> object:
    return json.loads(json.dumps(value))


st.register_type_strategy(str, st.text(max_size=8))


@given(st.lists(st.from_type(Diagnostic), max_size=3))
def test_findings_and_their_plain_values_are_the_same(found: list[Diagnostic]) -> None:
    outcome = Outcome(tuple(found), "kartu")
    assert from_plain(as_kept(to_plain(outcome))) == outcome


@given(st.from_type(Card))
def test_a_card_and_its_plain_value_are_the_same(card: Card) -> None:
    card = card._replace(exempt=())  # which the project says, not the document
    assert card_from(as_kept(plain_card(card)), card.path) == card
