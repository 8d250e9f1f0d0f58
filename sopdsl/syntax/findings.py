"""Diagnostics of this stage: the rules TKS001 to TKS005 and TKS008, and the list that collects them."""

from __future__ import annotations

from sopdsl.diagnostics import Argument, Diagnostic, Fix, Related, Severity, message
from sopdsl.source import Span

_RULES = {
    "TKS001": ("sintaks", Severity.ERROR),
    "TKS002": ("kata-kunci-salah-eja", Severity.ERROR),
    "TKS003": ("isian-berulang", Severity.ERROR),
    "TKS004": ("tab", Severity.WARNING),
    "TKS005": ("karakter-terlarang", Severity.ERROR),
    "TKS008": ("kata-kunci-dalam-teks", Severity.WARNING),
}


def finding(
    code: str,
    part: str,
    span: Span,
    *,
    hint: str | None = None,
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
    **arguments: Argument,
) -> Diagnostic:
    """A finding of rule `code` with the text `CODE.part`, and `CODE.hint` as its remedy (the same arguments)."""
    name, severity = _RULES[code]
    remedy = message(f"{code}.{hint}", **arguments) if hint else None
    return Diagnostic(code, name, severity, span, message(f"{code}.{part}", **arguments), remedy, related, fix)
