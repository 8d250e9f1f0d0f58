"""Random SOPs for the stress run, written as text: realistic words, and every construct that is hard to draw."""

from __future__ import annotations

from random import Random

from benchmarks.stress_steps import plan_of, rows
from benchmarks.stress_words import OBJECTS, field, indented, sentence, text
from sopdsl.model import Sop
from sopdsl.source import Source
from sopdsl.syntax import parse

EXECUTORS = (
    "Pemohon = Pemohon layanan (eksternal)",
    "Petugas Loket",
    "Staf",
    "Kasubag Umum = Kepala Subbagian Umum dan Kepegawaian",
    "Kasi Pelayanan",
    "Sekretaris",
    "Kepala Bidang",
    "Kepala Dinas",
    "Aplikasi Perizinan (sistem)",
    "Tim Teknis",
    "Bendahara Pengeluaran",
    "Kepala Subbagian Perencanaan, Keuangan, dan Pelaporan",
    "JFU",
    "Inspektorat",
    "Bagian Organisasi",
)
COUNTS = (1, 2, 3, 3, 4, 4, 5, 5, 5, 6, 6, 7, 8, 8, 10, 12, 15)
LENGTHS = (1, 2, 3, 5, 8, 10, 12, 15, 18, 20, 22, 25, 28, 30, 34, 40, 60)
PROCEDURES = ((), (), (), (), (), ("A",), ("A", "B"), ("A", "B", "C"))
DATES = ("2 Juni 2020", "05 Mei 2025", "2020-06-02", "Juni 2020", "-", "")
LISTS = ("Dasar Hukum", "Kualifikasi Pelaksana", "Keterkaitan", "Peralatan/Perlengkapan", "Pencatatan dan Pendataan")
EXTRAS = ("Tujuan", "Ruang Lingkup", "Definisi", "Formulir", "Risiko")


def random_sop(random: Random) -> Sop:
    """A document of 1 to 15 executors and mostly one procedure of 1 to 60 rows, without a mistake of syntax."""
    parsed = parse(Source("acak.sop", random_text(random)))
    assert not parsed.diagnostics, parsed.diagnostics
    return parsed.sop


def random_text(random: Random) -> str:
    """The same as its author writes it."""
    draft = random.random() < 0.1
    labels = random.choice(PROCEDURES)
    shared = _executors(random) if not labels or random.random() < 0.3 else ()
    lines = [
        f"SOP: Pelayanan {random.choice(OBJECTS).title()} {'di Lingkungan Dinas Contoh ' * (random.random() < 0.1)}",
        *(["Status: draf"] * draft),
        *_identity(random, draft),
        *_declared(shared),
    ]
    for label in labels or (None,):
        lines += _procedure(random, label, labels, shared)
    return "\n".join([*lines, ""])


def _identity(random: Random, draft: bool) -> list[str]:
    agency = ("Pemerintah Kota Contoh", "Dinas Contoh", "Bidang Pelayanan", "Seksi Perizinan")
    lines = field("Instansi", ["", *indented(agency[: random.randint(1, 4)])])
    lines.append(f"Nomor: {'....../SOP/.....' if draft else '01/SOP/2024'}")
    for keyword in ("Tanggal Pembuatan", "Tanggal Revisi", "Tanggal Efektif"):
        lines.append(f"{keyword}: {random.choice(DATES)}".rstrip())
    lines += ["Disahkan oleh:", "  Jabatan: Kepala Dinas Contoh", f"  Nama: {'....' if draft else '-'}"]
    for keyword in LISTS:
        if random.random() < 0.7:
            lines += field(keyword, random.choice(([""], ["-"], text(random), text(random), text(random))))
    if random.random() < 0.5:
        lines.append(f"Peringatan: Bila tidak {sentence(random).lower()}, layanan terlambat")
    for keyword in EXTRAS:
        if random.random() < 0.05:
            lines += field(keyword, text(random))
    return lines


def _executors(random: Random) -> tuple[str, ...]:
    return tuple(random.sample(EXECUTORS, random.choice(COUNTS)))


def _declared(executors: tuple[str, ...]) -> list[str]:
    return field("Pelaksana", ["", *(f"  - {executor}" for executor in executors)]) if executors else []


def _label(executor: str) -> str:
    return executor.partition(" = ")[0].partition(" (")[0]


def _procedure(random: Random, label: str | None, labels: tuple[str, ...], shared: tuple[str, ...]) -> list[str]:
    """One procedure; without its heading where it is the only one and has no name."""
    own = () if shared and (label is None or random.random() < 0.5) else _executors(random)
    others = tuple(other for other in labels if other != label)
    count = random.choice(LENGTHS)
    plan = plan_of(random, tuple(map(_label, own or shared)), count, others)
    note = field("Catatan", text(random)) if label and random.random() < 0.2 else []
    body = [*_declared(own), *rows(plan), *note]
    return [f"Prosedur {label}: Pelayanan Tahap {label}", *indented(body)] if label else body
