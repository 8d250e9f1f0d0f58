"""The frame of the rules: order, suppressions, settings, and a rule that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sopdsl.checks
from sopdsl.checks import CheckSettings, check, find_rule
from sopdsl.checks.document import Document
from sopdsl.checks.registry import APPLIED
from sopdsl.checks.rule import Finding
from sopdsl.checks.similar import nearest
from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.flow import analyse
from sopdsl.messages import LANGUAGES, text_of
from sopdsl.source import NOWHERE, Source
from sopdsl.syntax import Parsed, parse
from tests.strategies import sops

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("grammar/corpus/*/*.sop"), *ROOT.glob("specs/*.sop")])
Checked = Callable[..., Any]

UNMEASURED = "Langkah oleh Staf: Mencatat\n  Waktu: -\nLangkah oleh Staf: Mengirim\n  Waktu: Segera\n"


def findings(text: str) -> tuple[Diagnostic, ...]:
    parsed = parse(Source("uji.sop", text))
    return check(parsed, analyse(parsed.sop))


def test_a_suppression_excuses_what_follows_it(checked: Checked) -> None:
    excused = UNMEASURED.replace("  Waktu: -", "  # abaikan: waktu-tidak-terukur -- menunggu pihak lain\n  Waktu: -")
    assert checked(UNMEASURED).codes() == ["WKT001", "WKT001"]
    assert checked(excused).lines()[0].startswith("5:10")
    assert len(checked(excused).findings) == 1


def test_a_suppression_of_another_rule_excuses_nothing(checked: Checked) -> None:
    other = UNMEASURED.replace("  Waktu: -", "  # abaikan: mutu-baku-kurang -- salah aturan\n  Waktu: -")
    assert checked(other).codes() == ["TKS006", "WKT001", "WKT001"]


@pytest.mark.parametrize(
    ("comment", "said", "hint", "left"),
    [
        ("# abaikan: mulai-ganda -- lama", "mulai-ganda", "TKS006.hint", None),
        ("# abaikan: waktu-tidak-terukur, mulai-ganda -- lama", "mulai-ganda", "TKS006.hint", "waktu-tidak-terukur"),
        ("# abaikan: WKT001, waktu-tak-terukur", "waktu-tak-terukur", "TKS006.hint-mirip", "WKT001"),
        ("# abaikan: sintaks, wkt001", "sintaks", "TKS006.hint-galat", "wkt001"),
    ],
)
def test_what_excuses_nothing_is_taken_away(
    comment: str, said: str, hint: str, left: str | None, checked: Checked
) -> None:
    found = checked(UNMEASURED.replace("  Waktu: -", f"  {comment}\n  Waktu: -"))
    (vain,) = [one for one in found.findings if one.code == "TKS006"]
    assert vain.message.arguments == (("rules", (said,)),)
    assert vain.hint is not None and vain.hint.key == hint
    assert vain.fix is not None and vain.fix.safe
    (edit,) = vain.fix.edits
    text = found.source.text
    mended = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    assert mended == text.replace(f"  {comment}\n", f"  {_kept(comment, left)}\n" if left else "")
    assert "TKS006" not in [one.code for one in findings(mended)]


def _kept(comment: str, left: str) -> str:
    reason = comment.partition(" -- ")[2]
    return f"# abaikan: {left} -- {reason}" if reason else f"# abaikan: {left}"


def test_a_suppression_of_an_ignored_rule_is_not_in_vain(checked: Checked) -> None:
    text = UNMEASURED.replace("  Waktu: -", "  # abaikan: waktu-tidak-terukur -- ada alasannya\n  Waktu: -")
    assert checked(text, CheckSettings(ignored=("WKT001",), required_quality=())).codes() == []


def test_a_suppression_of_the_file_excuses_all_by_name_or_code() -> None:
    text = "SOP: Uji\nStatus: draf\nPelaksana: Staf\n" + UNMEASURED
    assert [one.code for one in findings(text)].count("WKT001") == 2
    for word in ("waktu-tidak-terukur", "wkt001"):
        assert "WKT001" not in [one.code for one in findings(f"# abaikan-berkas: {word} -- draf\n{text}")]


def test_a_project_may_ignore_a_rule(checked: Checked) -> None:
    settings = CheckSettings(ignored=("WKT001",), required_quality=())
    assert checked(UNMEASURED, settings).codes() == []


def test_what_was_not_understood_cannot_be_excused(checked: Checked) -> None:
    broken = "# abaikan: sintaks, kata-kunci-salah-eja -- sengaja\nLangkah oleh Staf: Mencatat\n  Kelengkpan: surat\n"
    assert checked(broken).codes() == ["TKS006", "TKS002"]


def test_a_project_says_which_parts_of_the_mutu_baku_it_wants(checked: Checked) -> None:
    text = "Langkah oleh Staf: Mencatat\n  Waktu: 1 jam\n"
    wanted = checked(text, CheckSettings(required_quality=("output", "waktu")))
    assert ["Output" in line for line in wanted.lines()[:1]] == [True]
    assert checked(text, CheckSettings(required_quality=("Waktu",))).codes() == []


def test_idem_with_nothing_above_is_told_even_where_the_field_is_not_required(checked: Callable[..., Any]) -> None:
    text = "Langkah oleh Staf: Mencatat\n  Waktu: idem\n"
    assert checked(text, CheckSettings(required_quality=())).codes() == ["MTB001"]


def test_a_project_says_who_is_an_executor(checked: Checked) -> None:
    text = "Langkah oleh Staf: Menyampaikan surat kepada Kadin\nLangkah oleh Kepala: Mengarahkan Staf\n"
    assert checked(text).codes() == []
    known = CheckSettings(required_quality=(), executors=("Kadin", "Staf"))
    assert checked(text, known).codes() == ["PLK005"]


def test_a_rule_that_fails_is_a_finding_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: Document) -> Iterator[Finding]:
        raise ZeroDivisionError
        yield

    broken = APPLIED[0]._replace(code="IDN001", name="identitas-kurang", check=fail)
    others = tuple(rule for rule in APPLIED if rule.code != "IDN001")
    monkeypatch.setattr(sopdsl.checks, "APPLIED", (broken, *others))
    found = findings("SOP: Uji\nPelaksana: Staf\nLangkah oleh Staf: Mencatat\n")
    assert found[0].code == "SIS001" and "MTB001" in [one.code for one in found]
    assert "ZeroDivisionError" in text_of(found[0].message)
    assert found[0].severity is Severity.ERROR and found[0].span == NOWHERE


def test_findings_stand_in_the_order_of_the_text(checked: Checked) -> None:
    found = checked("Langkah oleh Staf: Mencatat ....\n  Waktu: -\nLangkah oleh Stef: Mengirim\n", CheckSettings())
    spans = [one.span for one in found.findings]
    assert spans == sorted(spans) and len(spans) >= 4


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_document_can_be_checked_and_every_finding_said(path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="replace")
    for one in findings(text):
        assert one.code != "SIS001"
        assert 0 <= one.span.start <= one.span.end <= len(text)
        rule = find_rule(one.code)
        assert rule is not None and rule.name == one.name
        for language in LANGUAGES:
            parts = [one.message, one.hint, *(related.message for related in one.related)]
            assert all(text_of(part, language) for part in parts if part is not None)


@given(sops())
def test_no_rule_fails_on_a_document_of_a_program(sop: Any) -> None:
    parsed = Parsed(Source("uji.sop", ""), sop, ())
    assert "SIS001" not in [one.code for one in check(parsed, analyse(sop))]


@given(st.data())
def test_no_rule_fails_on_a_damaged_text(data: st.DataObject) -> None:
    lines = (ROOT / "specs" / "lakip-trenggalek.sop").read_text(encoding="utf-8").splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        line = data.draw(st.integers(0, len(lines) - 1))
        cut = data.draw(st.integers(0, len(lines[line])))
        lines[line] = data.draw(st.sampled_from([lines[line][:cut], lines[line][cut:], "  " + lines[line], ""]))
    assert "SIS001" not in [one.code for one in findings("\n".join(lines))]


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("Sekertaris", "Sekretaris"), ("kasubag", "Kasubag KPP"), ("SEKDIN", "Sekdin"), ("Sekdn", "Sekdin"),
        ("Pemohon", None), ("x", None), ("", None), ("Staff", "Staf"),
    ],
)  # fmt: skip
def test_nearest(word: str, near: str | None) -> None:
    assert nearest(word, ["Staf", "Sekdin", "Sekretaris", "Kasubag KPP"]) == near


def test_near_names_are_not_looked_for_without_end() -> None:
    """Each unknown name is compared with all that are known: in a text full of them only the first ones are."""
    steps = "".join(
        f"Langkah langkah{n}x oleh Staf: Mencatat surat\n  Lanjut ke: langkah{n}y\n" for n in range(1000, 1150)
    )
    unknown = [found for found in findings(f"SOP: Surat\nPelaksana: Staf\n{steps}") if found.code == "ALR001"]
    hints = [found.hint.key for found in unknown if found.hint is not None]
    assert hints == ["ALR001.hint-mirip"] * 100 + ["ALR001.hint-beri-nama"] * 50


def test_a_document_without_steps_is_checked() -> None:
    codes = [one.code for one in findings("SOP: Pelayanan Surat\nBatas waktu: 3-1 hari\n")]
    assert "WKT007" in codes and "SIS001" not in codes
