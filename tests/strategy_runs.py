"""Hypothesis strategies for documents that can be carried out, and for what people do with a run."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

from sopdsl.execution import (
    Action,
    Attach,
    Begin,
    Cancel,
    Confirm,
    Decide,
    HandOver,
    Person,
    Remark,
    Run,
    Skip,
    Start,
    Task,
    Tick,
    Undo,
)
from tests.strategy_texts import Draw, chance, pick

_EXECUTORS = ("Staf", "Kasi", "Kadin")
_ALONE = (*_EXECUTORS, *_EXECUTORS, "Staf bersama Kasi", "Staf bersama Kasi bersama Kadin", "Kasi lalu Kadin")


@attrs.define
class _Writer:
    """Writes rows block by block: what goes apart comes together again, and every loop has a way out."""

    draw: Draw
    lines: list[str] = attrs.field(factory=list)
    steps: int = 0

    def sequence(self, depth: int) -> str:
        """Some blocks one after the other; gives the name of the last step, on which nothing has been said yet."""
        first = last = self.step()
        for _ in range(pick(self.draw, (0, 1, 1, 2, 3))):
            kind = pick(self.draw, ("step", "loop", "choice", "block", "fork") if depth else ("step", "loop"))
            if kind == "loop":
                self.say("Keputusan: Setuju?", "  Jika Ya: lanjut", f"  Jika Tidak: {pick(self.draw, (first, last))}")
            elif kind == "choice":
                self.choice()
            elif kind == "block":
                self.block()
            elif kind == "fork":
                self.fork(depth - 1)
            last = self.step()
        return last

    def step(self, *, plain: bool = False) -> str:
        self.steps += 1
        name = f"l{self.steps}"
        who = pick(self.draw, (*_ALONE, "Staf atau Kasi") if not plain else _ALONE)
        self.lines.append(f"Langkah {name} oleh {who}: Langkah ke-{self.steps}")
        if chance(self.draw, 30):
            self.say("Kelengkapan: Surat; Agenda")
        if not plain and chance(self.draw, 30):
            self.say("Syarat: bila perlu")
        return name

    def say(self, *lines: str) -> None:
        self.lines += [f"  {line}" for line in lines]

    def choice(self) -> None:
        """A step that only one branch takes."""
        onward = f"l{self.steps + 2}"
        self.say("Keputusan: Perlu?", "  Jika Ya: lanjut", f"  Jika Tidak: {onward}")
        self.step()

    def block(self) -> None:
        start = len(self.lines)
        for _ in range(pick(self.draw, (2, 3))):
            self.step(plain=True)
        self.lines[start:] = ["Serentak:", *(f"  {line}" for line in self.lines[start:])]

    def fork(self, depth: int) -> None:
        """Two ways at once, and the step after them waits for the last of each."""
        place = len(self.lines)
        left = f"l{self.steps + 1}"
        first = self.sequence(depth)
        self.say(f"Lanjut ke: @{left}@")
        self.lines.insert(place, f"  Lanjut ke: {left} dan l{self.steps + 1}")
        second = self.sequence(depth)
        join = f"l{self.steps + 1}"
        self.lines = [line.replace(f"@{left}@", join) for line in self.lines]
        self.step(plain=True)
        self.say(f"Menunggu: {first} dan {second}")


@st.composite
def sound_texts(draw: Draw) -> str:
    """A document of one procedure whose parallel work comes together and whose work can always end."""
    writer = _Writer(draw)
    writer.sequence(2)
    return "\n".join(["SOP: Surat", f"Pelaksana: {'; '.join(_EXECUTORS)}", *writer.lines, ""])


PERSONS = st.sampled_from(
    [Person("Petugas"), Person("Pengelola", ("Staf",)), Person("Penerus", ("Kasi", "Kadin")), Person("Pengganti", ())]
)
_NUMBERS = st.sampled_from([*range(1, 8), 1, 1, 2, 2, 0, -1, 99])
_WORDS = st.sampled_from(["perlu", "Pengelola", "Pengganti", "Surat", "", " "])


def actions(run: Run) -> st.SearchStrategy[Action]:
    """Anything that anybody may try, most of it about work that is open."""
    labels = st.sampled_from([*run.plan.executors, "", "Presiden"])
    wild = _about(_NUMBERS, labels)
    undoing = st.builds(Undo, st.integers(0, len(run.events) + 1), st.sampled_from(["keliru", "keliru", "keliru", " "]))
    latest = st.builds(Undo, st.integers(max(1, len(run.events) - 2), max(1, len(run.events))), st.just("keliru"))
    if not run.events:
        starts = st.builds(Start, st.sampled_from([*range(1, len(run.plan.starts) + 1)] * 3 + [0, 99]))
        return st.one_of(starts, starts, starts, wild)
    if not run.open_tasks:
        return wild | latest
    likely = st.sampled_from(run.open_tasks).flatmap(lambda task: _of(run, task))
    return st.one_of(likely, likely, likely, likely, wild, undoing, latest)


def _of(run: Run, task: Task) -> st.SearchStrategy[Action]:
    executor = st.sampled_from(run.executors_of(task) or run.plan.executors)
    getting_on = st.builds(Confirm, st.just(task.number), executor)
    ways = len(run.ways_of(task))
    if ways > 1:
        getting_on = st.builds(Decide, st.just(task.number), executor, st.integers(1, ways)) | getting_on
    return st.one_of(getting_on, getting_on, getting_on, _about(st.just(task.number), executor))


def _about(task: st.SearchStrategy[int], executor: st.SearchStrategy[str]) -> st.SearchStrategy[Action]:
    return st.one_of(
        st.builds(Begin, task, executor),
        st.builds(Tick, task, executor, _NUMBERS, st.booleans()),
        st.builds(Confirm, task, executor),
        st.builds(Decide, task, executor, _NUMBERS),
        st.builds(Skip, task, executor, _WORDS, _NUMBERS),
        st.builds(Attach, task, executor, _WORDS),
        st.builds(HandOver, task, executor, _WORDS),
        st.builds(Remark, _WORDS, st.just(0) | task),
        st.sampled_from([Start(), *[Remark("catatan")] * 8, Cancel("mundur")]),
    )
