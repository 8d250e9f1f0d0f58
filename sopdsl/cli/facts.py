"""The facts of a document as plain values, for programs (`sop info --json`)."""

from __future__ import annotations

from typing import Any

from sopdsl.diagnostics import Severity
from sopdsl.flow import ProcedureFlow, Total, Value, Way, document_total
from sopdsl.model import Executor, TimeAssumption, plain
from sopdsl.project import Document
from sopdsl.words import exact

Facts = dict[str, Any]
"""A JSON object. Numbers of time are exact: an integer, or a text `numerator/denominator`."""


def document_facts(document: Document) -> Facts:
    """Title, status, findings by severity, the total if the document states one, and the facts of each procedure."""
    sop = document.sop
    number = sop.identity.number
    total = document_total(sop, tuple(flow.totals for flow in document.flows))
    return {
        "file": document.source.path,
        "title": plain(sop.title),
        "number": number.text if number is not None else None,
        "status": sop.status.value,
        "findings": {
            severity.value: sum(finding.severity is severity for finding in document.diagnostics)
            for severity in Severity
        },
        "total": _total(total) if total is not None else None,
        "procedures": [_procedure(flow) for flow in document.flows],
    }


def unmeasured_steps(flow: ProcedureFlow) -> list[int]:
    """The numbers of the steps without a measured time."""
    return [flow.graph.rows[row].number for row in flow.totals.whole.unmeasured]


def steps_of(way: Way, flow: ProcedureFlow) -> list[int]:
    """The numbers of the steps of a way, in its order."""
    return [flow.graph.rows[row].number for row in way.rows]


def _procedure(flow: ProcedureFlow) -> Facts:
    procedure, totals = flow.graph.procedure, flow.totals
    return {
        "label": procedure.label,
        "title": plain(procedure.title) if procedure.title is not None else None,
        "steps": len(flow.graph.rows),
        "executors": [_executor(executor) for executor in flow.graph.executors],
        "assumption": _assumption(totals.assumption),
        "total": _total(totals.whole),
        "unmeasured_steps": unmeasured_steps(flow),
        "shortest": _way(totals.shortest, flow),
        "longest": _way(totals.longest, flow),
    }


def _executor(executor: Executor) -> Facts:
    return {"label": executor.label, "full_name": executor.full_name, "kind": executor.kind.value}


def _assumption(assumption: TimeAssumption) -> Facts:
    return {
        "hours_per_day": exact(assumption.hours_per_day),
        "days_per_week": exact(assumption.days_per_week),
        "days_per_month": exact(assumption.days_per_month),
        "days_per_year": exact(assumption.days_per_year),
    }


def _total(total: Total) -> Facts:
    return {
        "low": _value(total.low) if total.measured else None,
        "high": _value(total.high) if total.measured else None,
        "bounded": total.bounded,
        "per_unit": total.per_unit,
    }


def _value(value: Value) -> Facts:
    return {
        "as_written": [{"value": exact(amount.value), "unit": amount.unit.value} for amount in value.amounts],
        "seconds": exact(value.seconds),
        "calendar_days": exact(value.calendar_days),
    }


def _way(way: Way | None, flow: ProcedureFlow) -> Facts | None:
    if way is None:
        return None
    return {"steps": steps_of(way, flow), "exact": way.exact, **_total(way.total)}
