"""The rules of a portfolio, in order; apart from the registry, because they are all that a cached run needs."""

from __future__ import annotations

from sopdsl.checks.ktk import (
    ktk001_sop_tidak_ditemukan,
    ktk002_nomor_kembar,
    ktk003_judul_kembar,
    ktk004_menunjuk_diri,
    ktk005_sop_tidak_berlaku,
    ktk006_sop_melingkar,
)
from sopdsl.checks.rule import Rule

KTK: tuple[Rule, ...] = (
    ktk001_sop_tidak_ditemukan.RULE,
    ktk002_nomor_kembar.RULE,
    ktk003_judul_kembar.RULE,
    ktk004_menunjuk_diri.RULE,
    ktk005_sop_tidak_berlaku.RULE,
    ktk006_sop_melingkar.RULE,
)
