"""What a book says of itself: all of it from one office."""

from __future__ import annotations

from sopdsl.renderers.book.facts import facts_of

from sopdsl.flow import analyse
from sopdsl.rendering import Job
from sopdsl.source import Source
from sopdsl.syntax import parse

SETTINGS = {"judul": "SOP", "tahun": None}


def document(agency: str, address: str, name: str, year: int = 2024) -> Job:
    text = (
        f"SOP: Surat\nInstansi: {agency}\nAlamat: {address}\nTanggal Efektif: 1 Mei {year}\n"
        f"Disahkan oleh:\n  Jabatan: {name}\nLangkah: Mengirim\n"
    )
    sop = parse(Source("x.sop", text)).sop
    return Job(sop, analyse(sop), "pdf", {}, False, lambda path: None)


def test_of_two_offices_nothing_is_mixed() -> None:
    """One address stands twice in the other office's documents; the letterhead still takes its own."""
    jobs = [
        document("Dinas A", "Jalan A1", "Kepala A"),
        document("Dinas B", "Jalan B", "Kepala B", 2025),
        document("Dinas B", "Jalan B", "Kepala B"),
        document("Dinas A", "Jalan A2", "Kepala A2"),
        document("Dinas A", "Jalan A3", "Kepala A3"),
    ]
    facts = facts_of(jobs, SETTINGS)
    assert facts.agency == ("Dinas A",) and facts.unit == "Dinas A" and facts.year == "2025"
    assert facts.address is not None and facts.address.lead[0].text == "Jalan A1"  # type: ignore[union-attr]
    assert facts.approval.position is not None and facts.approval.position.text == "Kepala A"


def test_without_documents_that_say_it_the_gaps_stay_visible() -> None:
    sop = parse(Source("x.sop", "SOP: Surat\nLangkah: Mengirim\n")).sop
    facts = facts_of([Job(sop, analyse(sop), "pdf", {}, False, lambda path: None)], SETTINGS)
    assert (facts.agency, facts.unit, facts.year, facts.address) == ((), "....", "....", None)
