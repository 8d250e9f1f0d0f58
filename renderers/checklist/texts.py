"""Texts of a document for a checklist: step numbers filled in, and nothing where nothing is written."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from sopdsl.model import Inline, Item, Run, StepNumber, Text
from sopdsl.words import key


def said(text: Text | None, numbers: Mapping[str, int]) -> Text | None:
    """The text with the number of the step for each `{nama}` (`numbers` as in `Graph`); None where it says nothing."""
    if text is None or not (text.lead or text.items):
        return None
    items = tuple(_item(item, numbers) for item in text.items)
    return attrs.evolve(text, lead=_filled(text.lead, numbers), items=items)


def _item(item: Item, numbers: Mapping[str, int]) -> Item:
    below = tuple(_item(one, numbers) for one in item.items)
    return attrs.evolve(item, content=_filled(item.content, numbers), items=below)


def _filled(content: tuple[Inline, ...], numbers: Mapping[str, int]) -> tuple[Inline, ...]:
    return tuple(_number(part, numbers) if isinstance(part, StepNumber) else part for part in content)


def _number(part: StepNumber, numbers: Mapping[str, int]) -> Run:
    """A name that no step carries stays as it is written."""
    return Run(str(numbers.get(key(part.name), f"{{{part.name}}}")), part.italic, part.bold)
