"""What an assessor wants to know of a procedure's runs, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from sopdsl.monitoring import ENOUGH, ProcedureFigures, StepFigures

LATE = Fraction(1, 5)
"""From this share of late tasks on, not well carried out is what a form suggests. It is our own measure: the standard
names none."""
_MOST = 3
"""So many steps or reasons are named."""


def runs_of(figures: ProcedureFigures) -> str:
    """How many runs there were, and how they ended."""
    ends = (
        (figures.finished, "selesai"),
        (figures.cancelled, "dibatalkan"),
        (figures.running, "masih berjalan"),
        (figures.stuck, "buntu"),
    )
    said = ", ".join(f"{count} {end}" for count, end in ends if count)
    return f"{figures.runs} pelaksanaan: {said}."


def lateness_of(figures: ProcedureFigures) -> str:
    """How much was late, and where most of it."""
    if not figures.done:
        return "Belum ada langkah yang selesai dikerjakan."
    if not figures.late:
        return f"Dari {figures.done} langkah yang dikerjakan tidak ada yang melampaui mutu baku waktu."
    worst = sorted((step for step in figures.steps if step.late), key=lambda step: (-step.late, step.number))[:_MOST]
    where = "; ".join(f"langkah {step.number} ({step.late} dari {step.done})" for step in worst)
    percent = percent_of(figures.late, figures.done)
    return f"{percent} langkah yang dikerjakan melampaui mutu baku waktu, terbanyak {where}."


def repetitions_of(figures: ProcedureFigures) -> Iterator[str]:
    """Which decisions sent work back."""
    for loop in figures.loops:
        way = f" “{loop.label}”" if loop.label else ""
        yield f"Keputusan{way} pada langkah {loop.step} mengulang dari langkah {loop.back_to}: {loop.count} kali."


def omissions_of(figures: ProcedureFigures) -> Iterator[str]:
    """What was skipped, and why."""
    for step in figures.steps:
        if step.skipped:
            yield f"Langkah {step.number} dilewati {step.skipped} kali: {reasons(step.reasons)}."


def cancellations_of(figures: ProcedureFigures) -> str:
    """Why runs were cancelled; empty where none was."""
    if not figures.cancelled:
        return ""
    return f"Dibatalkan {figures.cancelled} kali: {reasons(figures.reasons)}."


def corrections_of(figures: ProcedureFigures) -> str:
    """Why something recorded was taken back; empty where nothing was."""
    if not figures.corrected:
        return ""
    return f"Catatan dikoreksi {figures.corrected} kali: {reasons(figures.corrections)}."


def waiting_of(figures: ProcedureFigures) -> Iterator[str]:
    """Who has work that is not done."""
    for each in figures.executors:
        if each.open:
            yield f"{each.executor}: {each.open} langkah belum diselesaikan."


def idle_of(figures: ProcedureFigures) -> str:
    """Executors of the table that did nothing in any run; empty where there is none."""
    idle = [each.executor for each in figures.executors if not each.done and not each.open]
    return f"Belum pernah bertindak: {', '.join(idle)}." if idle and figures.done else ""


def too_tight(figures: ProcedureFigures) -> tuple[StepFigures, ...]:
    """Steps of which at least half, and of at least `ENOUGH`, took longer than they may."""
    return tuple(
        step
        for step in figures.steps
        if step.allowed and step.done >= ENOUGH and step.worked.median is not None and step.worked.median > step.allowed
    )


def goes_well(figures: ProcedureFigures) -> bool | None:
    """What is suggested; None where less than `ENOUGH` tasks say anything."""
    if figures.done < ENOUGH:
        return None
    return not figures.stuck and Fraction(figures.late, figures.done) < LATE


def why(figures: ProcedureFigures) -> str:
    """The reason of what is suggested."""
    if goes_well(figures) is None:
        return f"Tanpa usulan: kurang dari {ENOUGH} langkah yang dikerjakan."
    if figures.stuck:
        return f"Usulan: tidak baik, karena {figures.stuck} pelaksanaan buntu."
    word = "baik" if goes_well(figures) else "tidak baik"
    return f"Usulan: {word}, karena {percent_of(figures.late, figures.done)} langkah terlambat."


def percent_of(part: int, whole: int) -> str:
    """A share in percent, to the nearest whole one; not 0 where there is something, nor 100 where something lacks."""
    percent = round(Fraction(part * 100, whole))
    if part and not percent:
        return "kurang dari 1%"
    return "lebih dari 99%" if percent == 100 and part < whole else f"{percent}%"


def reasons(counted: Sequence[tuple[str, int]]) -> str:
    """The reasons given most often, each with its count."""
    said = [f"{reason} ({count})" for reason, count in counted[:_MOST]]
    rest = sum(count for _, count in counted[_MOST:])
    return ", ".join([*said, f"lainnya ({rest})"] if rest else said)


def name_of(figures: ProcedureFigures) -> Iterable[str]:
    """Title, procedure and number, a line each."""
    return filter(None, (figures.title, figures.name, figures.number))
