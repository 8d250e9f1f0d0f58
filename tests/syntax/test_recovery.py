"""One mistake, one finding: what follows from it is not reported, and what stands around it is read."""

from __future__ import annotations

import pytest

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.fixes import mend
from sopdsl.model import Parallel, Sop, Step
from sopdsl.source import Source
from sopdsl.syntax import parse

SOUND = """SOP: Pengelolaan surat masuk
Nomor: 1/2025
Disahkan oleh:
  Jabatan: Kepala Dinas
  NIP: 123

Dasar Hukum:
  - Peraturan pertama

Prosedur A: Penerimaan
  Pelaksana:
    - Staf
    - Kepala
  Langkah terima oleh Staf: Menerima surat masuk
      dari kurir
    Kelengkapan: Surat
    Waktu: 10 menit
    Keputusan: Lengkap?
      Jika Ya: lanjut
      Jika Tidak: terima
  Serentak:
    Langkah catat oleh Staf: Mencatat surat
      Waktu: 5 menit
    Langkah oleh Kepala: Membaca surat
  Langkah oleh Kepala: Mendisposisi surat
    Menunggu: catat
    Lanjut ke: selesai

Prosedur B: Pengarsipan
  Pelaksana: Staf
  Langkah oleh Staf: Mengarsipkan surat
    Waktu: 1 jam
"""


def findings(text: str) -> tuple[Diagnostic, ...]:
    return parse(Source("x", text)).diagnostics


def steps(sop: Sop) -> list[Step]:
    rows = [row for procedure in sop.procedures for row in procedure.rows]
    inner = [each for row in rows for each in (row.rows if isinstance(row, Parallel) else (row,))]
    return [row for row in inner if isinstance(row, Step)]


def test_the_sound_text_is_sound() -> None:
    parsed = parse(Source("x", SOUND))
    assert parsed.diagnostics == ()
    assert len(steps(parsed.sop)) == 5


LINES = [line for line in SOUND.split("\n") if ": " in line or line.endswith(":")]
PLACES = [pytest.param(line, id=line.strip()[:24]) for line in LINES if SOUND.count(line + "\n") == 1]


@pytest.mark.parametrize("line", [place for place in PLACES if place.values[0] != LINES[0]])
def test_a_stray_line_is_one_finding(line: str) -> None:
    indent = line[: len(line) - len(line.lstrip())]
    text = SOUND.replace(line + "\n", f"{indent}!? baris asing\n{line}\n")
    found = findings(text)
    assert len(found) <= 1, found
    if found:
        assert found[0].code == "TKS001"
        assert text[found[0].span.start :].startswith("!?")
        assert parse(Source("x", text)).sop == parse(Source("x", SOUND)).sop


@pytest.mark.parametrize("line", [place for place in PLACES if place.values[0] != LINES[0]])
def test_an_unknown_statement_is_one_finding(line: str) -> None:
    indent = line[: len(line) - len(line.lstrip())]
    text = SOUND.replace(line + "\n", f"{indent}Xyzzy plugh: teks\n{indent}  deeper: teks\n{line}\n")
    found = findings(text)
    assert len(found) <= 1, found
    if found:
        assert parse(Source("x", text)).sop == parse(Source("x", SOUND)).sop


LONG = [place for place in PLACES if len(place.values[0].split(":")[0].strip()) >= 4]


@pytest.mark.parametrize("line", LONG)
def test_a_misspelt_keyword_is_one_finding_and_still_read(line: str) -> None:
    word = line.lstrip()[:3]
    text = SOUND.replace(line + "\n", line.replace(word, word[0] + word[2] + word[1], 1) + "\n")
    found = findings(text)
    assert [each.code for each in found] == ["TKS002"], found
    assert found[0].fix is not None
    assert parse(Source("x", text)).sop == parse(Source("x", SOUND)).sop


@pytest.mark.parametrize("line", PLACES)
def test_a_line_that_is_missing_costs_little(line: str) -> None:
    parsed = parse(Source("x", SOUND.replace(line + "\n", "")))
    assert len(parsed.diagnostics) <= 4, parsed.diagnostics
    assert len(steps(parsed.sop)) >= 4


@pytest.mark.parametrize("line", [place for place in PLACES if place.values[0].startswith("  ")])
def test_a_line_one_space_too_deep_or_too_shallow_is_one_error_at_most(line: str) -> None:
    for wrong in (" " + line, line[1:]):
        found = [each for each in findings(SOUND.replace(line + "\n", wrong + "\n")) if each.severity is Severity.ERROR]
        assert len(found) <= 1, (wrong, found)
        sop = parse(Source("x", SOUND.replace(line + "\n", wrong + "\n"))).sop
        assert len(steps(sop)) >= 4


@pytest.mark.parametrize(
    "line", [place for place in PLACES if "Jika" in place.values[0] or "Lanjut" in place.values[0]]
)
def test_a_way_without_colon_is_one_finding(line: str) -> None:
    text = SOUND.replace(line, line.replace(":", "", 1))
    assert [each.code for each in findings(text)] == ["TKS002"]
    assert parse(Source("x", text)).sop == parse(Source("x", SOUND)).sop


def test_all_mistakes_of_a_file_are_found_in_one_run() -> None:
    text = SOUND.replace("Nomor", "Nomr").replace("    Waktu: 10 menit\n", "    Waktu: 10 menit\n    Waktu: 1 jam\n")
    text = text.replace("Jika Tidak: terima", "Jika Tidak: 1").replace("Lanjut ke: selesai", "Lanjut ke:")
    assert [each.message.key for each in findings(text)] == [
        "TKS002.misspelt",
        "TKS003.repeated",
        "TKS001.target_number",
        "TKS001.no_value",
    ]


def test_a_file_without_any_indentation_is_read_with_few_findings() -> None:
    flat = "\n".join(line.strip() for line in SOUND.replace("      dari kurir\n", "").split("\n"))
    parsed = parse(Source("x", flat))
    assert len(parsed.diagnostics) <= 7, parsed.diagnostics
    assert len(steps(parsed.sop)) == 5
    assert {each.message.key for each in parsed.diagnostics} == {"TKS001.too_shallow", "TKS001.empty_parallel"}


@pytest.mark.parametrize("cut", range(0, len(SOUND), 7))
def test_a_text_that_breaks_off_is_read_up_to_there(cut: int) -> None:
    parsed = parse(Source("x", SOUND[:cut]))
    assert len(parsed.diagnostics) <= 3, parsed.diagnostics
    assert len(steps(parsed.sop)) >= SOUND[:cut].count("Langkah ") - 1


WRONG_DEPTHS = {
    "fields as deep as their step": "Langkah oleh Staf: Mencatat surat\nKelengkapan: Surat\nWaktu: 5 menit\n",
    "branches as deep as their decision": (
        "Langkah a oleh Staf: Mencatat surat\n  Keputusan: Lengkap?\n  Jika Ya: lanjut\n  Jika Tidak: a\n"
    ),
    "all at the margin": "Langkah a oleh Staf: Mencatat surat\nKeputusan: Lengkap?\nJika Ya: lanjut\nJika Tidak: a\n",
    "a step with all that is below it": (
        "Prosedur A: Awal\nLangkah oleh Staf: Mencatat\n    surat\n"
        "  Kelengkapan: Surat,\n    amplop\n  Waktu: 5 menit\n"
    ),
    "a field out of line with a text of several lines": (
        "Langkah oleh Staf: Mencatat surat\n    Waktu: 5 menit\n  Kelengkapan:\n    - Surat\n    - Amplop\n"
    ),
}


@pytest.mark.parametrize("steps", WRONG_DEPTHS.values(), ids=WRONG_DEPTHS)
def test_lines_at_the_wrong_depth_are_moved_by_the_fix_all_at_once(steps: str) -> None:
    text = f"SOP: Uji\nPelaksana: Staf\n{steps}"
    mended = mend(text, findings)
    assert findings(mended.text) == (), mended.text
    assert [line.split() for line in mended.text.splitlines()] == [line.split() for line in text.splitlines()]


def test_the_remedy_of_a_wrong_depth_counts_the_lines_that_it_is_about() -> None:
    steps = WRONG_DEPTHS["all at the margin"]
    hints = [each.hint for each in findings(f"SOP: Uji\nPelaksana: Staf\n{steps}")]
    said = [dict(hint.arguments) for hint in hints if hint]
    assert [(each["expected"], each.get("others")) for each in said] == [(2, None), (4, 1)]


def test_lines_that_begin_with_tabs_are_not_moved_before_the_tabs_are_mended() -> None:
    text = "SOP: Uji\nPelaksana: Staf\n\tLangkah oleh Staf: Mencatat surat\n\tWaktu: 5 menit\n"
    assert {each.code: each.fix is None for each in findings(text)} == {"TKS001": True, "TKS004": False}


@pytest.mark.parametrize("words", ["Staf bersama", "Staf bersama Kepala lalu Tim"])
def test_of_executors_that_cannot_be_read_the_first_is_kept(words: str) -> None:
    text = f"SOP: Uji\nPelaksana: Staf; Kepala; Tim\nLangkah oleh {words}: Mencatat surat\n"
    (step,) = steps(parse(Source("uji.sop", text)).sop)
    assert step.assignment is not None
    (kept,) = step.assignment.executors
    assert kept.text == text[kept.span.start : kept.span.end] == "Staf"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("# SOP: Surat\nPelaksana: Staf\nLangkah oleh Staf: Menulis\n", ["TKS002.title_comment"]),
        ("# Nama SOP : Surat\n", ["TKS002.title_comment"]),
        ("# SOP: Surat lama\nSOP: Surat\nPelaksana: Staf\nLangkah oleh Staf: Menulis\n", []),
        ("# Judul belum ada\nPelaksana: Staf\nLangkah oleh Staf: Menulis\n", ["TKS001.no_title"]),
        ("# Nomor: 1\nPelaksana: Staf\nLangkah oleh Staf: Menulis\n", ["TKS001.no_title"]),
    ],
)
def test_a_title_that_is_a_comment_is_told_where_there_is_no_other(text: str, keys: list[str]) -> None:
    assert [found.message.key for found in parse(Source("x", text)).diagnostics] == keys
