"""The single things that a cell of Kelengkapan or Output asks for."""

from __future__ import annotations

from collections.abc import Mapping

from sopdsl.flow.swimlanes import text_lines
from sopdsl.model import Text


def entries_of(text: Text | None, numbers: Mapping[str, int]) -> tuple[str, ...]:
    """A list's items each, its lead-in left out, else the whole text; nothing for `-`. None stands twice."""
    if text is None:
        return ()
    texts = [Text(item.content, item.items) for item in text.items] or [text]
    said = ["; ".join(text_lines(each, numbers)) for each in texts]
    return tuple(dict.fromkeys(words for words in said if words.strip(" -")))
