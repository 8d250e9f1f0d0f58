"""The project's Hypothesis strategies: whole documents as model values, every construct of the language among them.

Documents are valid in the small: targets exist, executors are declared, names are unique. Their flow is anything
that an author may write, sound or not. Spans are those of a program's own values (`NOWHERE`).
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs
from hypothesis import strategies as st

from sopdsl.model import (
    Assignment,
    Branch,
    Executor,
    ExecutorKind,
    ExecutorMention,
    Group,
    Identity,
    Name,
    Node,
    NodeKind,
    Parallel,
    Procedure,
    Relation,
    Row,
    Same,
    Sop,
    Status,
    Step,
    Target,
    TargetKind,
    Text,
    Words,
)
from tests.strategy_identity import identity
from tests.strategy_texts import Draw, assumption, chance, content, duration, line, pick, text, total

_LABELS = (
    "Staf",
    "Kasubag KPP",
    "Sekdin",
    "Kadin",
    "Staf/JFU",
    "Biro Umum dan Keuangan",
    "PPK atau Penyedia",
    "Pelaksana 1 (cadangan)",
    "Pemohon",
    "Aplikasi Pelayanan",
    "Tim",
    "Notaris & Rekan",
    "Kepala Seksi lalu lintas",
    "JFT #2",
    "Bendahara 100%",
    "R",
    "Penyelenggara Pelatihan",
)
_EXECUTOR_KINDS = (*(ExecutorKind.INTERNAL,) * 4, ExecutorKind.EXTERNAL, ExecutorKind.SYSTEM)
_QUESTIONS = ("", "", "Setuju?", "Lengkap?", "Sudah 100%?", "Berkas <lengkap> & benar?", "Nilai 3:1 atau tidak?")
_BRANCHES = (
    "Ya",
    "Tidak",
    "Lengkap",
    "Belum lengkap",
    "Rusak berat",
    "A/B",
    "Setuju (bersyarat)",
    "> 100%",
    "08:00",
    "",
)
_ARROWS = ("surat asli", "tembusan", "selesai diparaf", "5 hari", "a & b (c)")
_SOPS = ("Pengiriman Surat", "Penyusunan LAKIP", "Pengadaan Barang/Jasa", "Pelayanan 24 Jam", "Arsip & Dokumen (LAKIP)")
_PROCEDURES = ("A", "B", "C", "1", "II")
_ROWS = (1, 2, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8, 12, 20, 60)


# ---------------------------------------------------------------- executors and their part in a row


def _executors(draw: Draw) -> tuple[Executor, ...]:
    """One to fifteen columns; few as a rule."""
    count, first = pick(draw, (1, 2, 3, 3, 4, 5, 8, 15)), pick(draw, range(len(_LABELS)))
    return tuple(
        Executor(
            label,
            f"Pejabat {label} Dinas Contoh" if chance(draw, 40) else None,
            pick(draw, _EXECUTOR_KINDS),
        )
        for label in (_LABELS * 2)[first : first + count]
    )


def _assignment(draw: Draw, declared: Sequence[Executor]) -> Assignment:
    """One executor, or two or three joined by one relation."""
    count = min(pick(draw, (1, 1, 1, 1, 2, 3)), len(declared))
    first = pick(draw, range(len(declared) - count + 1))
    chosen = tuple(_mention(draw, executor) for executor in declared[first : first + count])
    relations = (Relation.JOINT, Relation.HANDOVER, Relation.ALTERNATIVE)
    return Assignment(pick(draw, relations) if count > 1 else Relation.SOLE, chosen)


def _mention(draw: Draw, executor: Executor) -> ExecutorMention:
    by_full_name = executor.full_name and chance(draw, 30)
    return ExecutorMention(executor.full_name if by_full_name else executor.label)


# ---------------------------------------------------------------- flow


@attrs.frozen
class _Scope:
    """What may be named inside one procedure: its executors, its steps, and all procedures."""

    declared: tuple[Executor, ...]
    steps: tuple[tuple[str | None, Assignment | None], ...]
    procedures: tuple[str, ...]
    named: tuple[tuple[str, Assignment | None], ...] = attrs.field(init=False)
    names: tuple[str, ...] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        named = tuple(step for step in self.steps if step[0])
        object.__setattr__(self, "named", named)
        object.__setattr__(self, "names", tuple(name for name, _ in named))


def _target(draw: Draw, scope: _Scope, ordinary: bool) -> Target:
    """Anything that an arrow may go to; `ordinary` False makes an information arrow."""
    kind = pick(draw, ("next", "name", "name", "name", "symbol", "end", "procedure", "sop"))
    label = line(pick(draw, _ARROWS)) if chance(draw, 15) else None
    information = not ordinary or chance(draw, 5)
    flags = (label, not information and chance(draw, 5), information)
    if kind == "sop":
        return Target(TargetKind.SOP, pick(draw, _SOPS), None, None, *flags[1:])
    if kind == "procedure" and scope.procedures:
        return Target(TargetKind.PROCEDURE, pick(draw, scope.procedures), None, *flags)
    if kind == "end":
        return Target(TargetKind.END, "", None, *flags)
    if kind == "next" or not scope.named:
        return Target(TargetKind.NEXT, "", None, *flags)
    name, assignment = pick(draw, scope.named)
    picked = pick(draw, assignment.executors) if assignment and kind == "symbol" else None
    return Target(TargetKind.NAME, name, picked, *flags)


def _ways(draw: Draw, scope: _Scope, ordinary: bool = True) -> tuple[Target, ...]:
    """Targets of one `Lanjut ke` or `Jika`: an SOP's title takes the rest of the line, so it stands last."""
    drawn = [_target(draw, scope, ordinary) for _ in range(pick(draw, (1, 1, 1, 1, 2, 3)))]
    last = [target for target in drawn if target.kind is TargetKind.SOP]
    others = [target for target in drawn if target.kind is not TargetKind.SOP]
    return (*others, *last[:1])


def _decision(draw: Draw, scope: _Scope, name: str | None, own: bool) -> Node:
    first, count = pick(draw, range(len(_BRANCHES))), pick(draw, (2, 2, 2, 3, 4))
    labels = (_BRANCHES * 2)[first : first + count]
    question = pick(draw, _QUESTIONS)
    return Node(
        NodeKind.DECISION,
        name=Name(name) if name else None,
        assignment=None if own or chance(draw, 10) else _assignment(draw, scope.declared),
        text=line(question) if question else Text(),
        branches=tuple(Branch(line(label) if label else Text(), _ways(draw, scope)) for label in labels),
        targets=_ways(draw, scope, ordinary=False) if chance(draw, 5) else None,
    )


def _other_node(draw: Draw, scope: _Scope, kind: NodeKind, name: str | None = None) -> Node:
    return Node(
        kind,
        name=Name(name) if name else None,
        assignment=_assignment(draw, scope.declared) if chance(draw, 60) else None,
        text=Text(content(draw, scope.names, breaks=False)) if chance(draw, 60) else Text(),
        targets=_ways(draw, scope) if chance(draw, 20) else None,
        sops=_sop_titles(draw) if kind is not NodeKind.PROCESS and chance(draw, 20) else (),
    )


def _sop_titles(draw: Draw) -> tuple[Text, ...]:
    return tuple(line(title) for title in pick(draw, (_SOPS[:1], _SOPS[:2], _SOPS[4:])))


# ---------------------------------------------------------------- rows


def _nodes(draw: Draw, scope: _Scope, number: int, own: bool) -> tuple[Node, ...]:
    """Nothing as a rule; a decision often; now and then several symbols in one row."""
    kind = pick(draw, ("none",) * 6 + ("decision", "decision", "several"))
    if kind == "none":
        return ()
    if kind == "decision":
        return (_decision(draw, scope, pick(draw, (None, f"putusan-{number}")), own),)
    nodes = [_other_node(draw, scope, NodeKind.START)] if chance(draw, 40) else []
    nodes.append(_other_node(draw, scope, NodeKind.PROCESS, pick(draw, (None, f"kerja-{number}"))))
    last = pick(draw, (None, NodeKind.DECISION, NodeKind.END))
    if last is NodeKind.DECISION:
        nodes.append(_decision(draw, scope, None, own=False))
    elif last is NodeKind.END:
        nodes.append(_other_node(draw, scope, NodeKind.END))
    return tuple(nodes)


def _cell(draw: Draw, scope: _Scope, number: int) -> Text | Same | None:
    kind = pick(draw, ("text",) * 6 + ("none", "same"))
    if kind == "same" and number:
        return Same()
    return None if kind == "none" else text(draw, scope.names, semicolons=False)


def _step(draw: Draw, scope: _Scope, number: int) -> Step:
    name, assignment = scope.steps[number]
    nodes = _nodes(draw, scope, number, assignment is not None)
    decides = bool(nodes) and nodes[-1].kind is not NodeKind.PROCESS
    activity = text(draw, scope.names)
    return Step(
        text=activity if activity.lead else attrs.evolve(activity, lead=line("Menyusun:").lead),
        name=Name(name) if name else None,
        assignment=assignment,
        requirements=_cell(draw, scope, number),
        duration=pick(draw, (duration(draw),) * 6 + (None, Same() if number else None)),
        output=_cell(draw, scope, number),
        remarks=text(draw, scope.names) if chance(draw, 20) else None,
        sops=_sop_titles(draw) if chance(draw, 10) else (),
        condition=Text(content(draw, scope.names)) if chance(draw, 10) else None,
        targets=None if decides or not chance(draw, 15) else () if chance(draw, 10) else _ways(draw, scope),
        nodes=nodes,
    )


def _joined(draw: Draw, steps: list[Step]) -> list[Step]:
    """Now and then two ways are made to come together in a third step that waits for both."""
    named = [number for number, step in enumerate(steps) if step.name and not step.nodes]
    if len(named) < 3 or not chance(draw, 30):
        return steps
    first, second, waiting = named[-3:]
    join = steps[waiting].name
    for number in (first, second):
        steps[number] = attrs.evolve(steps[number], targets=(Target(TargetKind.NAME, join.text),))
    steps[waiting] = attrs.evolve(steps[waiting], waits_for=(steps[first].name, steps[second].name))
    return steps


def _rows(draw: Draw, scope: _Scope) -> tuple[Row, ...]:
    """The steps in order, some of them under a group's heading or started together."""
    steps = _joined(draw, [_step(draw, scope, number) for number in range(len(scope.steps))])
    rows: list[Row] = []
    while steps:
        kind = pick(draw, ("step",) * 18 + ("group", "parallel"))
        if kind == "group":
            rows.append(Group(Text(content(draw, scope.names))))
        if kind == "parallel" and len(steps) > 1:
            together = min(pick(draw, (2, 3, 4)), len(steps))
            heading = (Group(line("Persiapan")),) if chance(draw, 30) else ()
            rows.append(Parallel((*heading, *steps[:together])))
            del steps[:together]
        else:
            rows.append(steps.pop(0))
    return tuple(rows)


# ---------------------------------------------------------------- procedures and documents


@attrs.frozen
class _Size:
    """At most so many rows, and how many of them in a hundred have no executor."""

    most_rows: int
    unassigned: int


def _procedure(draw: Draw, head: tuple[Executor, ...], labels: tuple[str, ...], number: int, size: _Size) -> Procedure:
    """One table; `labels` are those of all procedures, none where the only procedure's line is left out."""
    own = _executors(draw) if not head or (labels and chance(draw, 50)) else None
    declared = own or head
    steps = []
    for step in range(min(pick(draw, _ROWS), size.most_rows)):
        name = f"Langkah-{step}" if chance(draw, 50) else None
        steps.append((name, None if chance(draw, size.unassigned) else _assignment(draw, declared)))
    rows = _rows(draw, _Scope(declared, tuple(steps), labels))
    if not labels:
        return Procedure(rows, executors=own, written=False)
    return Procedure(
        rows,
        label=labels[number],
        title=Text(content(draw)) if chance(draw, 50) else None,
        executors=own,
        stated_total=total(draw),
        time_limit=total(draw),
        note=text(draw) if chance(draw, 20) else None,
    )


@st.composite
def sops(draw: Draw, most_rows: int = 60, unassigned: int = 5) -> Sop:
    """A whole document. `most_rows` limits the rows of each procedure; `unassigned` in a hundred have no executor."""
    size = _Size(most_rows, unassigned)
    labels = _PROCEDURES[: pick(draw, (0, 0, 0, 1, 1, 2, 3))]
    head = _executors(draw) if not labels or chance(draw, 30) else ()
    return Sop(
        title=Text(content(draw, breaks=False)),
        status=pick(draw, (Status.FINAL, Status.FINAL, Status.DRAFT)),
        kinds=pick(draw, ((), (), (Words("administratif"),), tuple(map(Words, ("teknis", "mikro", "final"))))),
        identity=identity(draw) if chance(draw, 50) else Identity(),
        executors=head,
        assumption=assumption(draw),
        stated_total=total(draw),
        time_limit=total(draw),
        procedures=tuple(_procedure(draw, head, labels, number, size) for number in range(len(labels) or 1)),
        note=text(draw) if chance(draw, 20) else None,
    )


@st.composite
def texts(draw: Draw) -> Text:
    """A text field of the head."""
    return text(draw, empty=True)
