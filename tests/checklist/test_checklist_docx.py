"""A checklist as DOCX: nothing is lost in it, its boxes can be ticked, and LibreOffice opens it."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given, settings
from pypdf import PdfReader
from sopdsl.renderers.checklist import render

from sopdsl.flow import analyse
from sopdsl.model import Run, Sop, Text, Words
from sopdsl.rendering import Job, Rendering
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.checklist.belonging import check_all_there
from tests.sheet.conftest import png
from tests.strategies import sops

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
TRENGGALEK = ROOT / "specs/lakip-trenggalek-perbaikan.sop"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def model_of(path: Path) -> Sop:
    return parse(Source(path.name, path.read_text(encoding="utf-8"))).sop


def rendered(sop: Sop, draft: bool = False, logo: bytes | None = None) -> Rendering:
    return render(Job(sop, analyse(sop), "docx", {}, draft, lambda path: logo))


def part(rendering: Rendering, name: str) -> ElementTree.Element:
    (file,) = rendering.files
    return ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(file.data)).read(name))


def document(sop: Sop) -> ElementTree.Element:
    return part(rendered(sop), "word/document.xml")


def words(element: ElementTree.Element) -> str:
    """The text, a line a paragraph."""
    paragraphs = ("".join(text.text or "" for text in each.iter(f"{WORD}t")) for each in element.iter(f"{WORD}p"))
    return "\n".join(paragraphs)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_document_of_the_project_is_conserved(path: Path) -> None:
    sop = model_of(path)
    check_all_there(sop, words(document(sop)))


@settings(max_examples=40)
@given(sops(most_rows=12))
def test_random_documents_are_conserved(sop: Sop) -> None:
    check_all_there(sop, words(document(sop)))


def test_a_row_a_step_that_stays_together_below_titles_that_repeat() -> None:
    sop = model_of(TRENGGALEK)
    tables = list(document(sop).iter(f"{WORD}tbl"))
    assert [len(table.findall(f"{WORD}tr")) for table in tables] == [13, 20]
    for table in tables:
        rows = table.findall(f"{WORD}tr")
        assert [row for row in rows if row.find(f"{WORD}trPr/{WORD}tblHeader") is not None] == rows[:1]
        assert all(row.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in rows)
        assert all(len(row.findall(f"{WORD}tc")) == 5 for row in rows)
    (row,) = (row for row in tables[0].findall(f"{WORD}tr") if "Mengoreksi" in words(row))
    assert [words(cell) for cell in row.findall(f"{WORD}tc")] == [
        "3.\n☐",
        "Mengoreksi konsep nota dinas\nWaktu: 30 menit\nKelengkapan: ☐ Konsep nota dinas yang siap dikoreksi\n"
        "Output: ☐ Konsep nota dinas berparaf\nKeputusan: Disetujui?\n☐ Jika Ya: ke langkah 4\n"
        "☐ Jika Tidak: kembali ke langkah 1\nDiulang:  kali",
        "",
        "",
        "Sekdin\n",
    ]


def test_every_box_is_one_to_tick() -> None:
    root = document(model_of(TRENGGALEK))
    controls = list(root.iter(f"{WORD}sdt"))
    assert words(root).count("☐") == len(controls) > 40
    for control in controls:
        assert control.find(f"{WORD}sdtPr/{WORD_2010}checkbox/{WORD_2010}checked").attrib == {f"{WORD_2010}val": "0"}


def test_any_text_is_data() -> None:
    hostile = Text((Run("<w:t>&amp; ]]> \x0b \ud800 '\""),))
    sop = attrs.evolve(model_of(ROOT / "grammar/corpus/good/linear.sop"), title=hostile)
    assert "<w:t>&amp; ]]> □ □ '\"" in words(document(sop))


def test_every_page_says_what_it_belongs_to_and_a_draft_is_marked() -> None:
    sop = model_of(TRENGGALEK)
    assert "01/SOP.Perenc/406.020/2020" in words(part(rendered(sop), "word/header.xml"))
    footer = part(rendered(sop), "word/footer.xml")
    fields = [field.get(f"{WORD}instr", "").strip() for field in footer.iter(f"{WORD}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    for name in ("word/header.xml", "word/header-first.xml"):
        assert b"DRAF" in ElementTree.tostring(part(rendered(sop, draft=True), name))
        assert b"DRAF" not in ElementTree.tostring(part(rendered(sop), name))


def test_a_logo_is_shown_and_a_broken_one_is_left_out_with_a_warning() -> None:
    sop = model_of(TRENGGALEK)
    sop = attrs.evolve(sop, identity=attrs.evolve(sop.identity, logo=Words("logo.png")))
    shown = rendered(sop, logo=png(40, 40))
    assert not shown.diagnostics and part(shown, "word/document.xml").find(f".//{WORD}drawing") is not None
    broken = rendered(sop, logo=png(40, 40)[:-30])
    assert [finding.code for finding in broken.diagnostics] == ["LBR003"]
    assert part(broken, "word/document.xml").find(f".//{WORD}drawing") is None


def test_the_same_document_gives_the_same_bytes() -> None:
    sop = model_of(TRENGGALEK)
    assert rendered(sop) == rendered(sop)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is missing: apt-get install libreoffice-writer")
def test_libreoffice_prints_it(tmp_path: Path) -> None:
    sop = model_of(TRENGGALEK)
    (file,) = rendered(sop).files
    (tmp_path / "a.docx").write_bytes(file.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=200)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages]
    check_all_there(sop, "\n".join(pages))
    begun = [number for number, text in enumerate(pages) if "Prosedur A." in text or "Prosedur B." in text]
    assert len(begun) == 2 and len(pages) in (4, 5)
    assert all(
        "Paraf" in text and f"Halaman {number} dari {len(pages)}" in text for number, text in enumerate(pages, 1)
    )


@pytest.mark.parametrize("address", ["", "Alamat: Jalan Contoh 1\n"])
def test_a_line_closes_the_letterhead(address: str) -> None:
    head = f"SOP: Surat\nInstansi:\n  Kota Contoh\n  Dinas Contoh\n  Bidang Contoh\n{address}Pelaksana: Staf\n"
    sop = parse(Source("x", f"{head}Langkah oleh Staf: Mencatat\n")).sop
    ruled = [each for each in document(sop).iter(f"{WORD}p") if next(each.iter(f"{WORD}pBdr"), None) is not None]
    said = ["".join(text.text or "" for text in each.iter(f"{WORD}t")) for each in ruled]
    assert list(filter(None, said)) == ["Jalan Contoh 1" if address else "BIDANG CONTOH"]
