"""What stands in the cells of a row: the step's own words, and those that the flow adds to them."""

from __future__ import annotations

import attrs

from sopdsl.flow import FlowNode, Graph, TableRow
from sopdsl.flow.activity import activity
from sopdsl.model import Duration, LineBreak, NodeKind, Run, Same, Step, Text

from .terminators import is_plain

Texts = tuple[Text, ...]
"""Paragraphs of one cell."""


ROLES = ("kegiatan", "kelengkapan", "waktu", "output", "keterangan")
"""The columns that hold the words of a step."""


@attrs.frozen
class RowTexts:
    """The words of a row, by column role. `shared` are the roles whose cell is the one of the row above (`idem`).

    `remarks` are the author's own words in Keterangan, without those that the flow adds.
    """

    cells: dict[str, Texts]
    shared: frozenset[str]
    remarks: Texts


def row_texts(
    graph: Graph,
    row: TableRow,
    nodes: tuple[FlowNode, ...],
    inside: set[int],
    added: tuple[Texts, Texts],
    above: RowTexts | None,
) -> RowTexts:
    """The words of one row.

    `inside` are the nodes whose own text stands in their symbol; `added` stands before and after the author's remarks.
    """
    cells = {"kegiatan": _activity(graph, row.step, nodes, inside)}
    shared = set()
    for role, value in quality(row.step).items():
        if isinstance(value, Same):
            cells[role] = above.cells[role] if above else ()
            shared.add(role)
        else:
            cells[role] = _filled(value)
    remarks = above.remarks if above and "keterangan" in shared else cells["keterangan"]
    before, after = added
    cells["keterangan"] = (*before, *remarks, *after)
    if before or after or (above and above.cells["keterangan"] != remarks):
        shared.discard("keterangan")
    return RowTexts(cells, frozenset(shared) if above else frozenset(), remarks)


def quality(step: Step) -> dict[str, Text | Same | None]:
    """What a step says of its mutu baku, and its remarks, by role."""
    time = step.duration
    return {
        "kelengkapan": step.requirements,
        "waktu": time.text if isinstance(time, Duration) else time,
        "output": step.output,
        "keterangan": step.remarks,
    }


def _filled(text: Text | None) -> Texts:
    return (text,) if text is not None and (text.lead or text.items) else ()


def _activity(graph: Graph, step: Step, nodes: tuple[FlowNode, ...], inside: set[int]) -> Texts:
    texts = [activity(step)] if step.text.lead or step.text.items or step.condition else []
    own = {mention.text.casefold() for mention in step.assignment.executors} if step.assignment else set()
    for node in nodes:
        if node.id in inside or is_plain(node) or node.text is None or not (node.text.lead or node.text.items):
            continue
        names = [graph.executors[column] for column in node.columns]
        is_own = own and all({name.label.casefold(), (name.full_name or "").casefold()} & own for name in names)
        prefix = "" if node.kind is not NodeKind.PROCESS and is_own else " dan ".join(name.label for name in names)
        text = node.text if node.kind is NodeKind.PROCESS else _slanted(node.text)
        texts.append(prefixed(f"{prefix}: " if prefix else "", text))
    return tuple(texts)


def _slanted(text: Text) -> Text:
    """A question or label below the kegiatan is set apart by its letters."""
    lead = tuple(part if isinstance(part, LineBreak) else attrs.evolve(part, italic=True) for part in text.lead)
    return attrs.evolve(text, lead=lead)


def prefixed(prefix: str, text: Text) -> Text:
    """A text with words before its lead-in."""
    return attrs.evolve(text, lead=(Run(prefix), *text.lead)) if prefix else text
