"""Documents as BPMN files."""

from __future__ import annotations

from sopdsl.renderers.bpmn import render

from sopdsl.flow import analyse
from sopdsl.model import Sop
from sopdsl.rendering import Job
from sopdsl.source import Source
from sopdsl.syntax import parse


def sop_of(text: str) -> Sop:
    return parse(Source("x", text)).sop


def exported(sop: Sop, links: bool = False) -> bytes:
    """The file of a document, with link events in its long ways or without."""
    (file,) = render(Job(sop, analyse(sop), "bpmn", {"tautan": links}, False, lambda path: None)).files
    return file.data
