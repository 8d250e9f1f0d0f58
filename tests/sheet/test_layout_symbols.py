"""Words in symbols and at arrows: whole, or in the kegiatan; what an author wrote of an arrow is read beside it."""

from __future__ import annotations

import pytest

from tests.sheet.layout_documents import page_words, read, sheet_of, words

SEVEN = "SOP: Contoh\nInstansi: Dinas Contoh\nPelaksana: Staf Umum; Sekdin; Kabag; Kabid A; Kabid B; Arsiparis; Loket\n"
LABELS = ("Langsung ke kantor", "Tersimpan", "Pemberitahuan elektronik", "Ditandatangani")


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("head", [SEVEN, "SOP: Contoh\nInstansi: Dinas Contoh\nPelaksana: Loket; Arsiparis\n"])
def test_no_word_is_broken_in_a_symbol(label: str, head: str) -> None:
    sheet = sheet_of(
        read(
            f"""\
            Langkah: Menerima surat
              Mulai oleh Loket: {label}
              Keputusan oleh Arsiparis: {label}?
                Jika Ya: lanjut
                Jika Tidak: selesai
            Langkah oleh Loket: Menyimpan surat
            """,
            head,
        )
    )
    inside = [words(symbol.glyphs) for page in sheet.pages for symbol in page.symbols if symbol.glyphs]
    assert {*inside} <= {label, f"{label}?"}
    outside = " ".join(page_words(page) for page in sheet.pages)
    assert all(said in inside or said in outside for said in (label, f"{label}?"))


def test_an_optional_arrow_says_so() -> None:
    sheet = sheet_of(
        read(
            """\
            Langkah pindai oleh Staf: Memindai surat
              Lanjut ke: arsip (opsional) dan lanjut (surat asli) (opsional)
            Langkah oleh Sekdin: Membaca surat
            Langkah arsip oleh Kadin: Menyimpan surat
            """
        )
    )
    labels = {words(route.label) for page in sheet.pages for route in page.routes if route.label}
    assert labels == {"opsional", "surat asli, opsional"}
