"""The facts of a document in words (`sop info`)."""

from __future__ import annotations

from sopdsl.cli.command import Session
from sopdsl.cli.facts import steps_of, unmeasured_steps
from sopdsl.diagnostics import Message, message
from sopdsl.flow import ProcedureFlow, Total, Way, document_total, total_words, written_words
from sopdsl.model import TimeAssumption, plain
from sopdsl.project import Document
from sopdsl.syntax.assumptions import assumption_words


def overview(document: Document, session: Session) -> str:
    """The title and, for each procedure, its rows, executors, times and ways."""
    lines = [plain(document.sop.title)]
    for flow in document.flows:
        lines += ["", *_procedure(flow, session)]
    total = document_total(document.sop, tuple(flow.totals for flow in document.flows))
    if total is not None:
        words = _time(total, document.flows[0].totals.assumption, session)
        lines += ["", session.text(message("cli.info.jumlah-dokumen", total=words))]
    return "\n".join(lines)


def _procedure(flow: ProcedureFlow, session: Session) -> list[str]:
    totals, procedure = flow.totals, flow.graph.procedure
    heading = ": ".join(part for part in (procedure.label, plain(procedure.title)) if part)
    executors = "; ".join(executor.label for executor in flow.graph.executors)
    unmeasured = unmeasured_steps(flow)
    facts = [
        (message("cli.info.langkah"), str(len(flow.graph.rows))),
        (message("cli.info.pelaksana"), executors or "-"),
        (message("cli.info.jumlah"), _time(totals.whole, totals.assumption, session)),
        (message("cli.info.tanpa-waktu"), _steps(unmeasured) if unmeasured else "-"),
        (message("cli.info.terpendek"), _way(totals.shortest, flow, session)),
        (message("cli.info.terpanjang"), _way(totals.longest, flow, session)),
        (message("cli.info.asumsi"), assumption_words(totals.assumption)),
    ]
    return [session.text(_heading(heading)), *_aligned(facts, session)]


def _heading(words: str) -> Message:
    return message("cli.info.prosedur-bernama", name=words) if words else message("cli.info.prosedur")


def _aligned(facts: list[tuple[Message, str]], session: Session) -> list[str]:
    named = [(session.text(name), value) for name, value in facts]
    width = max(len(name) for name, _ in named)
    return [f"  {name:<{width}}  {value}" for name, value in named]


def _time(total: Total, assumption: TimeAssumption, session: Session) -> str:
    """A total as written and normalised, with what must be known to read it."""
    written, normal = written_words(total), total_words(total, assumption)
    words = written if written == normal else f"{written} = {normal}"
    remarks = [message("cli.info.berbatas")] if total.bounded else []
    remarks += [message("cli.info.per-satuan")] if total.per_unit else []
    return "; ".join([words, *(session.text(remark) for remark in remarks)])


def _way(way: Way | None, flow: ProcedureFlow, session: Session) -> str:
    if way is None:
        return session.text(message("cli.info.tanpa-jalan"))
    time = _time(way.total, flow.totals.assumption, session)
    key = message("cli.info.jalan", time=time, steps=_steps(steps_of(way, flow)))
    words = session.text(key)
    return words if way.exact else f"{words}; {session.text(message('cli.info.tidak-pasti'))}"


def _steps(numbers: list[int]) -> str:
    """Step numbers with runs drawn together: `1-4, 7, 9-12`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
