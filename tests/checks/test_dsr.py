"""Dasar Hukum with an office's own regulations, and what becomes of a list whose fixes are applied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sopdsl.checks import CheckSettings
from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.messages import text_of
from sopdsl.project import read_settings
from sopdsl.source import Source

Checked = Callable[..., Any]
CASES = sorted(Path(__file__).parent.glob("cases/DSR*.txt"))
OFFICE = """\
[periksa]
mutu-baku-wajib = []
[peraturan]
berlaku = ["Peraturan Bupati Contoh Nomor 12 Tahun 2023 tentang Tata Naskah Dinas", "Inpres 7/1999"]
[peraturan.dicabut]
"Peraturan Bupati Contoh Nomor 5 Tahun 2019 tentang Jadwal Retensi Arsip" = "Perbup Contoh 12/2023"
"""
REVOKED = "Peraturan Bupati Contoh Nomor 5 Tahun 2019 tentang Jadwal Retensi Arsip"
SUCCESSOR = "Peraturan Bupati Contoh Nomor 12 Tahun 2023 tentang Tata Naskah Dinas"


@pytest.fixture
def office() -> CheckSettings:
    settings, findings = read_settings(Source("sop.toml", OFFICE))
    assert findings == ()
    return settings.check


@pytest.mark.parametrize(
    ("item", "codes"),
    [
        ("Keputusan Bupati Contoh Nomor 12 Tahun 2023 tentang Tata Naskah Dinas", ["DSR002"]),
        ("Peraturan Bupati Contoh Nomor 12 Tahun 2023 tentang Jadwal Retensi Arsip", ["DSR003"]),
        ("Peraturan Bupati Contoh Nomor 5 Tahun 2019 tentang Jadwal Retensi Arsip", ["DSR004"]),
        ("Peraturan Bupati Contoh Nomor 12 Tahun 2023 tentang Tata Naskah Dinas", []),
        ("Peraturan Bupati Lain Nomor 12 Tahun 2023 tentang Jadwal Retensi Arsip", []),
        ("Instruksi Presiden Nomor 7 Tahun 1999 tentang Akuntabilitas Kinerja Instansi Pemerintah", []),
    ],
)
def test_an_office_adds_and_corrects(item: str, codes: list[str], checked: Checked, office: CheckSettings) -> None:
    assert checked(f"Dasar Hukum: {item}\n", office).codes() == codes


def test_a_successor_that_the_office_names_replaces_the_citation(checked: Checked, office: CheckSettings) -> None:
    result = checked(f"Dasar Hukum: {REVOKED};\n", office)
    assert [text_of(one.hint) for one in result.findings] == [f"Kutip {SUCCESSOR}, seperti tertulis di sop.toml."]
    (fix,) = [one.fix for one in result.findings]
    (edit,) = fix.edits
    assert not fix.safe
    assert (result.source.text[slice(*edit.span)], edit.replacement) == (REVOKED, SUCCESSOR)


def test_a_title_is_not_lost_for_a_successor_without_one(checked: Checked) -> None:
    revoked = f'[peraturan.dicabut]\n"{REVOKED}" = "Peraturan Bupati Contoh Nomor 3 Tahun 2024"\n'
    settings, _ = read_settings(Source("sop.toml", revoked))
    found = checked(f"Dasar Hukum: {REVOKED}\n", settings.check).findings
    assert [one.fix for one in found if one.code == "DSR004"] == [None]


def test_without_the_office_its_regulations_are_unknown(checked: Checked) -> None:
    item = "Peraturan Bupati Contoh Nomor 5 Tahun 2019 tentang Jadwal Retensi Arsip"
    assert checked(f"Dasar Hukum: {item}\n").codes() == []


def fragments() -> list[tuple[str, str]]:
    parts = [part for path in CASES for part in f"\n{path.read_text(encoding='utf-8')}".split("\n=== ")[1:]]
    split = [part.partition("\n") for part in parts]
    return [(title, f"\n{rest}".partition("\n---")[0].strip("\n") + "\n") for title, _, rest in split]


def errors(findings: tuple[Diagnostic, ...]) -> int:
    return sum(one.severity is Severity.ERROR for one in findings)


def without_fix(findings: tuple[Diagnostic, ...]) -> list[str]:
    """What a fix mends as a rule, but not where a comment or a line break stands in its way."""
    return [one.code for one in findings if one.code in ("DSR002", "DSR007") and one.fix is None]


@pytest.mark.parametrize(("title", "fragment"), fragments(), ids=[title for title, _ in fragments()])
def test_fixes_come_to_an_end_and_make_nothing_worse(title: str, fragment: str, checked: Checked) -> None:
    result = checked(fragment)
    before, left = errors(result.findings), without_fix(result.findings)
    for _ in range(10):
        result = checked(fragment)
        fixes = [one.fix for one in result.findings if one.code.startswith("DSR") and one.fix is not None]
        if not fixes:
            break
        text = result.source.text
        start = len("".join(text.splitlines(keepends=True)[: result.before]))
        for edit in sorted(fixes[0].edits, key=lambda each: each.span, reverse=True):
            text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
        fragment = text[start : start + len(fragment) + len(text) - len(result.source.text)]
    assert fixes == []
    after = checked(fragment).findings
    assert errors(after) <= before
    assert without_fix(after) == left
