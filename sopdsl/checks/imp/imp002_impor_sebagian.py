"""Sebagian isi berkas yang diimpor tidak dapat ditulis dalam naskah.

Apa yang diperiksa:
    Gambar BPMN dapat memuat hal yang tidak dikenal bahasa SOP: alur pesan antarkolam, kejadian di tepi
    tugas, gerbang yang membuka beberapa cabang sekaligus, subproses, naskah program, dan lain-lain.
    `sop import` menyebut setiap unsur itu dengan nama dan idnya. Dari tabel disebut baris di luarnya,
    langkah tanpa tanda pelaksana, dan langkah dengan beberapa pelaksana.

Mengapa:
    Yang tidak ikut tidak boleh hilang diam-diam: pembaca naskah akan mengira naskah itu lengkap.

Contoh salah:
    <bpmn:messageFlow id="Flow_1" name="Berkas" sourceRef="kirim" targetRef="terima"/>

Contoh benar:
    Langkah oleh Staf: Mengirim berkas kepada Pemohon
      Output: Berkas

Perbaikan:
    Bandingkan naskahnya dengan gambar pada tempat yang disebut, lalu tulis yang perlu dengan kata-kata:
    sebagai langkah, cabang keputusan, atau Keterangan.

English:
    Part of a file that is imported cannot be written in a document.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("IMP002", "impor-sebagian", Severity.WARNING, Basis.STRUCTURE, __doc__)
