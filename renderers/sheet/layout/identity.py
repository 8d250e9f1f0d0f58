"""The identity page (Bagian Identitas): letterhead, numbers and dates, approval, name, and the blocks of lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from sopdsl.model import Approval, DateField, Identity, Sop, Text, Words, plain
from sopdsl.source import NOWHERE, Span

from ...typesetting.logo import Logo
from ...typesetting.primitives import Glyphs, Picture, Rect
from ...typesetting.text import Font, Line, block_height, plain_text, set_lines, wrap
from ..style import Style
from .approval import approval_of, words_of
from .geometry import Cell, Table
from .table import SMALLEST

_PADDING = 4.0
_LOGO = 58.0
_LEFT, _LABEL = 0.5, 0.125
"""Parts of the page's width: the left half, and the labels of the right one."""
_GAP = 10.0
_LONG_ITEM = 6
"""An item of more lines than this may be cut by a page's end."""
_APPROVAL = 4
"""The index of the row that is signed, or else of the one that takes what the letterhead needs more."""


@attrs.frozen
class Head:
    """The grid at the top of the page: its table, the logo if there is one, and its lower edge."""

    table: Table
    pictures: tuple[Picture, ...]
    bottom: float


@attrs.frozen
class _Row:
    """A line of the right block: a label and the lines of its value, and where this stands in the document's text."""

    label: tuple[Line, ...]
    value: tuple[Line, ...]
    height: float
    origin: Span


def head_of(style: Style, sop: Sop, logo: Logo | None) -> Head | None:
    """Letterhead on the left; number, dates, approval and name on the right.

    Where they need more than the page they are set smaller; None where that does not help.
    """
    size = style.identity_size
    while size >= SMALLEST:
        head = _head(style, sop, logo, Font(size, style.family))
        if head.bottom <= style.body_bottom:
            return head
        size -= 1
    return None


def _head(style: Style, sop: Sop, logo: Logo | None, font: Font) -> Head:
    widths = _widths(style)
    letterhead = _Letterhead(sop.identity, font, widths[0], logo)
    rows = _fields(style, sop, font, widths)
    approval = approval_of(sop.identity.approval, font, widths[2] - 2 * _PADDING)
    if style.signed_first:
        rows[_APPROVAL] = attrs.evolve(rows[_APPROVAL], height=approval.height + 2 * _PADDING)
    missing = letterhead.height + 2 * _PADDING - sum(row.height for row in rows)
    if missing > 0:
        rows[_APPROVAL] = attrs.evolve(rows[_APPROVAL], height=rows[_APPROVAL].height + missing)
    y = [style.margins.top]
    for row in rows:
        y.append(round(y[-1] + row.height, 2))
    x = [style.margins.left, style.margins.left + widths[0], style.margins.left + widths[0] + widths[1]]
    left = Rect(x[0], y[0], widths[0], round(y[-1] - y[0], 2))
    glyphs, pictures = letterhead.placed(left)
    agency = origin_of((sop.identity.agency or (None,))[0])
    cells = [Cell(0, 0, left, "letterhead", glyphs, row_span=len(rows), origin=agency)]
    for index, row in enumerate(rows):
        height = round(y[index + 1] - y[index], 2)
        label = Rect(x[1], y[index], widths[1], height)
        value = Rect(x[2], y[index], widths[2], height)
        signed = style.signed_first and index == _APPROVAL
        words = approval.placed(value, _PADDING) if signed else _in_middle(row.value, value, font)
        cells.append(Cell(index, 1, label, "label", _in_middle(row.label, label, font), origin=row.origin))
        cells.append(Cell(index, 2, value, "value", words, origin=row.origin))
    heights = tuple(round(row.height, 2) for row in rows)
    return Head(Table(widths, heights, tuple(cells), 0, x[0], y[0]), pictures, y[-1])


def _widths(style: Style) -> tuple[float, float, float]:
    width = style.body_width
    left, label = round(width * _LEFT, 2), round(width * _LABEL, 2)
    return left, label, round(width - left - label, 2)


class _Letterhead:
    """Logo, agency and address under each other."""

    def __init__(self, identity: Identity, font: Font, width: float, logo: Logo | None) -> None:
        room = width - 2 * _PADDING
        self._logo = logo
        self._agency_font = attrs.evolve(font, size=font.size + 2, bold=True)
        self._address_font = attrs.evolve(font, size=font.size - 1)
        agency = [plain_text(line.text.upper()) for line in identity.agency or ()]
        self._agency = [line for text in agency for line in wrap(text, room, self._agency_font, {})]
        self._address = wrap(identity.address, room, self._address_font, {}) if identity.address else []
        scale = min(_LOGO / logo.width, _LOGO / logo.height) if logo else 0.0
        self._picture = (round(logo.width * scale, 2), round(logo.height * scale, 2)) if logo else (0.0, 0.0)
        self.height = (
            (self._picture[1] + _PADDING if logo else 0.0)
            + block_height(self._agency, self._agency_font)
            + block_height(self._address, self._address_font)
        )

    def placed(self, rect: Rect) -> tuple[tuple[Glyphs, ...], tuple[Picture, ...]]:
        """Everything in the middle of the cell."""
        y = rect.y + (rect.height - self.height) / 2
        pictures: tuple[Picture, ...] = ()
        if self._logo:
            width, height = self._picture
            place = Rect(round(rect.x + (rect.width - width) / 2, 2), round(y, 2), width, height)
            pictures = (Picture(self._logo.data, self._logo.format, place, "Logo"),)
            y += height + _PADDING
        glyphs = set_lines(self._agency, rect.x, y, rect.width, self._agency_font, centred=True)
        y += block_height(self._agency, self._agency_font)
        return glyphs + set_lines(self._address, rect.x, y, rect.width, self._address_font, centred=True), pictures


def _fields(style: Style, sop: Sop, font: Font, widths: Sequence[float]) -> list[_Row]:
    identity = sop.identity
    title = Text(lead=plain_text(plain(sop.title).upper(), bold=True).lead)
    values = [
        ("Nomor SOP", words_of(identity.number), origin_of(identity.number)),
        *_dates(identity),
        *([("Disahkan oleh", Text(), origin_of(identity.approval))] if style.signed_first else []),
        ("Nama SOP", title, sop.title.span),
    ]
    rows = []
    for label, value, origin in values:
        label_lines = wrap(plain_text(label), widths[1] - 2 * _PADDING, font, {})
        lines = wrap(value, widths[2] - 2 * _PADDING, font, {})
        height = max(block_height(label_lines, font), block_height(lines, font)) + 2 * _PADDING
        rows.append(_Row(tuple(label_lines), tuple(lines), height, origin))
    return rows


def _dates(identity: Identity) -> list[tuple[str, Text, Span]]:
    dates: list[tuple[str, DateField | None]] = [
        ("Tanggal Pembuatan", identity.created),
        ("Tanggal Revisi", identity.revised),
        ("Tanggal Efektif", identity.effective),
    ]
    return [
        (date.label or label if date else label, plain_text(date.text if date else ""), origin_of(date))
        for label, date in dates
    ]


def origin_of(field: Approval | DateField | Text | Words | None) -> Span:
    """Where a field stands in the document's text."""
    return field.span if field else NOWHERE


def _in_middle(lines: Sequence[Line], rect: Rect, font: Font) -> tuple[Glyphs, ...]:
    """At the left, half way down."""
    top = rect.y + (rect.height - block_height(lines, font)) / 2
    return set_lines(lines, rect.x + _PADDING, top, rect.width, font)


def _whole_items(lines: Sequence[Line], count: int) -> int:
    """How many of the lines stand on a page with room for `count`: no item is cut, but for a long one."""
    if count >= len(lines):
        return len(lines)
    ends = (end for end in range(count, max(count - _LONG_ITEM - 1, 0), -1) if lines[end - 1].ending == "\n")
    return next(ends, count)


Block = tuple[str, Text | None]


def _pairs(identity: Identity) -> list[tuple[Block, ...]]:
    """The six blocks of the standard, two in a row; then the extra ones."""
    pairs: list[tuple[Block, ...]] = [
        (("Dasar Hukum", identity.legal_basis), ("Kualifikasi Pelaksana", identity.qualifications)),
        (("Keterkaitan", identity.related), ("Peralatan/Perlengkapan", identity.equipment)),
        (("Peringatan", identity.warning), ("Pencatatan dan Pendataan", identity.recording)),
    ]
    extras: list[Block] = [(extra.kind.value, extra.text) for extra in identity.extras]
    pairs += [tuple(extras[place : place + 2]) for place in range(0, len(extras), 2)]
    return pairs


def block_tables(style: Style, identity: Identity, y: float, numbers: Mapping[str, int]) -> list[Table]:
    """The blocks as a table for each page, the first one beginning below `y`; long lists go on on the next page."""
    maker = _BlockTables(style, y + _GAP)
    for pair in _pairs(identity):
        maker.add(pair, numbers)
    return maker.finish()


class _BlockTables:
    """The table that is being filled, and those of the pages before."""

    def __init__(self, style: Style, y: float) -> None:
        self._style = style
        self._font = Font(style.identity_size, style.family)
        self._title_font = attrs.evolve(self._font, bold=True)
        left = round(style.body_width * _LEFT, 2)
        self._widths = (left, round(style.body_width - left, 2))
        self._tables: list[Table] = []
        self._begin(y)

    def _begin(self, y: float) -> None:
        self._y = [round(y, 2)]
        self._cells: list[Cell] = []

    def _end(self) -> None:
        heights = tuple(round(low - high, 2) for high, low in zip(self._y, self._y[1:], strict=False))
        self._tables.append(Table(self._widths, heights, tuple(self._cells), 0, self._style.margins.left, self._y[0]))

    def finish(self) -> list[Table]:
        self._end()
        return self._tables

    def add(self, pair: tuple[Block, ...], numbers: Mapping[str, int]) -> None:
        widths = self._widths if len(pair) == 2 else (sum(self._widths),)
        titles = [wrap(plain_text(title.upper()), 1e9, self._title_font, {}) for title, _ in pair]
        rest = [
            wrap(text or Text(), width - 2 * _PADDING, self._font, numbers, numbered=True)
            for (_, text), width in zip(pair, widths, strict=True)
        ]
        title_height = self._title_font.leading + _PADDING
        while True:
            most = max(len(lines) for lines in rest)
            room = self._style.body_bottom - self._y[-1] - title_height - 2 * _PADDING
            count = int(room / self._font.leading + 0.001)
            fresh = self._y == [round(self._style.margins.top, 2)]
            if count < min(most, 2) and not fresh:
                self._end()
                self._begin(self._style.margins.top)
                continue
            count = max(min(count, most), 1)
            origins = [origin_of(text) for _, text in pair]
            self._row(titles, origins, widths, title_height, self._title_font, "label", self._style.header_fill)
            counts = [_whole_items(lines, count) for lines in rest]
            height = max(counts) * self._font.leading + 2 * _PADDING
            parts = [lines[:end] for lines, end in zip(rest, counts, strict=True)]
            self._row(parts, origins, widths, height, self._font, "value", None)
            rest = [lines[end:] for lines, end in zip(rest, counts, strict=True)]
            if not any(rest):
                return
            self._end()
            self._begin(self._style.margins.top)

    def _row(
        self,
        blocks: Sequence[Sequence[Line]],
        origins: Sequence[Span],
        widths: Sequence[float],
        height: float,
        font: Font,
        role: str,
        fill: str | None,
    ) -> None:
        self._y.append(round(self._y[-1] + height, 2))
        row, x = len(self._y) - 2, self._style.margins.left
        pad = _PADDING if role == "value" else _PADDING / 2
        span = 3 - len(blocks)
        for column, (lines, origin, width) in enumerate(zip(blocks, origins, widths, strict=True)):
            rect = Rect(round(x, 2), self._y[row], width, round(self._y[-1] - self._y[row], 2))
            glyphs = set_lines(lines, rect.x + _PADDING, rect.y + pad, width, font)
            self._cells.append(Cell(row, column, rect, role, glyphs, column_span=span, fill=fill, origin=origin))
            x += width
