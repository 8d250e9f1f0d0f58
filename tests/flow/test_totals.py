"""Totals: the sum as written, what it comes to, the shortest and the longest way, and what was not measured."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from sopdsl.flow import ProcedureFlow, Total, Value, analyse, total_words, written_words
from sopdsl.flow.totals import document_total
from sopdsl.flow.wording import value_words
from sopdsl.model import TimeAssumption
from sopdsl.source import Source
from sopdsl.syntax import parse
from sopdsl.syntax.assumptions import assumption_words
from sopdsl.words import number_words

Flows = Callable[..., tuple[ProcedureFlow, ...]]


def words(flow: ProcedureFlow) -> list[str]:
    """As written, normalised, shortest, longest."""
    totals = flow.totals
    ways = [
        total_words(way.total, totals.assumption) if way else "tidak ada" for way in (totals.shortest, totals.longest)
    ]
    return [written_words(totals.whole), total_words(totals.whole, totals.assumption), *ways]


def rows(flow: ProcedureFlow) -> list[list[int]]:
    """The row numbers of the shortest and of the longest way."""
    return [[row + 1 for row in way.rows] if way else [] for way in (flow.totals.shortest, flow.totals.longest)]


def times(*durations: str) -> str:
    return "".join(f"Langkah oleh A: kerja\n  Waktu: {duration}\n" for duration in durations)


@pytest.mark.parametrize(
    ("durations", "written", "comes_to"),
    [
        (["10 menit", "2 jam", "4 hari", "3 jam", "5 menit"], "4 hari + 5 jam + 15 menit", "4 hari 5 jam 15 menit"),
        (["1,5 jam", "45 menit"], "1,5 jam + 45 menit", "2 jam 15 menit"),
        (["1 minggu", "1 bulan", "1 tahun"], "1 tahun + 1 bulan + 1 minggu", "265 hari"),
        (["2 hari kerja", "10 hari kalender"], "2 hari + 10 hari kalender", "2 hari + 10 hari kalender"),
        (["10 hari kalender"], "10 hari kalender", "10 hari kalender"),
        (["1-3 hari", "30 menit"], "1 hari + 30 menit – 3 hari + 30 menit", "1 hari 30 menit – 3 hari 30 menit"),
        (["1 jam", "idem", "idem", "1 jam"], "2 jam", "2 jam"),
        (["seketika"], "0 menit", "0 menit"),
        (["-", "Sesuai jadwal"], "tidak terukur", "tidak terukur"),
        (["triwulanan", "Sesuai jadwal", "-", "8 jam"], "8 jam", "1 hari 30 menit"),
    ],
)  # fmt: skip
def test_sums(durations: list[str], written: str, comes_to: str, flows: Flows) -> None:
    assert words(flows(times(*durations))[0])[:2] == [written, comes_to]


def test_marks_and_unmeasured_rows(flows: Flows) -> None:
    whole = flows(times("maks. 3 hari", "2 menit/berkas", "triwulanan", "idem", "-", "seketika"))[0].totals.whole
    assert (whole.bounded, whole.per_unit, whole.unmeasured) == (True, True, (2, 3, 4))
    whole = flows(times("3 hari", "idem") + "Langkah oleh A: kerja\n")[0].totals.whole
    assert (whole.bounded, whole.per_unit, whole.unmeasured) == (False, False, (2,))


def test_idem_in_the_first_row_says_nothing(flows: Flows) -> None:
    assert flows(times("idem", "1 jam"), sound=False)[0].totals.whole.unmeasured == (0,)


def test_ways_back_do_not_count_and_skips_make_a_shorter_way(flows: Flows) -> None:
    (flow,) = flows("""
        Langkah a oleh A: satu
          Waktu: 1 jam
        Langkah oleh B: dua
          Waktu: 2 jam
          Keputusan: baik?
            Jika Ya: c
            Jika Tidak: a
            Jika Lain: lanjut
        Langkah oleh A: tiga
          Waktu: 4 jam
        Langkah c oleh C: empat
          Waktu: 8 jam
        """)
    assert words(flow) == ["15 jam", "2 hari", "1 hari 3 jam 30 menit", "2 hari"]
    assert rows(flow) == [[1, 2, 4], [1, 2, 3, 4]]


def test_parallel_ways_count_as_their_longest_on_the_shortest_way_too(flows: Flows) -> None:
    (flow,) = flows("""
        Langkah oleh A: satu
          Waktu: 1 jam
        Serentak:
          Langkah oleh B: dua
            Waktu: 2 jam
          Langkah oleh C: tiga
            Waktu: 3 jam
        Langkah oleh A: empat
          Waktu: 1 jam
        """)
    assert words(flow) == ["7 jam", "7 jam", "5 jam", "5 jam"]
    assert rows(flow) == [[1, 3, 4], [1, 3, 4]]


def test_rows_that_start_together_count_as_their_longest(flows: Flows) -> None:
    (flow,) = flows("""
        Serentak:
          Langkah oleh B: dua
            Waktu: 2 jam
          Langkah oleh C: tiga
            Waktu: 3 jam
        Langkah oleh A: empat
          Waktu: 1 jam
        """)
    assert words(flow)[2:] == ["4 jam", "4 jam"]


def test_several_starts_are_choices(flows: Flows) -> None:
    (flow,) = flows("""
        Langkah oleh A: satu
          Waktu: 1 jam
        Langkah oleh B: dua
          Waktu: 2 jam
          Mulai oleh C: surel
        """)
    assert words(flow)[2:] == ["2 jam", "3 jam"]
    assert rows(flow) == [[2], [1, 2]]


def test_an_optional_way_is_taken_instead_of_the_others_or_not(flows: Flows) -> None:
    (flow,) = flows("""
        Langkah oleh A: satu
          Lanjut ke: b dan c dan d (opsional)
        Langkah b oleh A: dua
          Waktu: 2 jam
          Lanjut ke: selesai
        Langkah c oleh B: tiga
          Waktu: 3 jam
          Lanjut ke: selesai
        Langkah d oleh C: empat
          Waktu: 1 jam
        """)
    assert words(flow)[2:] == ["1 jam", "3 jam"]
    assert rows(flow) == [[1, 4], [1, 3]]


def test_exactly_one_of_optional_ways_is_taken(flows: Flows) -> None:
    (flow,) = flows("""
        Langkah oleh A: satu
          Lanjut ke: b (opsional) dan c (opsional)
        Langkah b oleh A: dua
          Waktu: 2 jam
          Lanjut ke: selesai
        Langkah c oleh B: tiga
          Waktu: 3 jam
        """)
    assert words(flow)[2:] == ["2 jam", "3 jam"]


def test_a_condition_is_left_out_of_the_shortest_way(flows: Flows) -> None:
    (flow,) = flows("""
        Langkah oleh A: satu
          Waktu: 1 jam
        Langkah oleh B: dua
          Waktu: 2 jam
          Syarat: bila berkas kurang
        Langkah oleh A: tiga
          Waktu: idem
        """)
    assert words(flow) == ["3 jam", "3 jam", "3 jam", "3 jam"], "the shared cell is paid for by the last row"
    (flow,) = flows("""
        Langkah oleh A: satu
          Waktu: 1 jam
        Langkah oleh B: dua
          Waktu: 2 jam
          Syarat: bila berkas kurang
        """)
    assert words(flow)[2:] == ["1 jam", "3 jam"]


def test_a_shared_cell_counts_on_any_way_through_its_rows(flows: Flows) -> None:
    (flow,) = flows("""
        Langkah oleh A: satu
          Keputusan: mana?
            Jika a: lanjut
            Jika b: c
        Langkah oleh B: dua
          Waktu: 2 jam
        Langkah c oleh B: tiga
          Waktu: idem
        Langkah oleh B: empat
          Waktu: 1 jam
        """)
    assert words(flow) == ["3 jam", "3 jam", "3 jam", "3 jam"]


def test_a_row_with_several_symbols_counts_once(flows: Flows) -> None:
    (flow,) = flows("Langkah oleh A lalu B: satu\n  Waktu: 2 jam\n")
    assert words(flow)[2:] == ["2 jam", "2 jam"]
    assert flow.totals.longest is not None and flow.totals.longest.nodes == (0, 1)


def test_a_way_to_another_procedure_or_sop_ends_there(flows: Flows) -> None:
    (flow,) = flows("""
        Langkah oleh A: satu
          Waktu: 1 jam
          Keputusan: mana?
            Jika a: SOP Lain
            Jika b: lanjut
        Langkah oleh A: dua
          Waktu: 2 jam
        """)
    assert words(flow)[2:] == ["1 jam", "3 jam"]


def test_ranges_count_low_on_the_shortest_and_high_on_the_longest_way(flows: Flows) -> None:
    (flow,) = flows("""
        Langkah oleh A: satu
          Keputusan: mana?
            Jika a: b
            Jika b: c
        Langkah b oleh A: dua
          Waktu: 1-5 jam
          Lanjut ke: selesai
        Langkah c oleh A: tiga
          Waktu: 2-4 jam
        """)
    assert rows(flow) == [[1, 2], [1, 2]]
    assert words(flow)[2:] == ["1 jam – 5 jam", "1 jam – 5 jam"]


def test_information_is_no_way_and_without_an_end_there_is_none(flows: Flows) -> None:
    (flow,) = flows("""
        Langkah a oleh A: satu
          Waktu: 1 jam
          Lanjut ke: b (informasi)
        Langkah b oleh A: dua
          Waktu: 1 jam
        """)
    assert words(flow)[2:] == ["tidak ada", "tidak ada"]


def test_calendar_days_weigh_a_seventh_of_a_working_week(flows: Flows) -> None:
    (flow,) = flows("""
        Langkah oleh A: satu
          Keputusan: mana?
            Jika a: b
            Jika b: c
        Langkah b oleh A: dua
          Waktu: 14 hari kalender
          Lanjut ke: selesai
        Langkah c oleh A: tiga
          Waktu: 11 hari
        """)
    assert rows(flow) == [[1, 2], [1, 3]]


def test_the_document_total_only_where_it_is_stated() -> None:
    text = "SOP: Uji\n{}Pelaksana: A\nProsedur A: x\n  Langkah oleh A: a\n    Waktu: 1 jam\n" + (
        "Prosedur B: y\n  Langkah oleh A: a\n    Waktu: 30 menit\n"
    )
    for stated, expected in (("", None), ("Jumlah waktu: 90 menit\n", "1 jam 30 menit")):
        sop = parse(Source("uji.sop", text.format(stated))).sop
        total = document_total(sop, tuple(flow.totals for flow in analyse(sop)))
        assert (total and total_words(total, TimeAssumption())) == expected


def test_the_documents_own_assumption_wins() -> None:
    text = "SOP: Uji\n{}Pelaksana: A\nLangkah oleh A: a\n  Waktu: 1 hari\nLangkah oleh A: b\n  Waktu: 8 jam\n"
    eight = TimeAssumption(hours_per_day=Fraction(8))
    own = parse(Source("uji.sop", text.format("Asumsi waktu: 1 hari = 4 jam\n"))).sop
    plain = parse(Source("uji.sop", text.format(""))).sop
    assert words(analyse(own, eight)[0])[1] == "3 hari"
    assert words(analyse(plain, eight)[0])[1] == "2 hari"
    assert words(analyse(plain)[0])[1] == "2 hari 30 menit"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (Fraction(3), "3"), (Fraction(15, 2), "7,5"), (Fraction(1, 20), "0,05"), (Fraction(1, 3), "1/3"),
        (Fraction(0), "0"), (Fraction(1001, 100), "10,01"),
    ],
)  # fmt: skip
def test_numbers_in_words(number: Fraction, said: str) -> None:
    assert number_words(number) == said


def test_words_of_an_assumption_and_of_odd_values() -> None:
    assert (
        assumption_words(TimeAssumption())
        == "1 hari = 7,5 jam; 1 minggu = 5 hari; 1 bulan = 20 hari; 1 tahun = 240 hari"
    )
    assert value_words(Value(seconds=Fraction(3661, 2)), TimeAssumption()) == "30 menit 30,5 detik"
    assert value_words(Value(seconds=Fraction(7200)), TimeAssumption(hours_per_day=Fraction(0))) == "2 jam"
    assert total_words(Total(), TimeAssumption()) == "0 menit"
