"""`sop compare`: whatever is another in a new edition is told, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdsl.source import Source
from sopdsl.syntax import parse
from sopdsl.syntax.printer import print_sop
from tests.cli.conftest import CLEAN

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
OLD = """\
SOP: Pelayanan Cuti
Jenis: administratif
Instansi: Dinas Contoh
Alamat: Jalan Contoh
Nomor: 001/SOP/2024
Tanggal Pembuatan: 5 Mei 2024
Tanggal Revisi: -
Tanggal Efektif: 12 Mei 2024
Disahkan oleh:
  Jabatan: Kepala Dinas
  NIP: 19800229 200501 1 001
Dasar Hukum:
  - Peraturan Wali Kota Contoh Nomor 1 Tahun 2020
  - Peraturan Wali Kota Contoh Nomor 2 Tahun 2021
Kualifikasi Pelaksana: Memahami aturan cuti
Keterkaitan: -
Peralatan/Perlengkapan: Komputer
Peringatan: Jika terlambat, cuti tertunda
Pencatatan dan Pendataan: Buku cuti
Tujuan: Cuti tertib
Jumlah waktu: 70 menit
Batas waktu: 1 hari
Asumsi waktu: 1 hari = 8 jam
Pelaksana: Staf; Kasi = Kepala Seksi
Catatan: Cuti tahunan
Langkah isi oleh Staf: Mengisi formulir cuti
  Kelengkapan: Surat permohonan; Kalender
  Waktu: 10 menit
  Output: Formulir
Langkah oleh Kasi: Memutuskan cuti
  Waktu: 1 jam
  Keputusan: Setuju?
    Jika Ya: lanjut
    Jika Tidak: isi
Langkah oleh Staf: Mengarsipkan surat cuti
"""


def changed(label: str, old: str, new: str) -> str:
    return f"{label}: semula “{old}”, sekarang “{new}”"


VALUES = [
    ("SOP", "Pelayanan Cuti", "Pelayanan Cuti Tahunan"),
    ("Instansi", "Dinas Contoh", "Badan Contoh"),
    ("Alamat", "Jalan Contoh", "Jalan Contoh Nomor 1"),
    ("Nomor", "001/SOP/2024", "001/SOP/2025"),
    ("Tanggal Pembuatan", "5 Mei 2024", "6 Mei 2024"),
    ("Tanggal Revisi", "-", "1 Juli 2025"),
    ("Tanggal Efektif", "12 Mei 2024", "13 Mei 2024"),
    ("Kualifikasi Pelaksana", "Memahami aturan cuti", "Menguasai aturan cuti"),
    ("Keterkaitan", "-", "SOP Arsip"),
    ("Peralatan/Perlengkapan", "Komputer", "Printer"),
    ("Peringatan", "Jika terlambat, cuti tertunda", "Jika terlambat, cuti batal"),
    ("Pencatatan dan Pendataan", "Buku cuti", "Register cuti"),
    ("Tujuan", "Cuti tertib", "Cuti teratur"),
    ("Jumlah waktu", "70 menit", "80 menit"),
    ("Batas waktu", "1 hari", "2 hari"),
    ("Catatan", "Cuti tahunan", "Cuti besar"),
]
CELLS = [
    ("Langkah isi oleh Staf", "Mengisi formulir cuti", "Mengisi formulir cuti besar", "Kegiatan"),
    ("  Waktu", "10 menit", "5 menit", "Waktu"),
    ("  Output", "Formulir", "Formulir terisi", "Output"),
]
LAW = "Peraturan Wali Kota Contoh Nomor 1 Tahun 2020"
NEW_ROW = "Langkah oleh Staf: Menggandakan berkas\n"
OTHERS = [
    ("Jenis: ", "Status: draf\nJenis: ", "Status: semula “final”, sekarang “draf”"),
    ("administratif", "administratif, mikro", "Jenis, ditambah: mikro"),
    ("Jabatan: Kepala", "Jabatan: Plt. Kepala", "Disahkan oleh: semula “Kepala Dinas”, sekarang “Plt. Kepala Dinas”"),
    (f"  - {LAW}\n", "", f"Dasar Hukum, dihapus: {LAW}"),
    ("1 hari = 8 jam", "1 hari = 7 jam", "1 hari = 7 jam"),
    ("= Kepala Seksi", "= Kepala Seksi; Kadin", "Pelaksana, ditambah: Kadin"),
    ("; Kalender", "", "Langkah 1 berubah: kelengkapan.\n    Kelengkapan, dihapus: Kalender"),
    (
        "Jika Tidak: isi",
        "Jika Tidak: selesai",
        "Langkah 2 berubah: alur.\n    Jika Tidak: semula “langkah 1 (Mengisi formulir cuti)”, sekarang “selesai”",
    ),
    ("Langkah oleh Staf: Meng", f"{NEW_ROW}Langkah oleh Staf: Meng", "Langkah 3 baru: Menggandakan berkas"),
    ("Langkah oleh Staf: Mengarsipkan surat cuti\n", "", "Langkah 3 tidak ada lagi: Mengarsipkan surat cuti"),
]
CASES = [
    *((f"\n{label}: {old}\n", f"\n{label}: {new}\n", changed(label, old, new)) for label, old, new in VALUES),
    *((f"{a}: {old}\n", f"{a}: {new}\n", f"    {changed(label, old, new)}") for a, old, new, label in CELLS),
    *OTHERS,
]


@pytest.mark.parametrize(("before", "after", "said"), CASES)
def test_what_is_changed_is_told_alone(sop, write, before: str, after: str, said: str) -> None:
    old = f"\n{OLD}"
    assert old.count(before) == 1
    write("lama.sop", old)
    write("baru.sop", old.replace(before, after))
    result = sop("compare", "lama.sop", "baru.sop")
    assert (result.exit_code, result.stderr) == (0, "")
    assert said in result.stdout
    rows = [line for line in result.stdout.splitlines() if line.startswith("  ")]
    assert len(rows) <= 2 and all(not row.startswith("    ") for row in rows[:1])


def test_another_order_is_told(sop, write) -> None:
    write("lama.sop", OLD)
    write("baru.sop", OLD.replace("Surat permohonan; Kalender", "Kalender; Surat permohonan"))
    assert "    Kelengkapan: urutannya berubah\n" in sop("compare", "lama.sop", "baru.sop").stdout


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_the_same_contents_do_not_differ_however_they_are_arranged(sop, write, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    write("lama.sop", text)
    write("baru.sop", print_sop(parse(Source("lama.sop", text)).sop))
    result = sop("compare", "lama.sop", "baru.sop")
    assert result.exit_code == 1 or result.stdout == "Tidak ada yang berbeda.\n"


TABLES = """\
SOP: Laporan
Logo: a.svg
Prosedur A: Data
  Pelaksana: Staf; Kasi
  Batas waktu: 2 hari
  Kelompok: Awal
  Langkah oleh Staf: Menyusun data
  Serentak:
    Kelompok: Akhir
    Langkah oleh Kasi: Memeriksa data
  Catatan: Data triwulan
Prosedur B: Naskah
  Pelaksana: Staf; Kasi
  Langkah oleh Staf: Menyusun naskah
"""


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("a.svg", "b.svg", "Kepala naskah\n  Logo: semula “a.svg”, sekarang “b.svg”"),
        ("2 hari", "3 hari", "Prosedur A. Data\n  Batas waktu: semula “2 hari”, sekarang “3 hari”"),
        ("Awal", "Mula", "Prosedur A. Data\n  Kelompok: semula “Awal”, sekarang “Mula”"),
        ("Akhir", "Ujung", "Prosedur A. Data\n  Kelompok: semula “Akhir”, sekarang “Ujung”"),
        ("triwulan", "tahunan", "Prosedur A. Data\n  Catatan: semula “Data triwulan”, sekarang “Data tahunan”"),
        ("Kasi\n  Langkah", "Kasi; Kadin\n  Langkah", "Prosedur B. Naskah\n  Pelaksana, ditambah: Kadin"),
    ],
)
def test_what_is_changed_beside_the_steps_of_a_procedure(sop, write, before: str, after: str, said: str) -> None:
    assert TABLES.count(before) == 1
    write("lama.sop", TABLES)
    write("baru.sop", TABLES.replace(before, after))
    assert sop("compare", "lama.sop", "baru.sop").stdout == f"{said}\n"


def test_the_only_procedure_may_have_another_title(sop, write) -> None:
    one = TABLES[: TABLES.index("Prosedur B")]
    write("lama.sop", one)
    write("baru.sop", one.replace("Prosedur A: Data", "Prosedur A: Angka"))
    said = "Prosedur A. Angka\n  Prosedur: semula “Data”, sekarang “Angka”\n"
    assert sop("compare", "lama.sop", "baru.sop").stdout == said


def test_procedures_that_come_and_go(sop, write) -> None:
    parts = "SOP: Laporan\n" + "".join(
        f"Prosedur {label}: {title}\n  Pelaksana: Staf; Kasi\n  Langkah oleh Staf: Menyusun {title.lower()}\n"
        for label, title in (("A", "Data"), ("B", "Naskah"))
    )
    write("lama.sop", parts)
    write("baru.sop", parts.replace("Prosedur B: Naskah", "Prosedur B: Buku"))
    said = sop("compare", "lama.sop", "baru.sop").stdout
    assert (
        "Prosedur B. Buku\n  Prosedur ini baru.\n" in said
        and "Prosedur B. Naskah\n  Prosedur ini tidak ada lagi.\n" in said
    )
    assert "Prosedur A. Data" not in said
    write("baru.sop", parts.replace("Prosedur B: Naskah", "Prosedur B: NASKAH"))
    said = "Prosedur B. NASKAH\n  Prosedur: semula “Naskah”, sekarang “NASKAH”\n"
    assert sop("compare", "lama.sop", "baru.sop").stdout == said


def test_what_cannot_be_compared_is_told(sop, write) -> None:
    write("surat.sop", CLEAN)
    write("rusak.sop", "SOP: Surat\nLangkah oleh Siapa: x\n")
    broken = sop("compare", "surat.sop", "rusak.sop")
    assert (broken.exit_code, broken.stdout) == (1, "") and "sop check rusak.sop" in broken.stderr
    missing = sop("compare", "tidak-ada.sop", "surat.sop")
    assert (missing.exit_code, missing.stdout) == (2, "") and "tidak-ada.sop" in missing.stderr
    assert "BARU belum disebutkan" in sop("compare", "surat.sop").stderr
    assert sop("compare", "surat.sop", "surat.sop", "--lang", "en").stdout == "Nothing differs.\n"
