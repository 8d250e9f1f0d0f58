"""A document as JSON, for other programs; `sop import` reads it back."""

from __future__ import annotations

import json

from sopdsl.exchange import write_json
from sopdsl.rendering import Job, OutputFile, Rendering

FORMATS = ("json",)


def render(job: Job) -> Rendering:
    """Render one document; the same job gives the same bytes."""
    text = json.dumps(write_json(job.sop, job.flows), ensure_ascii=False, indent=2) + "\n"
    return Rendering((OutputFile(".json", text.encode()),))
