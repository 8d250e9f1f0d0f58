"""Random SOPs for the stress run: realistic words, and every construct that is hard to draw."""

from __future__ import annotations

from random import Random

from sopdsl.model import (
    Assignment,
    Branch,
    Duration,
    DurationKind,
    Executor,
    ExecutorMention,
    Group,
    Identity,
    Item,
    Name,
    Node,
    NodeKind,
    Procedure,
    Relation,
    Row,
    Run,
    Same,
    Sop,
    Step,
    Target,
    TargetKind,
    Text,
    Words,
)

EXECUTORS = (
    "Pemohon",
    "Petugas Loket",
    "Staf",
    "Kasubag Umum",
    "Kasi Pelayanan",
    "Sekretaris",
    "Kepala Bidang",
    "Kepala Dinas",
)
_VERBS = (
    "Menyiapkan",
    "Memeriksa",
    "Mengoreksi",
    "Menandatangani",
    "Menyampaikan",
    "Mencatat",
    "Mengarsipkan",
    "Memverifikasi",
    "Menyusun",
    "Menerima",
    "Menggandakan",
    "Mengirimkan",
)
_OBJECTS = (
    "konsep surat",
    "berkas permohonan",
    "nota dinas",
    "laporan kinerja",
    "daftar hadir",
    "dokumen perencanaan",
    "surat keputusan",
    "rekomendasi teknis",
    "buku agenda",
    "data pendukung",
)
_TAILS = (
    "",
    "",
    " kepada pimpinan",
    " untuk mendapatkan persetujuan",
    " sesuai ketentuan peraturan perundang-undangan yang berlaku",
    " ke Bagian Organisasi dan Inspektorat serta pihak lain yang berkepentingan dengan pelaksanaan kegiatan",
)
_TIMES = ("5 menit", "15 menit", "1 jam", "2 hari kerja", "1 minggu", "-")
_LABELS = (("Ya", "Tidak"), ("Lengkap", "Belum lengkap"), ("Setuju", "Ditolak"), ("Rusak ringan", "Rusak berat"))
_QUESTIONS = ("Disetujui?", "Lengkap?", "Sesuai?", "", "Apakah berkas sudah memenuhi syarat?")
_NEXT = Target(TargetKind.NEXT)


def random_sop(random: Random) -> Sop:
    """One document of 2 to 8 executors and 3 to 40 steps; now and then of two procedures."""
    procedures = tuple(_procedure(random) for _ in range(2 if random.random() < 0.15 else 1))
    return Sop(
        title=_text("Pelayanan Administrasi Dinas Contoh"),
        identity=Identity(agency=(Words("Pemerintah Kota Contoh"), Words("Dinas Contoh")), number=Words("01/SOP/2024")),
        procedures=procedures,
    )


def _procedure(random: Random) -> Procedure:
    executors = random.sample(EXECUTORS, random.randint(2, 8))
    count = random.randint(3, 40)
    rows: list[Row] = []
    for place in range(count):
        if random.random() < 0.03:
            rows.append(Group(_text(f"Tahap {random.choice(_OBJECTS)}")))
        rows.append(_step(random, executors, place, count))
    return Procedure(
        rows=tuple(rows),
        label=None,
        title=_text("Pelayanan Administrasi"),
        executors=tuple(Executor(label) for label in executors),
        note=_text("Dokumen pendukung dilampirkan.") if random.random() < 0.1 else None,
    )


def _step(random: Random, executors: list[str], place: int, count: int) -> Step:
    words = f"{random.choice(_VERBS)} {random.choice(_OBJECTS)}{random.choice(_TAILS)}"
    assignment = _assignment(random, executors)
    nodes: tuple[Node, ...] = ()
    targets: tuple[Target, ...] | None = None
    chance = random.random()
    if chance < 0.2 and place:
        nodes = (_decision(random, executors, place, count),)
    elif chance < 0.25 and place < count - 1:
        targets = (_elsewhere(random, place, count, forward=True),)
    elif chance < 0.27 and place < count - 1:
        targets = (_NEXT, _elsewhere(random, place, count, forward=True))
    elif chance < 0.29 and place:
        targets = (_NEXT, Target(TargetKind.NAME, f"l{random.randrange(place)}", information=True))
    elif chance < 0.32:
        nodes = (Node(NodeKind.PROCESS, assignment=_sole(random.choice(executors)), text=_text("mencatat")),)
    if place == 0 and random.random() < 0.1:
        nodes = (Node(NodeKind.START, assignment=_sole(random.choice(executors)), text=_text("Lewat surel")), *nodes)
    return Step(
        text=_text(words),
        name=Name(f"l{place}"),
        assignment=assignment,
        requirements=_cell(random, place),
        duration=Same() if place and random.random() < 0.05 else _duration(random.choice(_TIMES)),
        output=_cell(random, place),
        remarks=_text("Sesuai SOP Pengelolaan Surat") if random.random() < 0.1 else None,
        condition=_text("apabila diperlukan") if random.random() < 0.05 else None,
        nodes=nodes,
        targets=targets,
    )


def _decision(random: Random, executors: list[str], place: int, count: int) -> Node:
    labels = random.choice(_LABELS)
    branches = [
        Branch(_text(labels[0]), (_NEXT,)),
        Branch(_text(labels[1]), (_elsewhere(random, place, count),)),
    ]
    if random.random() < 0.15:
        branches.append(Branch(_text("Lainnya"), (_elsewhere(random, place, count),)))
    random.shuffle(branches)
    other = _sole(random.choice(executors)) if random.random() < 0.3 else None
    text = _text(random.choice(_QUESTIONS))
    return Node(NodeKind.DECISION, assignment=other, text=text, branches=tuple(branches))


def _elsewhere(random: Random, place: int, count: int, forward: bool = False) -> Target:
    """Mostly a few rows back; else forward, far back, or the end."""
    chance = random.random()
    if forward or chance < 0.25:
        low = min(place + 2, count - 1)
        return Target(TargetKind.NAME, f"l{random.randint(low, min(low + 6, count - 1))}")
    if chance < 0.35:
        return Target(TargetKind.END)
    low = 0 if chance < 0.5 else max(place - 5, 0)
    return Target(TargetKind.NAME, f"l{random.randint(low, max(place - 1, 0))}")


def _assignment(random: Random, executors: list[str]) -> Assignment:
    chance = random.random()
    if chance < 0.75:
        return _sole(random.choice(executors))
    relation = Relation.JOINT if chance < 0.85 else Relation.HANDOVER if chance < 0.93 else Relation.ALTERNATIVE
    chosen = random.sample(executors, random.randint(2, min(3, len(executors))))
    return Assignment(relation, tuple(ExecutorMention(label) for label in chosen))


def _sole(label: str) -> Assignment:
    return Assignment(Relation.SOLE, (ExecutorMention(label),))


def _cell(random: Random, place: int) -> Text | Same | None:
    chance = random.random()
    if chance < 0.1:
        return None
    if chance < 0.15 and place:
        return Same()
    if chance < 0.3:
        return Text(items=tuple(Item(_text(random.choice(_OBJECTS)).lead) for _ in range(random.randint(2, 4))))
    return _text(random.choice(_OBJECTS).capitalize())


def _duration(words: str) -> Duration:
    return Duration(DurationKind.UNMEASURED, _text(words))


def _text(words: str) -> Text:
    return Text(lead=(Run(words),)) if words else Text()
