"""The registry that is shipped, titles compared, and the order of regulations."""

from __future__ import annotations

import csv
from itertools import permutations
from pathlib import Path

import pytest

import sopdsl
from sopdsl.model import Citation
from sopdsl.regulations import (
    Registry,
    Regulation,
    State,
    Trust,
    known_regulations,
    must_precede,
    read_citation,
    same_title,
)

FOLDER = Path(sopdsl.__file__).parent / "data" / "regulations"
CURATED = list(csv.DictReader((FOLDER / "peraturan.csv").open(encoding="utf-8")))


def cite(text: str) -> Citation:
    citation = read_citation(text)
    assert citation is not None, text
    return citation


def known(text: str) -> Regulation | None:
    return known_regulations().find(cite(text))


@pytest.mark.parametrize("row", CURATED, ids=lambda row: f"{row['jenis'][:20]} {row['nomor']}/{row['tahun']}")
def test_the_curated_data_is_sound(row: dict[str, str]) -> None:
    name = Citation(row["jenis"], row["nomor"], int(row["tahun"])).name
    found = known(name)
    assert found is not None and found.title == row["judul"]
    assert row["judul_dari"] in ("P", "S", "GK") or not row["judul"]
    assert bool(row["keadaan_dari"]) == bool(row["keadaan"])
    for successor in filter(None, row["oleh"].split("; ")):
        assert cite(successor).name == successor


def test_no_regulation_stands_twice() -> None:
    for name in ("peraturan.csv", "uu-pp.csv"):
        rows = list(csv.DictReader((FOLDER / name).open(encoding="utf-8")))
        keys = [(row["jenis"], row["nomor"], row["tahun"]) for row in rows]
        assert len(keys) == len(set(keys)) > 100


def test_every_regulation_that_was_read_by_machine_is_found_if_no_list_knows_it_better() -> None:
    listed = {(row["jenis"], row["nomor"], row["tahun"]) for row in CURATED}
    kinds = {"UU": "Undang-Undang", "PP": "Peraturan Pemerintah"}
    for mark, number, year, title, doubtful in list(csv.reader((FOLDER / "uu-pp.csv").open(encoding="utf-8")))[1:]:
        found = known_regulations().find(Citation(kinds[mark], number, int(year)))
        assert found is not None
        if (kinds[mark], number, year) not in listed:
            assert found == Regulation(kinds[mark], number, int(year), title, Trust.MACHINE, doubtful=doubtful == "ya")


def test_what_is_confirmed_and_what_is_not() -> None:
    confirmed, general, machine = known("UU 32/2004"), known("Inpres 7/1999"), known("UU 22/1997")
    assert confirmed is not None and confirmed.state is State.REVOKED and confirmed.state_trust.confirmed
    assert general is not None and general.state is State.REVOKED and not general.state_trust.confirmed
    assert machine is not None and machine.title_trust is Trust.MACHINE and machine.state is State.UNKNOWN
    assert known("UU 999/2009") is None


def test_what_an_office_adds_replaces_what_the_program_knows() -> None:
    own = Regulation("Instruksi Presiden", "7", 1999, "", Trust.OFFICE, State.IN_FORCE, (), Trust.OFFICE)
    found = known_regulations((own,)).find(cite("Inpres 7/1999"))
    assert found is not None and found.state is State.IN_FORCE
    assert found.title == "Akuntabilitas Kinerja Instansi Pemerintah"
    assert Registry(()).find(cite("Inpres 7/1999")) is None


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Pelayanan Publik", "PELAYANAN  PUBLIK", True),
        ("Pelayanan Publik", "Pelayanan Publlik", True),
        ("Pelayanan Publik", "Kearsipan", False),
        ("Pelayanan Publik", "Pelayanan Kesehatan", False),
        ("Disiplin Pegawai Negeri Sipil", "Disiplin PNS", True),
        ("Pokok-Pokok Kepegawaian", "Perubahan atas UU 8/1974 tentang Pokok-Pokok Kepegawaian", False),
        ("Tata Cara Perencanaan, Pengendalian", "Tata Cara Perencanaan, Pengendalian dan Evaluasi Pembangunan", True),
        ("Anggaran Tahun Anggaran 2010", "Anggaran Tahun Anggaran 2011", False),
        ("", "Kearsipan", False),
        ("(SAKIP)", "Kearsipan", False),
    ],
)  # fmt: skip
def test_titles(first: str, second: str, same: bool) -> None:
    assert same_title(first, second) is same_title(second, first) is same


IN_ORDER = [
    "UUD 1945",
    "TAP MPR Nomor VI/MPR/2001",
    "UU 14/2008",
    "Perppu 1/2009",
    "PP 96/2012",
    "Perpres 29/2014",
    "Inpres 7/1999",
    "Perda Provinsi Contoh 3/2016",
    "Perda Kabupaten Contoh 5/2015",
    "Perbup Contoh 1/2010",
    "Keputusan Bupati Contoh 1/2009",
    "Perdes Contoh 1/2001",
]


def test_the_order_of_levels_and_years() -> None:
    citations = [cite(text) for text in IN_ORDER]
    for number, first in enumerate(citations):
        for second in citations[number + 1 :]:
            assert must_precede(first, second) and not must_precede(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Perpres 29/2014", "Permendagri 52/2011"),
        ("Inpres 7/1999", "Permendagri 52/1998"),
        ("Inpres 7/1999", "Qanun Aceh 8/1998"),
        ("Qanun Aceh 8/2008", "Pergub Aceh 1/2001"),
        ("Keputusan Bupati Contoh 1/2009", "Perkades Contoh 1/2001"),
        ("UU 14/2008", "UU 25/2009"),
    ],
)
def test_what_precedes(first: str, second: str) -> None:
    assert must_precede(cite(first), cite(second)) and not must_precede(cite(second), cite(first))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Permendagri 52/2011", "Perda Kabupaten Contoh 5/2016"),
        ("Permendagri 52/2011", "Keputusan Menteri Agama 168/2010"),
        ("Keppres 68/1995", "Perpres 29/2014"),
        ("Keppres 68/1995", "Inpres 7/1994"),
        ("Perdes Contoh 1/2001", "Perkades Contoh 1/2000"),
        ("Permendagri 52/2011", "Surat Edaran Menteri Dalam Negeri Nomor 1 Tahun 2010"),
        ("Perbup Contoh 1/2010", "Peraturan Gubernur Contoh 2/2010"),
        ("UU 25/2009", "UU 14/2009"),
    ],
)
def test_what_may_stand_in_either_order(first: str, second: str) -> None:
    assert not any(must_precede(one, other) for one, other in permutations([cite(first), cite(second)]))
