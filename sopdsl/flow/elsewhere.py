"""What every output calls a procedure, and the SOPs and procedures that its flow comes from and goes on to."""

from __future__ import annotations

from sopdsl.model import NodeKind, Procedure, Target, TargetKind, plain


def procedure_name(procedure: Procedure) -> str:
    """`A. Inventarisasi`, or as much of it as is written; empty where nothing is."""
    return ". ".join(filter(None, (procedure.label, plain(procedure.title))))


def elsewhere(target: Target) -> str:
    """Where a way that leaves the procedure goes: `SOP Arsip`, `Prosedur B`."""
    return f"{'SOP' if target.kind is TargetKind.SOP else 'Prosedur'} {target.text}"


def before_title(kind: NodeKind) -> str:
    """The words before the title of an SOP that a start or end names."""
    return "Lanjutan dari SOP" if kind is NodeKind.START else "Dilanjutkan ke SOP"
