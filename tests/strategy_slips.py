"""Documents full of what the fixes mend, in the layouts that authors and word processors leave behind.

`tests/strategies.py` makes documents that are right in the small; these are wrong in it, one slip a rule with a fix.
"""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.strategy_texts import Draw, chance, pick

_TITLES = ("SOP Penyusunan LAKIP", "Menyusun LAKIP", "SOP SOP Pelayanan Surat", "Pelayanan Surat")
_KINDS = ("admnistratif", "teknsi, mikor", "administratif", "makro, mikro")
_REGULATIONS = (
    "Undang-undang No. 25 Th. 2009 Tentang Pelayanan Publik",
    "Undang – Undang Republik Indonesia Nomor 43 Tahun 2009 tentang Kearsipan",
    "UU 23/2014 tentang Pemerintahan Daerah",
    "UU 25/2009",
    "PERATURAN PRESIDEN RI NOMOR 95 TAHUN 2018 TENTANG SPBE",
    "Peraturan Menteri Dalam Negeri Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah",
    "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009",
    "UU 5/2014 tentang ASN, PP No. 94 Tahun 2021 tentang Disiplin PNS; Peraturan Walikota Contoh Nomor 3 Tahun 2020",
    "Pedoman dari pusat",
)
_ACTIVITIES = (
    "Staf menyiapkan konsep surat",
    "Kepala Dinas (Kepala) menandatangani surat",
    "Terima berkas permohonan",
    "Tanda tangan surat keputusan",
    "Penandatanganan surat kemudian dikirim",
    "Dikirim ke alamat",
    "Memperbaiki konsep menurut langkah 2",
    "Mencatat surat masuk",
)
_TIMES = ("30menit", "5 Minit", "2 Jam Kerja", "1 Hr (Tentatif)", "10 menit *)", "Bulan Februari", "3-1 hari", "-")
_OTHERS = ("SOP Pengirman Surat", "Lihat SOP Pengiriman Surat", "kembali ke langkah 1", "xxx")
_STEP_WORDS = ("Langkah", "Langkah", "Langkah", "Lngkah", "langkah")
_TIME_WORDS = ("Waktu:", "Waktu:", "Wktu:", "WAKTU:", "**Waktu:**", "__Waktu__:", "## Waktu:")
_HEADS = (*("{}:",) * 6, "**{}:**", "**{}**:", "### {}:")
_EXECUTORS = ("Staf", "Stf", "Kepala", "Kepala Dinas", "Staf bersama Kepla", "staf lalu Kepala", "Tim")
_NAMES = ("", "", "", " catat", " kirim")
_WAYS = ("Lanjut ke selesai", "Lanjut ke: catat", "Lanjut ke: ctat", "Keputusan: Lengkap?")
_BETWEEN = (*(" ",) * 12, "  ", "\u00a0", "\u200e ", "\t", "\n", "\n", " \\\n", "\n# catatan\n", "\n# abaikan: tab\n")
_STYLES = (*("{}",) * 12, "*{}*", "**{}**", "*{}", "\\*{}")
_COMMENTS = ("# catatan", "# abaikan: kegiatan-ganda -- nanti", "# abaikan: kata-kerja-aktif, bentuk-kutipan", "")


@st.composite
def slips(draw: Draw) -> str:
    """A document with slips in it; comments anywhere; with or without a line end at the end."""
    lines = [f"SOP: {_laid_out(draw, pick(draw, _TITLES), 2)}", f"Jenis: {pick(draw, _KINDS)}", "Dasar Hukum:"]
    lines += _items(draw, _REGULATIONS)
    lines += ["Keterkaitan:", *_items(draw, ("SOP Pengiriman Surat", "Penerimaan Surat"))]
    lines += pick(draw, (["Pelaksana: Kepala; Staf"], ["Pelaksana:", "  - Kepala = Kepala Dinas", "  - Staf"]))
    for _ in range(pick(draw, (1, 2, 3, 4))):
        lines += _step(draw)
    text = "\n".join(lines)
    return text if chance(draw, 20) else text + "\n"


def _items(draw: Draw, options: Sequence[str]) -> list[str]:
    signs = pick(draw, (("- ",) * 4, ("• ",) * 4, ("1. ", "2. ", "3. ", "4. ")))
    ends = pick(draw, (("",) * 4, (";",) * 4, (",", ";", ".", "")))
    found = []
    for sign, end in list(zip(signs, ends, strict=True))[: pick(draw, (1, 2, 3, 4))]:
        found += _comment(draw, "  ")
        found.append(f"  {sign}{_laid_out(draw, pick(draw, options), 6)}{end}")
    return found


def _step(draw: Draw) -> list[str]:
    depth = pick(draw, ("  ", "  ", "    ", "\t"))
    head = f"{pick(draw, _STEP_WORDS)}{pick(draw, _NAMES)} oleh {pick(draw, _EXECUTORS)}"
    lines = [*_comment(draw, ""), f"{pick(draw, _HEADS).format(head)} {_laid_out(draw, pick(draw, _ACTIVITIES), 8)}"]
    lines += [*_comment(draw, depth), f"{depth}{pick(draw, _TIME_WORDS)} {_laid_out(draw, pick(draw, _TIMES), 8)}"]
    if chance(draw, 30):
        lines.append(f"{depth}Keterangan: {_laid_out(draw, pick(draw, _OTHERS), 8)}")
    if chance(draw, 20):
        lines.append(f"{depth}{pick(draw, _WAYS)}")
    return lines


def _comment(draw: Draw, indent: str) -> list[str]:
    comment = pick(draw, _COMMENTS) if chance(draw, 25) else ""
    return [indent + comment] if comment else []


def _laid_out(draw: Draw, words: str, depth: int) -> str:
    """A text as somebody typed it: over several lines, with comments between them, words in italics or bold."""
    first, *others = words.split(" ")
    parts = [pick(draw, _STYLES).format(first)]
    for word in others:
        parts += [pick(draw, _BETWEEN).replace("\n", "\n" + " " * depth), pick(draw, _STYLES).format(word)]
    return "".join(parts)
