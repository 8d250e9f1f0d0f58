"""What runs tell as one HTML page for the desk: sentences, plots, and tables with all figures.

The page has no script. Its policy lets nothing load but the style that is in it, and Jinja escapes every word.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sopdsl.diagnostics import message
from sopdsl.messages import text_of
from sopdsl.monitoring import ProcedureFigures

from . import facts
from .plots import WIDTH, in_order, said, share, short

_FOLDER = Path(__file__).parent
_ROW, _LEFT, _RIGHT = 18, 270, 190


def paint(figures: Sequence[ProcedureFigures], agency: tuple[str, ...], period: str) -> bytes:
    """The page; the same figures give the same bytes."""
    style = (_FOLDER / "desk.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    pages = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = pages.get_template("desk.html").render(
        style=style,
        style_hash=f"sha256-{digest}",
        agency=agency,
        period=period,
        procedures=in_order(figures),
        facts=facts,
        time=said,
        share=share,
        short=short,
        row=_ROW,
        left=_LEFT,
        width=WIDTH,
        right=_RIGHT,
        meaning=text_of(message("stats.arti")),
    )
    return page.encode()
