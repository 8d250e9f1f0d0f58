"""What is carried out: a procedure reduced to steps, symbols and the ways between them, all in plain words.

A run keeps its plan. So it goes on as it began, whatever becomes of the document or of this program.
"""

from __future__ import annotations

import attrs

from sopdsl.model import NodeKind
from sopdsl.values import Value

ANYONE = ""
"""Who acts where a row names no executor."""


@attrs.frozen
class Way(Value):
    """One of the ways on from a symbol: all of its `parts` are taken at once, each to one of several symbols.

    A way without parts ends the work that comes along it. `label` is what the arrow says (`Ya`), which may be nothing.
    """

    label: str = ""
    parts: tuple[tuple[int, ...], ...] = ()


@attrs.frozen
class Station(Value):
    """A symbol of the flow; its number is its index in `Plan.stations`.

    `step` is an index into `Plan.steps`. Of several `executors` all confirm. Of the stations with the same
    `alternative` one acts. It `waits_for` work from all of these stations. Work that ends here goes on to `leads_to`
    (`SOP Arsip`, `Prosedur B`); a start `continues` the work of other SOPs (`Arsip`). `text` is the symbol's own: a
    question, a label. `informs` are ways that carry word of the work, but no work.
    """

    step: int
    kind: NodeKind
    executors: tuple[str, ...] = ()
    text: str = ""
    ways: tuple[Way, ...] = ()
    waits_for: tuple[int, ...] = ()
    alternative: int | None = None
    leads_to: tuple[str, ...] = ()
    continues: tuple[str, ...] = ()
    informs: tuple[Way, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether work goes through without anybody doing something: a start or end with one way on."""
        return self.kind in (NodeKind.START, NodeKind.END) and len(self.ways) < 2


@attrs.frozen
class PlannedStep(Value):
    """A row of the sheet in words: `number` from 1, and the kegiatan as lines, its mutu baku, and what belongs to it.

    `seconds` of working time and `calendar_days` are the most that the row may take, None where no limit is said;
    rows with the same `clock` share them (`idem`): the number of the row that says the time. A row with a `condition`
    may be skipped.
    """

    number: int
    activity: tuple[str, ...]
    clock: int
    name: str = ""
    groups: tuple[str, ...] = ()
    condition: str = ""
    requirements: tuple[str, ...] = ()
    time: str = ""
    seconds: int | None = None
    calendar_days: int | None = None
    outputs: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    sops: tuple[str, ...] = ()

    @property
    def in_days(self) -> bool:
        """Whether its time counts in calendar days: it allows some, and no working time."""
        return bool(self.calendar_days) and not self.seconds

    @property
    def allowed(self) -> int | None:
        """The most that it may take in that unit, None where nothing is measured."""
        return self.calendar_days if self.in_days else self.seconds


@attrs.frozen
class Plan(Value):
    """A procedure ready to be carried out.

    `document` is the SHA-256 of the document's model as JSON, in hexadecimal. `procedure` counts from 1. `executors`
    are the labels of the columns, `offices` what they stand for (the full name, else the label again). `starts` are
    the ways to begin. `hours_per_day` and `days_per_week` are those of the office, exact numbers as text (`15/2`).
    `time_limits` (Batas waktu) and `notes` (the lines of its Catatan) are the procedure's, then the document's.
    """

    document: str
    title: str
    number: str
    procedure: int
    name: str
    executors: tuple[str, ...]
    offices: tuple[str, ...]
    steps: tuple[PlannedStep, ...]
    stations: tuple[Station, ...]
    starts: tuple[Way, ...]
    hours_per_day: str
    days_per_week: str
    time_limits: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def step_of(self, station: int) -> PlannedStep:
        """The row in which a station stands."""
        return self.steps[self.stations[station].step]
