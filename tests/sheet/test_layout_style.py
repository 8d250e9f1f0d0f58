"""The table `[lembar]` of sop.toml."""

from __future__ import annotations

import pytest
from sopdsl.renderers.sheet.setting_keys import settings_beside, style_of
from sopdsl.renderers.sheet.style import COLUMNS, Style, Terminators
from sopdsl.renderers.typesetting.primitives import MM

from sopdsl.messages import text_of
from tests.sheet.layout_documents import cells, read, sheet_of, words

ONE = "Langkah oleh Staf: Mencatat\n  Keterangan: Penting\n"


def test_no_settings_are_the_plain_standard() -> None:
    assert style_of({}) == Style()
    assert Style().paper == (297 * MM, 210 * MM)


@pytest.mark.parametrize(
    ("settings", "paper"),
    [
        ({"kertas": "f4"}, (330, 215)),
        ({"kertas": "F4", "orientasi": "potret"}, (215, 330)),
        ({"orientasi": "Tegak"}, (210, 297)),
        ({"kertas": "215 x 330 mm"}, (330, 215)),
        ({"kertas": "Legal"}, (355.6, 215.9)),
    ],
)
def test_papers(settings: dict[str, object], paper: tuple[float, float]) -> None:
    style = style_of(settings)
    assert isinstance(style, Style)
    assert style.paper == pytest.approx((paper[0] * MM, paper[1] * MM))
    page = sheet_of(read(ONE), style).pages[1]
    assert (page.width, page.height) == pytest.approx(style.paper, abs=0.01)


@pytest.mark.parametrize(
    ("settings", "style"),
    [
        ({"mulai-selesai": "langkah", "pelaksana-bersama": "terhubung"}, Style()),
        ({"mulai-selesai": "Kapsul"}, Style(terminators=Terminators.CAPSULE)),
        ({"mulai-selesai": "baris"}, Style(terminators=Terminators.ROW)),
        ({"pelaksana-bersama": "kotak lebar"}, Style(wide_boxes=True)),
        ({"pelaksana-bersama": "kotak-lebar"}, Style(wide_boxes=True)),
    ],
)
def test_symbols(settings: dict[str, object], style: Style) -> None:
    assert style_of(settings) == style


def test_sizes_letters_and_columns() -> None:
    style = style_of({"ukuran-huruf": 10, "huruf": "serif", "nomor-kolom": True, "kolom": list(COLUMNS[:-1])})
    letters = {"table_size": 10.0, "identity_size": 11.0, "family": "serif"}
    assert style == Style(**letters, column_numbers=True, columns=COLUMNS[:-1])


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"kertass": "A4"}, "kertas"),
        ({"warna": "biru"}, "warna-judul"),
        ({"gambar": "biru"}, "nomor-kolom"),
        ({"kertas": "A0"}, '"A4", "F4"'),
        ({"ukuran-huruf": True}, "6 … 12"),
        ({"ukuran-huruf": 40}, "6 … 12"),
        ({"nomor-kolom": "ya"}, "true, false"),
        ({"mulai-selesai": "oval"}, '"langkah", "kapsul", "baris"'),
        ({"mulai-selsai": "kapsul"}, "mulai-selesai"),
        ({"pelaksana-bersama": True}, '"terhubung", "kotak lebar"'),
    ],
)
def test_what_makes_no_sense_is_said_with_the_remedy(settings: dict[str, object], said: str) -> None:
    findings = style_of(settings)
    assert isinstance(findings, tuple)
    assert len(findings) == 1
    for language in ("id", "en"):
        assert said in text_of(findings[0].message, language)


def test_all_findings_come_at_once() -> None:
    findings = style_of({"kertas": "A0", "warna": "biru", "nomor-kolom": True})
    assert isinstance(findings, tuple)
    assert len(findings) == 2


def test_without_its_column_a_remark_stands_in_the_kegiatan() -> None:
    page = sheet_of(read(ONE), Style(columns=COLUMNS[:-1])).pages[1]
    assert not list(cells(page, "keterangan"))
    assert words(next(cells(page, "kegiatan")).glyphs) == "Mencatat Penting"


def test_column_numbers_stand_under_the_titles() -> None:
    page = sheet_of(read(ONE), Style(column_numbers=True)).pages[1]
    numbers = [words(cell.glyphs) for cell in cells(page, "header") if cell.row == 2]
    assert numbers == [str(number) for number in range(1, len(page.tables[0].column_widths) + 1)]
    assert page.tables[0].header_rows == 3


def test_defaults_are_the_plain_standard() -> None:
    for name, setting in settings_beside({}).items():
        assert style_of({name: setting.default}) == Style(), name
