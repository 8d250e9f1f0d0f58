"""All SOPs of an office and how they name each other as one graph, drawn by Graphviz."""

from __future__ import annotations

from collections.abc import Sequence

from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.rendering import OutputFile, PortfolioJob, PortfolioRendering
from sopdsl.source import NOWHERE

FORMATS = ("svg", "pdf", "png", "dot")

_TITLE = "Peta SOP"


def render_portfolio(job: PortfolioJob) -> PortfolioRendering:
    """Draw the map; the same job gives the same bytes with the same Graphviz.

    `job.settings` is the table `[keterkaitan]`: SOPs that others keep are not missing.
    """
    from ..graphs.drawing import NoGraphvizError, NoPictureError, painted
    from .dot import dot
    from .network import network_of

    outside = job.settings.get("sop-luar")
    network = network_of([each.sop for each in job.documents], outside if isinstance(outside, Sequence) else ())
    words = "\n".join(" ".join(box.lines) for box in network.boxes)
    nothing: tuple[tuple[Diagnostic, ...], ...] = ((),) * len(job.documents)
    try:
        data = painted([dot(network, _TITLE)], job.format, _TITLE, words)
    except NoGraphvizError:
        return PortfolioRendering((), nothing, (_not_drawn("bagan.peta-tanpa-graphviz", "bagan.pasang"),))
    except NoPictureError:
        return PortfolioRendering((), nothing, (_not_drawn("bagan.peta-tidak-tergambar", "bagan.peta-terlalu-besar"),))
    return PortfolioRendering((OutputFile(f".{job.format}", data),), nothing)


def _not_drawn(what: str, hint: str) -> Diagnostic:
    return Diagnostic("LBR007", "tanpa-graphviz", Severity.ERROR, NOWHERE, message(what), message(hint))
