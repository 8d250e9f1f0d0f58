"""How a sheet looks: paper, margins, letters and columns. The defaults are the plain standard sheet.

PermenPAN-RB 35/2012 fixes neither paper nor letters; the defaults are what offices use. All lengths are PDF points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

import attrs

from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.rendering import Setting
from sopdsl.source import NOWHERE

MM = 72 / 25.4
"""Points in a millimetre."""

PAPERS: dict[str, tuple[float, float]] = {
    "A4": (210, 297),
    "F4": (215, 330),
    "Legal": (215.9, 355.6),
    "Letter": (215.9, 279.4),
}
"""Short and long side in millimetres."""


@attrs.frozen
class Style:
    """One look.

    `paper` is the width and height of the page as it lies before the reader, in points. `foot` is the strip at the
    page's lower edge that stays free for the electronic signature (BSrE). `serif` picks the font family.
    `table_size` and `identity_size` are the sizes of letters in the flow table and on the identity page.
    """

    paper: tuple[float, float] = (297 * MM, 210 * MM)
    margin: float = 15 * MM
    foot: float = 20 * MM
    serif: bool = False
    table_size: float = 8.5
    identity_size: float = 9.5
    header_fill: str | None = "#e7edf4"
    column_numbers: bool = False
    remarks_column: bool = True

    @property
    def body_width(self) -> float:
        """The width between the margins."""
        return self.paper[0] - 2 * self.margin

    @property
    def body_bottom(self) -> float:
        """The y below which nothing is printed."""
        return self.paper[1] - max(self.margin, self.foot)


def style_of(settings: Mapping[str, object]) -> Style | tuple[Diagnostic, ...]:
    """Read the table `[lembar]` of `sop.toml`; unknown keys and values that make no sense are diagnostics."""
    findings: list[Diagnostic] = []
    values: dict[str, Any] = {}
    for name, value in settings.items():
        key = _KEYS.get(name)
        read_value = key.read(value) if key is not None else None
        if key is None:
            findings.append(_unknown(name))
        elif read_value is None:
            findings.append(_finding("sheet.value", name=name, value=str(value), expected=key.wanted))
        else:
            values[key.field] = read_value
    if findings:
        return tuple(findings)
    return _turned(Style(), values)


def _turned(style: Style, values: dict[str, Any]) -> Style:
    short, long = values.pop("paper", None) or sorted(style.paper)
    upright = values.pop("upright", False)
    size = values.get("table_size", style.table_size)
    return attrs.evolve(
        style,
        paper=(short, long) if upright else (long, short),
        identity_size=size + style.identity_size - style.table_size,
        **values,
    )


def _paper(value: object) -> tuple[float, float] | None:
    """A known paper, or `215 x 330 mm`, as short and long side in points."""
    known = {name.casefold(): sides for name, sides in PAPERS.items()}
    text = str(value).strip().casefold()
    if text in known:
        short, long = known[text]
        return short * MM, long * MM
    match = re.fullmatch(r"(\d{2,4}(?:[.,]\d+)?)\s*[x×]\s*(\d{2,4}(?:[.,]\d+)?)\s*(?:mm)?", text)
    if not match:
        return None
    short, long = sorted(float(side.replace(",", ".")) for side in match.groups())
    return (short * MM, long * MM) if short >= 148 and long <= 1000 else None


def _upright(value: object) -> bool | None:
    return {"lanskap": False, "mendatar": False, "potret": True, "tegak": True}.get(str(value).strip().casefold())


def _serif(value: object) -> bool | None:
    return {"sans": False, "serif": True}.get(str(value).strip().casefold())


def _size(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 6 <= value <= 12 else None


def _yes_no(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


@attrs.frozen
class _Key:
    """A key of the table: the field that it sets, how it is read, what may be written in words and for editors."""

    field: str
    read: Callable[[object], Any]
    wanted: str
    setting: Setting


_OWN_PAPER = r"^\s*[0-9]{2,4}([.,][0-9]+)?\s*[x×]\s*[0-9]{2,4}([.,][0-9]+)?\s*(mm)?\s*$"

_KEYS = {
    "kertas": _Key(
        "paper",
        _paper,
        "A4, F4, Legal, Letter, 215 x 330 mm",
        Setting(
            {"anyOf": [{"enum": list(PAPERS)}, {"type": "string", "pattern": _OWN_PAPER}]}, "sheet.setting.kertas", "A4"
        ),
    ),
    "orientasi": _Key(
        "upright",
        _upright,
        "lanskap, potret",
        Setting({"enum": ["lanskap", "mendatar", "potret", "tegak"]}, "sheet.setting.orientasi", "lanskap"),
    ),
    "huruf": _Key("serif", _serif, "sans, serif", Setting({"enum": ["sans", "serif"]}, "sheet.setting.huruf", "sans")),
    "ukuran-huruf": _Key(
        "table_size",
        _size,
        "6 … 12",
        Setting({"type": "number", "minimum": 6, "maximum": 12}, "sheet.setting.ukuran-huruf", Style().table_size),
    ),
    "nomor-kolom": _Key(
        "column_numbers",
        _yes_no,
        "true, false",
        Setting({"type": "boolean"}, "sheet.setting.nomor-kolom", Style().column_numbers),
    ),
    "kolom-keterangan": _Key(
        "remarks_column",
        _yes_no,
        "true, false",
        Setting({"type": "boolean"}, "sheet.setting.kolom-keterangan", Style().remarks_column),
    ),
}

SETTINGS = {name: key.setting for name, key in _KEYS.items()}
"""What editors and `sop config` know of the keys."""


def _unknown(key: str) -> Diagnostic:
    close = get_close_matches(key.casefold(), _KEYS, n=1)
    if close:
        return _finding("sheet.key-near", name=key, near=close[0])
    return _finding("sheet.key", name=key, known=tuple(_KEYS))


def _finding(key: str, **arguments: str | tuple[str, ...]) -> Diagnostic:
    return Diagnostic("LBR001", "pengaturan-lembar", Severity.ERROR, NOWHERE, message(key, **arguments))
