"""A statement as lines: its value wrapped, with the comments that stand in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sopdsl.syntax.comments import Comment
from sopdsl.syntax.formatter_values import Passage
from sopdsl.syntax.printer_text import STEP, wrapped
from sopdsl.syntax.texts import Piece


def value_lines(
    opening: str, passages: list[Passage], margin: int, comments: Iterable[Comment], warned: Collection[int]
) -> list[str]:
    """The keyword with its colon (`opening`), and the passages of its value; further lines stand at column `margin`.

    A passage keeps its own lines where a comment stands in it, where a suppression excuses its next line only, and
    where one of its lines was reported (at one of the places `warned`): that line must go on to look like a statement.
    """
    depth = len(opening) - len(opening.lstrip(" "))
    lines = [] if passages and passages[0].level == 0 else [opening]
    rest = list(comments)
    text_above = ""
    for passage in passages:
        first, last = passage.pieces[0], passage.pieces[-1]
        column = margin + max(passage.level - 1, 0) * STEP
        before = _taken(rest, first.start) if passage.level else []
        within = _taken(rest, last.end)
        lines += [_remark(comment, text_above, column, depth) for comment in before]
        prefix = " " * column + passage.mark if passage.level else opening + " "
        column += len(passage.mark)
        reported = any(first.start <= place < last.end for place in warned)
        if passage.kept or within or reported or any(comment.excuses for comment in before):
            lines += _as_written(passage, prefix, column, within, depth)
        elif isinstance(passage.content, str):
            lines.append(prefix + passage.content)
        else:
            lines += wrapped(passage.content, prefix[:-1], column)
        text_above = last.text
    return lines


def _taken(rest: list[Comment], end: int) -> list[Comment]:
    """The comments before a place, which are taken from the list."""
    taken = [comment for comment in rest if comment.start < end]
    del rest[: len(taken)]
    return taken


def _remark(comment: Comment, text_above: str, column: int, depth: int) -> str:
    """A comment as a line; below a backslash no deeper than its statement, since it would be read as text."""
    return " " * (depth if text_above.endswith("\\") else column) + comment.text


def _as_written(passage: Passage, prefix: str, column: int, comments: list[Comment], depth: int) -> list[str]:
    """The passage line by line; it begins below its keyword if its author wrote it so."""
    below_keyword = passage.level == 0 and passage.pieces[0].indent > 0
    lines = [prefix.rstrip()] if below_keyword else []
    text_above = ""
    parts: list[Piece | Comment] = [*passage.pieces, *comments]
    for part in sorted(parts, key=lambda part: part.start):
        if isinstance(part, Comment):
            lines.append(_remark(part, text_above, column, depth))
        else:
            text_above = part.text
            lines.append((" " * column if lines else prefix) + " ".join(part.text.split()))
    return lines
