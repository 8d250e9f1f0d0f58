"""What the rows of a procedure say, and what the graph makes of it: a construct of the language each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Shape = Callable[..., list[str]]

CONSTRUCTS = {
    "default order": ("""
        Langkah oleh A: satu
        Langkah oleh B: dua
        Langkah oleh A: tiga
        """, ["1A > 2B", "2B > 3A"]),
    "joint: one node in two columns": ("""
        Langkah oleh C bersama A: satu
        Langkah oleh A + B + C: dua
        """, ["1AC > 2ABC"]),
    "hand-over: entered at the first, left from the last": ("""
        Langkah oleh A: satu
        Langkah oleh B lalu C lalu A: dua
        Langkah oleh B: tiga
        """, ["1A > 2B", "2B > 2C", "2C > 2A", "2A > 3B"]),
    "alternative: own symbol, and the rest reached by all": ("""
        Langkah oleh A: satu
        Langkah oleh A atau B: dua
        Langkah oleh C: tiga
        """, ["1A > 2A #0", "1A > 2B #0", "2A > 3C", "2B > 3C"]),
    "alternative to alternative": ("""
        Langkah oleh C: satu
        Langkah oleh A atau B: dua
        Langkah oleh A atau B: tiga
        """, ["1C > 2A #0", "1C > 2B #0", "2A > 3A", "2B > 3B"]),
    "an alternative to which only its own loop would lead": ("""
        Langkah oleh A: satu
        Langkah ulang oleh A atau B: dua
          Keputusan: baik?
            Jika Ya: lanjut
            Jika Tidak: ulang
        Langkah oleh C: tiga
        """, [
            "1A > 2A? #0", "1A > 2B? #0", "2A? > 3C Ya", "2A? > 2A? Tidak", "2B? > 3C Ya", "2B? > 2B? Tidak",
        ]),
    "alternatives to which only a loop of several rows would lead": ("""
        Langkah oleh A: satu
        Langkah ulang oleh A atau B: dua
        Langkah oleh A atau B: tiga
          Keputusan: baik?
            Jika Ya: selesai
            Jika Tidak: ulang
        """, [
            "1A > 2A #0", "1A > 2B #0", "2A > 3A?", "2B > 3B?", "3A? > {3A)} Ya", "3A? > 2A Tidak #1",
            "3A? > 2B Tidak #1", "3B? > {3B)} Ya", "3B? > 2B Tidak",
        ]),
    "alternative picked by executor": ("""
        Langkah oleh C: satu
          Keputusan: pilih?
            Jika a: dua oleh A
            Jika b: dua[B]
        Langkah dua oleh A atau B: dua
        """, ["{(1C} > 1C?", "1C? > 2A a", "1C? > 2B b"]),
    "two starts into an alternative": ("""
        Langkah terima: Menerima surat
          Mulai oleh A: Langsung
            Lanjut ke: pindai
          Mulai oleh B: Surel
            Lanjut ke: unduh
        Langkah pindai oleh A: Memindai
          Lanjut ke: agenda
        Langkah unduh oleh B: Mengunduh
        Langkah agenda oleh A atau B: Mencatat
        Langkah periksa: Memeriksa
          Keputusan oleh A bersama B: Rahasia?
            Jika Ya: disposisi
            Jika Tidak: arsip
          Keputusan disposisi oleh C: Perlu?
            Jika Ya: lanjut
            Jika Tidak: selesai
        Langkah arsip oleh A: Mengarsipkan
        """, [
            "(1A > 2A", "(1B > 3B", "2A > 4A", "3B > 4B", "4A > 5AB?", "4B > 5AB?", "5AB? > 5C? Ya",
            "5AB? > 6A Tidak", "5C? > 6A Ya", "5C? > {5C)} Tidak",
        ]),
    "a start stands before the work, and goes to it": ("""
        Langkah oleh A: satu
          Proses oleh B: dua
          Mulai: awal
        """, ["(1A > 1A", "1A > 1B"]),
    "a start that is handed over: only the first is the start": ("""
        Langkah oleh C: satu
          Mulai oleh A lalu B: awal
        """, ["(1A > 1B", "1B > 1C"]),
    "only starts: the row's way is of those without one": ("""
        Langkah: satu
          Mulai oleh A: awal
          Mulai oleh B: lain
            Lanjut ke: dua
          Lanjut ke: tiga
        Langkah dua oleh C: dua
        Langkah tiga oleh D: tiga
        """, ["(1A > 3D", "(1B > 2C", "2C > 3D"]),
    "only starts with ways of their own: the last has the row's too": ("""
        Langkah: satu
          Mulai oleh A: awal
            Lanjut ke: dua
          Mulai oleh B: lain
            Lanjut ke: dua
          Lanjut ke: tiga
        Langkah dua oleh C: dua
        Langkah tiga oleh D: tiga
        """, ["(1A > 2C", "(1B > 3D", "(1B > 2C", "2C > 3D"]),
    "a start in a later row": ("""
        Langkah oleh A: satu
        Langkah oleh B: dua
          Mulai oleh C: surel
        """, ["1A > 2B", "(2C > 2B"]),
    "the step's own decision is its symbol": ("""
        Langkah a oleh A: satu
        Langkah oleh B: dua
          Keputusan: baik?
            Jika Ya: lanjut
            Jika Tidak: a
        Langkah oleh C: tiga
        """, ["1A > 2B?", "2B? > 3C Ya", "2B? > 1A Tidak"]),
    "an arrow to a process that is handed over reaches the first": ("""
        Langkah oleh C: satu
          Lanjut ke: kerja
        Langkah: dua
          Proses kerja oleh A lalu B: isi
        Langkah oleh C: tiga
        """, ["1C > 2A", "2A > 2B", "2B > 3C"]),
    "own decision after a hand-over": ("""
        Langkah a oleh A lalu B: satu
          Keputusan c: baik?
            Jika Ya: selesai
            Jika Tidak: a
            Jika Ulang: c
        """, ["1A > 1B?", "1B? > {1B)} Ya", "1B? > 1A Tidak", "1B? > 1B? Ulang"]),
    "own decision of alternatives: each decides": ("""
        Langkah oleh C: nol
        Langkah oleh A atau B: satu
          Keputusan: baik?
            Jika Ya: selesai
            Jika Tidak: lanjut
        Langkah oleh C: dua
        """, [
            "1C > 2A? #0", "1C > 2B? #0", "2A? > {2A)} Ya", "2A? > 3C Tidak", "2B? > {2B)} Ya", "2B? > 3C Tidak",
        ]),
    "decision of another executor stands after the box": ("""
        Langkah oleh A: satu
          Keputusan oleh B: baik?
            Jika Ya: selesai
            Jika Tidak: selesai
        """, ["1A > 1B?", "1B? > {1B)} Ya", "1B? > {1B)} Tidak"]),
    "box and diamond of one executor, written out": ("""
        Langkah: satu
          Proses oleh A: menilai
          Keputusan oleh A: baik?
            Jika Ya: selesai
            Jika Tidak: lanjut
        Langkah oleh B: dua
        """, ["1A > 1A?", "1A? > {1A)} Ya", "1A? > 2B Tidak"]),
    "only the first decision of the own executor merges": ("""
        Langkah oleh A: satu
          Keputusan: baik?
            Jika Ya: dua
            Jika Tidak: selesai
          Keputusan dua oleh A: perlu?
            Jika Ya: selesai
            Jika Tidak: selesai
        """, [
            "{(1A} > 1A?", "1A? > 1A? Ya", "1A? > {1A)} Tidak", "1A? > {1A)} Ya", "1A? > {1A)} Tidak",
        ]),
    "a decision without oleh belongs to the work before it": ("""
        Langkah: satu
          Proses oleh A lalu B: menilai
          Keputusan: baik?
            Jika Ya: selesai
            Jika Tidak: selesai
        """, ["1A > 1B", "1B > 1B?", "1B? > {1B)} Ya", "1B? > {1B)} Tidak"]),
    "several targets, options, information, labels": ("""
        Langkah oleh A: satu
          Lanjut ke: b (surat asli) dan c (opsional) dan d (informasi)
        Langkah b oleh B: dua
        Langkah c oleh C: tiga
        Langkah d oleh D: empat
        """, ["1A > 2B surat asli", "1A > 3C opsional", "1A > 4D informasi", "2B > 3C", "3C > 4D"]),
    "a branch with several targets, one labelled": ("""
        Langkah oleh A: satu
          Keputusan: baik?
            Jika Ya: b (surat asli) dan c
            Jika Tidak: selesai
        Langkah b oleh B: dua
        Langkah c oleh C: tiga
        """, ["{(1A} > 1A?", "1A? > 2B Ya (surat asli)", "1A? > 3C Ya", "1A? > {1A)} Tidak", "2B > 3C"]),
    "the way of a step leaves its last node": ("""
        Langkah a oleh A: satu
          Lanjut ke: c
          Proses oleh B: dua
        Langkah oleh A: dua
        Langkah c oleh C: tiga
        """, ["1A > 1B", "1B > 3C", "2A > 3C"]),
    "an end symbol stops; with a way it goes on": ("""
        Langkah oleh A: satu
          Selesai: surat terkirim
        Langkah b oleh B: dua
          Selesai oleh C: laporan
            Lanjut ke: b
        """, ["1A > 1A)", "2B > 2C)", "2C) > 2B"]),
    "selesai among several, with a label or as an option gets an end of its own": ("""
        Langkah oleh A: satu
          Lanjut ke: b dan selesai
        Langkah b oleh B: dua
          Lanjut ke: selesai (surat asli)
        Langkah oleh C: tiga
          Lanjut ke: selesai (opsional)
        """, ["1A > 2B", "1A > {1A)}", "2B > {2B)} surat asli", "3C > {3C)} opsional"]),
    "Serentak: the row before to each, each to the row after": ("""
        Langkah oleh A: satu
        Serentak:
          Langkah oleh B: dua
          Langkah oleh C lalu D: tiga
        Langkah oleh A: empat
        """, ["1A > 2B", "1A > 3C", "2B > 4A", "3C > 3D", "3D > 4A"]),
    "Serentak after Serentak": ("""
        Serentak:
          Langkah oleh A: satu
          Langkah oleh B: dua
        Serentak:
          Langkah oleh C: tiga
          Langkah oleh D: empat
        """, ["1A > 3C", "1A > 4D", "2B > 3C", "2B > 4D"]),
    "a branch lanjut into Serentak": ("""
        Langkah oleh A: satu
          Keputusan: baik?
            Jika Ya: lanjut
            Jika Tidak: selesai
        Serentak:
          Langkah oleh B: dua
          Langkah oleh C: tiga
        """, ["{(1A} > 1A?", "1A? > 2B Ya", "1A? > 3C Ya", "1A? > {1A)} Tidak"]),
    "a row without symbol is passed through": ("""
        Langkah oleh A: satu
        Langkah: dua
        Langkah oleh B: tiga
        """, ["1A > 2", "2 > 3B"]),
    "no arrow leaves": ("""
        Langkah oleh A: satu
          Lanjut ke: -
        Langkah oleh B: dua
        """, []),
    "groups change nothing": ("""
        Kelompok: Awal
          Langkah oleh A: satu
        Kelompok: Utama
          Langkah oleh B: dua
        """, ["1A > 2B"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_construct(name: str, shape: Shape) -> None:
    text, expected = CONSTRUCTS[name]
    assert shape(text) == expected
