"""The rules that other stages report: what they find when they read texts (TKS), draw sheets (LBR), read settings (PRY)
or other formats (IMP) and carry out SOPs (JLN), and that a rule failed (SIS)."""

from __future__ import annotations

from sopdsl.checks import sis001_pemeriksa_gagal
from sopdsl.checks.imp import imp001_impor, imp002_impor_sebagian
from sopdsl.checks.jln import (
    jln001_penyimpanan,
    jln002_pelaksanaan_bersamaan,
    jln003_pelaksanaan_tidak_ada,
    jln004_catatan_berubah,
    jln020_jawaban,
    jln021_catatan_pelaksanaan,
)
from sopdsl.checks.lbr import (
    lbr001_pengaturan_lembar,
    lbr002_panah_tidak_muat,
    lbr003_logo,
    lbr004_huruf_tidak_tersedia,
    lbr005_kepala_tidak_muat,
    lbr006_kolom_tidak_ada,
    lbr007_tanpa_graphviz,
)
from sopdsl.checks.pry import pry001_pengaturan
from sopdsl.checks.rule import Rule
from sopdsl.checks.tks import (
    tks001_sintaks,
    tks002_kata_kunci_salah_eja,
    tks003_isian_berulang,
    tks004_tab,
    tks005_karakter_terlarang,
    tks006_abaikan_sia_sia,
    tks008_kata_kunci_dalam_teks,
)

WRITTEN: tuple[Rule, ...] = (
    tks001_sintaks.RULE,
    tks002_kata_kunci_salah_eja.RULE,
    tks003_isian_berulang.RULE,
    tks004_tab.RULE,
    tks005_karakter_terlarang.RULE,
    tks006_abaikan_sia_sia.RULE,
    tks008_kata_kunci_dalam_teks.RULE,
)
"""What is wrong with a text before it says anything."""

REPORTED: tuple[Rule, ...] = (
    lbr001_pengaturan_lembar.RULE,
    lbr002_panah_tidak_muat.RULE,
    lbr003_logo.RULE,
    lbr004_huruf_tidak_tersedia.RULE,
    lbr005_kepala_tidak_muat.RULE,
    lbr006_kolom_tidak_ada.RULE,
    lbr007_tanpa_graphviz.RULE,
    pry001_pengaturan.RULE,
    imp001_impor.RULE,
    imp002_impor_sebagian.RULE,
    jln001_penyimpanan.RULE,
    jln002_pelaksanaan_bersamaan.RULE,
    jln003_pelaksanaan_tidak_ada.RULE,
    jln004_catatan_berubah.RULE,
    jln020_jawaban.RULE,
    jln021_catatan_pelaksanaan.RULE,
    sis001_pemeriksa_gagal.RULE,
)
