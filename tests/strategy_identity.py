"""Identity blocks for `strategies`: each field there or not, filled or empty."""

from __future__ import annotations

import attrs

from sopdsl.model import Approval, DateField, ExtraBlock, ExtraKind, Identity, Text, Words
from tests.strategy_texts import Draw, chance, content, pick, text

_DATES = (
    DateField("2 Juni 2020", 2020, 6, 2),
    DateField("05 Mei 2025", 2025, 5, 5),
    DateField("2020-06-02", 2020, 6, 2),
    DateField("Juni 2020", 2020, 6),
    DateField("2020", 2020),
    DateField("-"),
    DateField(""),
    DateField("segera setelah disahkan"),
)
_WORDS = tuple(map(Words, ("Kepala Dinas Contoh", "Plt. Sekretaris", "000.8.3.3/003/DC/2024", "S-1 & 2", "a: b", "#1")))


def identity(draw: Draw) -> Identity:
    """Each field there or not, filled or empty."""
    words = (None, *_WORDS)
    fields = ("legal_basis", "qualifications", "related", "equipment", "warning", "recording")
    effective = pick(draw, (None, *_DATES))
    if effective and chance(draw, 30):
        effective = attrs.evolve(effective, label="Tanggal Pengesahan")
    approval = Approval(pick(draw, words), pick(draw, words), pick(draw, words), pick(draw, words))
    return Identity(
        agency=pick(draw, (None, _WORDS[:1], _WORDS[:2], _WORDS[:4])),
        address=Text(content(draw)) if chance(draw, 60) else None,
        logo=pick(draw, (None, Words("logo/contoh kota.png"))),
        number=pick(draw, words),
        created=pick(draw, (None, *_DATES)),
        revised=pick(draw, (None, *_DATES)),
        effective=effective,
        approval=approval if chance(draw, 70) else None,
        extras=tuple(ExtraBlock(kind, text(draw, empty=True)) for kind in ExtraKind if chance(draw, 10)),
        **{field: text(draw, empty=True) if chance(draw, 70) else None for field in fields},
    )
