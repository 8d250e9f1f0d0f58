"""The formatter: one canonical text, whatever the author's layout was; nothing said or remarked is lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdsl.checks import check
from sopdsl.flow import analyse
from sopdsl.model import Sop
from sopdsl.source import Source
from sopdsl.syntax import parse, read_source
from sopdsl.syntax.formatter import format
from sopdsl.syntax.meaning import meaning
from sopdsl.syntax.printer import print_sop
from sopdsl.syntax.reading import read
from tests.strategies import sops
from tests.syntax.layout_noise import Noise, remarked, without_remarks
from tests.syntax.test_roundtrip import broken_documents

ROOT = Path(__file__).parents[2]
GOLDEN = sorted((ROOT / "grammar" / "corpus" / "format").glob("*.sop"))
FILES = sorted([*ROOT.glob("grammar/corpus/*/*.sop"), *ROOT.glob("specs/**/*.sop")])


def formatted(text: str) -> str:
    """A text without errors, formatted."""
    result = format(Source("uji.sop", text))
    assert result.text is not None, (result.errors, text)
    return result.text


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_golden(file: Path, accept: bool) -> None:
    text = formatted(file.read_text(encoding="utf-8"))
    expected = file.with_suffix(".formatted")
    if accept:
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


def test_there_are_golden_files() -> None:
    assert len(GOLDEN) >= 5
    assert {file.stem for file in GOLDEN} == {file.stem for file in GOLDEN[0].parent.glob("*.formatted")}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_files_are_formatted_or_left_alone(file: Path) -> None:
    source, problems = read_source(file.name, file.read_bytes())
    result = format(source)
    if problems or result.text is None:
        assert problems or result.errors
        return
    after = parse(Source(file.name, result.text))
    assert meaning(after.sop) == meaning(parse(source).sop)
    assert formatted(result.text) == result.text
    assert comments_of(result.text) == comments_of(source.text)
    assert rules_of(result.text) == rules_of(source.text)


def comments_of(text: str) -> Counter[str]:
    return Counter(text[span.start : span.end] for span in read(text).lines.comments)


def rules_of(text: str) -> Counter[str]:
    """The findings by their rules, but for those that formatting mends: tabs, and the spelling of times."""
    parsed = parse(Source("uji.sop", text))
    found = check(parsed, analyse(parsed.sop))
    return Counter(each.code for each in found if each.code not in ("TKS004", "WKT006"))


@settings(max_examples=50)
@given(sops(most_rows=8))
def test_what_is_printed_is_in_form(sop: Sop) -> None:
    """The two printers, of models and of texts, agree."""
    text = print_sop(sop)
    assert in_words(formatted(text)) == in_words(text)


def in_words(text: str) -> str:
    """Without the dates that the formatter spells otherwise."""
    return text.replace("05 Mei 2025", "5 Mei 2025").replace("2020-06-02", "2 Juni 2020")


@settings(max_examples=40)
@given(sops(most_rows=8), st.integers(0, 2**32).map(Random))
def test_layout_does_not_matter(sop: Sop, random: Random) -> None:
    """Whatever order, spelling, indentation and blank lines: the text is the same, each remark above its statement."""
    canonical = in_words(formatted(print_sop(sop)))
    noise = Noise(canonical, random)
    noise.remark()
    noise.move()
    noise.respell()
    noise.indent()
    text = formatted(noise.text())
    assert without_remarks(text) == canonical, noise.text()
    assert remarked(text) == noise.above


def test_a_remark_of_the_head_is_none_of_the_procedure_above_it() -> None:
    procedure = "Prosedur A:\n\n  Pelaksana:\n    - Staf\n\n  # pertama\n  Batas waktu: 3 menit\n\n"
    step = "  Langkah oleh Staf: Menyusun surat\n"
    limit = "# kedua\nBatas waktu: 3 menit\n"
    assert formatted(f"SOP: Surat\n\n{procedure}{step}{limit}") == f"SOP: Surat\n\n{limit}\n{procedure}{step}"


def test_a_remark_of_a_step_moves_past_those_of_its_symbols() -> None:
    symbol = "  Proses a: dokumen\n    # kedua\n    Lanjut ke: b\n"
    way = "  # pertama\n  Lanjut ke: a\n"
    head = "SOP: Surat\n\nPelaksana:\n  - Staf\n\nLangkah oleh Staf: Menyusun\n"
    assert formatted(f"{head}{way}{symbol}") == f"{head}{symbol}{way}"


def test_an_excuse_for_the_whole_file_stays_below_the_field_where_it_stands() -> None:
    text = "SOP: Surat\n\nNomor: 1\n  # abaikan-berkas: nip -- alasan\n\nPelaksana:\n  - Staf\n\n"
    assert formatted(f"{text}Langkah oleh Staf: Menyusun\n").startswith(text)


def test_a_time_that_an_excuse_above_its_step_covers_keeps_its_spelling() -> None:
    excused = "# abaikan: ejaan-waktu -- disalin apa adanya\nLangkah oleh Staf: Menyusun\n  Waktu: 30Menit\n"
    text = formatted(f"SOP: Surat\nPelaksana: Staf\n{excused}Langkah oleh Staf: Menata\n  Waktu: 20Menit\n")
    assert excused in text and "Waktu: 20 menit" in text


_REMARKS = ("# catatan", "#", "#\t*miring", "# abaikan: waktu-tidak-terukur -- alasan", "# abaikan: ejaan-waktu", "")


@settings(max_examples=100)
@given(broken_documents(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8), st.sampled_from(_REMARKS))))
def test_whatever_has_no_errors_is_formatted(text: str, remarks: list[tuple[int, int, str]]) -> None:
    """Remarks anywhere, lines that look like what they are not: the proof holds, and the findings stay."""
    lines = text.split("\n")
    for number, depth, remark in remarks:
        lines.insert(number % (len(lines) + 1), " " * depth + remark)
    text = "\n".join(lines)
    result = format(Source("uji.sop", text))
    if result.text is not None:
        assert comments_of(result.text) == comments_of(text)
        assert rules_of(result.text) == rules_of(text)
