"""Findings for the tests of all reports: every kind of place, severity and remedy, and words that would be markup."""

from __future__ import annotations

from sopdsl.diagnostics import Diagnostic, Edit, Fix, Message, Related, Severity, message
from sopdsl.reports import Checked
from sopdsl.source import NOWHERE, Source, Span

HOSTILE = 'a%b\n::error::c, d: [e](f) {0} </failure> ]]> & "g" \x1b[2J \u202e \ufffe \x00'
"""Line ends, workflow commands, links and placeholders of SARIF, XML, terminal codes, and what XML cannot hold."""

TEXT = """\
SOP: Surat “masuk” 表
Nomer: 1
Nomor: 2
Langkah oleh Staf: Mencatat
  Waktu: 10 menit
  Nomer: 1
"""


def said(words: str) -> Message:
    """A message that says any words."""
    return message("wkt.sumbangan", number=1, time=words)


def at(words: str, text: str = TEXT) -> Span:
    """The place of the first occurrence of some words."""
    start = text.index(words)
    return Span(start, start + len(words))


def samples() -> list[Checked]:
    """A document with findings, in a path that has to be escaped, and one without."""
    safe = Fix((Edit(at("Nomer"), "Nomor"),))
    unsafe = Fix((Edit(Span(len(TEXT), len(TEXT)), "  Output: x\n"),), safe=False)
    again = at("Nomer: 1", TEXT[30:])
    error = Severity.ERROR
    findings = (
        Diagnostic("TKS004", "tab", Severity.WARNING, at("表"), said("saja")),
        Diagnostic("TKS002", "kata-kunci-salah-eja", error, at("Nomer: 1"), said("x"), said("saran"), fix=safe),
        Diagnostic("TKS001", "sintaks", error, at("oleh Staf: Mencatat\n  Waktu"), said(HOSTILE), said(HOSTILE)),
        Diagnostic(
            "TKS002",
            "kata-kunci-salah-eja",
            error,
            Span(again.start + 30, again.end + 30),
            said("x"),
            related=(Related(at("Nomor: 2"), said(HOSTILE)),),
        ),
        Diagnostic("TKS008", "kata-kunci-dalam-teks", Severity.INFO, Span(len(TEXT), len(TEXT)), said("y"), fix=unsafe),
        Diagnostic("XYZ999", "tidak-dikenal", Severity.INFO, NOWHERE, said("z")),
    )
    path = "bidang umum/a:b,c%d[1]é.sop"
    clean = Checked("bersih.sop", Source("bersih.sop", "SOP: Bersih\n"), ())
    return [Checked(path, Source(f"./{path}", TEXT), findings), clean]
