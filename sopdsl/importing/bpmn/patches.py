"""A step as it was written, with other words where the drawing says so; its flow is the same."""

from __future__ import annotations

from typing import Any, NamedTuple

import attrs

from sopdsl.importing.bpmn.chart import Symbol
from sopdsl.importing.bpmn.fields import fields_of
from sopdsl.importing.bpmn.writing import kegiatan
from sopdsl.importing.texts import text_of
from sopdsl.model import Assignment, Branch, ExecutorMention, Node, NodeKind, Relation, Step


class Change(NamedTuple):
    """A symbol before and after the drawing was changed; `executor` is the label of its new lane, if that changed."""

    before: Symbol
    after: Symbol
    executor: str | None = None


def flow_of(symbol: Symbol) -> object:
    """How a symbol flows, whatever it says."""
    options = [[attrs.evolve(arrow, label="") for arrow in option.arrows] for option in symbol.options]
    return symbol.kind, options, symbol.waits


def words_of(symbol: Symbol) -> object:
    """What a symbol says, wherever it leads."""
    element = symbol.element
    said = element.name, element.documentation, element.inputs, element.outputs, element.remarks, element.time
    beside = [(each.name, each.remarks) for each in (symbol.gateway, symbol.skip) if each is not None]
    return said, beside, symbol.text, _labels(symbol), symbol.sops


def patched(step: Step, changes: list[Change], main: str) -> Step | None:
    """The step with its changes; `main` is the symbol that arrows to the row reach. None where the step would have to
    be written anew.
    """
    for change in changes:
        made = _with_words(step, change, change.after.id == main)
        if made is None:
            return None
        step = made
    return step


def _with_words(step: Step, change: Change, is_main: bool) -> Step | None:
    before, after, executor = change
    old, new = fields_of(before), fields_of(after)
    changed: dict[str, Any] = {name: value for name, value in new.items() if value != old.get(name)}
    if before.element.name != after.element.name:
        changed["text"] = text_of(kegiatan(after))
    if executor is not None:
        changed["assignment"] = Assignment(Relation.SOLE, (ExecutorMention(executor),))
    shares = step.nodes or step.assignment is None or step.assignment.relation is not Relation.SOLE
    if (executor is not None and shares) or (changed and not is_main) or before.sops != after.sops:
        return None
    if (before.text, _labels(before)) != (after.text, _labels(after)):
        decisions = [node for node in step.nodes if node.kind is NodeKind.DECISION]
        nodes = tuple(_decision(node, change) if node in decisions else node for node in step.nodes)
        if after.kind is not NodeKind.DECISION or len(decisions) != 1 or None in nodes:
            return None
        changed["nodes"] = nodes
    return attrs.evolve(step, **changed)


def _labels(symbol: Symbol) -> list[object]:
    return [(option.label, [arrow.label for arrow in option.arrows]) for option in symbol.options]


def _decision(node: Node, change: Change) -> Node | None:
    """The decision with another question or other labels of its branches; None where arrows have other labels, too."""
    before, after, _ = change
    own = [[arrow.label for arrow in option.arrows] for option in before.options]
    if own != [[arrow.label for arrow in option.arrows] for option in after.options]:
        return None
    if len(node.branches) != len(after.options):
        return None
    branches: list[Branch] = []
    for branch, old, new in zip(node.branches, before.options, after.options, strict=True):
        branches.append(branch if old.label == new.label else attrs.evolve(branch, label=text_of(new.label)))
    text = node.text if before.text == after.text else text_of(after.text)
    return attrs.evolve(node, text=text, branches=tuple(branches))
