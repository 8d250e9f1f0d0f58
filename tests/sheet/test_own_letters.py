"""An office's own letters: measured, printed and embedded; and a plain word where a file cannot be used."""

from __future__ import annotations

import re
import zlib
from base64 import b64decode
from collections.abc import Mapping
from io import BytesIO
from random import Random
from struct import unpack_from
from zipfile import ZipFile

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from sopdsl.renderers.sheet import check_settings, render
from sopdsl.renderers.sheet.setting_keys import style_of
from sopdsl.renderers.sheet.style import Style
from sopdsl.renderers.typesetting import own_letters as loading
from sopdsl.renderers.typesetting.metrics import FONTS, OwnFamily, ascent, descent, measure

from sopdsl.flow import analyse
from sopdsl.messages import text_of
from sopdsl.rendering import Job, Rendering
from tests.sheet import fonts
from tests.sheet.layout_documents import read, sheet_of
from tests.sheet.reading import pdf_texts, squeezed

FILES = {f"huruf/{style}.ttf": fonts.wide(style) for style in fonts.STYLES}
FOUR = {"biasa": "huruf/Regular.ttf", "tebal": "huruf/Bold.ttf", "miring": "huruf/Italic.ttf"}
ROWS = "Langkah oleh Staf: Mencatat *surat* masuk √\nLangkah oleh Kadin: Membaca surat\n"


def letters(setting: object, files: Mapping[str, bytes] = FILES) -> OwnFamily:
    style = style_of({"huruf": setting}, files.get)
    assert isinstance(style, Style) and isinstance(style.family, OwnFamily)
    return style.family


def drawn(format: str, setting: object = "huruf/Regular.ttf", files: Mapping[str, bytes] = FILES) -> Rendering:
    sop = read(ROWS)
    return render(Job(sop, analyse(sop), format, {"huruf": setting}, False, files.get))


def why_not(setting: object, files: Mapping[str, bytes]) -> str:
    findings = drawn("pdf", setting, files).diagnostics
    assert [finding.code for finding in findings] == ["LBR001"]
    assert all(text_of(findings[0].message, language).startswith("[lembar] huruf") for language in ("id", "en"))
    assert findings[0].hint is not None
    return text_of(findings[0].message)


def advances(data: bytes) -> dict[str, float]:
    """What fontTools reads in a font."""
    font = TTFont(BytesIO(data))
    metrics, units = font["hmtx"].metrics, font["head"].unitsPerEm
    return {chr(point): metrics[glyph][0] / units for point, glyph in font.getBestCmap().items()}


def test_letters_are_as_wide_and_high_as_their_files_say() -> None:
    own = letters(FOUR)
    assert (own.name, own.base) == (fonts.NAME, "sans")
    for style, bold, italic in (("Regular", False, False), ("Bold", True, False), ("Italic", False, True)):
        right = advances(FILES[f"huruf/{style}.ttf"])
        for text in ("Bapak Kepala", "aaa", "Rp 1.000, “kutip” ≥ 5 %"):
            wanted = 9.5 * sum(right[character] for character in text)
            assert measure(text, 9.5, bold, italic, own) == pytest.approx(wanted, abs=1e-3)
    assert measure("a", 10, family=own) == pytest.approx(3 * measure("a", 10), abs=1e-3)
    assert (ascent(10, own), descent(10, own)) == (ascent(10), descent(10))


def test_what_is_not_written_is_the_nearest_face() -> None:
    alone, two, three = letters("huruf/Regular.ttf"), letters({**FOUR, "miring": FOUR["biasa"]}), letters(FOUR)
    assert {face.file for face in alone.faces} == {FILES["huruf/Regular.ttf"]}
    assert two.faces[3].file == three.faces[3].file == FILES["huruf/Bold.ttf"]
    assert three.faces[2].file == FILES["huruf/Italic.ttf"]


def test_what_they_lack_is_set_in_the_shipped_letters() -> None:
    own = letters("x.ttf", {"x.ttf": fonts.without("√")})
    assert measure("√", 10, family=own) == pytest.approx(measure("√", 10), abs=1e-3)
    (file,) = drawn("pdf", "x.ttf", {"x.ttf": fonts.without("√")}).files
    assert "√" in "".join(pdf_texts(file.data)) and embedded(file.data) == {"HurufContoh", "LiberationSans"}


@pytest.mark.parametrize(("family", "base"), [("LiberationSans", "serif"), ("LiberationSerif", "sans")])
def test_letters_by_the_name_of_shipped_ones_are_not_mixed_up_with_them(family: str, base: str) -> None:
    data = fonts.wide("Regular", family.replace("Liberation", "Liberation "), family)
    own = letters("x.ttf", {"x.ttf": data})
    assert own.base == base
    assert measure("aaa", 10, family=own) == pytest.approx(30 * advances(data)["a"], abs=1e-3)


def embedded(pdf: bytes) -> set[str]:
    """The names of the fonts in a PDF, without their tags."""
    found = set()
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            found.add(re.sub("^/[A-Z]{6}[+]|-Regular|-Identity-H", "", font.get_object()["/BaseFont"]))
    return found


def test_a_pdf_holds_them_and_all_words() -> None:
    (file,) = drawn("pdf").files
    assert embedded(file.data) == {"HurufContoh"}
    assert squeezed("Mencatat surat masuk √") in "".join(pdf_texts(file.data))


def test_the_sheet_keeps_its_contract() -> None:
    style = style_of({"huruf": FOUR}, FILES.get)
    assert isinstance(style, Style)
    sheet_of(read(ROWS), style)


@pytest.mark.parametrize("format", ["html", "svg"])
def test_what_a_browser_shows_holds_them(format: str) -> None:
    text = drawn(format, FOUR).files[-1].data.decode()
    found = re.findall(r"@font-face\{font-family:([^;]+);font-weight:(\d+).*?base64,([^)]+)\)\}", text)
    name = "Lembar" if format == "html" else f"'{fonts.NAME}'"
    assert {each[0] for each in found} == {name} and {each[1] for each in found} >= {"400", "700"}
    assert {glyphs(b64decode(data)) for *_, data in found} <= {glyphs(data) for data in FILES.values()}
    if format == "svg":
        assert f"font-family=\"{name}, 'Liberation Sans'" in text


def glyphs(font: bytes) -> bytes:
    """The outlines in a font, in whatever wrapping."""
    if font[:4] != b"wOFF":
        return TTFont(BytesIO(font)).reader["glyf"]
    for number in range(unpack_from(">H", font, 12)[0]):
        tag, start, packed, length = unpack_from(">4sIII", font, 44 + 20 * number)
        if tag == b"glyf":
            data = font[start : start + packed]
            return data if packed == length else zlib.decompress(data)
    raise AssertionError


@pytest.mark.parametrize(("format", "part"), [("docx", "word/styles.xml"), ("xlsx", "xl/styles.xml")])
def test_office_programs_are_told_their_name(format: str, part: str) -> None:
    (file,) = drawn(format).files
    with ZipFile(BytesIO(file.data)) as package:
        assert f'"{fonts.NAME}"' in package.read(part).decode()


@pytest.mark.parametrize("format", ["pdf", "png", "html"])
def test_the_same_files_give_the_same_bytes(format: str) -> None:
    first = drawn(format).files
    loading._family.cache_clear()
    assert drawn(format).files == first


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "tidak ditemukan di dalam folder proyek"),
        (b"", "bukan berkas huruf"),
        (b"ttcf" + FILES["huruf/Regular.ttf"][4:], "bukan berkas huruf"),
        (b"wOF2" + FILES["huruf/Regular.ttf"][4:], "bukan berkas huruf"),
        (FILES["huruf/Regular.ttf"][:20_000], "bukan berkas huruf"),
        (b"\0\1\0\0\xff\xff" + bytes(2_000_000), "bukan berkas huruf"),
        (fonts.unlike(32_000), "bukan berkas huruf"),
        (fonts.flat(), "bukan berkas huruf"),
        (fonts.licensed(0x0002), "tidak boleh disimpan di dalam dokumen"),
        (fonts.licensed(0x0204), "tidak boleh disimpan di dalam dokumen"),
        (fonts.variable(), "huruf variabel"),
    ],
    ids=["missing", "empty", "collection", "woff2", "cut", "endless", "high", "flat", "licence", "bitmaps", "variable"],
)
def test_a_file_that_cannot_be_used_is_a_finding(data: bytes | None, said: str) -> None:
    files = {} if data is None else {"x.ttf": data}
    assert said in (told := why_not("x.ttf", files)) and "“x.ttf”" in told


def test_the_finding_names_the_file_that_is_wrong() -> None:
    files = {**FILES, "x.ttf": fonts.licensed(0x0002)}
    assert "“x.ttf”" in why_not({"biasa": "huruf/Regular.ttf", "tebal": "x.ttf"}, files)
    assert "“y.ttf”" in why_not({"biasa": "huruf/Regular.ttf", "miring": "y.ttf"}, files)


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0006, 0x0008, 0x0108])
def test_a_licence_that_lets_it_be_embedded(rights: int) -> None:
    assert letters("x.ttf", {"x.ttf": fonts.licensed(rights)}).name == fonts.NAME


def test_two_files_that_cannot_be_told_apart() -> None:
    files = {"a.ttf": fonts.wide(), "b.ttf": fonts.licensed(0)}
    assert "tidak dapat dibedakan" in why_not({"biasa": "a.ttf", "tebal": "b.ttf"}, files)


@pytest.mark.parametrize(
    "value",
    ["huruf/Nama.woff", "Arial", {}, {"tebal": "x.ttf"}, {"biasa": "x.ttf", "tipis": "y.ttf"}, {"biasa": 7}, ["x.ttf"]],
)
def test_a_value_that_names_no_letters(value: object) -> None:
    (finding,) = check_settings({"huruf": value})
    assert '"huruf/Nama.ttf"' in text_of(finding.message) and '"sans"' in text_of(finding.message)


def test_without_files_the_setting_alone_is_looked_at() -> None:
    assert check_settings({"huruf": FOUR}) == check_settings({"huruf": " huruf/Nama.OTF "}) == ()


def test_a_name_that_would_be_more_than_a_name_is_none() -> None:
    """It stands in style sheets and in the files of office programs."""
    own = letters("x.ttf", {"x.ttf": fonts.changed(lambda font: None, name="Jahat'}</style><script>\"&amp;")})
    assert own.name == "Jahatstylescript&amp"
    svg = drawn("svg", "x.ttf", {"x.ttf": fonts.changed(lambda font: None, name="Jahat'}</style>\\")}).files[0].data
    assert svg.count(b"</style>") == 1


@pytest.mark.parametrize("file", ["LiberationSerif-Regular.ttf", "texgyrebonum-regular.otf"])
def test_a_broken_file_is_used_or_refused_and_nothing_else(file: str) -> None:
    whole = (FONTS / file).read_bytes()
    count = unpack_from(">H", whole, 4)[0]
    tables = [unpack_from(">4s4xII", whole, 12 + 16 * number) for number in range(count)]
    random = Random(file)
    results = set()
    for _ in range(10):
        broken = bytearray(whole)
        for _ in range(random.randint(1, 20)):
            _, start, length = random.choice(tables)
            broken[start + random.randrange(min(length, 60))] = random.choice((0, 1, 127, 255))
        rendering = drawn("pdf", "x.ttf", {"x.ttf": bytes(broken)})
        results.add(bool(rendering.files))
        assert rendering.files or [each.code for each in rendering.diagnostics] == ["LBR001"]
        loading._family.cache_clear()
    assert results == {True, False}
