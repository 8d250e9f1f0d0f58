"""The head of the document: from its fields to the identity page."""

from __future__ import annotations

from sopdsl.model import Approval, DateField, ExtraBlock, ExtraKind, Identity, Text, Words
from sopdsl.source import Span
from sopdsl.syntax.build_procedure import text_of
from sopdsl.syntax.dates import read_date
from sopdsl.syntax.fields import Field, once
from sopdsl.syntax.findings import finding
from sopdsl.syntax.scope import Scope
from sopdsl.syntax.statements import item_mark
from sopdsl.syntax.texts import Piece, pieces_of, words_of

_EXTRAS = {
    "TUJUAN": ExtraKind.PURPOSE,
    "RUANG_LINGKUP": ExtraKind.SCOPE,
    "DEFINISI": ExtraKind.DEFINITIONS,
    "FORMULIR": ExtraKind.FORMS,
    "RISIKO": ExtraKind.RISKS,
}
_LETTERHEAD_LINES = 4


def build_identity(head: dict[str, Field], scope: Scope) -> Identity:
    """The identity page from the head's fields by their kinds."""

    def text(kind: str) -> Text | None:
        return text_of(head.get(kind), scope)

    return Identity(
        agency=_agency(head.get("INSTANSI"), scope),
        address=text("ALAMAT"),
        logo=words_in(head.get("LOGO")),
        number=words_in(head.get("NOMOR")),
        created=date_of(head.get("TANGGAL_PEMBUATAN")),
        revised=date_of(head.get("TANGGAL_REVISI")),
        effective=date_of(head.get("TANGGAL_EFEKTIF")),
        approval=_approval(head.get("DISAHKAN"), scope),
        legal_basis=text("DASAR_HUKUM"),
        qualifications=text("KUALIFIKASI"),
        related=text("KETERKAITAN"),
        equipment=text("PERALATAN"),
        warning=text("PERINGATAN"),
        recording=text("PENCATATAN"),
        extras=tuple(
            ExtraBlock(_EXTRAS[kind], text(kind) or Text(), field.span)
            for kind, field in head.items()
            if kind in _EXTRAS
        ),
    )


def words_in(field: Field | None) -> Words | None:
    """The short value of a field; None where the field was not written."""
    return None if field is None else words_of(pieces_of(field.value, field.start), field.start)


def date_of(field: Field | None) -> DateField | None:
    """The date of a field; None where the field was not written."""
    words = words_in(field)
    if field is None or words is None:
        return None
    return read_date(words, "Tanggal Pengesahan" if field.keyword.type == "TANGGAL_PENGESAHAN" else None)


def _agency(field: Field | None, scope: Scope) -> tuple[Words, ...] | None:
    """The lines of the letterhead, each kept; a mark before a line is no part of it."""
    if field is None:
        return None
    lines = [unmarked(piece) for piece in pieces_of(field.value, field.start)]
    if len(lines) > _LETTERHEAD_LINES:
        place = Span(lines[_LETTERHEAD_LINES].start, lines[-1].end)
        scope.problems.append(finding("TKS001.letterhead", place, limit=_LETTERHEAD_LINES))
    return tuple(words_of([line], line.start) for line in lines)


def unmarked(piece: Piece) -> Piece:
    """A line without the mark before it."""
    mark = item_mark(piece.text)
    return Piece(piece.text[mark:], piece.start + mark)


def _approval(field: Field | None, scope: Scope) -> Approval | None:
    """Who enacts the SOP. Words on the keyword's own line are the official's post."""
    if field is None:
        return None
    own = once(field.below, scope.problems)
    position = words_in(own.get("JABATAN"))
    if field.value.strip():
        position = words_in(field) if position is None else position
    return Approval(
        position, words_in(own.get("NAMA")), words_in(own.get("PANGKAT")), words_in(own.get("NIP")), field.span
    )
