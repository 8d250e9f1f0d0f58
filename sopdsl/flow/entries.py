"""The single things that a cell of Kelengkapan or Output asks for."""

from __future__ import annotations

from collections.abc import Mapping

from sopdsl.flow.swimlanes import text_lines
from sopdsl.model import Inline, Item, Text
from sopdsl.words import says_nothing


def entries_of(text: Text | None, numbers: Mapping[str, int]) -> tuple[str, ...]:
    """A list's items each, its lead-in left out, else the whole text; nothing for `-`. None stands twice."""
    if text is None:
        return ()
    said = [_words(item, numbers) for item in text.items] or [_line(text.lead, numbers)]
    return tuple(dict.fromkeys(words for words in said if not says_nothing(words)))


def _words(item: Item, numbers: Mapping[str, int]) -> str:
    """An item on one line: `Identitas: KTP; Kartu keluarga` where it has items of its own."""
    words = _line(item.content, numbers)
    below = "; ".join(_line(each.content, numbers) for each in item.items)
    return f"{words.rstrip(' :')}: {below}" if below else words


def _line(content: tuple[Inline, ...], numbers: Mapping[str, int]) -> str:
    return "; ".join(text_lines(Text(content), numbers))
