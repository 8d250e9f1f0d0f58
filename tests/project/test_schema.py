"""The schema for editors is current, and says of a `sop.toml` what the program says."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from sopdsl.project.projects import read_project
from sopdsl.project.roots import Root
from sopdsl.project.schema import FILE, schema
from sopdsl.project.setting_keys import KEYS, SHEET, TABLES
from sopdsl.project.sheet_settings import check_sheet, sheet_settings

WHOLE = """\
[waktu]
asumsi = "1 hari = 8 jam"
[periksa]
pilih = ["ALR", "waktu-tidak-terukur", "sintaks"]
abaikan = ["LKH001"]
mutu-baku-wajib = ["waktu"]
pola-nomor = "000.8.3.3/{urut}/{unit}/{tahun}"
masa-tinjauan = "2 tahun"
pelaksana = ["Kadin"]
[periksa.bobot]
WKT = "catatan"
"kata-kerja-aktif" = "galat"
[periksa.per-berkas]
"lama/*.sop" = ["LKH", "WKT001"]
[keterkaitan]
sop-luar = ["Pengiriman Surat"]
[instansi]
nama = ["Pemerintah Kota Contoh", "Dinas Contoh"]
alamat = "Jalan Contoh Nomor 1"
logo = "lambang.png"
[pengesahan]
jabatan = "Kepala Dinas Contoh"
nama = "Nama Pejabat"
pangkat = "Pembina"
nip = "19800229 200501 1 001"
[peraturan]
berlaku = ["Peraturan Bupati Contoh Nomor 12 Tahun 2023 tentang Tata Naskah Dinas"]
[peraturan.dicabut]
"Peraturan Bupati Contoh Nomor 8 Tahun 2015 tentang Jam Kerja" = "-"
[buku]
judul = "Buku SOP"
tahun = 2025
keputusan = "-"
[bagan]
lajur = false
waktu = true
output = true
[bpmn]
tautan = true
[pelaksanaan]
simpan = "jalan/pelaksanaan.sqlite"
[lembar]
profil = "f4-rapat"
kertas = "215 x 330 mm"
orientasi = "potret"
huruf = "serif"
ukuran-huruf = 9.5
nomor-kolom = true
margin = [20, 15, 15, 25]
kaki-halaman = 25
warna-judul = "#ffffcc"
kolom = ["no", "kegiatan", "pelaksana", "kelengkapan", "output", "waktu"]
judul-no = "No."
judul-kegiatan = "Aktivitas"
judul-pelaksana = ""
judul-mutu-baku = "Mutu Baku"
judul-kelengkapan = "Input"
judul-waktu = "Durasi"
judul-output = "Keluaran"
judul-keterangan = "Ket."
nomor-langkah = "1"
garis-pelaksana = false
nomor-halaman = "- 1 -"
huruf-sambungan = false
satu-halaman = true
tanda-tangan = "keduanya"
mulai-selesai = "baris"
pelaksana-bersama = "kotak lebar"
[lembar.per-berkas]
"lama/*.sop" = { profil = "standar", kertas = "A4" }
"""
GOOD = [
    WHOLE,
    "",
    "[periksa]\n[lembar]\n",
    "periksa = { pilih = [], mutu-baku-wajib = [] }\nlembar.kertas = 'F4'\n",
    "[lembar]\nhuruf = 'huruf/Arial.TTF'\n",
    "[lembar]\nhuruf = { biasa = 'a.otf', tebal = 'b.otf', miring = 'c.otf', tebal-miring = 'd.otf' }\n",
]
BAD = [
    "waktu = 1",
    "[kertas]",
    "[buku]\njudul = ''",
    "[buku]\ntahun = '2025'",
    "[buku]\ntahun = 25",
    "[buku]\nkeputusan = false",
    '[bagan]\nlajur = "ya"',
    "[bpmn]\ntautan = 1",
    "[waktu]\nasumi = '1 hari = 8 jam'",
    "[waktu]\nasumsi = 8",
    "[waktu]\nasumsi = ''",
    "[periksa]\npilih = 'ALR'",
    "[periksa]\npilih = ['tidak-ada']",
    "[periksa]\nabaikan = ['sintaks']",
    "[periksa]\nabaikan = ['PRY']",
    "[periksa]\nabaikan = [1]",
    "[periksa]\nmutu-baku-wajib = ['biaya']",
    "[periksa]\npola-nomor = 1",
    "[periksa]\nmasa-tinjauan = 'setahun'",
    "[periksa]\nmasa-tinjauan = 1",
    "[periksa]\nbobot = 'galat'",
    "[periksa.bobot]\nWKT = 'info'",
    "[periksa.bobot]\nsintaks = 'catatan'",
    "[periksa.per-berkas]\n'a.sop' = 'WKT'",
    "[periksa.per-berkas]\n'a.sop' = ['TKS001']",
    "[keterkaitan]\nsop-luar = 'Pengiriman Surat'",
    "[instansi]\nnama = 'Dinas Contoh'",
    "[instansi]\nnama = []",
    "[instansi]\nnama = ['a', 'b', 'c', 'd', 'e']",
    "[instansi]\nlogo = ''",
    "[pengesahan]\nnip = 198002292005011001",
    "[pengesahan]\ngelar = 'S.H.'",
    "[peraturan]\nberlaku = 'UU 25/2009'",
    "[peraturan]\ndicabut = ['UU 25/2009']",
    "[lembar]\nkertass = 'A4'",
    "[lembar]\nkertas = 'A0'",
    "[lembar]\norientasi = 'miring'",
    "[lembar]\nukuran-huruf = 40",
    "[lembar]\nukuran-huruf = true",
    "[lembar]\nhuruf = 'Arial'",
    "[lembar]\nhuruf = 'huruf/Arial.woff'",
    "[lembar]\nhuruf = {}",
    "[lembar.huruf]\ntebal = 'huruf/Arial.ttf'",
    "[lembar.huruf]\nbiasa = 'huruf/Arial.ttf'\ntipis = 'huruf/Arial.ttf'",
    "[lembar.huruf]\nbiasa = 8",
    "[lembar]\nnomor-kolom = 'ya'",
    "[lembar]\nmargin = 5",
    "[lembar]\nmargin = [15, 15]",
    "[lembar]\nkaki-halaman = '20 mm'",
    "[lembar]\nwarna-judul = 'merah'",
    "[lembar]\nkolom = ['no', 'kegiatan', 'waktu']",
    "[lembar]\nkolom = ['kegiatan', 'no', 'pelaksana']",
    "[lembar]\nkolom = ['no', 'kegiatan', 'pelaksana', 'waktu', 'waktu']",
    "[lembar]\nkolom = ['no', 'kegiatan', 'pelaksana', 'biaya']",
    "[lembar]\njudul-kegiatan = ''",
    "[lembar]\njudul-waktu = 'Waktu yang diperlukan untuk menyelesaikan langkah'",
    "[lembar]\nnomor-langkah = 'a'",
    "[lembar]\ngaris-pelaksana = 1",
    "[lembar]\nnomor-halaman = 'Hal. 1'",
    "[lembar]\nhuruf-sambungan = 'tidak'",
    "[lembar]\nsatu-halaman = 1",
    "[lembar]\ntanda-tangan = 'kepala'",
    "[lembar]\nprofil = 'a4'",
    "[lembar]\nper-berkas = 'A4'",
    "[lembar.per-berkas]\nlama = 'A4'",
    "[lembar.per-berkas]\nlama = { kertas = 'A0' }",
    "[lembar.per-berkas]\nlama = { per-berkas = {} }",
    "[lembar.per-berkas.lama]\nkertass = 'A4'",
]
BAD_IN_CONTENT = [
    "[waktu]\nasumsi = 'sehari delapan jam'",
    "[periksa]\npilih = ['WKT']\nabaikan = ['WKT']",
    "[periksa]\npola-nomor = '{urt}'",
    "[periksa]\nmasa-tinjauan = '0 tahun'",
    "[periksa.bobot]\nWKT001 = 'galat'\nwaktu-tidak-terukur = 'catatan'",
    "[instansi]\nalamat = 'Jalan ....'",
    "[pengesahan]\nnip = '1980'",
    "[peraturan]\nberlaku = ['Perbup tentang X']",
    "[lembar]\nkertas = '20 x 30'",
    "[lembar]\nwarna-judul = '#202040'",
    "[lembar]\njudul-waktu = '時間'",
]
"""What only the reader can know."""


def accepted_by_reader(text: str) -> bool:
    project = read_project(Root(Path(), text.encode()))
    return not project.diagnostics and not check_sheet(project)


def accepted_by_schema(text: str) -> bool:
    return Draft7Validator(schema()).is_valid(tomllib.loads(text))


def test_the_shipped_schema_is_current(accept: bool) -> None:
    """After a change of keys or rules: `pytest tests/project/test_schema.py --accept` writes it."""
    current = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    if accept:
        FILE.write_text(current, encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == current, "pytest tests/project/test_schema.py --accept"


def test_it_is_a_schema_and_knows_every_key() -> None:
    Draft7Validator.check_schema(schema())
    tables = schema()["properties"]
    written = {(table, name) for table in tables for name in tables[table]["properties"]}
    assert written == {key.place for key in KEYS} | {(SHEET, name) for name in sheet_settings()}
    assert tuple(tables) == TABLES


@pytest.mark.parametrize("text", GOOD)
def test_both_accept(text: str) -> None:
    assert accepted_by_reader(text) and accepted_by_schema(text)


@pytest.mark.parametrize("text", BAD)
def test_both_refuse(text: str) -> None:
    assert not accepted_by_reader(text) and not accepted_by_schema(text)


@pytest.mark.parametrize("text", BAD_IN_CONTENT)
def test_only_the_reader_refuses(text: str) -> None:
    assert not accepted_by_reader(text) and accepted_by_schema(text)


def test_the_whole_sample_holds_every_key() -> None:
    data: dict[str, dict[str, Any]] = tomllib.loads(WHOLE)
    written = {(table, name) for table in data for name in data[table]}
    assert written == {key.place for key in KEYS} | {(SHEET, name) for name in sheet_settings()}


def test_defaults_are_values_of_their_keys() -> None:
    for table, described in schema()["properties"].items():
        for name, key in described["properties"].items():
            if "default" in key:
                given = {table: {name: key["default"]}}
                assert Draft7Validator(schema()).is_valid(given), (table, name)


def test_the_specs_own_settings_are_accepted() -> None:
    for path in Path(__file__).parents[2].glob("specs/**/sop.toml"):
        text = path.read_text(encoding="utf-8")
        assert accepted_by_reader(text) and accepted_by_schema(text)
