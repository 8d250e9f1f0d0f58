"""The two real SOPs: what is wrong with them is found, what they say is added up right, and it can be put right."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from sopdsl import Source, format, load_document
from sopdsl.checks import all_rules
from sopdsl.cli.program import program
from sopdsl.flow import total_words, written_words
from sopdsl.model import NodeKind, Row, Step
from sopdsl.project import Document

SPECS = Path(__file__).parents[1] / "specs"

EXPECTED = {
    "lakip-balangan": {
        "DSR002": ["Peraturan Menteri Dalam Negeri Nomor 29"],
        "TKS007": ["Peraturan Bupati....."],
        "LKH001": ["Penandatanganan dokumen"],
        "LKH003": ["Penandatanganan dokumen", "Membuat surat pengantar", "Mengantar surat"],
        "MTB005": ["SOP Perjanjaan Kinerja"],
    },
    "lakip-trenggalek": {
        "IDN004": ["Juni 2020"],
        "DSR004": ["Instruksi Presiden Nomor 7", "Nomor 29 Tahun", "239/IX/6/8/2003"],
        "DSR005": ["Peraturan Presiden Nomor 29"],
        "WKT001": ["-"],
        "PLK005": ["kepada Kadin", "dari Kadin"],
    },
}
"""Findings that a reader of these documents must get, each at a place that holds these words.

The reviews in them have decisions, which the scans lost and the texts imply: so none of them is without one (LKH007).
"""

ROWS = {"lakip-balangan": (11,), "lakip-trenggalek": (12, 17)}
COLUMNS = {"lakip-balangan": (5,), "lakip-trenggalek": (4, 4)}
WRITTEN = {
    "lakip-balangan": ["7 hari + 8 jam + 35 menit"],
    "lakip-trenggalek": ["6 hari + 160 menit", "9 minggu + 16 hari + 75 menit"],
    "lakip-balangan-perbaikan": ["7 hari + 7 jam + 95 menit"],
    "lakip-trenggalek-perbaikan": ["6 hari + 165 menit", "9 minggu + 16 hari + 75 menit"],
}
NORMALISED = {
    "lakip-balangan": ["8 hari 1 jam 5 menit"],
    "lakip-balangan-perbaikan": ["8 hari 1 jam 5 menit"],
    "lakip-trenggalek": ["6 hari 2 jam 40 menit", "61 hari 1 jam 15 menit"],
}
UNMEASURED = {"lakip-balangan": [()], "lakip-balangan-perbaikan": [()], "lakip-trenggalek": [(5,), ()]}


def spec(name: str) -> Document:
    """A document of the folder."""
    return load_document(SPECS / f"{name}.sop")


def lines_of(document: Document, code: str) -> list[str]:
    """The texts of the lines where a rule found something."""
    source = document.source
    return [
        source.line_text(source.line_column(finding.span.start)[0])
        for finding in document.diagnostics
        if finding.code == code
    ]


@pytest.mark.parametrize("name", EXPECTED)
def test_expected_findings(name: str) -> None:
    document = spec(name)
    for code, places in EXPECTED[name].items():
        if code in {rule.code for rule in all_rules()}:
            lines = lines_of(document, code)
            assert [place for place in places if not any(place in line for line in lines)] == [], code


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_is_wrong_with_syntax_flow_or_executors(name: str) -> None:
    """The transcriptions keep the offices' mistakes and add none."""
    known = {code for code in EXPECTED[name] if code.startswith(("TKS", "PLK"))} | {"PLK006"}
    found = {finding.code for finding in spec(name).diagnostics}
    assert {code for code in found if code.startswith(("TKS", "PLK", "ALR"))} <= known


@pytest.mark.parametrize("name", ["lakip-balangan-perbaikan", "lakip-trenggalek-perbaikan"])
def test_corrected_editions_have_no_finding(name: str) -> None:
    assert spec(name).diagnostics == ()


@pytest.mark.parametrize("paths", [["."], ["lakip-balangan.sop"], ["lakip-trenggalek-perbaikan.sop"]])
def test_the_folder_is_a_portfolio_in_order(paths: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SPECS)
    result = CliRunner().invoke(program, ["check", "--format", "json", *paths])
    found = json.loads(result.stdout)
    assert [one for one in found if one["code"].startswith("KTK") or one["code"] == "TKS006"] == []


def test_originals_and_unknown_sops_are_found_where_nothing_is_said_of_them(tmp_path: Path) -> None:
    for path in SPECS.glob("*.sop"):
        kept = [line for line in path.read_text(encoding="utf-8").splitlines() if "abaikan-berkas" not in line]
        (tmp_path / path.name).write_text("\n".join(kept) + "\n", encoding="utf-8")
    found = json.loads(CliRunner().invoke(program, ["check", "--format", "json", str(tmp_path)]).stdout)
    twins = Counter(Path(one["path"]).name for one in found if one["code"] == "KTK002")
    assert twins == {path.name: 1 for path in SPECS.glob("*.sop")}
    unknown = {one["message"].split("“")[1].split("”")[0] for one in found if one["code"] == "KTK001"}
    assert unknown == {"Pengiriman Surat", "Penyusunan Penetapan Kinerja Pemerintah Daerah", "Perjanjian Kinerja"}
    assert {one["code"] for one in found if one["code"].startswith("KTK")} == {"KTK001", "KTK002"}


@pytest.mark.parametrize("name", WRITTEN)
def test_totals(name: str) -> None:
    totals = [flow.totals for flow in spec(name).flows]
    assert [written_words(each.whole) for each in totals] == WRITTEN[name]
    if name in NORMALISED:
        assert [total_words(each.whole, each.assumption) for each in totals] == NORMALISED[name]
        assert [each.whole.unmeasured for each in totals] == UNMEASURED[name]


@pytest.mark.parametrize("name", ROWS)
def test_size(name: str) -> None:
    procedures = spec(name).sop.procedures
    assert tuple(len(procedure.rows) for procedure in procedures) == ROWS[name]
    assert tuple(len(procedure.executors or ()) for procedure in procedures) == COLUMNS[name]


@pytest.mark.parametrize(
    ("name", "rows"), [("lakip-balangan", [(0, 6)]), ("lakip-trenggalek", [(0, 2), (1, 5), (1, 9), (1, 13)])]
)
def test_reviews_decide(name: str, rows: list[tuple[int, int]]) -> None:
    procedures = spec(name).sop.procedures
    deciding = [
        (number, index)
        for number, procedure in enumerate(procedures)
        for index, row in enumerate(procedure.rows)
        if _decides(row)
    ]
    assert deciding == rows


def _decides(row: Row) -> bool:
    return isinstance(row, Step) and any(node.kind is NodeKind.DECISION for node in row.nodes)


@pytest.mark.parametrize("file", sorted(SPECS.rglob("*-perbaikan.sop")), ids=lambda file: file.stem)
def test_revised_editions_are_in_form(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert format(Source(file.name, text)).text == text
