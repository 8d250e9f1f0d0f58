"""How a sheet looks: paper, margins, letters, columns and marks. The defaults are the plain standard sheet.

PermenPAN-RB 35/2012 fixes neither paper nor letters; the defaults are what offices use. All lengths are PDF points.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from ..typesetting.primitives import MM

if TYPE_CHECKING:
    from ..typesetting.metrics import Family

TITLES = MappingProxyType(
    {
        "no": "No",
        "kegiatan": "Kegiatan",
        "pelaksana": "Pelaksana",
        "mutu-baku": "Mutu Baku",
        "kelengkapan": "Kelengkapan",
        "waktu": "Waktu",
        "output": "Output",
        "keterangan": "Keterangan",
    }
)
"""The titles of the columns by role, and of their groups (Bagian Flowchart, PermenPAN-RB 35/2012)."""

COLUMNS = ("no", "kegiatan", "pelaksana", "kelengkapan", "waktu", "output", "keterangan")
"""The roles of the columns from left to right; `pelaksana` stands for those of all executors."""


@attrs.frozen
class Margins:
    """What stays free at each side of the page."""

    top: float = 15 * MM
    right: float = 15 * MM
    bottom: float = 15 * MM
    left: float = 15 * MM


PAGE_NUMBER = "Halaman {page} dari {pages}"


@attrs.frozen
class PageNumber:
    """How pages are numbered: with which `words`, at the right or in the middle."""

    words: str = PAGE_NUMBER
    centred: bool = False


class Terminators(Enum):
    """How starts and ends are drawn: by the step's own symbol, by a capsule in its row, or in a row of their own."""

    STEP = "langkah"
    CAPSULE = "kapsul"
    ROW = "baris"


@attrs.frozen
class Style:
    """One look.

    `paper` is the width and height of the page as it lies before the reader. `foot` is the strip at the page's lower
    edge that stays free for the electronic signature (BSrE). `family` is that of all letters. `table_size` and
    `identity_size` are the sizes of letters in the flow table and on the identity page. `header_fill` is a colour
    `#rrggbb`.

    `columns` are roles from left to right, first `no` and `kegiatan`; `titles` are those of `TITLES` in other words,
    where a group's may be empty. `column_numbers`: a row of numbers below the titles. `number_dots`: "1." for "1".
    `executor_rules`: rules between the executors' columns. `connector_letters`: the letters in the connectors of
    pages. `page_number`: None for pages without. `one_page`: the identity and the first table stand on one page if they
    fit. The official's signature stands on the identity page (`signed_first`), after the last table (`signed_last`), or
    in both places. `wide_boxes`: joint executors in columns side by side have one box over these, not a box each.
    """

    paper: tuple[float, float] = (297 * MM, 210 * MM)
    margins: Margins = Margins()
    foot: float = 20 * MM
    family: Family = "sans"
    table_size: float = 8.5
    identity_size: float = 9.5
    header_fill: str | None = "#e7edf4"
    columns: tuple[str, ...] = COLUMNS
    titles: Mapping[str, str] = attrs.field(default=TITLES, hash=False)
    column_numbers: bool = False
    number_dots: bool = True
    executor_rules: bool = True
    connector_letters: bool = True
    page_number: PageNumber | None = PageNumber()
    one_page: bool = False
    signed_first: bool = True
    signed_last: bool = False
    terminators: Terminators = Terminators.STEP
    wide_boxes: bool = False

    @property
    def body_width(self) -> float:
        """The width between the margins."""
        return self.paper[0] - self.margins.left - self.margins.right

    @property
    def body_bottom(self) -> float:
        """The y below which nothing is printed."""
        return self.paper[1] - max(self.margins.bottom, self.foot)
