"""The decree and all else that a book says of its office: gaps are filled with data, whatever it says."""

from __future__ import annotations

import re

import attrs
import pytest
from sopdsl.renderers.book.leaves import Leaves, upright
from sopdsl.renderers.book.letters import Paragraph, paragraphs_of, set_letter
from sopdsl.renderers.book.templates import filled, standard
from sopdsl.renderers.sheet.style import Style

from sopdsl.messages import text_of
from sopdsl.model import Run, Sop, Text, Words
from sopdsl.rendering import PortfolioJob
from tests.book.books import bound, job_of, office, outline_of, pages_of, render, sop
from tests.sheet.conftest import HOSTILE, png
from tests.sheet.reading import pdf_tags, pdf_texts, squeezed

OWN = """\
= KEPUTUSAN {{ jabatan|upper }}
= NOMOR 188/12/2025
Menetapkan: SOP
{% for satu in sop %}
{{ loop.index }}. {{ satu.judul }} Nomor {{ satu.nomor }}
{% endfor %}
> {{ nama }}
"""


def with_decree(text: str | bytes, sops: list[Sop] | None = None) -> PortfolioJob:
    data = text.encode() if isinstance(text, str) else text
    return job_of(sops or office(2), {"keputusan": "keputusan.txt"}, files={"keputusan.txt": data})


def test_cover_says_whose_book_it_is() -> None:
    cover = pages_of(bound(job_of(office(3))))[0]
    words = [
        "PEMERINTAH KOTA CONTOH",
        "DINAS CONTOH",
        "STANDAR OPERASIONAL PROSEDUR",
        "Dinas Contoh",
        "Jalan Contoh",
        "2024",
    ]
    assert [cover.index(each) for each in words] == sorted(cover.index(each) for each in words)
    cover = pages_of(bound(job_of(office(1), {"judul": "Buku SOP", "tahun": 2025})))[0]
    assert "BUKU SOP" in cover and cover.endswith("2025")


def test_cover_takes_what_most_sops_say() -> None:
    other = sop("Lain", "7/SOP")
    assert other.identity.agency is not None
    agency = (Words("Dinas Lain"),)
    words = [evolved(other, agency=agency), *office(2)]
    cover = pages_of(bound(job_of(words)))[0]
    assert "DINAS CONTOH" in cover and "LAIN" not in cover


def evolved(one: Sop, **fields: object) -> Sop:
    return attrs.evolve(one, identity=attrs.evolve(one.identity, **fields))


def test_what_nobody_wrote_is_seen_as_missing() -> None:
    bare = evolved(sop("Satu"), agency=None, approval=None, effective=None, created=None)
    pages = pages_of(bound(job_of([bare])))
    assert pages[0].startswith("....") and pages[0].rstrip().endswith("....")
    assert "KEPUTUSAN ...." in pages[1] and "NIP. ...." in pages[1]


def test_the_logo_stands_on_the_cover() -> None:
    with_logo = [evolved(each, logo=Words("logo.png")) for each in office(2)]
    data = bound(job_of(with_logo, files={"logo.png": png(30, 40)}))
    assert [kind for kind in pdf_tags(data) if kind == ("/Figure", "Logo")] == [("/Figure", "Logo")] * 3


@pytest.mark.parametrize("data", [b"bukan gambar", png(30, 40)[:-30]])
def test_a_broken_logo_is_told_once_a_document_and_left_out(data: bytes) -> None:
    with_logo = [evolved(each, logo=Words("logo.png")) for each in office(2)]
    rendering = render(job_of(with_logo, files={"logo.png": data}))
    assert len(rendering.files) == 1
    assert [[each.name for each in found] for found in rendering.diagnostics] == [["logo"], ["logo"]]


def test_the_office_writes_its_own_decree() -> None:
    page = pages_of(bound(with_decree(OWN)))[1]
    assert "KEPUTUSAN KEPALA DINAS CONTOH NOMOR 188/12/2025 Menetapkan : SOP 1. Pengadaan" in page
    assert re.search(r"2\. .* Nomor 000.8.3.3/2/DC/2024 Nama Pejabat$", page)


def test_a_book_without_decree() -> None:
    pages = pages_of(bound(job_of(office(1), {"keputusan": "-"})))
    assert "DAFTAR ISI" in pages[1] and "Keputusan" not in pages[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ jabatn }} {{ unt }}", "menyebut isian yang tidak ada: jabatn dan unt"),
        ("satu\n{{ unit", "tanda kurung kurawal pada baris 2"),
        ("{% for x in sop %}", "tanda kurung kurawal pada baris 1"),
        ("{{ (sop|first).pemilik }}", "tidak dapat diisi"),
        ("{{ ''.__class__.__mro__ }}", "tidak dapat diisi"),
        ("satu\n{{ 'a' * 3000000000 }}", "baris 2 memuat perintah yang tidak dipakai"),
        ("{{ unit.center(3000000000) }}", "baris 1 memuat"),
        ("{{ unit|center(3000000000) }}", "baris 1 memuat"),
        ("{% set a = unit ~ unit %}", "baris 1 memuat"),
        ("{% for a in sop %}{% for b in sop %}x{% endfor %}{% endfor %}", "baris 1 memuat"),
        ("{{ range(1000000000)|join }}", "baris 1 memuat"),
        ("{% include 'sop.toml' %}", "baris 1 memuat"),
        ("kata " * 20_000, "terlalu panjang"),
        (b"\xff\xfe", "bukan teks UTF-8"),
    ],
)
def test_a_decree_that_cannot_be_filled_stops_the_book(text: str | bytes, said: str) -> None:
    rendering = render(with_decree(text))
    (finding,) = rendering.about_settings
    assert rendering.files == () and finding.name == "pengaturan"
    assert said in text_of(finding.message) and "keputusan.txt" in text_of(finding.message)
    assert finding.hint is not None and "{{ unit }}" in text_of(finding.hint)
    assert text_of(finding.message, "en") != text_of(finding.message)


def test_a_decree_that_is_not_there_stops_the_book() -> None:
    rendering = render(job_of(office(1), {"keputusan": "tidak-ada.txt"}))
    assert rendering.files == () and "tidak ditemukan" in text_of(rendering.about_settings[0].message)


def test_marks_of_a_letter() -> None:
    text = "= Tengah\n> kanan\n>\nMenimbang: a\n  b\na. satu\n10. sepuluh\nbiasa\n\nNIP. 1 2\nKEDUA:"
    assert paragraphs_of(text) == [
        Paragraph("=", "Tengah"),
        Paragraph(">", "kanan"),
        Paragraph("", ""),
        Paragraph(":", "a b", "Menimbang"),
        Paragraph(".", "satu", "a"),
        Paragraph(".", "sepuluh", "10"),
        Paragraph("", "biasa"),
        Paragraph("", ""),
        Paragraph("", "NIP. 1 2"),
        Paragraph(":", "", "KEDUA"),
    ]


@pytest.mark.parametrize("value", ["= x", "> x", "a. x", "Label: x", "x\ny\n\nz", "{{ unit }}{% raw %}", "x: y", " x"])
def test_a_value_is_no_mark(value: str) -> None:
    read = paragraphs_of(filled("{{ nama }}\nsesudah", {"nama": value}))
    assert read == [Paragraph("", " ".join(value.split())), Paragraph("", "sesudah")]


def test_hostile_texts_come_out_as_themselves() -> None:
    title = f"Judul {{{{ 7 * 7 }}}} {HOSTILE}"
    hostile = attrs.evolve(evolved(sop("Satu"), agency=(Words(HOSTILE),)), title=Text((Run(title),)))
    data = bound(job_of([hostile], {"judul": HOSTILE}))
    texts = pdf_texts(data)
    assert squeezed(HOSTILE.upper()) in texts[0] and squeezed(HOSTILE) in texts[0]
    assert squeezed(HOSTILE.upper()) in texts[1]
    assert any(squeezed(title) in text for text in texts if "DAFTARISI" in text)
    assert f"1. {title}" in outline_of(data)


def test_a_very_long_title_is_cut_above_the_pages_only() -> None:
    title = "Pelayanan " + "Sangat Panjang " * 30
    data = bound(job_of([sop(title.strip())]))
    named = next(words for words in outline_of(data) if words.startswith("1. "))
    assert named.endswith("…") and title.startswith(named[3:-1])
    assert any(squeezed(title) in page for page in pdf_texts(data) if "DAFTARISI" in page)


def test_the_signature_of_a_long_decree_stays_together() -> None:
    divided = 0
    for lines in range(40, 60):
        leaves = Leaves(upright(Style()))
        set_letter(leaves, "Kata\n" * lines + "> Ditetapkan di Contoh\n>\n>\n>\n> Nama Pejabat\n> NIP. 1")
        pages = [[glyphs.text for glyphs in page.words] for page in leaves.finish()]
        assert pages[-1][-3:] == ["Ditetapkan di Contoh", "Nama Pejabat", "NIP. 1"]
        assert sum(map(len, pages)) == lines + 3
        divided += len(pages) > 1
    assert 0 < divided < 20


def test_shipped_texts_name_only_what_they_are_given() -> None:
    for name in ("keputusan.txt", "penjelasan.txt"):
        assert "{{" in standard(name)
    assert len(render(job_of(office(1))).files) == 1
