"""A statement as lines: its value wrapped, with the comments that stand in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sopdsl.syntax.comments import Comment
from sopdsl.syntax.formatter_values import Passage
from sopdsl.syntax.printer_text import STEP, wrapped


def value_lines(
    opening: str, passages: Sequence[Passage], margin: int, comments: Sequence[Comment], warned: Collection[int]
) -> list[str]:
    """The keyword with its colon (`opening`), and the passages of its value; further lines stand at column `margin`.

    A passage keeps its own lines where a comment stands in it, where a suppression excuses its next line only, and
    where one of its lines was reported (at one of the places `warned`): that line must go on to look like a statement.
    """
    lines = [] if passages and passages[0].level == 0 else [opening]
    for passage in passages:
        start, end = passage.pieces[0].start, passage.pieces[-1].end
        within = [comment for comment in comments if comment.start < end]
        comments = comments[len(within) :]
        prefix, column = opening + " ", margin
        kept = passage.kept or any(start <= place < end for place in warned)
        if passage.level:
            column += (passage.level - 1) * STEP
            before = [comment for comment in within if comment.start < start]
            within = within[len(before) :]
            lines += [" " * column + comment.text for comment in before]
            prefix, column = " " * column + passage.mark, column + len(passage.mark)
            kept = kept or any(comment.excuses for comment in before)
        if kept or within:
            lines += _as_written(prefix, passage, column, within)
        elif isinstance(passage.content, str):
            lines.append(prefix + passage.content)
        else:
            lines += wrapped(passage.content, prefix[:-1], column)
    return lines


def _as_written(prefix: str, passage: Passage, column: int, comments: Sequence[Comment]) -> list[str]:
    """The passage line by line; it begins below its keyword if its author wrote it so."""
    written = [(piece.start, " ".join(piece.text.split())) for piece in passage.pieces]
    lines = [text for _, text in sorted([*written, *((comment.start, comment.text) for comment in comments)])]
    if passage.level == 0 and passage.pieces[0].indent:
        return [prefix.rstrip(), *(" " * column + line for line in lines)]
    return [prefix + lines[0], *(" " * column + line for line in lines[1:])]
