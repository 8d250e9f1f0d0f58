"""What a step says beside its kegiatan: for people as documentation, for programs as facts, inputs and outputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sopdsl.flow import TableRow
from sopdsl.flow.entries import entries_of
from sopdsl.flow.swimlanes import text_lines
from sopdsl.model import Duration, Same, Step, Text

from .times import iso_duration

Facts = tuple[tuple[str, str], ...]


def paragraphs_of(row: TableRow, joint: Sequence[str], numbers: Mapping[str, int]) -> tuple[str, ...]:
    """The mutu baku and whatever else stands in the row of the sheet, as `Waktu: 10 menit`."""
    step = row.step
    said = [
        ("Kelompok", "; ".join("; ".join(text_lines(group.title, numbers)) for group in row.groups)),
        ("Bersama", ", ".join(joint)),
        ("Kelengkapan", _words(step.requirements, numbers)),
        ("Waktu", _words(step.duration, numbers)),
        ("Output", _words(step.output, numbers)),
        ("Keterangan", _words(step.remarks, numbers)),
    ]
    return tuple(f"{name}: {words}" for name, words in said if words)


def facts_of(row: TableRow, joint: Sequence[str], numbers: Mapping[str, int]) -> Facts:
    """What programs may want of the row: its number, its name, other executors, its condition and the SOPs it names."""
    step = row.step
    name = [("nama", step.name.text)] if step.name else []
    condition = [("syarat", "; ".join(text_lines(step.condition, numbers)))] if step.condition else []
    sops = [("sop", "; ".join(text_lines(title, numbers))) for title in step.sops]
    return (("nomor", str(row.number)), *name, *(("bersama", label) for label in joint), *condition, *sops)


def due_of(step: Step) -> str:
    """The time allowed as an ISO 8601 duration; empty where there is none of the step's own."""
    return iso_duration(step.duration) if isinstance(step.duration, Duration) else ""


def documents_of(value: Text | Same | None, numbers: Mapping[str, int]) -> tuple[str, ...]:
    """What Kelengkapan or Output asks for; nothing for a shared cell, whose row before says it."""
    return () if isinstance(value, Same) else entries_of(value, numbers)


def _words(value: Text | Duration | Same | None, numbers: Mapping[str, int]) -> str:
    if isinstance(value, Same):
        return "idem"
    return "; ".join(text_lines(value.text if isinstance(value, Duration) else value, numbers))
