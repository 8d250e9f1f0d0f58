"""The rules of the grammar as the parser moves over them."""

from typing import NamedTuple


class Rule(NamedTuple):
    """A rule of the grammar, and the number of its symbols.

    `kept` are the indices of the symbols that stand in its tree. Of a `hidden` rule, whose name begins with `_`, only
    what it was read from stands there; one that `passes` is nothing but another name for one symbol.
    """

    name: str
    size: int
    kept: tuple[int, ...]
    hidden: bool
    passes: bool
