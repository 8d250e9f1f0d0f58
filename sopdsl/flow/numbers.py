"""`{nama}` in the texts of a procedure: the mentions of steps that do not exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopdsl.flow.graph import TableRow
from sopdsl.flow.rows import closing_groups
from sopdsl.model import Duration, Name, Node, Procedure, Step, StepNumber, Target, Text, inlines
from sopdsl.words import key


def unknown_numbers(procedure: Procedure, rows: tuple[TableRow, ...], known: Iterable[str]) -> tuple[Name, ...]:
    """The `{nama}` of the procedure's texts that no step or node carries, in the order of the text."""
    names = set(known)
    return tuple(
        Name(part.name, part.span)
        for text in _texts(procedure, rows)
        for part in inlines(text)
        if isinstance(part, StepNumber) and key(part.name) not in names
    )


def _texts(procedure: Procedure, rows: tuple[TableRow, ...]) -> Iterator[Text]:
    yield from _written(procedure.title)
    for row in rows:
        for group in row.groups:
            yield from _written(group.title)
        yield from _step_texts(row.step)
    for group in closing_groups(procedure):
        yield from _written(group.title)
    yield from _written(procedure.note)


def _step_texts(step: Step) -> Iterator[Text]:
    fields = (step.requirements, step.duration, step.output, step.remarks)
    yield from _written(step.text, *(field.text if isinstance(field, Duration) else field for field in fields))
    yield from _written(*step.sops, step.condition)
    yield from _target_texts(step.targets)
    for node in step.nodes:
        yield from _node_texts(node)


def _node_texts(node: Node) -> Iterator[Text]:
    yield from _written(node.text, *node.sops)
    for branch in node.branches:
        yield from _written(branch.label)
        yield from _target_texts(branch.targets)
    yield from _target_texts(node.targets)


def _target_texts(targets: tuple[Target, ...] | None) -> Iterator[Text]:
    return _written(*(target.label for target in targets or ()))


def _written(*texts: object) -> Iterator[Text]:
    return (text for text in texts if isinstance(text, Text))
