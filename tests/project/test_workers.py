"""Results come in the order of their texts, and not too many of them wait."""

from __future__ import annotations

from collections.abc import Iterator

from sopdsl.project.workers import AHEAD, Done, in_order


class Later:
    """A result that is asked for before it is ready."""

    def is_ready(self) -> bool:
        return False

    def result(self) -> str:
        return "lambat"


def test_what_is_ready_waits_for_what_came_before() -> None:
    tasks = [(0, Later()), (1, Done("a")), (2, Later()), (3, Done("b"))]
    assert list(in_order(tasks)) == [(0, "lambat"), (1, "a"), (2, "lambat"), (3, "b")]


def test_what_is_ready_is_given_at_once() -> None:
    begun: list[int] = []

    def tasks() -> Iterator[tuple[int, Done[str]]]:
        for number in range(3):
            begun.append(number)
            yield number, Done("a")

    results = in_order(tasks())
    assert next(results) == (0, "a") and begun == [0]


def test_a_slow_one_is_waited_for_before_too_many_are_begun() -> None:
    begun: list[int] = []

    def tasks() -> Iterator[tuple[int, Later | Done[str]]]:
        for number in range(AHEAD * 3):
            begun.append(number)
            yield number, Done("a") if number else Later()

    results = in_order(tasks())
    assert next(results) == (0, "lambat") and len(begun) == AHEAD + 1
