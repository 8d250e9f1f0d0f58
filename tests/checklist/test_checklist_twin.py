"""The page's engine is the twin of ours: the same states after every action, and the same refusals, in any walk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sopdsl.renderers.checklist.html import FOLDER

from sopdsl.execution import Way, plans_of
from sopdsl.flow import analyse
from sopdsl.model import Sop
from tests.browser import needs_chromium, start
from tests.checklist.test_checklist_html import page_of
from tests.checklist.walks import walk
from tests.execution.test_engine import FILES, plans
from tests.strategies import sops

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

pytest.importorskip("selenium", reason="selenium is missing: pip install -e '.[test]'")
pytestmark = needs_chromium

RICH = """\
SOP: Surat
Pelaksana: Staf; Kasi; Kadin
Langkah konsep oleh Staf bersama Kasi: Menyusun
  Syarat: bernilai besar
  Kelengkapan: Surat; Berkas
Langkah oleh Kasi atau Kadin: Menilai
  Syarat: diminta
  Kelengkapan: Konsep
  Keputusan: Setuju?
    Jika Ya: lanjut
    Jika Tidak: konsep
Langkah oleh Staf lalu Kasi: Mengirim
  Syarat: ada alamatnya
  Kelengkapan: Amplop
  Keputusan: Terkirim?
    Jika Ya: lanjut
    Jika Tidak: konsep
Langkah oleh Staf bersama Kasi: Menutup
  Keputusan: Lengkap?
    Jika Ya: selesai
    Jika Tidak: konsep
"""
"""Much that can be done in few steps: skipped, decided together, taken up by one of two, handed on."""
DRIVER = Path(__file__).with_name("twin.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """A page that holds the engine; whose, does not matter."""
    browser = start(tmp_path_factory.mktemp("profil"))
    path = tmp_path_factory.mktemp("halaman") / "a.html"
    path.write_text(page_of("SOP: Surat\nPelaksana: Staf\nLangkah oleh Staf: Mencatat\n"), encoding="utf-8")
    browser.get(path.as_uri())
    yield browser
    browser.quit()


def differences(page: Chrome, walks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.execute_script(
        f"{DRIVER}\nreturn JSON.parse(arguments[0]).map(differs).filter(Boolean)", json.dumps(walks)
    )
    return found


def check_alike(page: Chrome, walks: list[dict[str, Any]]) -> None:
    found = differences(page, walks)
    assert not found, str(found[0])[:3000]


def test_walks_through_the_documents_of_the_project(page: Chrome) -> None:
    all_plans = [plan for path in FILES for plan in plans(path.read_text(encoding="utf-8"))]
    rich = plans(RICH)[0]
    walks = [walk(plan, seed, 60) for plan in all_plans for seed in range(4)]
    walks += [walk(plan, seed, 60) for plan in (rich, attrs.evolve(rich, starts=())) for seed in range(60)]
    met = [step["expected"] for each in walks for step in each["steps"]]
    assert {each.get("status") for each in met} >= {None, "running", "finished", "cancelled"}
    named = set(re.findall(r'"(pelaksanaan\.[a-z-]+)"', (FOLDER / "engine/refusals.js").read_text(encoding="utf-8")))
    assert {each["key"] for each in met if "key" in each} == named
    check_alike(page, walks)


@given(sops(), st.integers(0, 2**32))
@settings(max_examples=60)
def test_walks_through_any_document(page: Chrome, sop: Sop, seed: int) -> None:
    walks = [walk(plan, seed, 40) for plan in plans_of(sop, analyse(sop))]
    check_alike(page, walks)


def test_work_that_multiplies_for_ever_is_bounded_alike(page: Chrome) -> None:
    (plan,) = plans("SOP: Surat\nPelaksana: Staf\nLangkah oleh Staf: Mencatat\n  Mulai: Datang\n")
    first = plan.stations[0]
    assert first.passes
    round_and_round = attrs.evolve(first, ways=(Way(parts=((0,), (0,), (1,))),))
    plan = attrs.evolve(plan, stations=(round_and_round, *plan.stations[1:]))
    walked = walk(plan, 1, 8)
    assert any(step["expected"].get("lost") for step in walked["steps"])
    check_alike(page, [walked])


def test_a_difference_would_be_seen(page: Chrome) -> None:
    (plan,) = plans("SOP: Surat\nPelaksana: Staf\nLangkah oleh Staf: Mencatat\n")
    steps = walk(plan, 1, 20)["steps"]
    for step in steps:
        step["expected"] = {**step["expected"], "events": 99}
    assert differences(page, [{**walk(plan, 1, 20), "steps": steps}])[0]["place"] == 0
