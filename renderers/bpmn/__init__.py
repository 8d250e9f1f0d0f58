"""Procedures as BPMN 2.0 for process engines and editors: pools, lanes, tasks, gateways, and the picture of it all."""

from __future__ import annotations

from sopdsl.flow.elsewhere import procedure_name
from sopdsl.model import plain
from sopdsl.rendering import Job, OutputFile, Rendering
from sopdsl.words import key

FORMATS = ("bpmn",)
TABLE = "bpmn"


def render(job: Job) -> Rendering:
    """Render one document; the same job gives the same bytes. A pool for each procedure.

    `job.settings` is the table `[bpmn]`.
    """
    from sopdsl.exchange.given import divided
    from sopdsl.syntax.printer import print_sop

    from .diagram import Diagram, below, draw
    from .elements import Process
    from .grid import grid_of
    from .links import with_links
    from .process import process_id, process_of
    from .xml import xml

    drawn: list[tuple[Process, Diagram]] = []
    top = 0.0
    title = plain(job.sop.title)
    procedures = [flow.graph.procedure for flow in job.flows]
    others: dict[str, str] = {}
    for number, procedure in enumerate(procedures, start=1):
        for word in filter(None, (procedure.label, plain(procedure.title))):
            others.setdefault(key(word), process_id(title, number))
    for number, flow in enumerate(job.flows, start=1):
        procedure = procedures[number - 1]
        name = procedure_name(procedure) or title
        process = process_of(flow.graph, number, title, name, others)
        grid = grid_of(process)
        if job.settings.get("tautan"):
            process, grid = with_links(process, grid)
        diagram = draw(process, grid, top)
        top = below(diagram)
        drawn.append((process, diagram))
    manuscript = print_sop(divided(job.sop)[0])
    return Rendering((OutputFile(".bpmn", xml(title, drawn, manuscript)),))
