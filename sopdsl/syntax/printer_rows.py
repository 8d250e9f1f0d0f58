"""Procedures as the language writes them: executors, steps, nodes and where they lead."""

from __future__ import annotations

from collections.abc import Sequence

from sopdsl.model import (
    Assignment,
    Branch,
    Duration,
    Executor,
    ExecutorKind,
    Group,
    Inline,
    Item,
    Name,
    Node,
    Parallel,
    Procedure,
    Row,
    Run,
    Same,
    Step,
    Target,
    TargetKind,
    Text,
)
from sopdsl.syntax.printer_text import STEP, WIDTH, field_lines, item_lines, markup
from sopdsl.words import enumeration

_DIVIDED = ("Kelengkapan", "Output")
"""Where `;` on a single line divides items."""


def procedure_lines(procedure: Procedure) -> list[str]:
    """A procedure with a blank line before each of its rows."""
    lines: list[str] = []
    depth = 0
    if procedure.written:
        keyword = "Prosedur" if procedure.label is None else f"Prosedur {procedure.label}"
        lines += ["", *field_lines(keyword, procedure.title or Text(), 0, 2 * STEP)]
        depth = STEP
    if procedure.executors is not None:
        lines += ["", *executor_lines(procedure.executors, depth)]
    times = [
        *_time_lines("Jumlah waktu", procedure.stated_total, depth),
        *_time_lines("Batas waktu", procedure.time_limit, depth),
    ]
    lines += ["", *times] if times else []
    for row in procedure.rows:
        lines += ["", *_row_lines(row, depth)]
    if procedure.note is not None:
        lines += ["", *field_lines("Catatan", procedure.note, depth)]
    return lines


def executor_lines(executors: Sequence[Executor], depth: int) -> list[str]:
    """`Pelaksana:` with an item for each executor."""
    return [" " * depth + "Pelaksana:", *(" " * (depth + STEP) + "- " + executor_words(one) for one in executors)]


def executor_words(executor: Executor) -> str:
    """`LABEL = Nama lengkap (jenis)`."""
    full_name = "" if executor.full_name is None else f" = {executor.full_name}"
    kind = "" if executor.kind is ExecutorKind.INTERNAL else f" ({executor.kind.value})"
    return executor.label + full_name + kind


def _row_lines(row: Row, depth: int) -> list[str]:
    match row:
        case Step():
            return _step_lines(row, depth)
        case Group(title):
            return field_lines("Kelompok", title, depth, 2 * STEP)
        case Parallel(rows):
            lines = [" " * depth + "Serentak:"]
            for below in rows:
                lines += ["", *_row_lines(below, depth + STEP)]
            return lines


def _step_lines(step: Step, depth: int) -> list[str]:
    inside = depth + STEP
    lines = field_lines("Langkah" + symbol_words(step.name, step.assignment), step.text, depth, 2 * STEP)
    lines += _cell_lines("Kelengkapan", step.requirements, inside)
    lines += _time_lines("Waktu", step.duration, inside)
    lines += _cell_lines("Output", step.output, inside)
    lines += _sop_lines(step.sops, inside)
    lines += _cell_lines("Keterangan", step.remarks, inside)
    lines += [] if step.condition is None else field_lines("Syarat", step.condition, inside)
    lines += _waiting_lines(step.waits_for, inside)
    for node in step.nodes:
        lines += _node_lines(node, inside)
    return lines + _onward_lines(step.targets, inside)


def _node_lines(node: Node, depth: int) -> list[str]:
    inside = depth + STEP
    lines = field_lines(node.kind.value + symbol_words(node.name, node.assignment), node.text, depth, 2 * STEP)
    lines += _sop_lines(node.sops, inside)
    lines += _waiting_lines(node.waits_for, inside)
    for branch in node.branches:
        lines.append(_branch_line(branch, inside))
    return lines + _onward_lines(node.targets, inside)


def symbol_words(name: Name | None, assignment: Assignment | None) -> str:
    """What stands between the keyword of a step or node and its colon, with the space before it."""
    named = "" if name is None else f" {name.text}"
    if assignment is None:
        return named
    joined = f" {assignment.relation.value} ".join(one.text for one in assignment.executors)
    return f"{named} oleh {joined}"


def _cell_lines(keyword: str, cell: Text | Same | None, depth: int) -> list[str]:
    match cell:
        case None:
            return []
        case Same():
            return [f"{' ' * depth}{keyword}: idem"]
        case Text():
            return _short_list(keyword, cell, depth) or _undivided(keyword, field_lines(keyword, cell, depth), depth)


def _undivided(keyword: str, lines: list[str], depth: int) -> list[str]:
    """A text that is one line with a `;` stands below its keyword, where nothing divides it."""
    if len(lines) > 1 or keyword not in _DIVIDED or ";" not in lines[0]:
        return lines
    opening, text = lines[0].split(": ", 1)
    return [f"{opening}:", f"{' ' * (depth + STEP)}{text}"]


def _short_list(keyword: str, cell: Text, depth: int) -> list[str]:
    if cell.lead or keyword not in _DIVIDED or any(item.items for item in cell.items):
        return []
    opening = f"{' ' * depth}{keyword}: "
    line = short_list([item.content for item in cell.items], WIDTH - len(opening))
    return [opening + line] if line else []


def short_list(items: Sequence[Sequence[Inline]], room: int) -> str:
    """`satu; dua` where the items are that simple, and so short that they fit; else nothing."""
    if len(items) < 2 or not all(isinstance(part, Run) for item in items for part in item):
        return ""
    texts = [markup(item) for item in items]
    line = "; ".join(texts)
    return line if len(line) <= room and not any(";" in text for text in texts) else ""


def _time_lines(keyword: str, time: Duration | Same | None, depth: int) -> list[str]:
    return _cell_lines(keyword, time.text if isinstance(time, Duration) else time, depth)


def _sop_lines(sops: Sequence[Text], depth: int) -> list[str]:
    if len(sops) == 1:
        return field_lines("SOP", sops[0], depth)
    lines = [" " * depth + "SOP:"] if sops else []
    for sop in sops:
        lines += item_lines([Item(sop.lead)], depth + STEP)
    return lines


def _waiting_lines(names: Sequence[Name], depth: int) -> list[str]:
    return [f"{' ' * depth}Menunggu: {enumeration([name.text for name in names])}"] if names else []


def _branch_line(branch: Branch, depth: int) -> str:
    label = markup(branch.label.lead)
    return f"{' ' * depth}Jika{' ' if label else ''}{label}: {target_words(branch.targets)}"


def _onward_lines(targets: Sequence[Target] | None, depth: int) -> list[str]:
    return [] if targets is None else [f"{' ' * depth}Lanjut ke: {target_words(targets) or '-'}"]


def target_words(targets: Sequence[Target]) -> str:
    """The value of `Lanjut ke` and `Jika`."""
    return enumeration([_target(target) for target in targets])


def _target(target: Target) -> str:
    place = target.text if target.kind is TargetKind.NAME else f"{target.kind.value} {target.text}".rstrip(" ")
    if target.executor is not None:
        place += f" oleh {target.executor.text}"
    if target.label is not None:
        place += f" ({markup(target.label.lead)})"
    if target.optional:
        place += " (opsional)"
    return place + (" (informasi)" if target.information else "")
