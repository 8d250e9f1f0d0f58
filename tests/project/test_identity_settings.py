"""What an office's documents share: letterhead and signatory from `sop.toml`."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from sopdsl.model import Approval, LineBreak, Run, Sop, Text, Words
from sopdsl.project import Document, load_document, read_settings
from sopdsl.project.drawing import render
from sopdsl.project.identity_settings import with_defaults
from sopdsl.source import NOWHERE, Source
from tests.cli.conftest import CLEAN

OFFICE = """\
[instansi]
nama = ["Pemerintah Kota Contoh", "Dinas Contoh"]
alamat = \"\"\"
Jalan  Contoh Nomor 1
Kota Contoh\"\"\"
logo = "lambang.png"

[pengesahan]
jabatan = "Kepala Dinas Contoh"
nama = "Nama Pejabat"
pangkat = "Pembina Utama Muda"
nip = "19800229 200501 1 001"
"""
BARE = CLEAN.replace("Instansi: Dinas Contoh Kota Contoh\n", "").replace(
    "Disahkan oleh:\n  Jabatan: Wali Kota Contoh\n  Nama: Nama Pejabat\n", ""
)


def load(folder: Path, text: str, settings: str = OFFICE) -> Document:
    (folder / "sop.toml").write_text(settings, encoding="utf-8")
    (folder / "surat.sop").write_text(text, encoding="utf-8")
    return load_document(folder / "surat.sop")


def approval(text: str) -> Approval | None:
    """The official of a document that writes these lines below `Disahkan oleh:`."""
    settings, _ = read_settings(Source("sop.toml", OFFICE))
    own = dict(line.split(": ") for line in text.splitlines())
    fields = {"Jabatan": "position", "Nama": "name", "Pangkat": "rank", "NIP": "employee_number"}
    written = attrs.evolve(Approval(), **{fields[word]: Words(value.strip()) for word, value in own.items()})
    sop = attrs.evolve(Sop(Text()), identity=attrs.evolve(Sop(Text()).identity, approval=written))
    return with_defaults(sop, settings.identity).identity.approval


def said(found: Approval | None) -> list[str | None]:
    assert found is not None
    return [word and word.text for word in (found.position, found.name, found.rank, found.employee_number)]


def test_a_document_gets_what_it_does_not_write(tmp_path: Path) -> None:
    document = load(tmp_path, BARE)
    identity = document.sop.identity
    assert document.project.diagnostics == document.diagnostics == ()
    assert [line.text for line in identity.agency or ()] == ["Pemerintah Kota Contoh", "Dinas Contoh"]
    assert identity.address == Text((Run("Jalan Contoh Nomor 1"), LineBreak(), Run("Kota Contoh")))
    assert identity.logo == Words("lambang.png")
    assert said(identity.approval) == [
        "Kepala Dinas Contoh",
        "Nama Pejabat",
        "Pembina Utama Muda",
        "19800229 200501 1 001",
    ]


def test_without_the_settings_the_fields_are_missing(tmp_path: Path) -> None:
    assert [finding.code for finding in load(tmp_path, BARE, "").diagnostics] == ["IDN001"]


def test_what_a_document_writes_stays(tmp_path: Path) -> None:
    text = CLEAN.replace("Nomor: 001", "Alamat: -\nLogo:\nNomor: 001")
    identity = load(tmp_path, text).sop.identity
    assert [line.text for line in identity.agency or ()] == ["Dinas Contoh Kota Contoh"]
    assert identity.logo == Words("") and identity.address == Text((Run("-"),))
    assert said(identity.approval) == ["Wali Kota Contoh", "Nama Pejabat", None, None]


def test_the_official_is_completed_where_it_is_the_same() -> None:
    whole = ["Kepala Dinas Contoh", "Nama Pejabat", "Pembina Utama Muda", "19800229 200501 1 001"]
    assert said(approval("Jabatan: KEPALA  Dinas Contoh"))[1:] == whole[1:]
    assert said(approval("NIP: 198002292005011001"))[:3] == whole[:3]
    assert said(approval("Pangkat: -")) == [*whole[:2], "-", whole[3]]


@pytest.mark.parametrize("line", ["Jabatan: Sekretaris Dinas Contoh", "Nama: Nama Lain", "NIP: 19810101 200601 2 002"])
def test_nothing_is_added_to_another_official(line: str) -> None:
    """The sheet must never put one person's NIP below the name of another."""
    assert [word for word in said(approval(line)) if word] == [line.split(": ")[1]]


def test_defaults_have_no_place_and_no_findings_there(tmp_path: Path) -> None:
    settings = OFFICE.replace("19800229 200501 1 001", "19801329 200501 1 001").replace('nama = "Nama Pejabat"\n', "")
    document = load(tmp_path, BARE, settings)
    (wrong,) = document.project.diagnostics
    assert (wrong.code, wrong.message.key) == ("PRY001", "IDN007.lahir")
    (incomplete,) = document.diagnostics
    assert incomplete.code == "IDN006" and incomplete.span == document.sop.title.span != NOWHERE


def test_a_written_number_is_checked_in_the_document(tmp_path: Path) -> None:
    text = BARE.replace("Dasar Hukum:", "Disahkan oleh:\n  NIP: 19801329 200501 1 001\nDasar Hukum:")
    assert {finding.code for finding in load(tmp_path, text).diagnostics} == {"IDN006", "IDN007"}


def test_the_sheet_shows_what_the_project_gives(tmp_path: Path) -> None:
    document = load(tmp_path, BARE, OFFICE.replace('logo = "lambang.png"\n', ""))
    pages = b"".join(file.data for file in render(document, format="svg").files).decode()
    for words in ("PEMERINTAH KOTA CONTOH", "Jalan Contoh Nomor 1", "Kepala Dinas Contoh", "19800229 200501 1 001"):
        assert words.casefold() in pages.casefold()


def test_what_the_sheet_cannot_show_is_told_in_the_settings(tmp_path: Path) -> None:
    settings = OFFICE.replace("Jalan", "日").replace("Dinas Contoh", "Dinas Contoh lambang.png")
    document = load(tmp_path, BARE, settings)
    drawn = render(document, format="svg")
    assert drawn.diagnostics == ()
    assert document.project.source is not None
    found = {
        finding.code: document.project.source.line_column(finding.span.start)[0]
        for finding in drawn.settings_diagnostics
    }
    assert found == {"LBR003": 6, "LBR004": 3}


def test_findings_of_the_sheet_in_the_settings_can_be_ignored(tmp_path: Path) -> None:
    document = load(tmp_path, BARE, OFFICE + '[periksa]\nabaikan = ["logo"]\n')
    assert render(document, format="svg").settings_diagnostics == ()


def test_a_logo_of_the_project_lies_below_its_folder(tmp_path: Path) -> None:
    (tmp_path / "bidang").mkdir()
    (tmp_path / "bidang/lambang.png").write_bytes(b"bidang")
    (tmp_path / "lambang.png").write_bytes(b"kota")
    for line, expected in (("", b"kota"), ("Logo: lambang.png\n", b"bidang")):
        load(tmp_path, BARE)
        (tmp_path / "bidang/surat.sop").write_text(BARE.replace("Nomor: 001", f"{line}Nomor: 001"))
        assert load_document(tmp_path / "bidang/surat.sop").read_file("lambang.png") == expected
