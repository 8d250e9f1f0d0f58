"""TrueType or OpenType to WOFF 1.0 (W3C, 2012): the same tables, compressed, for a page that carries its letters."""

from __future__ import annotations

import zlib
from struct import pack, unpack_from

_HEADER = ">4sIIHHIHHIIIII"
_HEADER_SIZE = 44
_ENTRY_SIZE = 20


def woff(font: bytes) -> bytes:
    """The font file as a WOFF file."""
    flavor, count = unpack_from(">IH", font)
    place = _HEADER_SIZE + _ENTRY_SIZE * count
    size = 12 + 16 * count
    entries, tables = b"", b""
    for number in range(count):
        tag, checksum, start, length = unpack_from(">4sIII", font, 12 + 16 * number)
        table = font[start : start + length]
        packed = min(zlib.compress(table, 9), table, key=len)
        entries += pack(">4sIIII", tag, place + len(tables), len(packed), length, checksum)
        tables += packed + bytes(-len(packed) % 4)
        size += length + -length % 4
    whole = place + len(tables)
    return pack(_HEADER, b"wOFF", flavor, whole, count, 0, size, 1, 0, 0, 0, 0, 0, 0) + entries + tables
