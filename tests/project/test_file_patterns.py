"""Patterns of files' places."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from sopdsl.project.file_patterns import matches


@pytest.mark.parametrize(
    ("pattern", "place"),
    [
        ("surat.sop", "surat.sop"),
        ("lama/*.sop", "lama/surat.sop"),
        ("lama\\*.sop", "lama/surat.sop"),
        ("./lama", "lama/dalam/surat.sop"),
        ("lama/", "lama/surat.sop"),
        ("lama/**", "lama/dalam/surat.sop"),
        ("**/surat.sop", "surat.sop"),
        ("**/surat.sop", "a/b/surat.sop"),
        ("a/**/b/*.sop", "a/b/surat.sop"),
        ("a/**/b/*.sop", "a/x/y/b/surat.sop"),
        ("surat-?.sop", "surat-1.sop"),
        ("*", "a/surat.sop"),
        ("sop (lama)+[1]/x.sop", "sop (lama)+[1]/x.sop"),
    ],
)
def test_a_place_that_matches(pattern: str, place: str) -> None:
    assert matches(pattern, PurePath(place))


@pytest.mark.parametrize(
    ("pattern", "place"),
    [
        ("surat.sop", "lama/surat.sop"),
        ("lama/*.sop", "lama/dalam/surat.sop"),
        ("*.sop", "lama/surat.sop"),
        ("lama", "lamaran/surat.sop"),
        ("lama/**", "lama.sop"),
        ("surat-?.sop", "surat-12.sop"),
        ("s*.sop", "Surat.sop"),
        ("a.sop", "aXsop"),
        ("../x.sop", "x.sop"),
        ("", "x.sop"),
    ],
)
def test_a_place_that_does_not(pattern: str, place: str) -> None:
    assert not matches(pattern, PurePath(place))
