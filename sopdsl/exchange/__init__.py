"""Documents as JSON and back: the interface for other programs, with the schema that describes it.

A JSON text holds the version of the form, the document, and what was computed from it. What has its default value
(mostly: was not written) is left out. Comments, suppressions among them, and places in the text are not part of it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sopdsl.exchange.computed import COMPUTED, Computed
from sopdsl.exchange.document import DOCUMENT
from sopdsl.exchange.forms import Version, read_whole
from sopdsl.exchange.given import divided
from sopdsl.exchange.reading import Problem
from sopdsl.exchange.records import Part, Record
from sopdsl.flow import ProcedureFlow
from sopdsl.model import Sop

__all__ = ["VERSION", "WHOLE", "Problem", "read_json", "write_json"]

VERSION = 1
"""The version of the form. A change that a program which reads it could notice makes a new one."""


class _Written(NamedTuple):
    """A document as it is written, and what follows from it and its project."""

    document: Sop
    computed: Computed


WHOLE = Record(
    "Whole",
    "An SOP as JSON, written by `sop render --as json`, read by `sop import`",
    lambda sopdsl, document: document,
    {
        "sopdsl": Part(Version(VERSION), about="The version of this form", of=lambda _: VERSION),
        "document": Part(DOCUMENT),
        "computed": Part(COMPUTED, computed=True),
    },
)


def write_json(sop: Sop, flows: tuple[ProcedureFlow, ...]) -> dict[str, Any]:
    """A document and the flows of its procedures as plain values of JSON."""
    document, given = divided(sop)
    return WHOLE.write(_Written(document, Computed(given, flows)))


def read_json(data: object) -> tuple[Sop | None, tuple[Problem, ...]]:
    """The document in the values of a JSON text; None, and all that is wrong, where there is none. Never raises.

    What was computed (`computed`, and the `value` of dates and times) is not looked at.
    """
    return read_whole(WHOLE, data)
