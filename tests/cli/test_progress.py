"""The bar of long runs: when it appears, how often it moves, and that it goes."""

from __future__ import annotations

from typing import Any

import pytest

import sopdsl.cli.progress
from sopdsl.cli.command import Session
from sopdsl.cli.progress import progress
from sopdsl.diagnostics import message


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What bars are told on a terminal, in place of rich."""
    told: list[object] = []

    class Bar:
        def __init__(self, console: Any, transient: bool, auto_refresh: bool) -> None:
            told.append(("on standard error" if console.stderr else "", transient, auto_refresh))

        def start(self) -> None:
            told.append("start")

        def add_task(self, words: str, total: int) -> int:
            told.append((words, total))
            return 7

        def update(self, task: int, completed: int, refresh: bool) -> None:
            told.append((task, completed, refresh))

        def stop(self) -> None:
            told.append("stop")

    monkeypatch.setattr("rich.progress.Progress", Bar)
    monkeypatch.setattr(sopdsl.cli.progress, "is_terminal", lambda: True)
    return told


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which stands still until a test moves it."""
    now = [100.0]
    monkeypatch.setattr(sopdsl.cli.progress, "monotonic", lambda: now[0])
    return now


def test_a_bar_appears_after_a_while_moves_now_and_then_and_goes(drawn: list[object], clock: list[float]) -> None:
    session = Session()
    what = message("cli.salah.kurang", name="x")
    with progress(session, 5, what) as advance:
        for now in (100.4, 100.5, 100.55, 100.6, 101):
            clock[0] = now
            advance()
    assert drawn == [
        ("on standard error", True, False),
        "start",
        (session.text(what), 5),
        (7, 2, True),
        (7, 4, True),
        "stop",
    ]


def test_what_is_done_at_once_or_with_its_last_document_has_no_bar(drawn: list[object], clock: list[float]) -> None:
    for moments in ([100.1, 100.2], [200.0]):
        with progress(Session(), len(moments), message("cli.salah.kurang", name="x")) as advance:
            for now in moments:
                clock[0] = now
                advance()
    assert drawn == []
