"""The flow of each procedure as a flowchart drawn by Graphviz, with a lane for each executor or without lanes."""

from __future__ import annotations

import attrs

from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.flow import ProcedureFlow
from sopdsl.flow.elsewhere import procedure_name
from sopdsl.flow.swimlanes import Chart, swimlanes
from sopdsl.model import plain
from sopdsl.rendering import Job, Rendering, numbered_files
from sopdsl.source import NOWHERE

FORMATS = ("svg", "pdf", "png", "dot")
TABLE = "bagan"


def render(job: Job) -> Rendering:
    """Render one document, a file for each procedure; the same job gives the same bytes with the same Graphviz.

    Without Graphviz the sheet is drawn instead, with a warning. `job.settings` is the table `[bagan]`.
    """
    from ..graphs.drawing import NoGraphvizError, NoPictureError

    try:
        pictures = [_picture(job, flow) for flow in job.flows]
    except NoPictureError as error:
        from ..sheet import render as render_sheet

        sheet = render_sheet(attrs.evolve(job, settings=job.sheet))
        why = _not_drawn(job, graphviz=not isinstance(error, NoGraphvizError))
        return attrs.evolve(sheet, diagnostics=(*sheet.diagnostics, why))
    return Rendering(numbered_files(pictures, job.format))


def _picture(job: Job, flow: ProcedureFlow) -> bytes:
    """The chart of a procedure. Raises NoPictureError."""
    from ..graphs.drawing import painted
    from .dot import dots

    chart = _chart(job, flow)
    title = " – ".join(filter(None, (plain(job.sop.title), procedure_name(flow.graph.procedure))))
    words = "\n".join(" ".join(symbol.lines) for symbol in chart.symbols)
    return painted(dots(chart, title), job.format, title, words)


def _chart(job: Job, flow: ProcedureFlow) -> Chart:
    from .joint import without_lanes

    quality = tuple(field for field in ("waktu", "output") if job.settings.get(field))
    chart = swimlanes(flow.graph, quality)
    return chart if job.settings.get("lajur", True) else without_lanes(chart)


def _not_drawn(job: Job, graphviz: bool) -> Diagnostic:
    """Why there is no chart; what is about the computer has no place in the document."""
    what, hint = (
        ("bagan.tidak-tergambar", "bagan.terlalu-besar") if graphviz else ("bagan.tanpa-graphviz", "bagan.pasang")
    )
    place = job.sop.title.span if graphviz else NOWHERE
    return Diagnostic("LBR007", "tanpa-graphviz", Severity.WARNING, place, message(what), message(hint))
