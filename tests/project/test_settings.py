"""`sop.toml`: what is read, and where it is wrong."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopdsl.checks import QUALITY_FIELDS, CheckSettings
from sopdsl.checks.document import Choice
from sopdsl.diagnostics import Severity
from sopdsl.messages import text_of
from sopdsl.model import TimeAssumption
from sopdsl.project import Settings, read_settings
from sopdsl.source import Source

WHOLE = """\
[waktu]
asumsi = "1 hari = 8 jam; 1 minggu = 6 hari"

[periksa]
abaikan = ["waktu-tidak-terukur", "PLK002"]
mutu-baku-wajib = ["kelengkapan", "output"]
pelaksana = ["Kadin", "Kepala Dinas"]

[lembar]
kertas = "F4"
"apa saja" = { dalam = 1 }
"""


def problems(text: str) -> list[str]:
    source = Source("sop.toml", text)
    _, findings = read_settings(source)
    lines = []
    for finding in findings:
        line, column = source.line_column(finding.span.start)
        hint = f" | {text_of(finding.hint)}" if finding.hint is not None else ""
        lines.append(f"{line}:{column} {text_of(finding.message)}{hint}")
    return lines


def test_all_that_can_be_set() -> None:
    settings, findings = read_settings(Source("sop.toml", WHOLE))
    assert findings == ()
    assert settings.assumption == TimeAssumption(hours_per_day=Fraction(8), days_per_week=Fraction(6))
    assert settings.check == CheckSettings(
        ("PLK002", "WKT001"), ("kelengkapan", "output"), executors=("Kadin", "Kepala Dinas")
    )
    assert dict(settings.sheet) == {"kertas": "F4", "apa saja": {"dalam": 1}}


def test_nothing_set_is_the_default() -> None:
    assert read_settings(Source("sop.toml", "# kosong\n")) == (Settings(), ())
    assert Settings().check.required_quality == QUALITY_FIELDS


def test_an_empty_list_asks_for_nothing() -> None:
    settings, findings = read_settings(Source("sop.toml", "[periksa]\nmutu-baku-wajib = []\n"))
    assert (settings.check.required_quality, findings) == ((), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[waktu]\nasumi = 'x'\n", ['2:1 tidak ada pengaturan bernama "asumi" di sini | Maksud Anda "asumsi"?']),
        (
            "\n[ kertas ] # bukan di sini\nukuran = 'A4'\n",
            ['2:3 tidak ada pengaturan bernama "kertas" di sini | Yang dikenal: waktu, periksa, instansi'],
        ),
        ("waktu = 8\n", ['1:1 "waktu" harus berupa bagian: tulis [waktu] pada baris tersendiri']),
        ("[[waktu]]\nasumsi = 'x'\n", ['1:3 "waktu" harus berupa bagian']),
        (
            "[waktu]\n# asumsi = 1\n  asumsi = 7.5\n",
            ["3:3 asumsi waktu tidak dapat dibaca | Tulis misalnya: asumsi = "],
        ),
        ("[waktu]\nasumsi = '1 hari = 0 jam'\n", ["2:1 asumsi waktu tidak dapat dibaca"]),
        ("waktu.asumsi = 'sehari'\n", ["1:1 asumsi waktu tidak dapat dibaca"]),
        ("[periksa]\nabaikan = 'sintaks'\n", ['2:1 nilai "abaikan" harus berupa daftar teks']),
        ("[periksa]\nabaikan = [1]\n", ['2:1 nilai "abaikan" harus berupa daftar teks']),
        (
            "[periksa]\nabaikan = ['sintak']\n",
            ['2:13 "sintak" bukan nilai yang dikenal untuk "abaikan" | Maksud Anda "sintaks"?'],
        ),
        (
            "[periksa]\nmutu-baku-wajib = ['biaya']\n",
            ['2:21 "biaya" bukan nilai yang dikenal untuk "mutu-baku-wajib" | Yang dikenal: kelengkapan, waktu'],
        ),
        ("periksa = { abaikn = [] }\n", ['1:1 tidak ada pengaturan bernama "abaikn"']),
        ("[waktu]\nasumsi = \n", ["2:10 sop.toml tidak dapat dibaca mulai dari tempat ini | Tulis satu pengaturan"]),
        ("[waktu\n", ["1:7 sop.toml tidak dapat dibaca"]),
        ("[periksa]\nabaikan = [", ["2:12 sop.toml tidak dapat dibaca"]),
        (
            "[waktu]\nx = 1\n[periksa]\ny = 2\n",
            ['2:1 tidak ada pengaturan bernama "x"', '4:1 tidak ada pengaturan bernama "y"'],
        ),
    ],
)
def test_what_is_wrong_and_where(text: str, expected: list[str]) -> None:
    found = problems(text)
    assert len(found) == len(expected)
    assert all(said.startswith(start) for said, start in zip(found, expected, strict=True)), found


def test_what_is_sound_counts_all_the_same() -> None:
    settings, findings = read_settings(Source("sop.toml", "[waktu]\nasumsi = '1 hari = 8 jam'\n[periksa]\nx = 1\n"))
    assert len(findings) == 1
    assert settings.assumption is not None and settings.assumption.hours_per_day == 8


@given(st.text(alphabet="[]=\"'#.,{}\n \\awktuperisbnlmd-1\u202e", max_size=60))
def test_any_text_is_settings_or_findings(text: str) -> None:
    source = Source("sop.toml", text)
    for finding in read_settings(source)[1]:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        source.line_column(finding.span.start)
        text_of(finding.message)


def test_sops_that_others_keep() -> None:
    settings, findings = read_settings(Source("sop.toml", '[keterkaitan]\nsop-luar = ["SOP Pengiriman Surat"]\n'))
    assert findings == () and settings.outside == ("SOP Pengiriman Surat",)
    wrong = "[keterkaitan]\nsop-luar = 'Pengiriman Surat'\nsop_luar = []\n"
    assert [said.partition(" |")[0].partition(",")[0] for said in problems(wrong)] == [
        '2:1 nilai "sop-luar" harus berupa daftar teks',
        '3:1 tidak ada pengaturan bernama "sop_luar" di sini',
    ]
    assert read_settings(Source("sop.toml", wrong))[0].outside == ()


REGULATIONS = """\
[peraturan]
berlaku = ["Peraturan Bupati Contoh Nomor 12 Tahun 2023 tentang Tata Naskah Dinas", "Inpres 7/1999"]
[peraturan.dicabut]
"Perbup Contoh 5/2019 tentang Tata Naskah Dinas" = "Perbup Contoh 12/2023"
"Perbup Contoh 6/2019" = "-"
"""


def test_regulations_of_the_office() -> None:
    settings, findings = read_settings(Source("sop.toml", REGULATIONS))
    assert findings == ()
    found = [(one.kind, one.number, one.state.value, one.by) for one in settings.check.regulations]
    assert found == [
        ("Peraturan Bupati Contoh", "12", "berlaku", ()),
        ("Instruksi Presiden", "7", "berlaku", ()),
        ("Peraturan Bupati Contoh", "5", "dicabut", ("Peraturan Bupati Contoh Nomor 12 Tahun 2023",)),
        ("Peraturan Bupati Contoh", "6", "dicabut", ()),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[peraturan]\nberlku = []\n", '2:1 tidak ada pengaturan bernama "berlku" di sini | Maksud Anda "berlaku"?'),
        ("[peraturan]\nberlaku = 'UU 25/2009'\n", '2:1 nilai "berlaku" harus berupa daftar kutipan'),
        ("[peraturan]\nberlaku = ['Perbup tentang X']\n", '2:13 kutipan "Perbup tentang X" tidak terbaca'),
        ("[peraturan]\ndicabut = ['UU 25/2009']\n", '2:1 "dicabut" harus berupa bagian [peraturan.dicabut]'),
        ("[peraturan.dicabut]\n'UU 1/2000' = '-'\n'UU 25' = '-'\n", '3:1 kutipan "UU 25" tidak terbaca'),
        ("[peraturan.dicabut]\n'UU 1/2000' = 'UU'\n", '2:1 kutipan "UU" tidak terbaca, tidak ada: nomor dan'),
    ],
)  # fmt: skip
def test_what_is_wrong_with_regulations(text: str, expected: str) -> None:
    (said,) = problems(text)
    assert said.startswith(expected)


def test_how_an_agency_numbers_and_reviews() -> None:
    text = '[periksa]\npola-nomor = "000.8.3.3/{urut}/{unit}/{tahun}"\nmasa-tinjauan = "2 Tahun"\n'
    settings, findings = read_settings(Source("sop.toml", text))
    assert findings == ()
    assert (settings.check.number_pattern, settings.check.review_months) == ("000.8.3.3/{urut}/{unit}/{tahun}", 24)
    assert read_settings(Source("sop.toml", '[periksa]\nmasa-tinjauan = "6 bulan"\n'))[0].check.review_months == 6


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        (
            'pola-nomor = "{urt}/{tahun}"',
            "2:1",
            "{urt} bukan bagian pola nomor yang dikenal",
        ),
        ("pola-nomor = 12", "2:1", "pola-nomor harus berupa teks"),
        ('pola-nomor = " "', "2:1", "pola-nomor harus berupa teks"),
        ('masa-tinjauan = "setahun"', "2:1", "masa-tinjauan tidak dapat dibaca"),
        ('masa-tinjauan = "0 tahun"', "2:1", "masa-tinjauan tidak dapat dibaca"),
        ("masa-tinjauan = 1", "2:1", "masa-tinjauan tidak dapat dibaca"),
    ],
)
def test_numbers_and_reviews_that_cannot_be_read(line: str, place: str, words: str) -> None:
    (problem,) = problems(f"[periksa]\n{line}\n")
    assert problem.startswith(f"{place} {words} | ")
    settings, _ = read_settings(Source("sop.toml", f"[periksa]\n{line}\n"))
    assert (settings.check.number_pattern, settings.check.review_months) == (None, None)


RULES = """\
[periksa]
pilih = ["ALR", "waktu-tidak-terukur", "LKH"]
abaikan = ["lkh003"]
[periksa.bobot]
"kata-kerja-aktif" = "catatan"
WKT = "Galat"
[periksa.per-berkas]
"lama/*.sop" = ["LKH", "WKT001"]
"""


def test_rules_by_name_code_and_family() -> None:
    settings, findings = read_settings(Source("sop.toml", RULES))
    assert findings == ()
    assert settings.choice == Choice(("ALR", "waktu-tidak-terukur", "LKH"), ("kegiatan-ganda",))
    assert settings.by_file == (("lama/*.sop", Choice(None, ("LKH", "waktu-tidak-terukur"))),)
    assert {"LKH003", "IDN001", "WKT006"} <= set(settings.check.ignored)
    assert {"LKH001", "WKT001", "ALR007"}.isdisjoint(settings.check.ignored)
    severities = dict(settings.check.severities)
    assert (severities["LKH001"], severities["WKT006"]) == (Severity.INFO, Severity.ERROR)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pilih = ['WTK']", '2:11 "WTK" bukan nilai yang dikenal untuk "pilih" | Maksud Anda "WKT"?'),
        (
            "abaikan = [\n  'WKT001',\n  'sintaks',\n]",
            '4:4 "sintaks" tidak dapat diabaikan atau diubah bobotnya | Hapus dari sini. ',
        ),
        ("abaikan = ['PRY']\n[periksa.per-berkas]\n'PRY' = ['ALR']", '2:13 "PRY" tidak dapat diabaikan'),
        ("bobot = { sintaks = 'galat' }\npelaksana = ['sintaks']", '2:1 "sintaks" tidak dapat diabaikan'),
        ("abaikan = ['PRY']", '2:13 "PRY" tidak dapat diabaikan'),
        ("pilih = ['WKT']\nabaikan = ['wkt']", "3:1 WKT dipilih dan diabaikan sekaligus | Hapus dari salah satu"),
        ("bobot = 'galat'", '2:1 "periksa.bobot" harus berupa bagian: tulis [periksa.bobot] pada baris'),
        (
            "[periksa.bobot]\nWKT = 'info'",
            '3:1 bobot "info" untuk "WKT" tidak dikenal | Yang dikenal: galat, peringatan dan catatan',
        ),
        ("[periksa.bobot]\nWKT = 1", '3:1 bobot "1" untuk "WKT" tidak dikenal'),
        ("[periksa.bobot]\nsintaks = 'catatan'", '3:1 "sintaks" tidak dapat diabaikan atau diubah bobotnya'),
        ("[periksa.bobot]\nWKT01 = 'catatan'", '3:1 "WKT01" bukan nilai yang dikenal untuk "bobot" | Maksud Anda '),
        (
            "[periksa.bobot]\nWKT001 = 'catatan'\nwaktu-tidak-terukur = 'galat'",
            '4:1 bobot aturan "waktu-tidak-terukur" ditulis dua kali',
        ),
        ("[periksa.per-berkas]\n'a.sop' = 'WKT'", '3:1 nilai "a.sop" harus berupa daftar teks'),
        ("[periksa.per-berkas]\n'a.sop' = ['WKT', 'XXX']", '3:20 "XXX" bukan nilai yang dikenal untuk "a.sop"'),
        ("[instansi]\nnama = 'Dinas Contoh'", '3:1 nilai "nama" harus berupa daftar teks'),
        ("[instansi]\nnama = []", "3:1 kop naskah terdiri atas satu sampai 4 baris"),
        ("[instansi]\nnama = ['a', 'b', 'c', 'd', 'e']", "3:1 kop naskah terdiri atas satu sampai 4 baris"),
        ("[instansi]\nnama = ['a', ' ']", '3:1 nilai "nama" harus berupa teks yang tidak kosong'),
        ("[instansi]\nalamat = 'Jalan ....'", '3:1 nilai "alamat" masih memuat teks pengganti: .... | Tulis yang'),
        ('[instansi]\nalamat = "a\\u202eb"', '3:1 nilai "alamat" memuat karakter yang tidak boleh ada dalam naskah'),
        ("[pengesahan]\nnip = 198002292005011001", '3:1 nilai "nip" harus berupa teks yang tidak kosong'),
        ("[pengesahan]\nnip = '1980'", "3:1 NIP terdiri atas 4 angka, seharusnya 18"),
        ("pola-nomor = 'a'\npola-nomor = 'b'", "3:17 pengaturan atau bagian ini sudah ditulis di atas | Hapus salah"),
        ("asumsi = '1 hari = 8 jam'", '2:1 tidak ada pengaturan bernama "asumsi" di sini | Tulis di bawah [waktu].'),
        ("[waktu]\n[waktu]", "3:7 pengaturan atau bagian ini sudah ditulis di atas"),
        ("x = 1" + 5000 * "0", "1:1 sop.toml tidak dapat dibaca: ada angka"),
        ("x = " + 5000 * "[", "1:1 sop.toml tidak dapat dibaca: ada angka"),
    ],
)
def test_what_is_wrong_with_rules_and_identity(text: str, expected: str) -> None:
    (said,) = problems(f"[periksa]\n{text}\n")
    assert said.startswith(expected)


def test_a_file_full_of_mistakes_is_not_read_to_its_end() -> None:
    words = ", ".join(f'"aturan-{number}"' for number in range(20_000))
    settings, findings = read_settings(Source("sop.toml", f"[periksa]\nabaikan = [{words}]\n"))
    assert (len(findings), settings) == (101, Settings())
    assert "PRY001.terlalu-banyak" in [finding.message.key for finding in findings]
