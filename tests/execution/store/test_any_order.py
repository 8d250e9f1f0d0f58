"""Whatever is done to a store in whatever order, through whichever door: it holds what a list in memory holds."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from sopdsl.execution.store import NoRunError, RunChangedError, Summary, open_store
from sopdsl.execution.store.chain import hash_of

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
EVENTS = st.lists(WORDS, max_size=3)
FEW = st.sampled_from(["a", "b", "A", ""])
SUMMARIES = st.builds(Summary, WORDS, WORDS, FEW, WORDS, WORDS, st.lists(FEW, min_size=1, max_size=3).map(tuple))


class AnyOrder(RuleBasedStateMachine):
    """Two stores at the same place, and a list of what they must hold: document, summary, events of each run."""

    numbers = Bundle("numbers")

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.place = Path(self.folder.name, "pelaksanaan.db")
        self.stores = [open_store(self.place), open_store(self.place)]
        self.model: list[tuple[str, Summary, list[str]]] = []

    @rule(target=numbers, door=st.integers(0, 1), document=FEW, summary=SUMMARIES, events=EVENTS)
    def create(self, door: int, document: str, summary: Summary, events: list[str]) -> int:
        self.model.append((document, summary, events))
        number = self.stores[door].create(document, summary, events)
        assert number == len(self.model)
        return number

    @rule(door=st.integers(0, 1), number=numbers, summary=SUMMARIES, events=EVENTS)
    def append(self, door: int, number: int, summary: Summary, events: list[str]) -> None:
        document, _, before = self.model[number - 1]
        self.stores[door].append(number, len(before), events, summary)
        self.model[number - 1] = (document, summary, [*before, *events])

    @rule(door=st.integers(0, 1), number=numbers, summary=SUMMARIES, events=EVENTS, late=st.sampled_from([-1, 1, 7]))
    def append_late(self, door: int, number: int, summary: Summary, events: list[str], late: int) -> None:
        with pytest.raises(RunChangedError):
            self.stores[door].append(number, len(self.model[number - 1][2]) + late, events, summary)

    @rule(door=st.integers(0, 1))
    def open_anew(self, door: int) -> None:
        self.stores[door].close()
        self.stores[door] = open_store(self.place, create=False)

    @rule(door=st.integers(0, 1), status=st.none() | FEW, document=st.none() | FEW, waiting=st.none() | FEW)
    def list_some(self, door: int, status: str | None, document: str | None, waiting: str | None) -> None:
        pinned = None if document is None else hash_of(document)
        found = self.stores[door].runs(status=status, document_hash=pinned, waiting=waiting, limit=3)
        wanted = [
            (number, summary, len(events))
            for number, (text, summary, events) in reversed(list(enumerate(self.model, 1)))
            if status in (None, summary.status)
            and document in (None, text)
            and (waiting is None or waiting in summary.waiting)
        ]
        assert [(run.number, run.summary, run.length) for run in found] == wanted[:3]

    @invariant()
    def both_hold_the_same(self) -> None:
        for store in self.stores:
            runs = list(store.read_each(range(1, len(self.model) + 1)))
            assert [(run.document, run.header.summary, [one.text for one in run.events]) for run in runs] == self.model
            assert store.verify() == ()
            with pytest.raises(NoRunError):
                store.read(len(self.model) + 1)

    def teardown(self) -> None:
        for store in self.stores:
            store.close()
        self.folder.cleanup()


def test_any_order() -> None:
    run_state_machine_as_test(AnyOrder, settings=settings(max_examples=12, stateful_step_count=12))
