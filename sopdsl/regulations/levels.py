"""The order of regulations: UU 12/2011 Pasal 7 and 8, then by year.

A level is a stretch of ranks: of two regulations the one whose stretch ends before the other's begins comes first.
Overlapping stretches may stand in either order, as with regulations of ministries and of regions, where the law
(Pasal 7 before 8) and the habit of offices (the centre before the region) differ.
"""

from __future__ import annotations

from sopdsl.model import Citation

Level = tuple[int, int]

_LEVELS: tuple[tuple[str, Level], ...] = (
    ("Undang-Undang Dasar", (0, 0)),
    ("Ketetapan Majelis", (1, 1)),
    ("Undang-Undang", (2, 2)),
    ("Peraturan Pemerintah Pengganti", (2, 2)),
    ("Peraturan Daerah Provinsi", (7, 7)),
    ("Peraturan Daerah Kabupaten", (8, 8)),
    ("Peraturan Daerah Kota", (8, 8)),
    ("Peraturan Daerah", (7, 8)),
    ("Qanun", (7, 8)),
    ("Peraturan Gubernur", (9, 9)),
    ("Peraturan Bupati", (9, 9)),
    ("Peraturan Wali Kota", (9, 9)),
    ("Keputusan Gubernur", (10, 10)),
    ("Keputusan Bupati", (10, 10)),
    ("Keputusan Wali Kota", (10, 10)),
    ("Peraturan Desa", (11, 11)),
    ("Peraturan Kepala Desa", (11, 12)),
    ("Peraturan Direktur", (6, 14)),
    ("Peraturan Sekretaris", (6, 14)),
    ("Peraturan", (6, 12)),
    ("Keputusan", (6, 13)),
)
_NATIONAL: dict[str, Level] = {
    "Peraturan Pemerintah": (3, 3),
    "Peraturan Presiden": (4, 4),
    "Keputusan Presiden": (4, 5),
    "Instruksi Presiden": (5, 5),
}
_OTHERS: Level = (6, 15)


def level_of(kind: str) -> Level:
    """The level of a type of regulation."""
    if kind in _NATIONAL:
        return _NATIONAL[kind]
    return next((level for beginning, level in _LEVELS if kind.startswith(beginning)), _OTHERS)


def must_precede(first: Citation, second: Citation) -> bool:
    """Whether one citation has to stand before another: by level, in one level by year."""
    upper, lower = level_of(first.kind), level_of(second.kind)
    return upper[1] < lower[0] or (upper == lower and first.year < second.year)
