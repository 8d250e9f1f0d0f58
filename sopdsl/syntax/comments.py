"""Which statement each comment belongs to, so that it can move with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs

from sopdsl.syntax.indentation import tab_step, width
from sopdsl.syntax.statements import Lines, Statement, Stray
from sopdsl.values import Value

_BLANK_LINE = re.compile(r"[ \t]*\n[ \t]*\n")
_TITLE = ("SOP", "NAMA_SOP")
Part = Statement | Stray


class Comment(NamedTuple):
    """A comment. `stands_alone`: a blank line follows it. `excuses`: it is a suppression of what follows it."""

    text: str
    start: int
    stands_alone: bool
    excuses: bool


@attrs.frozen
class Comments(Value):
    """The comments of a text: those before, inside and below a statement by its place in the text, and the last ones.

    A comment belongs to the statement that follows it; one that is indented more than that statement belongs to the
    end of the block in which it stands. Comments right below the title that a blank line sets off stay there.
    """

    before: dict[int, list[Comment]] = attrs.field(factory=dict)
    inside: dict[int, list[Comment]] = attrs.field(factory=dict)
    below: dict[int, list[Comment]] = attrs.field(factory=dict)
    about_file: list[Comment] = attrs.field(factory=list)
    last: list[Comment] = attrs.field(factory=list)


def read_comments(text: str, lines: Lines, excusing: Collection[int]) -> Comments:
    """Sort the comments of a text without errors; `excusing` are the places of the suppressions of one statement."""
    comments = Comments()
    starts = [part.start for part in lines.parts]
    step = tab_step(text)
    for span in lines.comments:
        alone = _BLANK_LINE.match(text, span.end) is not None
        comment = Comment(text[span.start : span.end], span.start, alone, span.start in excusing)
        index = bisect_left(starts, span.end)
        depth = width(text[text.rfind("\n", 0, span.start) + 1 : span.start], step)
        _place(comment, depth, lines.parts, index, comments)
    _keep_below_title(lines.parts, comments)
    return comments


def _place(comment: Comment, depth: int, parts: Sequence[Part], index: int, comments: Comments) -> None:
    """Put a comment of this depth where it belongs; `index` is that of the part that follows it."""
    above = parts[index - 1] if index else None
    following = parts[index] if index < len(parts) else None
    if above and above.end > comment.start:
        comments.inside.setdefault(above.start, []).append(comment)
        return
    opener = None if comment.excuses else _opener(depth, parts, index)
    if opener is not None:
        comments.below.setdefault(opener.start, []).append(comment)
    elif following is not None:
        comments.before.setdefault(following.start, []).append(comment)
    else:
        comments.last.append(comment)


def _opener(depth: int, parts: Sequence[Part], index: int) -> Part | None:
    """The innermost statement that a comment of this depth stands below, if its block ends there."""
    next_depth = parts[index].indent if index < len(parts) else 0
    if depth <= next_depth:
        return None
    opener = next((parts[number] for number in range(index - 1, -1, -1) if parts[number].indent < depth), None)
    return opener if opener and opener.indent >= next_depth else None


def _keep_below_title(parts: Sequence[Part], comments: Comments) -> None:
    if len(parts) < 2 or not isinstance(parts[0], Statement) or parts[0].keyword.terminal not in _TITLE:
        return
    alone, attached = set_off(comments.before.get(parts[1].start, []))
    if alone and not any(comment.excuses for comment in alone):
        comments.about_file.extend(alone)
        comments.before[parts[1].start] = attached


def set_off(comments: list[Comment]) -> tuple[list[Comment], list[Comment]]:
    """The comments before a statement: those that a blank line sets off from it, and those right above it."""
    alone = max((index for index, comment in enumerate(comments, 1) if comment.stands_alone), default=0)
    return comments[:alone], comments[alone:]


def comment_lines(comments: Iterable[Comment], depth: int) -> Iterator[str]:
    """The comments on lines of their own; those that stand alone with a blank line around them."""
    group: list[str] = []
    for comment in comments:
        group.append(" " * depth + comment.text)
        if comment.stands_alone:
            yield from ("", *group, "")
            group = []
    yield from group
