"""What must be found in a checklist, read from the model alone: every text of the document that belongs there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from sopdsl.flow import ProcedureFlow, analyse
from sopdsl.flow.rows import closing_groups
from sopdsl.model import Duration, Item, LineBreak, Procedure, Run, Same, Sop, Step, StepNumber, Target, Text
from sopdsl.words import key


def squeezed(text: str) -> str:
    """The words without white space, capitals, and what stands in them unseen."""
    return re.sub(r"[\s\u2060]+", "", text).casefold()


def belonging(sop: Sop) -> Counter[str]:
    """The squeezed texts, each as often as it is written."""
    head = [sop.title, sop.note, *(line.text for line in sop.identity.agency or ())]
    head += [sop.identity.number.text] if sop.identity.number else []
    head += [sop.time_limit.text] if sop.time_limit else []
    flows = analyse(sop)
    numbers = {name: number for flow in reversed(flows) for name, number in flow.graph.numbers.items()}
    found = [piece for text in head for piece in pieces(text, numbers)]
    for flow in flows:
        for text in _of_procedure(flow):
            found += pieces(text, flow.graph.numbers)
    return Counter(filter(None, map(squeezed, found)))


def _of_procedure(flow: ProcedureFlow) -> Iterator[object]:
    procedure: Procedure = flow.graph.procedure
    yield from (procedure.label, procedure.title, procedure.note)
    yield procedure.time_limit.text if procedure.time_limit else None
    for executor in flow.graph.executors:
        yield from (executor.label, executor.full_name)
    for group in closing_groups(procedure):
        yield group.title
    for row in flow.graph.rows:
        yield f"{row.number}."
        yield from (group.title for group in row.groups)
        yield from _of_step(row.step)


def _of_step(step: Step) -> Iterator[object]:
    time = step.duration.text if isinstance(step.duration, Duration) else None
    yield from (step.text, step.condition, step.requirements, time, step.output, step.remarks, *step.sops)
    yield from _of_targets(step.targets)
    for node in step.nodes:
        yield from (node.text, *node.sops)
        yield from _of_targets(node.targets)
        for branch in node.branches:
            yield branch.label
            yield from _of_targets(branch.targets)


def _of_targets(targets: tuple[Target, ...] | None) -> Iterator[object]:
    """The labels of ways that are taken together; one that several have is said once."""
    yield from dict.fromkeys(target.label for target in targets or ())


def pieces(text: object, numbers: dict[str, int]) -> Iterator[str]:
    """A text's lead-in and each of its items."""
    if isinstance(text, str):
        yield text
    elif isinstance(text, Text):
        yield _said(text.lead, numbers)
        for item in text.items:
            yield from _items(item, numbers)
    else:
        assert text is None or isinstance(text, Same)


def _items(item: Item, numbers: dict[str, int]) -> Iterator[str]:
    yield _said(item.content, numbers)
    for below in item.items:
        yield from _items(below, numbers)


def _said(content: tuple[Run | StepNumber | LineBreak, ...], numbers: dict[str, int]) -> str:
    words = ""
    for part in content:
        if isinstance(part, Run):
            words += part.text
        elif isinstance(part, StepNumber):
            words += str(numbers.get(key(part.name), f"{{{part.name}}}"))
    return words


def check_all_there(sop: Sop, text: str, shown: Callable[[str], str] = str) -> None:
    """That a text holds all that belongs there, as often as it was written; `shown` is how a format shows words."""
    haystack = squeezed(text)
    missing = {
        words: times for words, times in belonging(sop).items() if haystack.count(squeezed(shown(words))) < times
    }
    assert not missing, missing
