"""What the parser makes of a text: a tree of tokens."""

from collections.abc import Iterator
from typing import NamedTuple


class Token(NamedTuple):
    """A stretch of text, and the terminal of the grammar that it is; `start` and `end` are offsets in what was read."""

    type: str
    text: str
    start: int
    end: int


class Tree(NamedTuple):
    """A rule of the grammar, and the tokens and trees that it was read from, but for names that begin with `_`."""

    data: str
    children: "list[Token | Tree]"

    def tokens(self) -> Iterator[Token]:
        """All tokens in the tree, in the order of the text."""
        for each in self.children:
            if isinstance(each, Tree):
                yield from each.tokens()
            else:
                yield each


class NotAccepted(Exception):
    """What stands at `position` may not stand there. `at_end`: more should follow, and the last token begins there."""

    def __init__(self, position: int, at_end: bool = False) -> None:
        super().__init__(position)
        self.position = position
        self.at_end = at_end
