"""The rules, family by family. A new rule is a file, a line here, and a case file in the tests."""

from __future__ import annotations

from sopdsl.checks import sis001_pemeriksa_gagal
from sopdsl.checks.alr import (
    alr001_tujuan_tidak_dikenal,
    alr002_nama_ganda,
    alr003_tidak_terjangkau,
    alr004_jalan_buntu,
    alr005_cabang_kurang,
    alr006_label_cabang,
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
from sopdsl.checks.lbr import (
    lbr001_pengaturan_lembar,
    lbr002_panah_tidak_muat,
    lbr003_logo,
    lbr004_huruf_tidak_tersedia,
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
from sopdsl.checks.mtb import mtb001_mutu_baku_kurang
from sopdsl.checks.plk import plk001_pelaksana_tidak_dikenal, plk002_pelaksana_tidak_dipakai, plk003_pelaksana_ganda
from sopdsl.checks.pry import pry001_pengaturan
from sopdsl.checks.rule import Rule
from sopdsl.checks.tks import (
    tks001_sintaks,
    tks002_kata_kunci_salah_eja,
    tks003_isian_berulang,
    tks004_tab,
    tks005_karakter_terlarang,
    tks007_teks_pengganti,
    tks008_kata_kunci_dalam_teks,
)
from sopdsl.checks.wkt import (
    wkt001_waktu_tidak_terukur,
    wkt002_jumlah_waktu_salah,
    wkt003_batas_waktu_terlampaui,
    wkt007_rentang_terbalik,
)

RULES: tuple[Rule, ...] = (
    tks001_sintaks.RULE,
    tks002_kata_kunci_salah_eja.RULE,
    tks003_isian_berulang.RULE,
    tks004_tab.RULE,
    tks005_karakter_terlarang.RULE,
    tks007_teks_pengganti.RULE,
    tks008_kata_kunci_dalam_teks.RULE,
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
    alr011_langkah_tanpa_simbol.RULE,
    alr012_menunggu_tanpa_panah.RULE,
    mtb001_mutu_baku_kurang.RULE,
    wkt001_waktu_tidak_terukur.RULE,
    wkt002_jumlah_waktu_salah.RULE,
    wkt003_batas_waktu_terlampaui.RULE,
    wkt007_rentang_terbalik.RULE,
    lbr001_pengaturan_lembar.RULE,
    lbr002_panah_tidak_muat.RULE,
    lbr003_logo.RULE,
    lbr004_huruf_tidak_tersedia.RULE,
    pry001_pengaturan.RULE,
    sis001_pemeriksa_gagal.RULE,
)
