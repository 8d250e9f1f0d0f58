"""The rules, family by family. A new rule is a file, a line here or in `sopdsl.checks.reported`, and a case file."""

from __future__ import annotations

from functools import cache

from sopdsl.checks.alr import (
    alr001_tujuan_tidak_dikenal,
    alr002_nama_ganda,
    alr003_tidak_terjangkau,
    alr004_jalan_buntu,
    alr005_cabang_kurang,
    alr006_label_cabang,
    alr007_mulai_ganda,
    alr008_kebuntuan,
    alr009_cabang_sama,
    alr010_nama_tidak_dirujuk,
    alr011_langkah_tanpa_simbol,
    alr012_menunggu_tanpa_panah,
)
from sopdsl.checks.dsr import (
    dsr001_kutipan_tidak_terbaca,
    dsr002_jenis_peraturan_salah,
    dsr003_judul_peraturan_beda,
    dsr004_peraturan_dicabut,
    dsr005_urutan_peraturan,
    dsr006_peraturan_ganda,
    dsr007_bentuk_kutipan,
)
from sopdsl.checks.idn import (
    idn001_identitas_kurang,
    idn002_nomor_tidak_sesuai,
    idn003_tahun_nomor,
    idn004_tanggal_tidak_lengkap,
    idn005_urutan_tanggal,
    idn006_pengesahan_tidak_lengkap,
    idn007_nip,
    idn008_judul,
    idn009_peringatan_tanpa_akibat,
    idn010_pencatatan_kosong,
    idn011_jenis,
    idn012_tinjauan_lewat,
    idn013_kualifikasi_nama_orang,
)
from sopdsl.checks.ktk import (
    ktk001_sop_tidak_ditemukan,
    ktk002_nomor_kembar,
    ktk003_judul_kembar,
    ktk004_menunjuk_diri,
    ktk005_sop_tidak_berlaku,
    ktk006_sop_melingkar,
)
from sopdsl.checks.lkh import (
    lkh001_kata_kerja_aktif,
    lkh002_pelaksana_dalam_kegiatan,
    lkh003_kegiatan_ganda,
    lkh004_rujukan_nomor,
    lkh005_langkah_ganda,
    lkh006_jumlah_langkah,
    lkh007_pemeriksaan_tanpa_keputusan,
    lkh008_cabang_dalam_teks,
)
from sopdsl.checks.mtb import (
    mtb001_mutu_baku_kurang,
    mtb002_kelengkapan_sama_output,
    mtb003_rantai_dokumen,
    mtb004_output_kegiatan,
    mtb005_keterangan_sop,
)
from sopdsl.checks.plk import (
    plk001_pelaksana_tidak_dikenal,
    plk002_pelaksana_tidak_dipakai,
    plk003_pelaksana_ganda,
    plk004_pelaksana_tunggal,
    plk005_pelaksana_tanpa_kolom,
    plk006_urutan_pelaksana,
    plk007_pelaksana_nama_orang,
)
from sopdsl.checks.rule import Rule
from sopdsl.checks.tks import tks007_teks_pengganti
from sopdsl.checks.wkt import (
    wkt001_waktu_tidak_terukur,
    wkt002_jumlah_waktu_salah,
    wkt003_batas_waktu_terlampaui,
    wkt004_satuan_campur,
    wkt005_waktu_bertentangan,
    wkt006_ejaan_waktu,
    wkt007_rentang_terbalik,
)

APPLIED: tuple[Rule, ...] = (
    tks007_teks_pengganti.RULE,
    idn001_identitas_kurang.RULE,
    idn002_nomor_tidak_sesuai.RULE,
    idn003_tahun_nomor.RULE,
    idn004_tanggal_tidak_lengkap.RULE,
    idn005_urutan_tanggal.RULE,
    idn006_pengesahan_tidak_lengkap.RULE,
    idn007_nip.RULE,
    idn008_judul.RULE,
    idn009_peringatan_tanpa_akibat.RULE,
    idn010_pencatatan_kosong.RULE,
    idn011_jenis.RULE,
    idn012_tinjauan_lewat.RULE,
    idn013_kualifikasi_nama_orang.RULE,
    dsr001_kutipan_tidak_terbaca.RULE,
    dsr002_jenis_peraturan_salah.RULE,
    dsr003_judul_peraturan_beda.RULE,
    dsr004_peraturan_dicabut.RULE,
    dsr005_urutan_peraturan.RULE,
    dsr006_peraturan_ganda.RULE,
    dsr007_bentuk_kutipan.RULE,
    plk001_pelaksana_tidak_dikenal.RULE,
    plk002_pelaksana_tidak_dipakai.RULE,
    plk003_pelaksana_ganda.RULE,
    plk004_pelaksana_tunggal.RULE,
    plk005_pelaksana_tanpa_kolom.RULE,
    plk006_urutan_pelaksana.RULE,
    plk007_pelaksana_nama_orang.RULE,
    lkh001_kata_kerja_aktif.RULE,
    lkh002_pelaksana_dalam_kegiatan.RULE,
    lkh003_kegiatan_ganda.RULE,
    lkh004_rujukan_nomor.RULE,
    lkh005_langkah_ganda.RULE,
    lkh006_jumlah_langkah.RULE,
    lkh007_pemeriksaan_tanpa_keputusan.RULE,
    lkh008_cabang_dalam_teks.RULE,
    alr001_tujuan_tidak_dikenal.RULE,
    alr002_nama_ganda.RULE,
    alr003_tidak_terjangkau.RULE,
    alr004_jalan_buntu.RULE,
    alr005_cabang_kurang.RULE,
    alr006_label_cabang.RULE,
    alr007_mulai_ganda.RULE,
    alr008_kebuntuan.RULE,
    alr009_cabang_sama.RULE,
    alr010_nama_tidak_dirujuk.RULE,
    alr011_langkah_tanpa_simbol.RULE,
    alr012_menunggu_tanpa_panah.RULE,
    mtb001_mutu_baku_kurang.RULE,
    mtb002_kelengkapan_sama_output.RULE,
    mtb003_rantai_dokumen.RULE,
    mtb004_output_kegiatan.RULE,
    mtb005_keterangan_sop.RULE,
    wkt001_waktu_tidak_terukur.RULE,
    wkt002_jumlah_waktu_salah.RULE,
    wkt003_batas_waktu_terlampaui.RULE,
    wkt004_satuan_campur.RULE,
    wkt005_waktu_bertentangan.RULE,
    wkt006_ejaan_waktu.RULE,
    wkt007_rentang_terbalik.RULE,
    ktk001_sop_tidak_ditemukan.RULE,
    ktk002_nomor_kembar.RULE,
    ktk003_judul_kembar.RULE,
    ktk004_menunjuk_diri.RULE,
    ktk005_sop_tidak_berlaku.RULE,
    ktk006_sop_melingkar.RULE,
)
"""The rules that a check applies to texts, documents and portfolios."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """These, and those that other stages report, family by family: a check needs them only where somebody names one."""
    from sopdsl.checks.reported import REPORTED, WRITTEN

    rules = (*WRITTEN, *APPLIED, *REPORTED)
    families = list(dict.fromkeys(rule.code[:3] for rule in rules))
    return tuple(sorted(rules, key=lambda rule: (families.index(rule.code[:3]), rule.code)))


@cache
def _by_word() -> dict[str, Rule]:
    return {word.casefold(): rule for rule in all_rules() for word in (rule.code, rule.name)}


def find_rule(word: str) -> Rule | None:
    """The rule with a code (`PLK001`) or name (`pelaksana-tidak-dikenal`), in capitals or not."""
    return _by_word().get(word.strip().casefold())


def rule_names() -> tuple[str, ...]:
    """All words that name a rule: the names, then the codes."""
    rules = all_rules()
    return (*(rule.name for rule in rules), *(rule.code for rule in rules))
