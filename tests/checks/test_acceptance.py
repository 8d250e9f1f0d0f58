"""The two real documents as they stand, and their corrected editions: what must be found, and that no more is.

So too for SOPs as other offices would write them, beside their findings: hardly anything in them is to be blamed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdsl.checks import check
from sopdsl.flow import analyse, total_words, written_words
from sopdsl.source import Source
from sopdsl.syntax import parse

SPECS = Path(__file__).parents[2] / "specs"
FINDINGS = Path(__file__).parent / "acceptance"
"""A file for each document: the code of each finding and the line where it stands; `--accept` writes what came out."""
TOTALS = {
    "lakip-balangan": [("7 hari + 8 jam + 35 menit", "8 hari 1 jam 5 menit", 0)],
    "lakip-trenggalek": [
        ("6 hari + 160 menit", "6 hari 2 jam 40 menit", 1),
        ("9 minggu + 16 hari + 75 menit", "61 hari 1 jam 15 menit", 0),
    ],
}


OFFICES = [file.stem for file in sorted(FINDINGS.glob("*.sop"))]


def read(name: str) -> Source:
    folder = FINDINGS if name in OFFICES else SPECS
    return Source(f"{name}.sop", (folder / f"{name}.sop").read_text(encoding="utf-8"))


def findings(name: str) -> str:
    source = read(name)
    parsed = parse(source)
    found = check(parsed, analyse(parsed.sop))
    lines = [(one.code, source.line_text(source.line_column(one.span.start)[0]).strip()) for one in found]
    return "".join(f"{code} {line}\n" for code, line in lines)


@pytest.mark.parametrize("name", [*TOTALS, *OFFICES])
def test_findings(name: str, accept: bool) -> None:
    expected = FINDINGS / f"{name}.txt"
    if accept:
        expected.write_text(findings(name), encoding="utf-8")
    assert findings(name) == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TOTALS)
def test_corrected_editions_have_none(name: str) -> None:
    assert findings(f"{name}-perbaikan") == ""


@pytest.mark.parametrize("name", TOTALS)
def test_totals(name: str) -> None:
    found = []
    for flow in analyse(parse(read(name)).sop):
        whole = flow.totals.whole
        found.append((written_words(whole), total_words(whole, flow.totals.assumption), len(whole.unmeasured)))
    assert found == TOTALS[name]
