"""What a font file says of itself (OpenType 1.9, chapters *head*, *hhea*, *name*, *OS/2*): the few values that Typst,
which reads all else, keeps to itself. Nothing here grows with what a file claims.
"""

from __future__ import annotations

from struct import error, unpack_from

import attrs

_SIGNATURES = (b"\0\1\0\0", b"OTTO", b"true")
_NEEDED = {b"OS/2", b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name"}
_FAMILY_NAME = 1
_WINDOWS, _UNICODE = 3, (1, 10)
_SANS_SERIF = range(11, 16)
"""Serif styles of PANOSE that have none."""
_RESTRICTED, _BITMAPS_ONLY = 0x0002, 0x0200
_MAY_BE_EMBEDDED = 0x000C
"""Bits of `fsType`: one of the last makes a font embeddable, whatever the first says."""


@attrs.frozen
class Facts:
    """`ascent` and `descent` (positive) are in em. `embeddable` is what its licence says, `variable` one whose letters
    are made at request, `serif` whether they look like Times.
    """

    family: str
    ascent: float
    descent: float
    embeddable: bool
    variable: bool
    serif: bool


def facts_of(font: bytes) -> Facts:
    """The facts of a TrueType or OpenType file of one font. Raises ValueError for anything else."""
    try:
        tables = _tables(font)
        (units,) = unpack_from(">H", tables[b"head"], 18)
        ascent, descent = unpack_from(">hh", tables[b"hhea"], 4)
        (rights,) = unpack_from(">H", tables[b"OS/2"], 8)
        kind, serifs = unpack_from(">BB", tables[b"OS/2"], 32)
        family = _family(tables[b"name"])
    except error:
        raise ValueError from None
    if not (16 <= units <= 16384 and 0.2 < ascent / units < 3 and 0 <= -descent / units < 3 and family):
        raise ValueError
    restricted = rights & _RESTRICTED and not rights & _MAY_BE_EMBEDDED
    return Facts(
        family,
        ascent / units,
        -descent / units,
        not restricted and not rights & _BITMAPS_ONLY,
        b"fvar" in tables,
        kind == 2 and serifs > 1 and serifs not in _SANS_SERIF,
    )


def _tables(font: bytes) -> dict[bytes, bytes]:
    if font[:4] not in _SIGNATURES:
        raise ValueError
    (count,) = unpack_from(">H", font, 4)
    tables = {}
    for number in range(count):
        tag, start, length = unpack_from(">4s4xII", font, 12 + 16 * number)
        if start + length > len(font) or tag in tables:
            raise ValueError
        tables[tag] = font[start : start + length]
    if not tables.keys() >= _NEEDED:
        raise ValueError
    return tables


def _family(table: bytes) -> str:
    """The name that office programs list, without what a style sheet might take for more than a name."""
    count, strings = unpack_from(">2xHH", table)
    for number in range(count):
        platform, encoding, _, name, length, start = unpack_from(">HHHHHH", table, 6 + 12 * number)
        if platform == _WINDOWS and encoding in _UNICODE and name == _FAMILY_NAME:
            text = table[strings + start : strings + start + length].decode("utf-16-be", "ignore")
            return "".join(sign for sign in text if sign.isalnum() or sign in " -._&+()").strip()[:64]
    return ""
