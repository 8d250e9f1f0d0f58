"""A procedure as its author writes it: executors, steps (rows), the nodes (symbols) in them, and where they lead.

Nothing is resolved here: names and executors are words with a place. `sopdsl.flow` makes the graph.
"""

from __future__ import annotations

from enum import Enum

import attrs

from sopdsl.model.text import Text, Written
from sopdsl.model.time import Duration
from sopdsl.source import NOWHERE, Span
from sopdsl.values import Value


class Name(Written):
    """The name of a step or node, or a mention of it. Compared without regard to case."""


class ExecutorKind(Enum):
    """Who or what an executor is."""

    INTERNAL = "internal"
    EXTERNAL = "eksternal"
    SYSTEM = "sistem"


@attrs.frozen(slots=False)
class Executor(Value):
    """A declared executor: `LABEL = Nama lengkap (jenis)`. The label is the column's title."""

    label: str
    full_name: str | None = None
    kind: ExecutorKind = ExecutorKind.INTERNAL
    span: Span = attrs.field(default=NOWHERE, eq=False)


class ExecutorMention(Written):
    """An executor named by a step: a label or a full name, as written."""


class Relation(Enum):
    """How several executors of one row stand to each other."""

    SOLE = "oleh"
    JOINT = "bersama"
    HANDOVER = "lalu"
    ALTERNATIVE = "atau"


@attrs.frozen(slots=False)
class Assignment(Value):
    """`oleh …`: one executor (SOLE) or several joined by one relation."""

    relation: Relation
    executors: tuple[ExecutorMention, ...]
    span: Span = attrs.field(default=NOWHERE, eq=False)


class TargetKind(Enum):
    """What a target says."""

    NEXT = "lanjut"
    END = "selesai"
    NAME = "nama"
    PROCEDURE = "Prosedur"
    SOP = "SOP"


@attrs.frozen(slots=False)
class Target(Value):
    """Where an arrow goes. `text` is the name, the procedure's label or title, or the SOP's title; else empty.

    `label` is the arrow's own label in parentheses; `executor` picks one symbol of a row (`nama oleh P`).
    """

    kind: TargetKind
    text: str = ""
    executor: ExecutorMention | None = None
    label: Text | None = None
    optional: bool = False
    information: bool = False
    span: Span = attrs.field(default=NOWHERE, eq=False)


@attrs.frozen(slots=False)
class Branch(Value):
    """`Jika LABEL: TUJUAN` below a decision. An empty label is an empty text."""

    label: Text
    targets: tuple[Target, ...]
    span: Span = attrs.field(default=NOWHERE, eq=False)


class NodeKind(Enum):
    """The kinds of symbols that an author writes; page connectors are made by pagination only."""

    START = "Mulai"
    PROCESS = "Proses"
    DECISION = "Keputusan"
    END = "Selesai"


@attrs.frozen(slots=False)
class Node(Value):
    """A symbol written below a step. `text`: a process's own text, a decision's question, a start's or end's label.

    `branches` belong to decisions. `targets` None: the default way; an empty tuple: `Lanjut ke: -`, no arrow leaves.
    `waits_for` are the names after `Menunggu`. `sops` are titles of other SOPs (below Mulai and Selesai).
    """

    kind: NodeKind
    name: Name | None = None
    assignment: Assignment | None = None
    text: Text = Text()
    branches: tuple[Branch, ...] = ()
    targets: tuple[Target, ...] | None = None
    waits_for: tuple[Name, ...] = ()
    sops: tuple[Text, ...] = ()
    span: Span = attrs.field(default=NOWHERE, eq=False)


@attrs.frozen(slots=False)
class Same(Value):
    """`idem` (`sda`): the cell is shared with the row before."""

    span: Span = attrs.field(default=NOWHERE, eq=False)


@attrs.frozen(slots=False)
class Step(Value):
    """A row of the table. A field that was not written is None; `Same` shares the cell of the row before.

    `condition` is `Syarat`. `targets` as in `Node`; they belong to the step's last node.
    """

    text: Text
    name: Name | None = None
    assignment: Assignment | None = None
    requirements: Text | Same | None = None
    duration: Duration | Same | None = None
    output: Text | Same | None = None
    remarks: Text | Same | None = None
    sops: tuple[Text, ...] = ()
    condition: Text | None = None
    waits_for: tuple[Name, ...] = ()
    targets: tuple[Target, ...] | None = None
    nodes: tuple[Node, ...] = ()
    span: Span = attrs.field(default=NOWHERE, eq=False)
    head: Span = attrs.field(default=NOWHERE, eq=False)
    """The statement's own first line, for messages; `span` reaches to the last field."""


@attrs.frozen(slots=False)
class Group(Value):
    """`Kelompok: judul`: a heading row that changes nothing else."""

    title: Text
    span: Span = attrs.field(default=NOWHERE, eq=False)


@attrs.frozen(slots=False)
class Parallel(Value):
    """`Serentak:`: steps that start together, each a way of its own; the row after the block waits for all."""

    rows: tuple[Step | Group, ...]
    span: Span = attrs.field(default=NOWHERE, eq=False)


Row = Step | Group | Parallel


@attrs.frozen(slots=False)
class Procedure(Value):
    """One table. `executors` None: the columns are those of the document's head."""

    rows: tuple[Row, ...]
    label: str | None = None
    title: Text | None = None
    executors: tuple[Executor, ...] | None = None
    stated_total: Duration | None = None
    time_limit: Duration | None = None
    note: Text | None = None
    written: bool = True
    """False where the only procedure's `Prosedur` line was left out."""
    span: Span = attrs.field(default=NOWHERE, eq=False)
