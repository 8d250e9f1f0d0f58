"""Model to text: the canonical way to write a document, in the order of the sheet."""

from __future__ import annotations

from sopdsl.model import Approval, DateField, Identity, Sop, Status, Text, Words
from sopdsl.syntax.assumptions import assumption_words
from sopdsl.syntax.printer_rows import executor_lines, procedure_lines
from sopdsl.syntax.printer_text import STEP, field_lines, reads_as_text


def print_sop(sop: Sop) -> str:
    """Write a document as `.sop` text, ending in a line end. Parsing the text gives an equal document.

    Comments are not part of the model and are not written; nor are suppressions, which are comments.
    """
    lines = field_lines("SOP", sop.title, 0)
    lines += _section(_status_lines(sop) + _agency_lines(sop.identity) + _number_lines(sop.identity))
    lines += _section(_block_lines(sop.identity))
    lines += _section(_time_lines(sop))
    lines += _section(executor_lines(sop.executors, 0) if sop.executors else [])
    for procedure in sop.procedures:
        lines += procedure_lines(procedure)
    lines += _section(field_lines("Catatan", sop.note, 0) if sop.note is not None else [])
    return "\n".join(lines) + "\n"


def _section(lines: list[str]) -> list[str]:
    return ["", *lines] if lines else []


def _status_lines(sop: Sop) -> list[str]:
    status = [f"Status: {sop.status.value}"] if sop.status is not Status.FINAL else []
    return status + ([f"Jenis: {', '.join(kind.text for kind in sop.kinds)}"] if sop.kinds else [])


def _agency_lines(identity: Identity) -> list[str]:
    lines: list[str] = []
    if identity.agency is not None:
        letterhead = [line.text for line in identity.agency]
        opening = letterhead.pop(0) if letterhead and not reads_as_text(letterhead[0]) else ""
        lines += [f"Instansi: {opening}".rstrip(), *(" " * STEP + line for line in letterhead)]
    lines += _text_lines("Alamat", identity.address)
    return lines + _words_lines("Logo", identity.logo)


def _number_lines(identity: Identity) -> list[str]:
    return [
        *_words_lines("Nomor", identity.number),
        *_date_lines("Tanggal Pembuatan", identity.created),
        *_date_lines("Tanggal Revisi", identity.revised),
        *_date_lines("Tanggal Efektif", identity.effective),
        *approval_lines(identity.approval),
    ]


def approval_lines(approval: Approval | None) -> list[str]:
    """`Disahkan oleh` with its fields; nothing for None."""
    if approval is None:
        return []
    return [
        "Disahkan oleh:",
        *_words_lines("Jabatan", approval.position, STEP),
        *_words_lines("Nama", approval.name, STEP),
        *_words_lines("Pangkat", approval.rank, STEP),
        *_words_lines("NIP", approval.employee_number, STEP),
    ]


def _block_lines(identity: Identity) -> list[str]:
    lines = [
        *_text_lines("Dasar Hukum", identity.legal_basis),
        *_text_lines("Kualifikasi Pelaksana", identity.qualifications),
        *_text_lines("Keterkaitan", identity.related),
        *_text_lines("Peralatan/Perlengkapan", identity.equipment),
        *_text_lines("Peringatan", identity.warning),
        *_text_lines("Pencatatan dan Pendataan", identity.recording),
    ]
    for extra in identity.extras:
        lines += field_lines(extra.kind.value, extra.text, 0)
    return lines


def _time_lines(sop: Sop) -> list[str]:
    lines = [f"Asumsi waktu: {assumption_words(sop.assumption)}"] if sop.assumption is not None else []
    for keyword, time in (("Jumlah waktu", sop.stated_total), ("Batas waktu", sop.time_limit)):
        lines += [] if time is None else field_lines(keyword, time.text, 0)
    return lines


def _text_lines(keyword: str, text: Text | None) -> list[str]:
    return [] if text is None else field_lines(keyword, text, 0)


def _words_lines(keyword: str, words: Words | None, depth: int = 0) -> list[str]:
    return [] if words is None else [f"{' ' * depth}{keyword}: {words.text}".rstrip(" ")]


def _date_lines(keyword: str, date: DateField | None) -> list[str]:
    return [] if date is None else [f"{date.label or keyword}: {date.text}".rstrip(" ")]
