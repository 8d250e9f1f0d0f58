"""Documents of any length for measuring: plain sheets with decisions, ways back and all cells filled."""

from __future__ import annotations

EXECUTORS = ("Staf", "Kasubag", "Sekretaris", "Kepala", "Pemohon = Pemohon layanan (eksternal)")
LABELS = tuple(executor.partition(" = ")[0] for executor in EXECUTORS)

_HEAD = """\
SOP: Pelayanan Surat dengan {steps} Langkah
Instansi: Dinas Contoh Kota Contoh
Alamat: Jl. Contoh No. 1
Nomor: 001/SOP/2025
Tanggal Pembuatan: 5 Mei 2025
Tanggal Revisi: -
Tanggal Efektif: 12 Mei 2025
Disahkan oleh:
  Jabatan: Kepala Dinas Contoh Kota Contoh
Dasar Hukum:
  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
Kualifikasi Pelaksana: Menguasai tata naskah dinas
Keterkaitan: -
Peralatan/Perlengkapan: Komputer
Peringatan: Jika terlambat, maka pelayanan akan terganggu
Pencatatan dan Pendataan: -
Pelaksana:
{executors}
"""


def document(steps: int, book: str = "agenda") -> str:
    """A clean SOP of so many steps. Every seventh holds a decision that goes on or three steps back.

    `book` is a word of every step: with another one it is another document of the same size.
    """
    executors = "\n".join(f"  - {executor}" for executor in EXECUTORS)
    parts = [_HEAD.format(steps=steps, executors=executors)]
    parts.extend(_step(number, book) for number in range(1, steps + 1))
    return "".join(parts)


def _step(number: int, book: str) -> str:
    text = (
        f"Langkah l{number} oleh {LABELS[number * 2 % len(LABELS)]}: "
        f"Memeriksa berkas permohonan bagian {number} dan mencatatnya dalam buku {book}\n"
        f"  Kelengkapan: Berkas permohonan bagian {number}\n"
        f"  Waktu: {5 + number % 20} menit\n"
        f"  Output: Berkas bagian {number} yang sudah tercatat\n"
    )
    if number % 7 == 0:
        text += f"  Keputusan: Lengkap?\n    Jika Ya: lanjut\n    Jika Tidak: l{number - 3}\n"
    return text
