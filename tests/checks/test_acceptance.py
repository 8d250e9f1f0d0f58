"""The two real documents as they stand, and their corrected editions: what must be found, and that no more is."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdsl.checks import check
from sopdsl.flow import analyse, total_words, written_words
from sopdsl.source import Source
from sopdsl.syntax import parse

SPECS = Path(__file__).parents[2] / "specs"
FINDINGS = {
    "lakip-balangan": [
        (
            "DSR002",
            "  - Peraturan Menteri Dalam Negeri Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi",
        ),
        ("TKS007", "  - Peraturan Bupati....."),
    ],
    "lakip-trenggalek": [
        ("IDN004", "Tanggal Efektif: Juni 2020"),
        ("DSR004", "  - Instruksi Presiden Nomor 7 Tahun 1999 tentang Akuntabilitas Kinerja Instansi Pemerintah"),
        (
            "DSR004",
            "  - Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 29 Tahun",
        ),
        (
            "DSR005",
            "  - Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah",
        ),
        ("DSR004", "  - Keputusan Kepala Lembaga Administrasi Negara Nomor 239/IX/6/8/2003 tentang Perbaikan Pedoman"),
        ("WKT001", "    Waktu: -"),
    ],
    "lakip-balangan-perbaikan": [],
    "lakip-trenggalek-perbaikan": [],
}
TOTALS = {
    "lakip-balangan": [("7 hari + 8 jam + 35 menit", "8 hari 1 jam 5 menit", 0)],
    "lakip-trenggalek": [
        ("6 hari + 160 menit", "6 hari 2 jam 40 menit", 1),
        ("9 minggu + 16 hari + 75 menit", "61 hari 1 jam 15 menit", 0),
    ],
}


def read(name: str) -> Source:
    return Source(f"{name}.sop", (SPECS / f"{name}.sop").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FINDINGS)
def test_findings(name: str) -> None:
    source = read(name)
    parsed = parse(source)
    found = check(parsed, analyse(parsed.sop))
    assert [(one.code, source.line_text(source.line_column(one.span.start)[0])) for one in found] == FINDINGS[name]


@pytest.mark.parametrize("name", TOTALS)
def test_totals(name: str) -> None:
    found = []
    for flow in analyse(parse(read(name)).sop):
        whole = flow.totals.whole
        found.append((written_words(whole), total_words(whole, flow.totals.assumption), len(whole.unmeasured)))
    assert found == TOTALS[name]
