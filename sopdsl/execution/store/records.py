"""What a store gives out and takes in: values, without behaviour."""

from __future__ import annotations

from typing import NamedTuple

from sopdsl.diagnostics import Message


class Summary(NamedTuple):
    """What a list shows of a run (*pelaksanaan*) without reading its events, from which its caller derives it.

    `begun` and `latest` are the times of the first and the last event, as the caller writes them. `waiting` are the
    executors that the run waits for. The chain does not cover a summary.
    """

    title: str
    procedure: str
    status: str
    begun: str
    latest: str
    waiting: tuple[str, ...] = ()


class RunHeader(NamedTuple):
    """A run as lists show it. `length` is the number of its events, `hash` the chain's end: that of the last one."""

    number: int
    document_hash: str
    summary: Summary
    length: int
    hash: str


class StoredEvent(NamedTuple):
    """An event, numbered from 1 in its run, as the text that was given, and its link in the chain."""

    number: int
    text: str
    hash: str


class StoredRun(NamedTuple):
    """A run with the document that it is pinned to and all its events."""

    header: RunHeader
    document: str
    events: tuple[StoredEvent, ...]


class Fault(NamedTuple):
    """Something in a store that is not as it was recorded (JLN004); `run` and `event` where they can be told."""

    run: int | None
    event: int | None
    what: Message
