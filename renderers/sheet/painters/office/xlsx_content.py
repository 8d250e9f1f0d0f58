"""What stands in the cells of a worksheet: their looks and texts, and which of them are one."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

import attrs

from ....typesetting.primitives import Rect
from ...layout.geometry import Table
from .alignment import top_rows
from .blocks import Block
from .running import Paragraph, Run
from .xlsx_cells import Piece, pieces, typed
from .xlsx_grid import Grid, Slice
from .xlsx_styles import Font, Look

_PITCH = 1.3
"""The distance of lines in a spreadsheet's cell, as a part of the letters' size: more than on the sheet."""
_RULES = 1.0
"""What a cell's rules take of its height."""
_SMALLEST = 0.8
_SIDES = ("left", "right", "top", "bottom")


@attrs.frozen
class Content:
    """A cell of the worksheet: its look, and its text as runs with their letters."""

    look: Look
    runs: tuple[tuple[Run, Font], ...] = ()


class Cells:
    """The cells of a worksheet by row and column, and the ranges that are merged.

    `size` is that of the letters in most cells of the sheet.
    """

    def __init__(self, grid: Grid, font: str, size: float) -> None:
        self._grid, self._font = grid, font
        self._share = _letters_share(grid.slices)
        self._size = _smaller(size, self._share)
        self.contents: dict[tuple[int, int], Content] = {}
        self.merged: list[tuple[range, range]] = []
        for part in grid.slices:
            for block in part.blocks:
                self._add(part, block)

    def _add(self, part: Slice, block: Block) -> None:
        if isinstance(block.content, Paragraph):
            left, right = self._grid.x[0], self._grid.x[-1]
            rect = Rect(left, block.top, right - left, block.bottom - block.top)
            words = (block.content,)
            share = 1.0 if block.is_title else _share_of(rect.height, words)
            self._set(part, Piece(rect, words, "left", "center", False, None, frozenset(_SIDES)), share)
            return
        tops = top_rows(block.content)
        for cell in block.content.cells:
            for piece in pieces(cell, part.page):
                is_top = piece.vertical == "center" and (cell.role, piece.rect.y) in tops
                self._set(part, attrs.evolve(piece, vertical="top") if is_top else piece, self._share)

    def _set(self, part: Slice, piece: Piece, share: float) -> None:
        """Put a piece into its cells: its text into the first, its rules to the outer ones."""
        rows, columns = self._grid.rows_of(part, piece.rect), self._grid.columns_of(piece.rect)
        if not rows or not columns:
            return
        runs = tuple((run, self._letters(run, _smaller(size, share))) for run, size in typed(piece.words))
        font = attrs.evolve(runs[0][1], italic=False, underline=False) if runs else Font(self._font, self._size)
        look = Look(font, piece.fill, frozenset(), piece.horizontal, piece.vertical, piece.turned)
        for row in rows:
            for column in columns:
                rules = _outer_sides(rows, columns, row, column) - piece.open_sides
                self.contents[row, column] = Content(attrs.evolve(look, rules=rules))
        first = rows[0], columns[0]
        self.contents[first] = attrs.evolve(self.contents[first], runs=runs)
        if len(rows) > 1 or len(columns) > 1:
            self.merged.append((rows, columns))

    def _letters(self, run: Run, size: float) -> Font:
        return Font(self._font, size, run.bold, run.italic, run.underline)


def _outer_sides(rows: range, columns: range, row: int, column: int) -> frozenset[str]:
    outer = {"left": columns[0] == column, "right": columns[-1] == column}
    outer |= {"top": rows[0] == row, "bottom": rows[-1] == row}
    return frozenset(side for side in _SIDES if outer[side])


def _smaller(size: float, share: float) -> float:
    """A size of letters as spreadsheets have them: in half points."""
    return floor(size * share * 2 + 0.01) / 2


def _letters_share(parts: Sequence[Slice]) -> float:
    """How much smaller the letters of all cells must be so that none is cut off at the edge of its row."""
    needed = [
        _share_of(piece.rect.height - _RULES, piece.words)
        for part in parts
        for block in part.blocks
        if isinstance(block.content, Table)
        for cell in block.content.cells
        for piece in pieces(cell, part.page)
        if piece.words and not piece.turned
    ]
    return min([1.0, *needed])


def _share_of(height: float, words: Sequence[Paragraph]) -> float:
    needed = sum(len(part.lines) * part.first.size for part in words) * _PITCH
    return max(min(height / needed, 1.0), _SMALLEST)
