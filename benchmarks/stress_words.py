"""The words of random SOPs: what offices write, and what is hard to set."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

VERBS = (
    "Menyiapkan",
    "Memeriksa",
    "Mengoreksi",
    "Menandatangani",
    "Menyampaikan",
    "Mencatat",
    "Mengarsipkan",
    "Memverifikasi",
    "Menyusun",
    "Menerima",
    "Menggandakan",
    "Mengirimkan",
)
OBJECTS = (
    "konsep surat",
    "berkas permohonan",
    "nota dinas",
    "laporan kinerja",
    "daftar hadir",
    "dokumen perencanaan",
    "surat keputusan",
    "rekomendasi teknis",
    "buku agenda",
    "data pendukung",
)
TAILS = (
    "",
    "",
    " kepada pimpinan",
    " untuk mendapatkan persetujuan",
    " sesuai ketentuan peraturan perundang-undangan yang berlaku",
    " ke Bagian Organisasi dan Inspektorat serta pihak lain yang berkepentingan dengan pelaksanaan kegiatan",
)
ODD = (
    "Diunggah ke https://layanan.contoh.go.id/berkas/masuk/unggah.php?nomor=12&tahun=2025#atas",
    "*Draf* dan **final** bertanda \"asli\" atau 'salinan'",
    "Nilai 3:1 → 75% > ${x}, lihat #1 *)",
    "Pertanggungjawabanpelaksanaananggaranpendapatandanbelanjadaerah",
    "Menunggu {l0} selesai (lihat juga nomor {l0})",
    "Rp100.000.000,00 (seratus juta rupiah) & pajak <10%",
)
BROKEN = ("Asli untuk pemohon\\", "  salinan untuk arsip\\", "  tembusan untuk Inspektorat")
LONG_REMARK = "Hanya untuk permohonan yang diajukan setelah pukul 15.00 pada hari kerja terakhir setiap bulan. " * 3
TIMES = (
    *("5 menit", "15 menit", "1 jam", "2 hari kerja", "1 minggu", "-"),
    *("1 jam 30 menit", "10 hari kalender", "5-10 menit", "maks. 3 hari", "2 menit/berkas", "seketika", "triwulanan"),
    "Sesuai masa kontrak",
)
QUESTIONS = ("Disetujui?", "Lengkap?", "Sesuai?", "", "Apakah berkas sudah memenuhi syarat?")
ANSWERS = (
    ("Ya", "Tidak"),
    ("Lengkap", "Belum lengkap"),
    ("Setuju", "Ditolak"),
    ("Ya", ""),
    ("Rusak ringan", "Rusak sedang", "Rusak berat"),
    ("Ya", "Tidak", "Lainnya"),
    ("Baik", "Cukup", "Kurang", "Tidak dapat dinilai"),
)
SOPS = ("Pengelolaan Surat Masuk", "Pengarsipan", "Pelayanan Pengaduan dan Permohonan Informasi")


def sentence(random: Random) -> str:
    """What is done in a step."""
    if random.random() < 0.02:
        return random.choice(ODD)
    return f"{random.choice(VERBS)} {random.choice(OBJECTS)}{random.choice(TAILS)}"


def thing(random: Random) -> str:
    """A document or a tool; seldom something hard to set."""
    return random.choice(ODD) if random.random() < 0.02 else random.choice(OBJECTS).capitalize()


def text(random: Random) -> list[str]:
    """The value of a text field, in lines: words, a list, or a list with a lead-in and a second level."""
    chance = random.random()
    if chance < 0.8:
        return [thing(random)]
    if chance < 0.82:
        return [*BROKEN]
    items = [f"  - {thing(random)}" for _ in range(random.randint(2, 4))]
    if chance < 0.95:
        return ["", *items]
    return ["Berkas yang terdiri atas:", items[0], "    - asli", "    - salinan", *items[1:]]


def field(keyword: str, lines: Sequence[str]) -> list[str]:
    """A statement: its keyword, and its value in one or more lines."""
    return [f"{keyword}: {lines[0]}".rstrip(), *lines[1:]]


def indented(lines: Sequence[str]) -> list[str]:
    """Lines one level deeper."""
    return [f"  {line}" for line in lines]
