"""The logo of a document: the file that it names, read and looked at before anything is drawn."""

from __future__ import annotations

import re
import struct
from xml.parsers import expat

import attrs

from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.rendering import Job

_MOST_BYTES = 5_000_000
_MOST_PIXELS = 25_000_000
"""A picture that unpacks to more than this is refused."""
_SVG_HEADS = ("<svg", "<?xml", "<!--", "<!DOCTYPE svg")
_SVG_ATTRIBUTE = re.compile(r"""(?<![\w-])(viewBox|width|height)\s*=\s*(["'])(.*?)\2""", re.DOTALL)
_LENGTH = re.compile(r"(-?(?:\d+\.?\d*|\.\d+)(?:e-?\d{1,2})?)(?:px|pt|pc|mm|cm|in)?")
_JPEG_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


@attrs.frozen
class Logo:
    """An image: its bytes, `png`, `jpeg` or `svg`, and its size in pixels."""

    data: bytes
    format: str
    width: float
    height: float


def load_logo(job: Job) -> tuple[Logo | None, tuple[Diagnostic, ...]]:
    """The logo, or None and a warning that says what is wrong with it; None without a warning where none is named."""
    named = job.sop.identity.logo
    if named is None or named.text in ("", "-"):
        return None, ()
    data = job.read_file(named.text)
    if data is None:
        return None, (logo_warning(job, "sheet.logo-missing"),)
    logo = read_logo(data) if len(data) <= _MOST_BYTES else None
    if logo is None:
        return None, (logo_warning(job, "sheet.logo-unreadable" if len(data) <= _MOST_BYTES else "sheet.logo-large"),)
    if logo.width * logo.height > _MOST_PIXELS:
        return None, (logo_warning(job, "sheet.logo-large"),)
    return logo, ()


def logo_warning(job: Job, key: str) -> Diagnostic:
    """A finding about the logo, at the place that names it."""
    named = job.sop.identity.logo
    assert named is not None
    return Diagnostic(
        "LBR003",
        "logo",
        Severity.WARNING,
        named.span,
        message(key, path=named.text),
        message("sheet.logo-advice"),
    )


def read_logo(data: bytes) -> Logo | None:
    """The image, or None if it is no PNG (ISO/IEC 15948), JPEG (ITU-T T.81) or SVG that says its size."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return Logo(data, "png", width, height) if width and height else None
    if data[:2] == b"\xff\xd8":
        return _read_jpeg(data)
    return _read_svg(data)


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


def _read_svg(data: bytes) -> Logo | None:
    """The size is the root's `viewBox`, else its `width` and `height`. Files that declare entities are refused."""
    text = data.decode("utf-8", errors="replace").lstrip("\ufeff \t\r\n")
    start = text.find("<svg")
    if start < 0 or not text.startswith(_SVG_HEADS) or "<!ENTITY" in text or not _is_well_formed(data):
        return None
    root = text[start : text.find(">", start)]
    values = {name: value for name, _, value in _SVG_ATTRIBUTE.findall(root)}
    box = values.get("viewBox", "").replace(",", " ").split() or ["0", "0", values.get("width"), values.get("height")]
    lengths = [_LENGTH.fullmatch(value or "") for value in box]
    width, height = (float(match[1]) if match else 0.0 for match in lengths[2:4]) if len(lengths) == 4 else (0.0, 0.0)
    return Logo(data, "svg", width, height) if 0 < width < 1e6 and 0 < height < 1e6 else None


def _is_well_formed(data: bytes) -> bool:
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError:
        return False
    return True
