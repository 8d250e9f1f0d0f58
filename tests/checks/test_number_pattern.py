"""The pattern of an agency's SOP numbers."""

from __future__ import annotations

import pytest

from sopdsl.checks.idn.number_pattern import PARTS, example, matches, unknown_parts


@pytest.mark.parametrize(
    ("pattern", "number", "fits"),
    [
        ("000.8.3.3/{urut}/{unit}/{tahun}", "000.8.3.3/003/DKUKMTK-BLG/2024", True),
        ("000.8.3.3/{urut}/{unit}/{tahun}", "000x8x3x3/003/DKUKMTK-BLG/2024", False),
        ("000.8.3.3/{urut}/{unit}/{tahun}", "000.8.3.3/003/DKUKMTK-BLG/24", False),
        ("{urut}/SOP.{unit}/{kode}/{tahun}", "01/sop.Perenc/406.020/2020", True),
        ("SOP-{urut}/{kode}/{tahun}", "SOP-001/17000/2025", True),
        ("SOP-{urut}/{bulan}/{tahun}", "SOP-1/XII/2025", True),
        ("SOP-{urut}/{bulan}/{tahun}", "SOP-1/12/2025", True),
        ("SOP-{urut}/{bulan}/{tahun}", "SOP-1/XIII/2025", False),
        ("SOP {urut} / {tahun}", "SOP1/2025", True),
        ("{apa-saja}/{tahun}", "a/b/c/2025", True),
        ("(a)+", "(a)+", True),
        ("(a)+", "aa", False),
    ],
)
def test_matches(pattern: str, number: str, fits: bool) -> None:
    assert matches(pattern, number) is fits


def test_the_example_has_the_form() -> None:
    pattern = "/".join(f"{{{name}}}" for name in PARTS)
    assert matches(pattern, example(pattern).replace("…", "001"))


def test_the_example_proposes_no_number_that_another_sop_may_have() -> None:
    assert example("000.8.3.3/{urut}/{unit}/{tahun}") == "000.8.3.3/…/UNIT/2025"


def test_unknown_parts() -> None:
    assert unknown_parts("{urut}/{nomor}/{}") == ("nomor", "")
