"""Image files: format and size by their first bytes; what is none is refused, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sopdsl.renderers.typesetting.logo import read_logo

from tests.sheet.conftest import png

JPEG = bytes.fromhex("ffd8 ffe0 0004 0000 ffc0 0011 08 0020 0030 03 01 22 00 02 11 01 03 11 01 ffd9")


@pytest.mark.parametrize(
    ("data", "format", "size"),
    [
        (png(30, 40), "png", (30, 40)),
        (JPEG, "jpeg", (48, 32)),
        (b"<svg viewBox='0 0 10 20.5'/>", "svg", (10, 20.5)),
        (b"<svg viewBox='-5,-5,10,20'/>", "svg", (10, 20)),
        (b"<?xml version='1.0'?>\n<!-- <b> -->\n<svg stroke-width='1' width='3cm' height='5cm'/>", "svg", (3, 5)),
        (b"\xef\xbb\xbf<svg width='3' height='5.5px'></svg>", "svg", (3, 5.5)),
    ],
)
def test_format_and_size(data: bytes, format: str, size: tuple[float, float]) -> None:
    logo = read_logo(data)
    assert logo is not None and (logo.format, (logo.width, logo.height)) == (format, size)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        png(0, 40),
        JPEG[:8],
        b"<svg/>",
        b"<svg viewBox='0 0 0 9'/>",
        b"<svg viewBox='0 0 9'/>",
        b"<svg width='100%' height='100%'/>",
        b"<svg viewBox='0 0 9 9'>",
        b"<html><svg viewBox='0 0 9 9'/></html>",
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg viewBox='0 0 9 9'>&a;</svg>",
    ],
)
def test_what_is_no_picture(data: bytes) -> None:
    assert read_logo(data) is None


@given(st.sampled_from([b"", png(3, 4)[:16], JPEG[:2], JPEG[:12], b"<svg ", b"<svg viewBox='0 0 "]), st.binary())
def test_any_bytes_are_judged(head: bytes, rest: bytes) -> None:
    logo = read_logo(head + rest)
    assert logo is None or (logo.width > 0 and logo.height > 0)
