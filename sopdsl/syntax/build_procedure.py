"""Steps and nodes: from the fields of a procedure to its rows."""

from __future__ import annotations

import attrs

from sopdsl.model import (
    Assignment,
    Branch,
    Duration,
    Executor,
    Group,
    Name,
    Node,
    NodeKind,
    Parallel,
    Procedure,
    Row,
    Same,
    Step,
    Target,
    Text,
)
from sopdsl.source import Span
from sopdsl.syntax.durations import read_duration
from sopdsl.syntax.executors import read_assignment, read_executors
from sopdsl.syntax.fields import Field, once
from sopdsl.syntax.findings import finding
from sopdsl.syntax.lexer import GOES_ON
from sopdsl.syntax.scope import Scope
from sopdsl.syntax.targets import read_names, read_targets
from sopdsl.syntax.texts import read_text, simple_text

ROWS = {"LANGKAH", "KELOMPOK", "SERENTAK"}
SYMBOLS = {
    "MULAI": NodeKind.START,
    "PROSES": NodeKind.PROCESS,
    "KEPUTUSAN": NodeKind.DECISION,
    "SELESAI": NodeKind.END,
}
_SAME = {"idem", "sda", "s.d.a", "s.d.a."}


def build_procedure(field: Field, scope: Scope) -> Procedure:
    """A `Prosedur` statement and all that stands below it."""
    problems = scope.problems
    own = once((each for each in field.below if each.kind not in ROWS), problems)
    executors = build_executors(own, scope)
    check_order(field.below, scope)
    inner = scope if executors is None else scope.with_executors(executors)
    label = field.head.get("LABEL")
    return Procedure(
        build_rows(field.below, inner),
        label=" ".join(label.text.split()) if label else None,
        title=read_text(field.value, field.start, problems) if field.value.strip() else None,
        executors=executors,
        stated_total=duration_of(own.get("JUMLAH_WAKTU"), scope),
        time_limit=duration_of(own.get("BATAS_WAKTU"), scope),
        note=text_of(own.get("CATATAN"), scope),
        span=field.span,
    )


def build_executors(own: dict[str, Field], scope: Scope) -> tuple[Executor, ...] | None:
    """The executors of a block, or None where it declares none."""
    field = own.get("PELAKSANA")
    return None if field is None else read_executors(field.value, field.start, scope.problems)


def check_order(fields: tuple[Field, ...], scope: Scope) -> None:
    """The executors stand before the first step."""
    kinds = [each.kind for each in fields]
    row = next((index for index, kind in enumerate(kinds) if kind in ROWS), len(kinds))
    for each in fields[row:]:
        if each.kind == "PELAKSANA":
            scope.problems.append(finding("TKS001.late_executors", each.place))


def build_rows(fields: tuple[Field, ...], scope: Scope) -> tuple[Row, ...]:
    """The rows among the statements of a block; a heading's own steps follow it."""
    rows: list[Row] = []
    for field in fields:
        if field.kind == "LANGKAH":
            rows.append(_step(field, scope))
        elif field.kind == "KELOMPOK":
            title = read_text(field.value, field.start, scope.problems)
            rows.append(Group(title, Span(field.place.start, field.start + len(field.value.rstrip()))))
            rows.extend(build_rows(field.below, scope))
        elif field.kind == "SERENTAK":
            rows.append(_parallel(field, scope))
    return tuple(rows)


def _parallel(field: Field, scope: Scope) -> Parallel:
    rows = build_rows(field.below, scope)
    if not any(isinstance(row, Step) for row in rows):
        scope.problems.append(finding("TKS001.empty_parallel", field.place))
    return Parallel(tuple(row for row in rows if not isinstance(row, Parallel)), field.span)


def _step(field: Field, scope: Scope) -> Step:
    own = once((each for each in field.below if each.kind not in SYMBOLS), scope.problems)
    return Step(
        read_text(field.value, field.start, scope.problems),
        name=name_of(field),
        assignment=assignment_of(field, scope),
        requirements=_cell(own.get("KELENGKAPAN"), scope, divide=True),
        duration=_time_cell(own.get("WAKTU"), scope),
        output=_cell(own.get("OUTPUT"), scope, divide=True),
        remarks=_cell(own.get("KETERANGAN"), scope),
        sops=_sops(own.get("SOP"), scope),
        condition=text_of(own.get("SYARAT"), scope),
        waits_for=_waits(own.get("MENUNGGU"), scope),
        targets=_targets(own.get("LANJUT_KE"), scope),
        nodes=tuple(_node(each, scope) for each in field.below if each.kind in SYMBOLS),
        span=field.span,
        head=_head(field),
    )


def _head(field: Field) -> Span:
    first_line = field.value.partition(GOES_ON)[0].rstrip()
    return Span(field.place.start, field.start + len(first_line) if first_line else field.start)


def _node(field: Field, scope: Scope) -> Node:
    kind = SYMBOLS[field.kind]
    own = once((each for each in field.below if each.kind != "JIKA"), scope.problems)
    targets = _targets(own.get("LANJUT_KE"), scope)
    branches = tuple(_branch(each, scope) for each in field.below if each.kind == "JIKA")
    if kind is NodeKind.DECISION and targets is not None:
        targets = _only_information(targets, own["LANJUT_KE"], scope)
    if kind is NodeKind.DECISION and not branches:
        _report_unmarked_branches(field, scope)
    return Node(
        kind,
        name=name_of(field),
        assignment=assignment_of(field, scope),
        text=read_text(field.value, field.start, scope.problems),
        branches=branches,
        targets=targets,
        waits_for=_waits(own.get("MENUNGGU"), scope),
        sops=_sops(own.get("SOP"), scope),
        span=field.span,
    )


def _report_unmarked_branches(question: Field, scope: Scope) -> None:
    from sopdsl.syntax.unmarked import unmarked_branches  # few decisions have no branches

    unmarked = unmarked_branches(question)
    if unmarked is not None:
        scope.problems.append(unmarked)


def _only_information(targets: tuple[Target, ...], field: Field, scope: Scope) -> tuple[Target, ...] | None:
    """A decision's work goes where its branches say: other ways are left out."""
    kept = tuple(target for target in targets if target.information)
    if len(kept) < len(targets) or not targets:
        scope.problems.append(finding("TKS001.decision_way", field.place))
    return kept or None


def _branch(field: Field, scope: Scope) -> Branch:
    if "LABEL" not in field.head and ":" in field.value:
        from sopdsl.syntax.unmarked import without_first_colon  # nearly all branches are written as they should be

        field = without_first_colon(field, scope)
    label = field.head.get("LABEL")
    text = simple_text(label.text, label.start) if label else simple_text("", field.place.end)
    targets = read_targets(field.value, field.start, scope)
    if targets == ():
        scope.problems.append(finding("TKS001.branch_nowhere", field.span))
    return Branch(text, targets or (), field.span)


def name_of(field: Field) -> Name | None:
    """The name of a step or node."""
    token = field.head.get("NAMA_LANGKAH")
    return None if token is None else Name(token.text, Span(token.start, token.end))


def assignment_of(field: Field, scope: Scope) -> Assignment | None:
    """Who takes a step or node."""
    token = field.head.get("PARA_PELAKSANA")
    return None if token is None else read_assignment(token.text, token.start, scope)


def text_of(field: Field | None, scope: Scope) -> Text | None:
    """The text of a field; None where the field was not written."""
    return None if field is None else read_text(field.value, field.start, scope.problems)


def duration_of(field: Field | None, scope: Scope) -> Duration | None:
    """The time of a field; None where the field was not written."""
    text = text_of(field, scope)
    return None if text is None else read_duration(text)


def _cell(field: Field | None, scope: Scope, divide: bool = False) -> Text | Same | None:
    if field is None:
        return None
    if is_same(field):
        return Same(field.span)
    return read_text(field.value, field.start, scope.problems, divide)


def _time_cell(field: Field | None, scope: Scope) -> Duration | Same | None:
    if field is not None and is_same(field):
        return Same(field.span)
    return duration_of(field, scope)


def is_same(field: Field) -> bool:
    """Is the value `idem`?"""
    return field.value.strip().lower() in _SAME


def _sops(field: Field | None, scope: Scope) -> tuple[Text, ...]:
    """The titles of a `SOP` field: its text, and each of its items."""
    text = text_of(field, scope)
    if text is None:
        return ()
    lead = (Text(text.lead, (), text.span),) if text.lead else ()
    items = [each for item in text.items for each in (item, *item.items)]
    return lead + tuple(Text(item.content, (), item.span) for item in items)


def _targets(field: Field | None, scope: Scope) -> tuple[Target, ...] | None:
    return None if field is None else read_targets(field.value, field.start, scope)


def _waits(field: Field | None, scope: Scope) -> tuple[Name, ...]:
    return () if field is None else read_names(field.value, field.start, scope)


def implicit_procedure(fields: tuple[Field, ...], scope: Scope) -> Procedure | None:
    """The procedure of steps that stand in no `Prosedur`; None where there are none."""
    rows = build_rows(fields, scope)
    if not rows:
        return None
    return attrs.evolve(Procedure(rows), written=False, span=Span(rows[0].span.start, rows[-1].span.end))
