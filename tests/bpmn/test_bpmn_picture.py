"""The picture of a BPMN file: nothing hides anything, lines end where they should, and can be told apart."""

from __future__ import annotations

import itertools
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from sopdsl.importing import read
from sopdsl.model import Sop
from sopdsl.syntax.printer import print_sop
from tests.bpmn.exports import exported, sop_of
from tests.bpmn.picture import Picture
from tests.browser import needs_chromium, start
from tests.strategies import sops
from tests.strategy_runs import sound_texts

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
SCRIPT = """
const [file, done] = arguments, viewer = new BpmnJS({ container: "#c" });
const isTooHigh = (each) => viewer.get("canvas").getGraphics(each).querySelector("text").getBBox().height > each.height;
const open = async () => {
    const { warnings } = await viewer.importXML(file), { xml } = await viewer.saveXML();
    const boxes = viewer.get("elementRegistry").filter((each) => /Task|Activity|Annotation/.test(each.type));
    const found = [warnings.map(String), boxes.filter(isTooHigh).map((each) => each.id), xml];
    viewer.destroy();
    return JSON.stringify(found);
};
open().then(done, (error) => done(String(error)));
"""
VIEWER = "bpmn-js/dist/bpmn-viewer.production.min.js"


def check(file: bytes) -> None:
    assert list(Picture(file).faults()) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_document_of_the_project_is_drawn_well(path: Path) -> None:
    file = exported(sop_of(path.read_text(encoding="utf-8")))
    check(file)
    assert list(Picture(file).crossed_labels()) == []


def test_notes_on_a_symbol_and_on_its_arrows_stand_apart() -> None:
    start = "SOP: Surat\nPelaksana: Staf; Kadin\nLangkah a oleh Staf: Membagi\n  Lanjut ke: b (asli) dan c (salinan)\n"
    first = "Langkah b oleh Staf: Menulis\n  Lanjut ke: d (satu), a (kabar) (informasi) dan c (informasi)\n"
    second = "Langkah c oleh Kadin: Membaca\n  Lanjut ke: d (dua), a (informasi) dan b (berita) (informasi)\n"
    sop = sop_of(f"{start}{first}{second}Langkah d oleh Staf: Menggabungkan\n  Menunggu: b dan c\n")
    assert exported(sop).count(b"<bpmn:textAnnotation") == 8
    check(exported(sop))


def test_lines_along_one_row_that_belong_to_different_ways_stand_apart() -> None:
    first = "Langkah a oleh Staf: x\n  Keputusan: Ulang?\n    Jika Ya: a\n    Jika Tidak: b\nLangkah oleh Kadin: x\n"
    second = "Langkah b oleh Staf: x\n  Keputusan: Lengkap?\n    Jika Ya: c\n    Jika Tidak: a\n"
    sop = sop_of(f"SOP: Surat\nPelaksana: Staf; Kadin\n{first}{second}Langkah oleh Staf: x\nLangkah c oleh Kadin: x\n")
    check(exported(sop))


def test_branches_to_the_same_place_can_be_told_apart() -> None:
    rows = "Langkah oleh Staf: x\n  Keputusan: Jenis?\n    Jika Baru: lanjut\n    Jika Lama: lanjut\n"
    check(exported(sop_of(f"SOP: Surat\nPelaksana: Staf\n{rows}Langkah oleh Staf: y\n")))


@settings(max_examples=50)
@given(sops(most_rows=10))
def test_random_documents_are_drawn_well(sop: Sop) -> None:
    check(exported(sop))


@settings(max_examples=30)
@given(sound_texts())
def test_random_sound_documents_are_drawn_well(text: str) -> None:
    check(exported(sop_of(text)))


@pytest.mark.parametrize(
    ("element", "place", "fault"),
    [
        ("p1_n2_di", "x", "lies on"),
        ("p1_n2_di", "x", "runs through"),
        ("p1_n2_di", "y", "does not end at"),
        ("p1_n2_di", "y", "is in another lane"),
        ("p1_f1_di", "x", "does not end at"),
        ("p1_f2_di", "y", "is slanted"),
    ],
)
def test_a_picture_that_was_spoiled_is_found_out(element: str, place: str, fault: str) -> None:
    file = exported(sop_of("SOP: Surat\nPelaksana: A; B\nLangkah oleh A: x\nLangkah oleh A: y\nLangkah oleh A: z\n"))
    check(file)
    spoiled = re.sub(rf'(?s)("{element}".*? {place}=")[\d.]+', r"\g<1>190", file.decode())
    assert any(fault in said for said in Picture(spoiled.encode()).faults()), list(Picture(spoiled.encode()).faults())


def viewer() -> str | None:
    """The script of bpmn-js; None where it is not at hand."""
    folders = [Path(folder) for folder in os.environ.get("NODE_PATH", "").split(os.pathsep) if folder]
    found = [folder / VIEWER for folder in folders if (folder / VIEWER).is_file()]
    return found[0].read_text(encoding="utf-8") if found else None


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chrome]:
    driver = start(tmp_path / "profil")
    yield driver
    driver.quit()


@needs_chromium
@pytest.mark.skipif(viewer() is None, reason="bpmn-js was NOT asked: NODE_PATH with bpmn-js is needed")
def test_bpmn_js_opens_every_document_without_a_warning(browser: Chrome, tmp_path: Path) -> None:
    """The words in its boxes, as it breaks them, stay within them, and what it saves is the same document."""
    page = tmp_path / "gambar.html"
    script = str(viewer()).replace("</script", "<\\/script")
    page.write_text(f"<div id='c' style='height: 900px'></div><script>{script}</script>", encoding="utf-8")
    browser.get(page.as_uri())
    for path, links in itertools.product(FILES, (False, True)):
        sop = sop_of(path.read_text(encoding="utf-8"))
        found = browser.execute_async_script(SCRIPT, exported(sop, links).decode())  # type: ignore[no-untyped-call]
        warnings, too_high, saved = json.loads(found)
        assert (warnings, too_high) == ([], []), path
        imported = read("berkas.bpmn", saved.encode(), ".bpmn")
        assert (imported.diagnostics, imported.text) == ((), print_sop(sop)), path
