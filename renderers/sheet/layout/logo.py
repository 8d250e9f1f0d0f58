"""The logo: an image file's format and size, read from its first bytes."""

from __future__ import annotations

import struct

import attrs

_JPEG_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


@attrs.frozen
class Logo:
    """An image: its bytes, `png` or `jpeg`, and its size in pixels."""

    data: bytes
    format: str
    width: int
    height: int


def read_logo(data: bytes) -> Logo | None:
    """The image, or None if it is no whole PNG (ISO/IEC 15948) or JPEG (ITU-T T.81)."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return Logo(data, "png", width, height) if width and height else None
    if data[:2] == b"\xff\xd8":
        return _read_jpeg(data)
    return None


def _read_jpeg(data: bytes) -> Logo | None:
    """Walk the segments to the frame header, which holds the size."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return Logo(data, "jpeg", width, height) if width and height else None
        at += 1 if marker == 0xFF else 2 + length
    return None
