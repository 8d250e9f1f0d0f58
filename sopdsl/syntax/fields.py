"""The tree as fields: a keyword, its value and what stands below, each field once (TKS003)."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sopdsl.diagnostics import Diagnostic, Related, message
from sopdsl.source import Span
from sopdsl.syntax.findings import finding
from sopdsl.syntax.tree import Token, Tree

_SAME_FIELD = {"NAMA_SOP": "SOP", "TANGGAL_PENGESAHAN": "TANGGAL_EFEKTIF"}


class Field(NamedTuple):
    """A statement of the tree. `value` is its text (which begins at `start`), empty where there is none.

    `kind` is the keyword's terminal; two keywords for one field have the same kind. `head` holds the tokens between
    keyword and colon by their terminals.
    """

    kind: str
    keyword: Token
    value: str
    start: int
    head: dict[str, Token]
    below: "tuple[Field, ...]"

    @property
    def place(self) -> Span:
        """The keyword itself."""
        return Span(self.keyword.start, self.keyword.end)

    @property
    def end(self) -> int:
        """Where the statement ends, with all that stands below it."""
        if self.below:
            return self.below[-1].end
        return self.start + len(self.value.rstrip()) if self.value.strip() else self.start

    @property
    def span(self) -> Span:
        """The statement with all that stands below it."""
        return Span(self.keyword.start, self.end)


def kind_of(terminal: str) -> str:
    """What a keyword's terminal stands for."""
    return _SAME_FIELD.get(terminal, terminal)


def fields_of(tree: Tree) -> tuple[Field, ...]:
    """The statements in a block, in order."""
    return tuple(_field(each) for each in tree.children if isinstance(each, Tree))


def _field(tree: Tree) -> Field:
    keyword: Any = tree.children[0]
    tokens: dict[str, Token] = {}
    below = []
    for each in tree.children[1:]:
        if isinstance(each, Token):
            tokens[each.type] = each
        else:
            below.append(_field(each))
    value = tokens.pop("TEKS", None)
    if value is None:
        text, start = "", max(token.end for token in (keyword, *tokens.values()))
    else:
        text, start = value.text, value.start
    return Field(kind_of(keyword.type), keyword, text, start, tokens, tuple(below))


def once(fields: Iterable[Field], problems: list[Diagnostic]) -> dict[str, Field]:
    """The first field of each kind; the others are problems."""
    firsts: dict[str, Field] = {}
    for each in fields:
        first = firsts.setdefault(each.kind, each)
        if first is not each:
            related = (Related(first.place, message("TKS003.first")),)
            found = finding("TKS003.repeated", each.place, related=related, keyword=each.keyword.text.strip())
            problems.append(found)
    return firsts
