"""The decree (Keputusan) that enacts the SOPs: the standard text, or the office's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.model import Sop, Words, plain
from sopdsl.rendering import PortfolioJob
from sopdsl.source import NOWHERE

from ..sheet.layout.geometry import Page
from ..sheet.style import Style
from .facts import UNKNOWN, Facts
from .leaves import Leaves
from .letters import set_letter
from .templates import UnfillableError, filled, standard

NONE = "-"
"""`keputusan = "-"`: a book without a decree."""


def values_of(facts: Facts, sops: Iterable[Sop]) -> dict[str, object]:
    """What the texts of a book may name, by the words of the language."""
    listed = [{"judul": plain(sop.title), "nomor": _words(sop.identity.number)} for sop in sops]
    approval = facts.approval
    return {
        "judul": facts.title,
        "tahun": facts.year,
        "instansi": list(facts.agency) or [UNKNOWN],
        "unit": facts.unit,
        "jabatan": _words(approval.position),
        "nama": _words(approval.name),
        "pangkat": _words(approval.rank),
        "nip": _words(approval.employee_number),
        "jumlah": len(listed),
        "sop": listed,
    }


def decree(style: Style, job: PortfolioJob, values: Mapping[str, object]) -> tuple[Page, ...] | Diagnostic:
    """Its pages, none where the office wants none; or what is wrong with the office's text."""
    path = job.settings["keputusan"]
    if path == NONE:
        return ()
    try:
        leaves = Leaves(style)
        set_letter(leaves, filled(_text(job, path), values))
        return leaves.finish()
    except UnfillableError as error:
        what = message(error.key, path=str(path), **error.arguments)
        hint = message("buku.keputusan-saran", known=tuple(values))
        return Diagnostic("PRY001", "pengaturan", Severity.ERROR, NOWHERE, what, hint)


def _text(job: PortfolioJob, path: object) -> str:
    """The decree's text. Raises UnfillableError where the office's file cannot be read."""
    if path is None:
        return standard("keputusan.txt")
    data = job.read_file(str(path))
    try:
        if data is not None:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UnfillableError("buku.bukan-teks") from error
    raise UnfillableError("buku.tidak-ada")


def _words(words: Words | None) -> str:
    return words.text if words is not None and words.text.strip() else UNKNOWN
