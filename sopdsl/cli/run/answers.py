"""Answers for a run that nobody types: what is done at each step."""

from __future__ import annotations

from typing import NamedTuple

from sopdsl.execution.plan import PlannedStep

ALL = "semua"
"""All entries of the Kelengkapan."""


class Answer(NamedTuple):
    """What is done at a step: the fields by their names in the file, None or empty where they are not written."""

    step: PlannedStep | None = None
    by: str | None = None
    requirements: tuple[int, ...] | str = ()
    outputs: tuple[str, ...] = ()
    note: str | None = None
    decisions: tuple[str, ...] = ()
    skip: str | None = None
    hand_over: str | None = None
    cancel: str | None = None


class Answers(NamedTuple):
    """Answers in their order, answers for each time that a step comes (by its number), and what is done without any."""

    listed: tuple[Answer, ...] = ()
    by_step: tuple[tuple[int, Answer], ...] = ()
    rest_is_done: bool = False
