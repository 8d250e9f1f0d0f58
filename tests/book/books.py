"""Books for the tests: an office with as many SOPs as wanted, bound and read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from types import MappingProxyType

from pypdf import PdfReader

from sopdsl.diagnostics import Severity
from sopdsl.flow import analyse
from sopdsl.model import Sop
from sopdsl.rendering import Job, PortfolioJob, PortfolioRendering, find_portfolio_renderer
from sopdsl.source import Source
from sopdsl.syntax import parse

HEAD = """\
Instansi:
  Pemerintah Kota Contoh
  Dinas Contoh
Alamat: Jalan Contoh Nomor 1
Tanggal Pembuatan: 5 Januari 2024
Tanggal Revisi: -
Tanggal Efektif: {day} Februari 2024
Disahkan oleh:
  Jabatan: Kepala Dinas Contoh
  Nama: Nama Pejabat
  NIP: 19800229 200501 1 001
Pelaksana:
  - Staf
  - Kasi = Kepala Seksi Pelayanan
  - Kadin = Kepala Dinas
"""
SETTINGS: Mapping[str, object] = MappingProxyType({"judul": "Standar Operasional Prosedur"})


def sop(title: str, number: str = "", steps: int = 3, day: int = 1) -> Sop:
    """An SOP in which the staff does all steps but the last, which is the head's."""
    lines = [f"Langkah oleh Staf: Mencatat berkas nomor {place}" for place in range(1, steps)]
    lines.append(f"Langkah oleh Kadin: Mengesahkan berkas nomor {steps}")
    text = "\n".join([f"SOP: {title}", *([f"Nomor: {number}"] if number else []), HEAD.format(day=day), *lines])
    parsed = parse(Source("contoh.sop", text))
    assert not [each for each in parsed.diagnostics if each.severity is Severity.ERROR], parsed.diagnostics
    return parsed.sop


def office(count: int) -> list[Sop]:
    """SOPs of one to three pages each, the last ones first."""
    titles = ("Pelayanan Surat", "Pengadaan Barang Habis Pakai", "Pemeliharaan Kendaraan Dinas Operasional Lapangan")
    return [
        sop(f"{titles[place % 3]} {place}", f"000.8.3.3/{place}/DC/2024", 3 + place * 7 % 20, place % 28 + 1)
        for place in range(count, 0, -1)
    ]


def job_of(
    sops: Sequence[Sop],
    settings: Mapping[str, object] = SETTINGS,
    *,
    format: str = "pdf",
    draft: bool = False,
    sheet: Mapping[str, object] = MappingProxyType({}),
    files: Mapping[str, bytes] = MappingProxyType({}),
) -> PortfolioJob:
    """What the renderer is given for them; `sheet` is the table `[lembar]`."""
    settings = {"judul": "Standar Operasional Prosedur", "tahun": None, "keputusan": None, **settings}
    jobs = (Job(each, analyse(each), format, sheet, draft, files.get) for each in sops)
    return PortfolioJob(tuple(jobs), format, settings, sheet, draft, files.get)


def render(job: PortfolioJob) -> PortfolioRendering:
    """What the book's renderer makes of it."""
    renderer = find_portfolio_renderer("book")
    assert renderer is not None
    return renderer.render_portfolio(job)


def bound(job: PortfolioJob) -> bytes:
    """The book's only file."""
    rendering = render(job)
    (file,) = rendering.files
    assert rendering.about_settings == ()
    return file.data


def pages_of(data: bytes) -> list[str]:
    """The text of each page of a PDF, with one space between words."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]


def outline_of(data: bytes) -> dict[str, int]:
    """The bookmarks of a PDF: the number of the page, from 1, for each title."""
    reader = PdfReader(BytesIO(data))
    pages = {}
    for entry in reader.outline:
        assert not isinstance(entry, list) and entry.title is not None
        page = reader.get_destination_page_number(entry)
        assert page is not None
        pages[entry.title] = page + 1
    return pages


def links_of(data: bytes) -> list[tuple[int, int]]:
    """The links of a PDF: the numbers of the page that each stands on and of the one that it leads to."""
    reader = PdfReader(BytesIO(data))
    numbers = {page.indirect_reference: number for number, page in enumerate(reader.pages, start=1)}
    links = []
    for number, page in enumerate(reader.pages, start=1):
        for annotation in page.annotations or ():
            destination = annotation.get_object()["/Dest"]
            links.append((number, numbers[destination[0]]))
    return links
