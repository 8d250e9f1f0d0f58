"""The search for a text that breaks a promise; the same seed tries the same texts in the same order.

The findings of a text guide it, not the code that it reaches: watched line by line (Atheris) the checker is several
times slower, and the corpus reaches nearly all of it already.
"""

from __future__ import annotations

import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType

import attrs

from tests.fuzz.mutations import ROOT, mutated, seeds
from tests.fuzz.properties import BrokenPromise, check_all
from tests.fuzz.reduction import reduced

LONGEST = 60
"""Seconds of computing that one text may take; a text that takes more hangs the checker."""

_MOST_KEPT = 3000


@attrs.frozen
class Failure:
    """A broken promise, or where an exception came from, and a short text that shows it."""

    kind: str
    data: bytes


def search(seed: int, enough: Callable[[int], bool]) -> tuple[int, list[Failure]]:
    """How many texts were tried and what they broke, each way of breaking once. `enough` is asked with their number.

    A text whose findings are a set that no text had before joins those that the next ones are made from.
    """
    pool, shown = seeds(), set[frozenset[str]]()
    failures: dict[str, Failure] = {}
    for number, data in enumerate(_texts(Random(seed), pool)):
        if enough(number):
            return number, list(failures.values())
        plan = f"{seed}-{number}"
        kind, findings = broken(data, plan)
        if kind is not None and kind not in failures:
            failures[kind] = _failure(kind, data, plan)
        if findings not in shown and len(pool) < _MOST_KEPT:
            shown.add(findings)
            pool.append(data.decode("utf-8", "replace"))
    raise AssertionError


def _failure(kind: str, data: bytes, plan: str) -> Failure:
    return Failure(kind, reduced(data, lambda shorter: broken(shorter, plan)[0] == kind))


def _texts(chance: Random, pool: list[str]) -> Iterator[bytes]:
    yield from [text.encode() for text in pool]
    while True:
        yield mutated(chance, pool)


def broken(data: bytes, plan: str) -> tuple[str | None, frozenset[str]]:
    """What a text breaks (None: nothing), and the messages of its findings. `plan` says which promises are tried."""
    try:
        with _time_limit():
            document = check_all(data, Random(plan))
    except BrokenPromise as promise:
        return str(promise), frozenset()
    except Exception as error:
        return _origin(error), frozenset()
    return None, frozenset(finding.message.key for finding in document.diagnostics)


def _origin(error: Exception) -> str:
    """The exception and the last line of the project that it passed."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(ROOT)]
    own = [frame for frame in frames if ".venv" not in frame.filename]
    place = f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else "?"
    return f"{type(error).__name__} in {place}"


class TooLongError(Exception):
    """A text took too long."""


@contextmanager
def _time_limit() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
