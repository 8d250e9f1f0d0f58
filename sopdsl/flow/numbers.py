"""`{nama}` in the texts of a procedure: the mentions of steps that do not exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopdsl.flow.graph import TableRow
from sopdsl.flow.rows import closing_groups
from sopdsl.model import Duration, Name, Procedure, Step, StepNumber, Target, Text, inlines
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
        yield from step_texts(row.step)
    for group in closing_groups(procedure):
        yield from _written(group.title)
    yield from _written(procedure.note)


def step_texts(step: Step) -> list[Text]:
    """All texts of a step and its symbols, in the order of the model."""
    time = step.duration.text if isinstance(step.duration, Duration) else None
    found = [step.text, step.requirements, time, step.output, step.remarks, *step.sops, step.condition]
    found += _labels(step.targets)
    for node in step.nodes:
        found += (node.text, *node.sops)
        for branch in node.branches:
            found += (branch.label, *_labels(branch.targets))
        found += _labels(node.targets)
    return _written(*found)


def _labels(targets: tuple[Target, ...] | None) -> list[Text | None]:
    return [target.label for target in targets or ()]


def _written(*texts: object) -> list[Text]:
    return [text for text in texts if isinstance(text, Text)]
