"""Running the program in tests: inside this process, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sopdsl.cli.program import program

CLEAN = """\
SOP: Pelayanan Surat
Instansi: Dinas Contoh Kota Contoh
Nomor: 001/SOP/2025
Tanggal Pembuatan: 5 Mei 2025
Tanggal Revisi: -
Tanggal Efektif: 12 Mei 2025
Disahkan oleh:
  Jabatan: Wali Kota Contoh
  Nama: Nama Pejabat
Dasar Hukum: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
Kualifikasi Pelaksana: Menguasai tata naskah dinas
Keterkaitan: -
Peralatan/Perlengkapan: Komputer
Peringatan: Jika terlambat, maka pelayanan akan terganggu
Pencatatan dan Pendataan: -
Pelaksana: Staf; Kepala
Langkah catat oleh Staf: Mencatat surat masuk
  Kelengkapan: Surat
  Waktu: 10 menit
  Output: Surat tercatat
Langkah oleh Kepala: Memeriksa surat
  Kelengkapan: Surat tercatat
  Waktu: 5-10 menit
  Output: Surat diperiksa
  Keputusan: Setuju?
    Jika Ya: lanjut
    Jika Tidak: catat
Langkah oleh Staf: Mengarsipkan surat
  Kelengkapan: Surat diperiksa
  Waktu: 1 jam
  Output: Arsip
"""

Run = Callable[..., Result]


def another(text: str, number: int = 2) -> str:
    """The document as another SOP: with a title and a number of its own."""
    return text.replace("Pelayanan Surat", f"Pelayanan Surat {number}").replace("001/SOP", f"{number:03}/SOP")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and none of the user's own settings."""
    monkeypatch.chdir(tmp_path)
    for name in ("SOP_LANG", "SOP_DEBUG", "SOP_TANGGAL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def undrawable() -> str:
    """A document that names an executor whom nobody declared (PLK001), which stops a picture."""
    return CLEAN.replace("oleh Kepala: Memeriksa", "oleh Kepal: Memeriksa")


@pytest.fixture
def wrong_but_drawable() -> str:
    """A document that is in force before it was made (IDN005), which a picture shows as it is written."""
    return CLEAN.replace("12 Mei 2025", "12 April 2025")


@pytest.fixture
def sop() -> Run:
    """Run `sop` with the given words."""

    def run(*words: str, **environment: str) -> Result:
        return CliRunner(env=environment).invoke(program, words)

    return run


@pytest.fixture
def write(own_folder: Path) -> Callable[..., Path]:
    """Write a document below the current folder."""

    def put(name: str, text: str = CLEAN) -> Path:
        path = own_folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put
