"""The whole document."""

from __future__ import annotations

from enum import Enum

import attrs

from sopdsl.model.identity import Identity
from sopdsl.model.procedure import Executor, Procedure
from sopdsl.model.text import Text, Words
from sopdsl.model.time import Duration, TimeAssumption
from sopdsl.source import NOWHERE, Span
from sopdsl.values import Value


class Status(Enum):
    """A draft may hold placeholders and is printed with a mark."""

    DRAFT = "draf"
    FINAL = "final"


@attrs.frozen(slots=False)
class Suppression(Value):
    """`# abaikan: aturan -- alasan`: excuses findings of the rules on the statement that follows, or in the file.

    `covers` is the stretch excused: the next statement with the fields below it, but of a procedure, group or parallel
    block its own line only; the whole file for `abaikan-berkas`.
    """

    rules: tuple[Words, ...]
    reason: str
    covers: Span = attrs.field(default=NOWHERE, eq=False)
    span: Span = attrs.field(default=NOWHERE, eq=False)


@attrs.frozen(slots=False)
class Sop(Value):
    """One SOP. `title` is empty only where the text has none (which is a syntax error).

    `kinds` are the words of `Jenis`; `executors` are those of the head.
    """

    title: Text
    status: Status = Status.FINAL
    kinds: tuple[Words, ...] = ()
    identity: Identity = Identity()
    executors: tuple[Executor, ...] = ()
    assumption: TimeAssumption | None = None
    stated_total: Duration | None = None
    time_limit: Duration | None = None
    procedures: tuple[Procedure, ...] = ()
    note: Text | None = None
    suppressions: tuple[Suppression, ...] = attrs.field(default=(), eq=False)
    span: Span = attrs.field(default=NOWHERE, eq=False)
