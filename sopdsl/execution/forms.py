"""Plans and events as JSON."""

from __future__ import annotations

import re
from typing import Any

from sopdsl.diagnostics import message
from sopdsl.exchange.forms import Choice, Count, Definitions, Flag, Schema, Several, String
from sopdsl.exchange.reading import Place, WrongValueError
from sopdsl.exchange.records import Part, Record, Tagged
from sopdsl.execution.actions import (
    MOMENT,
    Attach,
    Begin,
    Cancel,
    Confirm,
    Decide,
    Event,
    HandOver,
    Remark,
    Skip,
    Start,
    Tick,
    Undo,
    is_moment,
)
from sopdsl.execution.plan import Plan, PlannedStep, Station, Way
from sopdsl.model import NodeKind

_EXACT = r"[1-9][0-9]{0,998}(?:/[1-9][0-9]{0,998})?"


class Moment:
    """A time with its offset from UTC."""

    def write(self, value: str) -> str:
        return value

    def read(self, data: object, place: Place) -> str:
        if isinstance(data, str) and is_moment(data):
            return data
        raise place.wrong("pelaksanaan.harus-waktu", message("pelaksanaan.harus-waktu-saran"))

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string", "pattern": f"^{MOMENT}$"}


class Exact:
    """A number above 0 without loss, as text: `5`, `15/2`."""

    def write(self, value: str) -> str:
        return value

    def read(self, data: object, place: Place) -> str:
        if isinstance(data, str) and re.fullmatch(_EXACT, data):
            return data
        raise _broken(place)

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string", "pattern": f"^{_EXACT}$"}


_WORDS = Several(String())
_WAY = Record(
    "Way",
    "A way on: of each of its parts the work reaches one station; without parts it ends",
    Way,
    {"label": Part(String(), ""), "parts": Part(Several(Several(Count())), ())},
)
_STATION = Record(
    "Station",
    "A symbol of the flow; `step` is the place of its row among the steps, from 0",
    Station,
    {
        "step": Part(Count()),
        "kind": Part(Choice(NodeKind)),
        "executors": Part(_WORDS, (), "All of them confirm"),
        "text": Part(String(), ""),
        "ways": Part(Several(_WAY), ()),
        "waits_for": Part(Several(Count()), (), "Stations whose work has to come first"),
        "alternative": Part(Count(), None, "Of the stations with the same number one acts"),
        "leads_to": Part(_WORDS, (), "Where the work goes on when it ends here"),
        "continues": Part(_WORDS, (), "The SOPs whose work goes on here"),
        "informs": Part(Several(_WAY), (), "Ways that carry word of the work, but no work"),
    },
)
_STEP = Record(
    "Step",
    "A row of the sheet",
    PlannedStep,
    {
        "number": Part(Count()),
        "activity": Part(_WORDS),
        "clock": Part(Count(), about="The number of the row that says the time"),
        "name": Part(String(), ""),
        "groups": Part(_WORDS, ()),
        "condition": Part(String(), "", "The row may be skipped"),
        "requirements": Part(_WORDS, ()),
        "time": Part(String(), ""),
        "seconds": Part(Count(), None, "Working time allowed"),
        "calendar_days": Part(Count(), None, "Calendar days allowed beside it"),
        "outputs": Part(_WORDS, ()),
        "remarks": Part(_WORDS, ()),
        "sops": Part(_WORDS, ()),
    },
)
_PLAN = Record(
    "Plan",
    "A procedure ready to be carried out",
    Plan,
    {
        "document": Part(String(filled=True), about="SHA-256 of the document's model"),
        "title": Part(String()),
        "number": Part(String(), ""),
        "procedure": Part(Count()),
        "name": Part(String(), ""),
        "executors": Part(_WORDS),
        "offices": Part(_WORDS),
        "steps": Part(Several(_STEP)),
        "stations": Part(Several(_STATION)),
        "starts": Part(Several(_WAY)),
        "hours_per_day": Part(Exact()),
        "days_per_week": Part(Exact()),
        "time_limits": Part(_WORDS, (), "In what time all of it has to be done"),
        "notes": Part(_WORDS, ()),
    },
)


class _SoundPlan:
    """A plan in which everything that is pointed at is there."""

    def write(self, value: Plan) -> dict[str, Any]:
        return _PLAN.write(value)

    def read(self, data: object, place: Place) -> Plan:
        plan: Plan = _PLAN.read(data, place)
        if len(plan.offices) != len(plan.executors):
            raise _broken(place.below("offices"))
        for number, step in enumerate(plan.steps, start=1):
            if step.number != number or not 0 < step.clock <= number:
                raise _broken(place.below("steps").below(number - 1))
        executors, size = set(plan.executors), len(plan.stations)
        for number, station in enumerate(plan.stations):
            ways = station.ways + station.informs
            known = station.step < len(plan.steps) and executors.issuperset(station.executors)
            if not known or max(station.waits_for, default=0) >= size or not _lead_within(ways, size):
                raise _broken(place.below("stations").below(number))
        if not _lead_within(plan.starts, size):
            raise _broken(place.below("starts"))
        return plan

    def schema(self, definitions: Definitions) -> Schema:
        return _PLAN.schema(definitions)


def _lead_within(ways: tuple[Way, ...], size: int) -> bool:
    """Whether each part of all ways leads to some of so many stations."""
    return all(part and max(part) < size for way in ways for part in way.parts)


def _broken(place: Place) -> WrongValueError:
    return place.wrong("pelaksanaan.rencana-rusak", message("pelaksanaan.rencana-rusak-saran"))


PLAN = _SoundPlan()
_TASK = {"task": Part(Count()), "executor": Part(String())}
_ACTION = Tagged(
    {
        Start: Record("Start", "The run begins", Start, {"way": Part(Count(), 1)}, "start"),
        Begin: Record("Begin", "A task is begun", Begin, _TASK, "begin"),
        Tick: Record(
            "Tick",
            "An entry of the Kelengkapan is there, or is not",
            Tick,
            {**_TASK, "entry": Part(Count()), "there": Part(Flag(), True)},
            "tick",
        ),
        Confirm: Record("Confirm", "An executor's part is done", Confirm, _TASK, "confirm"),
        Decide: Record("Decide", "One of the ways is taken", Decide, {**_TASK, "way": Part(Count())}, "decide"),
        Skip: Record(
            "Skip",
            "A task with a condition is left out",
            Skip,
            {**_TASK, "reason": Part(String()), "way": Part(Count(), 1)},
            "skip",
        ),
        Attach: Record(
            "Attach",
            "An output is there",
            Attach,
            {**_TASK, "output": Part(String()), "file": Part(String(), ""), "sha256": Part(String(), "")},
            "attach",
        ),
        Remark: Record("Remark", "A remark", Remark, {"text": Part(String()), "task": Part(Count(), 0)}, "remark"),
        HandOver: Record(
            "HandOver",
            "Another person takes over",
            HandOver,
            {**_TASK, "to": Part(String()), "reason": Part(String(), "")},
            "hand-over",
        ),
        Cancel: Record("Cancel", "The run ends before its end", Cancel, {"reason": Part(String())}, "cancel"),
        Undo: Record(
            "Undo",
            "An earlier event was a mistake and counts no more; what came of it neither",
            Undo,
            {"event": Part(Count()), "reason": Part(String())},
            "undo",
        ),
    }
)
EVENT = Record(
    "Event",
    "What happened",
    Event,
    {
        "number": Part(Count()),
        "at": Part(Moment()),
        "person": Part(String()),
        "action": Part(_ACTION),
    },
)
