"""Working through texts: what a neighbour needs is read without checking, and what is known is not worked out again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sopdsl.project.cache import Cache, open_cache
from sopdsl.project.checking import CHECKING, READING, Checker, Work, check_manuscript, read_card
from sopdsl.project.manuscripts import Manuscript
from sopdsl.project.outcome import Crash, Outcome, to_plain
from sopdsl.project.overrides import Overrides
from sopdsl.project.roots import Root, find_root

SPECS = sorted(Path(__file__).parents[2].glob("specs/**/*.sop"))
LINKED = b"""\
SOP: Pengiriman Surat
Keterkaitan: SOP Penerimaan Surat
# abaikan: sop-tidak-ditemukan -- menyusul
Langkah oleh Staf: Mengirim surat
  Lanjut ke: SOP Pengarsipan Surat
"""
RUN = Overrides()


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    opened = open_cache({"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)})
    assert opened is not None
    return opened


@pytest.fixture
def text() -> Manuscript:
    return Manuscript(Path("surat.sop"), Root(Path(), b'[instansi]\nnama = ["Dinas Contoh"]\n'), LINKED)


def result_of(checker: Checker, text: Manuscript) -> Outcome | Crash:
    ((_, outcome),) = checker.check([text])
    return outcome


def as_kept(found: Outcome | Crash) -> object:
    return json.dumps(to_plain(outcome(found)))


def outcome(found: Outcome | Crash) -> Outcome:
    assert isinstance(found, Outcome)
    return found


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_a_card_is_the_same_whether_its_document_is_checked_or_only_read(path: Path) -> None:
    text = Manuscript(path, find_root(path.parent), path.read_bytes())
    checked, read = outcome(check_manuscript(text, RUN)), outcome(read_card(text, RUN))
    assert checked.card == read.card is not None
    assert read.diagnostics == ()


def test_a_card_has_what_the_project_says(text: Manuscript) -> None:
    checked, read = outcome(check_manuscript(text, RUN)), outcome(read_card(text, RUN))
    assert checked.card == read.card and "Dinas Contoh" in read.card
    assert checked.diagnostics


def test_what_a_check_left_in_the_cache_is_not_read_again(text: Manuscript, cache: Cache) -> None:
    checked = outcome(result_of(Checker(RUN, cache), text))
    reader = Checker(RUN, cache, work=Work(_fail, *READING.keys))
    assert as_kept(result_of(reader, text)) == as_kept(checked)


def test_a_card_in_the_cache_is_no_check(text: Manuscript, cache: Cache) -> None:
    read = outcome(result_of(Checker(RUN, cache, work=READING), text))
    assert as_kept(result_of(Checker(RUN, cache, work=Work(_fail, *READING.keys)), text)) == as_kept(read)
    assert isinstance(result_of(Checker(RUN, cache, work=Work(_fail, *CHECKING.keys)), text), Crash)


def _fail(text: Manuscript, overrides: Overrides) -> Crash:
    return Crash.of(ValueError("worked out again"))
