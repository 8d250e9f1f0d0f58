"""The identity page (Bagian Identitas) of an SOP AP: PermenPAN-RB 35/2012, lampiran, bagian identitas."""

from __future__ import annotations

from enum import Enum

import attrs

from sopdsl.model.text import Text, Words
from sopdsl.source import NOWHERE, Span
from sopdsl.values import Value


@attrs.frozen(slots=False)
class DateField(Value):
    """A date as written. `year`, `month`, `day` hold what could be read: all three, the first two, one, or none.

    `text` is empty or `-` where the author left the date open. `label` is the printed label if it is not the
    field's own (`Tanggal Pengesahan` for `Tanggal Efektif`).
    """

    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    label: str | None = None
    span: Span = attrs.field(default=NOWHERE, eq=False)


@attrs.frozen(slots=False)
class Approval(Value):
    """`Disahkan oleh`: the official who enacts the SOP. A field that was not written is None."""

    position: Words | None = None
    name: Words | None = None
    rank: Words | None = None
    employee_number: Words | None = None
    span: Span = attrs.field(default=NOWHERE, eq=False)


class ExtraKind(Enum):
    """Blocks that some agencies print after the standard ones, by their canonical keyword."""

    PURPOSE = "Tujuan"
    SCOPE = "Ruang Lingkup"
    DEFINITIONS = "Definisi"
    FORMS = "Formulir"
    RISKS = "Risiko"


@attrs.frozen(slots=False)
class ExtraBlock(Value):
    """One of the optional extra blocks."""

    kind: ExtraKind
    text: Text
    span: Span = attrs.field(default=NOWHERE, eq=False)


StandardField = tuple[Words, ...] | Words | Text | DateField | Approval
"""What a field of the identity page may hold."""


@attrs.frozen(slots=False)
class Identity(Value):
    """The fields of the identity page. None: not written; an empty value: written and left empty."""

    agency: tuple[Words, ...] | None = None
    address: Text | None = None
    logo: Words | None = None
    number: Words | None = None
    created: DateField | None = None
    revised: DateField | None = None
    effective: DateField | None = None
    approval: Approval | None = None
    legal_basis: Text | None = None
    qualifications: Text | None = None
    related: Text | None = None
    equipment: Text | None = None
    warning: Text | None = None
    recording: Text | None = None
    extras: tuple[ExtraBlock, ...] = ()

    @property
    def standard(self) -> dict[str, StandardField | None]:
        """The fields that the standard fixes, by their keywords and in the order of the sheet."""
        return {
            "Instansi": self.agency,
            "Nomor": self.number,
            "Tanggal Pembuatan": self.created,
            "Tanggal Revisi": self.revised,
            "Tanggal Efektif": self.effective,
            "Disahkan oleh": self.approval,
            "Dasar Hukum": self.legal_basis,
            "Kualifikasi Pelaksana": self.qualifications,
            "Keterkaitan": self.related,
            "Peralatan/Perlengkapan": self.equipment,
            "Peringatan": self.warning,
            "Pencatatan dan Pendataan": self.recording,
        }
