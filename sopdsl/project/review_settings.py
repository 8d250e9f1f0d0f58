"""`[periksa]` of a `sop.toml`: how an agency numbers its SOPs, and how often it reviews them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sopdsl.checks.idn.number_pattern import PARTS, unknown_parts
from sopdsl.checks.similar import nearest
from sopdsl.diagnostics import Message, message
from sopdsl.project.toml_places import Place

REVIEW_KEYS = ("pola-nomor", "masa-tinjauan")

Report = Callable[[Place, Message, Message | None], None]
_PERIOD = re.compile(r"\s*(\d{1,3})\s+(bulan|tahun)\s*", re.IGNORECASE)


def read_number_pattern(table: dict[str, Any], report: Report) -> str | None:
    """The pattern of SOP numbers (`sopdsl.checks.idn.number_pattern`); None where there is none that can be used."""
    pattern = table.get("pola-nomor")
    if pattern is None:
        return None
    place = ("periksa", "pola-nomor")
    if not isinstance(pattern, str) or not pattern.strip():
        report(place, message("PRY001.pola-teks"), message("PRY001.pola-contoh"))
        return None
    unknown = unknown_parts(pattern)
    for name in unknown:
        near = nearest(name, PARTS)
        known = message("PRY001.yang-dikenal", names=tuple(PARTS))
        hint = known if near is None else message("PRY001.maksud-anda", name=near)
        report(place, message("PRY001.pola-bagian", name=f"{{{name}}}"), hint)
    return None if unknown else pattern


def read_review_months(table: dict[str, Any], report: Report) -> int | None:
    """The months after which an SOP is to be reviewed."""
    period = table.get("masa-tinjauan")
    if period is None:
        return None
    found = _PERIOD.fullmatch(period) if isinstance(period, str) else None
    if found is None or int(found[1]) == 0:
        report(("periksa", "masa-tinjauan"), message("PRY001.masa"), message("PRY001.masa-contoh"))
        return None
    return int(found[1]) * (12 if found[2].casefold() == "tahun" else 1)
