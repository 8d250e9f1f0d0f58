"""Ways that no arrow can show, because a row has no symbol, stand in words in the row that they leave."""

from __future__ import annotations

from sopdsl.renderers.sheet.style import COLUMNS, Style

from tests.sheet.layout_documents import cells, read, sheet_of, words


def remarks(text: str, style: Style | None = None, role: str = "keterangan") -> list[str]:
    """The cells of Keterangan, from top to bottom."""
    sheet = sheet_of(read(text), style)
    return [words(cell.glyphs) for page in sheet.pages for cell in cells(page, role)]


def labels(text: str) -> list[str]:
    """The labels at arrows."""
    return [words(route.label) for page in sheet_of(read(text)).pages for route in page.routes if route.label]


LAST = "Langkah akhir oleh Staf: Mengarsipkan\n"


def test_an_arrow_out_of_a_first_row_without_symbol() -> None:
    text = "Langkah: Menerima\n  Lanjut ke: akhir (surat asli)\nLangkah oleh Kadin: Membaca\n" + LAST
    assert remarks(text) == ["surat asli: dilanjutkan ke langkah 3", "", ""]


def test_without_a_label_only_a_way_elsewhere_is_said() -> None:
    text = "Langkah: Menerima\n  Lanjut ke: {}\nLangkah oleh Kadin: Membaca\n" + LAST
    assert remarks(text.format("akhir")) == ["Dilanjutkan ke langkah 3", "", ""]
    assert remarks(text.format("lanjut")) == ["", "", ""]
    assert remarks(text.format("selesai")) == ["Selesai", "", ""]


def test_the_branches_of_a_decision_without_executor() -> None:
    text = "Langkah: Memeriksa\n  Keputusan: Lengkap?\n    Jika Ya: akhir\n    Jika Tidak: selesai\n"
    text += "    Jika Ragu: lanjut\nLangkah oleh Kadin: Membaca\n" + LAST
    assert remarks(text)[0] == "Ya: dilanjutkan ke langkah 3 Tidak: selesai Ragu: dilanjutkan ke langkah 2"
    arrows = "Langkah oleh Staf: Menerima\n" + text.replace("Tidak: selesai", "Tidak: akhir")
    assert sorted(labels(arrows)) == ["Ragu", "Tidak", "Ya"]
    assert remarks(arrows) == ["", "", "", ""]


def test_an_arrow_to_a_last_row_without_symbol() -> None:
    text = "Langkah oleh Staf: Memeriksa\n  Keputusan: Sah?\n    Jika Ya: lanjut\n    Jika Tidak: buang\n"
    text += "Langkah oleh Kadin: Membaca\n  Lanjut ke: selesai\nLangkah buang: Memusnahkan\n"
    assert remarks(text) == ["Tidak: dilanjutkan ke langkah 3", "", ""]
    assert labels(text) == ["Ya"]


def test_starts_and_ends_without_executor() -> None:
    text = "Langkah: Menerima\n  Mulai: Lewat surel\n    Lanjut ke: akhir (salinan)\n  Selesai: Ditolak\n"
    text += "Langkah oleh Kadin: Membaca\n" + LAST
    assert remarks(text)[0] == "salinan: dilanjutkan ke langkah 3"
    assert remarks(text, role="kegiatan")[0] == "Menerima Lewat surel Ditolak"


def test_optional_ways_and_information() -> None:
    text = "Langkah: Menerima\n  Lanjut ke: lanjut (opsional) dan akhir (opsional) dan baca (tembusan) (informasi)\n"
    text += "Langkah baca oleh Kadin: Membaca\n" + LAST
    said = "Dilanjutkan ke langkah 2 (opsional) Dilanjutkan ke langkah 3 (opsional) tembusan: informasi ke langkah 2"
    assert remarks(text)[0] == said


def test_an_optional_end_or_exit_says_so() -> None:
    text = "Langkah: Menerima\n  Lanjut ke: selesai (opsional) dan lanjut (opsional) dan SOP Pengarsipan (opsional)\n"
    said = "Dilanjutkan ke SOP Pengarsipan (opsional) Selesai (opsional) Dilanjutkan ke langkah 2 (opsional)"
    assert remarks(text + LAST)[0] == said


def test_a_way_to_a_step_that_leaves_the_procedure() -> None:
    text = "Langkah: Menerima\n  Lanjut ke: akhir (surat asli) dan lanjut\nLangkah oleh Kadin: Membaca\n" + LAST
    assert remarks(text + "  Lanjut ke: SOP Pengarsipan\n") == [
        "surat asli: dilanjutkan ke langkah 3",
        "",
        "Dilanjutkan ke SOP Pengarsipan",
    ]


def test_the_executor_is_named_where_a_row_has_several() -> None:
    text = "Langkah: Menerima\n  Lanjut ke: catat oleh Kadin\nLangkah oleh Staf: Membaca\n"
    text += "Langkah catat oleh Staf lalu Kadin: Mencatat\n"
    assert remarks(text)[0] == "Dilanjutkan ke langkah 3 (Kadin)"


def test_alternative_executors_say_their_way_once() -> None:
    text = "Langkah oleh Staf atau Kadin: Membaca\n  Lanjut ke: SOP Pengarsipan\n"
    assert remarks(text) == ["Dilanjutkan ke SOP Pengarsipan"]


def test_a_procedure_without_executors() -> None:
    text = "SOP: Contoh\nLangkah: Memeriksa\n  Keputusan: Lengkap?\n    Jika Ya: lanjut\n    Jika Tidak: akhir\n"
    sheet = sheet_of(read(text + "Langkah: Membaca\nLangkah akhir: Mengarsipkan\n", head=""))
    said = [words(cell.glyphs) for cell in cells(sheet.pages[1], "keterangan")]
    assert said == ["Ya: dilanjutkan ke langkah 2 Tidak: dilanjutkan ke langkah 3", "", ""]


def test_without_the_column_they_stand_in_the_kegiatan() -> None:
    text = "Langkah: Menerima\n  Lanjut ke: akhir (surat asli)\nLangkah oleh Kadin: Membaca\n" + LAST
    said = remarks(text, Style(columns=COLUMNS[:-1]), "kegiatan")
    assert said[0] == "Menerima surat asli: dilanjutkan ke langkah 3"


def test_many_decisions_without_executor_are_passed_once_each() -> None:
    """Two ways through each of sixty rows would make more arrows than there are atoms."""
    rows = "".join("Langkah: Memeriksa\n  Keputusan:\n    Jika Ya: lanjut\n    Jika Tidak: lanjut\n" for _ in range(60))
    text = "Langkah oleh Kadin: Membaca\n" + rows + LAST
    assert len(labels(text)) == 2
    said = remarks(text)
    assert said[1] == "Tidak: dilanjutkan ke langkah 3"
    assert said[60] == ""


def test_words_of_the_flow_are_not_shared_with_the_row_below() -> None:
    text = "Langkah oleh Staf: Memeriksa\n  Keterangan: Berkas asli\n  Keputusan: Sah?\n    Jika Ya: lanjut\n"
    text += "    Jika Tidak: SOP Pengarsipan\nLangkah oleh Kadin: Membaca\n  Keterangan: idem\n" + LAST
    assert remarks(text) == ["Berkas asli Tidak: dilanjutkan ke SOP Pengarsipan", "Berkas asli", ""]
    exits = text.replace("Membaca\n", "Membaca\n  Lanjut ke: lanjut dan SOP Persuratan\n")
    assert remarks(exits)[1] == "Berkas asli Dilanjutkan ke SOP Persuratan"
