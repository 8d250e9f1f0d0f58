"""Where the ways of a plan lead, in words."""

from __future__ import annotations

from collections.abc import Sequence

from sopdsl.cli.command import Session
from sopdsl.diagnostics import message
from sopdsl.execution.outlook import ends_ahead, next_stations
from sopdsl.execution.plan import Plan, Station, Way
from sopdsl.model import NodeKind


def leads_to(plan: Plan, way: Way, session: Session) -> str:
    """Where work goes on along a way, in words: `langkah 3 (Staf)`."""
    by_row: dict[int, list[Station]] = {}
    for number in next_stations(plan, way):
        by_row.setdefault(plan.stations[number].step, []).append(plan.stations[number])
    if not by_row:
        return ending(ends_ahead(plan, way), session)
    return "; ".join(step_of(plan, here, session) for here in by_row.values())


def step_of(plan: Plan, stations: Sequence[Station], session: Session) -> str:
    """The row of some stations, and who acts at them."""
    who = tuple(dict.fromkeys(name for station in stations for name in station.executors))
    return step_with(plan.steps[stations[0].step].number, who, stations[0].alternative is not None, session)


def labelled(label: str, target: str) -> str:
    """`Ya: langkah 3`, or only where it leads."""
    return f"{label}: {target}" if label else target


def ending(ends: Sequence[Station], session: Session) -> str:
    """`berakhir (ditolak), lanjut ke SOP Arsip`; what stands in a decision is its question, no name of an end."""
    said = session.text(message("run.kartu.berakhir"))
    labels = tuple(dict.fromkeys(end.text for end in ends if end.text and end.kind is NodeKind.END))
    names = tuple(dict.fromkeys(name for end in ends for name in end.leads_to))
    if labels:
        said = f"{said} ({'; '.join(labels)})"
    return session.text(message("run.kartu.lanjut-ke", end=said, names=names)) if names else said


def step_with(step: int, who: tuple[str, ...], one_acts: bool, session: Session) -> str:
    """`langkah 3 (Kasi dan Staf)`, or `atau` where one of them acts."""
    key = "run.kartu.salah-satu" if one_acts else "run.kartu.semua"
    return session.text(message(key, step=step, who=who or "-"))
