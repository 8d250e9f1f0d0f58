"""Text to model: `parse` reads one `.sop` text and always returns, whatever the text is."""

from __future__ import annotations

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.model import Sop
from sopdsl.source import Source

__all__ = ["Parsed", "parse"]


@attrs.frozen
class Parsed:
    """A text, what could be read of it, and what could not.

    `sop` is always there: where the text has mistakes it holds all that is sound around them.
    """

    source: Source
    sop: Sop
    diagnostics: tuple[Diagnostic, ...]


def parse(source: Source) -> Parsed:
    """Read one SOP. Never raises: every mistake of the text is a diagnostic (rules TKS001 to TKS005 and TKS008)."""
    raise NotImplementedError
