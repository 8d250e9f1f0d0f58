"""Citations as offices write them: what is read of each form, where it stands, and what is none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.regulations import kind_key, read_citation, unread_parts
from sopdsl.regulations.registry import number_key

UU, PP = "Undang-Undang", "Peraturan Pemerintah"
UUD = "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"
PAN = "Menteri Pendayagunaan Aparatur Negara"
PANRB = f"{PAN} dan Reformasi Birokrasi"
LAN = "Lembaga Administrasi Negara"
DIRJEN = "Peraturan Direktur Jenderal"
LKPP = "Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah"

FORMS = [
    ("Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik", UU, "25", 2009),
    ("Undang-Undang Republik Indonesia Nomor 25 Tahun 2009 tentang Pelayanan Publik", UU, "25", 2009),
    ("Undang-undang No. 25 Th. 2009 tentang Pelayanan Publik", UU, "25", 2009),
    ("UU No 25/2009", UU, "25", 2009),
    ("UU 25/2009", UU, "25", 2009),
    ("UU Nomor: 25 Thn 2009", UU, "25", 2009),
    ("UNDANG - UNDANG NOMOR 24 PRP TAHUN 1960 TENTANG X", UU, "24", 1960),
    ("Perppu Nomor 2 Tahun 2022 tentang Cipta Kerja", f"{PP} Pengganti {UU}", "2", 2022),
    ("Peraturan Pemerintah RI Nomor 96 Tahun 2012 tentang X", PP, "96", 2012),
    ("PP No. 96 Tahun 2012 tentang X", PP, "96", 2012),
    ("Peraturan Presiden Nomor 29 Tahun 2014 tentang X", "Peraturan Presiden", "29", 2014),
    ("Perpres 29 Tahun 2014 tentang X", "Peraturan Presiden", "29", 2014),
    ("Keputusan Presiden Nomor 68 Tahun 1995 tentang X", "Keputusan Presiden", "68", 1995),
    ("Keppres No. 68 Tahun 1995 tentang X", "Keputusan Presiden", "68", 1995),
    ("Instruksi Presiden Nomor 7 Tahun 1999 tentang X", "Instruksi Presiden", "7", 1999),
    ("Inpres 7/1999 tentang X", "Instruksi Presiden", "7", 1999),
    (f"Peraturan {PANRB} Nomor 35 Tahun 2012 tentang X", f"Peraturan {PANRB}", "35", 2012),
    ("Permenpan Nomor 35 Tahun 2012 tentang X", f"Peraturan {PAN}", "35", 2012),
    ("Permen PAN-RB Nomor 35 Tahun 2012 tentang X", f"Peraturan {PANRB}", "35", 2012),
    ("PermenPANRB 35/2012 tentang X", f"Peraturan {PANRB}", "35", 2012),
    ("PermenPAN & RB No. 35 Tahun 2012 tentang X", f"Peraturan {PANRB}", "35", 2012),
    ("Peraturan Men PAN-RB Nomor 53 Tahun 2014 tentang X", f"Peraturan {PANRB}", "53", 2014),
    ("Permenpan RB Nomor 35 Tahun 2012 tentang X", f"Peraturan {PANRB}", "35", 2012),
    ("Peraturan MenPAN dan RB Nomor 35 Tahun 2012 tentang X", f"Peraturan {PANRB}", "35", 2012),
    ("Peraturan Menteri Dalam Negeri Nomor 52 Tahun 2011 tentang X", "Peraturan Menteri Dalam Negeri", "52", 2011),
    ("Peraturan Mentri Dalam Negeri Nomor 52 Tahun 2011 Tentang X", "Peraturan Menteri Dalam Negeri", "52", 2011),
    ("Permendagri No. 52 Th 2011 tentang X", "Peraturan Menteri Dalam Negeri", "52", 2011),
    ("Peraturan Menteri Keuangan No. 171/PMK.05/2021", "Peraturan Menteri Keuangan", "171/PMK.05/2021", 2021),
    ("PMK No. 62 Tahun 2023 tentang X", "Peraturan Menteri Keuangan", "62", 2023),
    ("171/PMK.05/2021 tentang X", "Peraturan Menteri Keuangan", "171/PMK.05/2021", 2021),
    ("Keputusan Menteri PAN Nomor 63/KEP/M.PAN/7/2003 tentang X", f"Keputusan {PAN}", "63/KEP/M.PAN/7/2003", 2003),
    ("Kepmenpan KEP/75/M.PAN/7/2004 tentang X", f"Keputusan {PAN}", "KEP/75/M.PAN/7/2004", 2004),
    ("63/KEP/M.PAN/7/2003 tentang X", f"Keputusan {PAN}", "63/KEP/M.PAN/7/2003", 2003),
    ("PER/21/M.PAN/11/2008 tentang X", f"Peraturan {PAN}", "PER/21/M.PAN/11/2008", 2008),
    ("Peraturan Kepala BPS Nomor 19 Tahun 2013 tentang X", "Peraturan Kepala Badan Pusat Statistik", "19", 2013),
    ("Perka BPS No. 19 Tahun 2013 tentang X", "Peraturan Kepala Badan Pusat Statistik", "19", 2013),
    ("Peraturan Badan Pusat Statistik Nomor 5 Tahun 2023 tentang X", "Peraturan Badan Pusat Statistik", "5", 2023),
    ("Peraturan BPJS Kesehatan Nomor 1 Tahun 2020 tentang X", "Peraturan BPJS Kesehatan", "1", 2020),
    ("PERATURAN LPS NOMOR 1 TAHUN 2020 TENTANG X", "Peraturan LPS", "1", 2020),
    ("PerBKN 24/2017 tentang X", "Peraturan Badan Kepegawaian Negara", "24", 2017),
    ("PKPU 2 Tahun 2024 tentang X", "Peraturan Komisi Pemilihan Umum", "2", 2024),
    ("POJK Nomor 6/POJK.07/2022 tentang X", "Peraturan Otoritas Jasa Keuangan", "6/POJK.07/2022", 2022),
    ("PMA No. 20 Tahun 2019 tentang X", "Peraturan Menteri Agama", "20", 2019),
    ("Permenhub PM 19 Tahun 2021 tentang X", "Peraturan Menteri Perhubungan", "PM 19", 2021),
    ("Peraturan Menteri Perhubungan Nomor PM. 19 Tahun 2021", "Peraturan Menteri Perhubungan", "PM. 19", 2021),
    ("Kepmenkes HK.01.07/MENKES/1128/2022", "Keputusan Menteri Kesehatan", "HK.01.07/MENKES/1128/2022", 2022),
    ("Permen LHK P.26/MENLHK/2018", "Peraturan Menteri Lingkungan Hidup dan Kehutanan", "P.26/MENLHK/2018", 2018),
    ("PERATURAN DESA CONTOH NOMOR 1 TAHUN 2020 TENTANG X", "Peraturan Desa Contoh", "1", 2020),
    ("Peraturan BUPATI Contoh Nomor 1 Tahun 2020 tentang X", "Peraturan Bupati Contoh", "1", 2020),
    ("Peraturan LKPP Nomor 12 Tahun 2021 tentang X", f"Peraturan {LKPP}", "12", 2021),
    ("Perlem LKPP 12 Tahun 2021 tentang X", f"Peraturan {LKPP}", "12", 2021),
    ("Peraturan Komisi Informasi Nomor 1 Tahun 2021 tentang X", "Peraturan Komisi Informasi", "1", 2021),
    ("Perki Nomor 1 Tahun 2021 tentang X", "Peraturan Komisi Informasi", "1", 2021),
    ("Keputusan Ketua MA Nomor 143/KMA/SK/VIII/2007", "Keputusan Ketua Mahkamah Agung", "143/KMA/SK/VIII/2007", 2007),
    ("Nomor: 032/KMA/SK/IV/2006 tentang X", "Keputusan Ketua Mahkamah Agung", "032/KMA/SK/IV/2006", 2006),
    ("Peraturan Mahkamah Agung Nomor 1 Tahun 2019 tentang X", "Peraturan Mahkamah Agung", "1", 2019),
    ("Perma 1 Tahun 2019 tentang X", "Peraturan Mahkamah Agung", "1", 2019),
    ("Peraturan Dirjen Perbendaharaan PER-40/PB/2006", f"{DIRJEN} Perbendaharaan", "PER-40/PB/2006", 2006),
    ("Keputusan Kepala LAN Nomor 239/IX/6/8/2003", f"Keputusan Kepala {LAN}", "239/IX/6/8/2003", 2003),
    ("Peraturan Daerah Kabupaten Contoh Nomor 5 Tahun 2016 tentang X", "Peraturan Daerah Kabupaten Contoh", "5", 2016),
    ("Perda Kab. Contoh No. 5 Tahun 2016 tentang X", "Peraturan Daerah Kabupaten Contoh", "5", 2016),
    ("Qanun Aceh Nomor 1 Tahun 2008 tentang X", "Qanun Aceh", "1", 2008),
    ("Peraturan Gubernur Contoh Nomor 7 Tahun 2020 tentang X", "Peraturan Gubernur Contoh", "7", 2020),
    ("Pergub Nomor 7 Tahun 2020 tentang X", "Peraturan Gubernur", "7", 2020),
    ("Peraturan Bupati Contoh Nomor 12 Tahun 2023 tentang X", "Peraturan Bupati Contoh", "12", 2023),
    ("Perbup Contoh 12/2023 tentang X", "Peraturan Bupati Contoh", "12", 2023),
    ("Peraturan Wali Kota Contoh Nomor 12A Tahun 2023 tentang X", "Peraturan Wali Kota Contoh", "12A", 2023),
    ("Peraturan Walikota Contoh Nomor 12 Tahun 2023 tentang X", "Peraturan Wali Kota Contoh", "12", 2023),
    ("Perwali Nomor 12 Tahun 2023 tentang X", "Peraturan Wali Kota", "12", 2023),
    ("Perwal Contoh Nomor 12 Tahun 2023 tentang X", "Peraturan Wali Kota Contoh", "12", 2023),
    ("Peraturan Desa Contoh Nomor 2 Tahun 2020 tentang X", "Peraturan Desa Contoh", "2", 2020),
    ("Perdes Nomor 2 Tahun 2020 tentang X", "Peraturan Desa", "2", 2020),
    ("Surat Edaran Menteri PAN-RB Nomor 9 Tahun 2020 tentang X", f"Surat Edaran {PANRB}", "9", 2020),
    ("SE Nomor 9 Tahun 2020 tentang X", "Surat Edaran", "9", 2020),
    ("Surat Keputusan Bupati Contoh Nomor 9 Tahun 2020", "Keputusan Bupati Contoh", "9", 2020),
    ("Undang-Undang 12 Nomor 5 Tahun 2010", UU, "12", 2010),
    ("Keputusan Bupati Contoh Nomor 188.45/12 tanggal 3 Mei 2021", "Keputusan Bupati Contoh", "188.45/12", 2021),
    ("TAP MPR RI Nomor VI/MPR/2001 tentang X", "Ketetapan Majelis Permusyawaratan Rakyat", "VI/MPR/2001", 2001),
    ("UUD 1945", UUD, "", 1945),
    ("Undang-undang Dasar Negara RI Tahun 1945", UUD, "", 1945),
    (UUD, UUD, "", 1945),
]  # fmt: skip
LAW = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"


@pytest.mark.parametrize("part", ["Pasal 18 ayat (6)", " bab II", "Lampiran II angka 45", "LAMPIRAN"])
def test_a_part_of_a_regulation_is_that_regulation(part: str) -> None:
    citation = read_citation(f"{part} Undang-Undang Nomor 12 Tahun 2011")
    assert citation is not None
    assert (citation.kind, citation.number, citation.year) == ("Undang-Undang", "12", 2011)
    assert citation.kind_span == (len(part) + 1, len(part) + 1 + len("Undang-Undang"))


@pytest.mark.parametrize(("text", "kind", "number", "year"), FORMS, ids=[form[0][:50] for form in FORMS])
def test_every_form_is_read(text: str, kind: str, number: str, year: int) -> None:
    citation = read_citation(text)
    assert citation is not None
    assert (citation.kind, citation.number, citation.year) == (kind, number, year)
    assert set(unread_parts(text)) <= {"judul"}


@pytest.mark.parametrize(
    "tail",
    [
        ";",
        ".",
        " (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Nomor 5587);",
        " (lembar Negara Tahun 2014 Nomor 244)",
        ", Lembaran Negara Tahun 2014 Nomor 244",
        " (Berita Daerah Kota Contoh Tahun 2014 Nomor 3)",
        " sebagaimana telah beberapa kali diubah",
        " sebagaimana diubah terakhir kali",
        ", yang telah dirubah",
    ],
)
def test_what_follows_the_title_is_no_part_of_it(tail: str) -> None:
    citation = read_citation(LAW + tail)
    assert citation is not None and citation.title == "Pemerintahan Daerah"


@pytest.mark.parametrize(
    "tail",
    [
        " sebagaimana telah diubah dengan UU Nomor 9 Tahun 2015 tentang Perubahan Kedua atas UU 23/2014",
        ", sebagaimana telah diubah beberapa kali, terakhir dengan Undang-Undang No. 9 Tahun 2015",
        " (LN Tahun 2014 Nomor 244) sebagaimana telah diubah dengan UU 9/2015",
        " jo. UU 9/2015",
        " juncto Undang-Undang Nomor 9 Tahun 2015 tentang Perubahan Kedua",
    ],
)
def test_amendments(tail: str) -> None:
    citation = read_citation(LAW + tail)
    assert citation is not None
    assert [change.name for change in citation.amendments] == ["Undang-Undang Nomor 9 Tahun 2015"]


def test_an_amending_regulation_keeps_its_whole_title() -> None:
    citation = read_citation("UU 43/1999 tentang Perubahan atas UU 8/1974 tentang Pokok-Pokok Kepegawaian")
    assert citation is not None and citation.title == "Perubahan atas UU 8/1974 tentang Pokok-Pokok Kepegawaian"
    assert citation.amendments == ()


def test_the_places_count_from_the_start_given() -> None:
    text = "Undang-undang  No. 25\n    Th. 2009 Tentang  Pelayanan\n    Publik;"
    citation = read_citation(text, 100)
    assert citation is not None and citation.title == "Pelayanan Publik"
    spans = (citation.kind_span, citation.number_span, citation.about_span, citation.title_span)
    assert [text[span.start - 100 : span.end - 100] for span in spans] == [
        "Undang-undang", "No. 25\n    Th. 2009", "Tentang", "Pelayanan\n    Publik",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Undang-Undang tentang Pelayanan Publik", ("nomor", "tahun")),
        ("Undang-Undang Tahun 2009 tentang Pelayanan Publik", ("nomor",)),
        ("Peraturan Bupati Contoh Nomor 12 tentang Tata Naskah Dinas", ("tahun",)),
        ("Renstra Nomor 12 Tahun 2020 tentang Perencanaan", ("jenis",)),
        ("UU 25/2009", ("judul",)),
        ("UU 25/2009 tentang", ("judul",)),
        ("Pedoman dari pusat", ("jenis", "nomor", "tahun", "judul")),
        ("Peraturan Bupati", ("nomor", "tahun", "judul")),
        ("UUD 1945", ()),
        ("Undang-Undang Nomor 25 Tahun 20091 tentang Pelayanan Publik", ("tahun",)),
        ("Pasal 5 UU 25/2009 tentang Pelayanan Publik", ()),
        ("UU 25/2009 tentang Pasal 5", ()),
        ("Peraturan Bupati Contoh Bab II 2009 tentang Tata Naskah Dinas", ()),
    ],
)
def test_what_is_missing(text: str, missing: tuple[str, ...]) -> None:
    assert unread_parts(text) == missing
    assert (read_citation(text) is None) == bool({"jenis", "nomor", "tahun"} & set(missing))


@pytest.mark.parametrize("form", FORMS, ids=[form[0][:50] for form in FORMS])
def test_the_full_name_of_a_citation_is_a_citation_of_the_same(form: tuple[str, str, str, int]) -> None:
    citation = read_citation(form[0])
    assert citation is not None
    again = read_citation(citation.name)
    assert again is not None and (again.name, kind_key(again.kind)) == (citation.name, kind_key(citation.kind))


def test_numbers_and_types_that_count_as_the_same() -> None:
    assert number_key("PER/21/M.PAN/11/2008", 2008) == number_key("21/M.PAN/11/2008", 2008)
    assert number_key("002", 2012) == number_key("2", 2012)
    assert number_key("12", 2012) != number_key("12A", 2012)
    assert kind_key("Peraturan Kepala Badan Pusat Statistik") == kind_key("Peraturan Badan Pusat Statistik")
    assert kind_key(f"Peraturan {PANRB}") == kind_key("Peraturan Menteri Negara Pendayagunaan Aparatur Negara")
    assert kind_key("Peraturan Bupati Contoh") != kind_key("Keputusan Bupati Contoh")


WORDS = st.sampled_from(
    re.findall(r"\S+", "Undang-Undang PP Nomor No. 25 Tahun 2009 / 25/2009 tentang telah diubah jo. dengan ; ( é")
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=20).map(" ".join)))
def test_any_text_is_read_or_not(text: str) -> None:
    citation = read_citation(text)
    unread_parts(text)
    if citation is not None:
        for span in (citation.kind_span, citation.number_span, citation.title_span):
            assert 0 <= span.start <= span.end <= len(text)
