"""The rows of random SOPs: steps with every kind of symbol and way."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import attrs

from benchmarks.stress_words import (
    ANSWERS,
    LONG_REMARK,
    OBJECTS,
    QUESTIONS,
    SOPS,
    TIMES,
    field,
    indented,
    sentence,
    text,
    thing,
)


@attrs.frozen
class Plan:
    """A procedure before its rows are written: who works in each of them. Row n is named `ln`."""

    random: Random
    executors: tuple[str, ...]
    assigned: tuple[tuple[str, ...], ...]
    procedures: tuple[str, ...]

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self.assigned)

    def anyone(self) -> str:
        """Some executor."""
        return self.random.choice(self.executors)

    def forward(self, place: int) -> str:
        """A row a little further down, or the last one."""
        low = min(place + 2, self.count - 1)
        return self.name(self.random.randint(low, min(low + 6, self.count - 1)))

    def back(self, place: int) -> str:
        """A row above: mostly a few rows back."""
        low = 0 if self.random.random() < 0.2 else max(place - 5, 0)
        return self.name(self.random.randint(low, max(place - 1, 0)))

    def elsewhere(self, place: int) -> str:
        """Where a branch goes: mostly back, else forward or to an end."""
        chance = self.random.random()
        if chance < 0.25:
            return self.forward(place)
        return "selesai" if chance < 0.35 else self.back(place)

    def name(self, place: int) -> str:
        """A row as a target; now and then one symbol of it."""
        who = self.assigned[place]
        one = f" oleh {self.random.choice(who)}" if len(who) > 1 and self.random.random() < 0.3 else ""
        return f"l{place}{one}"


def plan_of(random: Random, executors: tuple[str, ...], count: int, procedures: tuple[str, ...]) -> Plan:
    """A plan of so many rows."""
    return Plan(random, executors, tuple(_who(random, executors) for _ in range(count)), procedures)


def _who(random: Random, executors: tuple[str, ...]) -> tuple[str, ...]:
    if random.random() < 0.75 or len(executors) == 1:
        return (random.choice(executors),)
    return tuple(random.sample(executors, random.randint(2, min(3, len(executors)))))


def rows(plan: Plan) -> list[str]:
    """All rows, some under a heading, some started together."""
    lines: list[str] = []
    place = 0
    while place < plan.count:
        if plan.random.random() < 0.03:
            lines.append(f"Kelompok: Tahap {plan.random.choice(OBJECTS)}")
        chance, left = plan.random.random(), plan.count - place
        if chance < 0.02 and left > 4:
            lines += _together(plan, place)
            place += 3
        elif chance < 0.04 and left > 4:
            lines += _split_and_joined(plan, place)
            place += 4
        else:
            lines += _step(plan, place, _flow(plan, place))
            place += 1
    return lines


def _together(plan: Plan, place: int) -> list[str]:
    """Three rows that start together."""
    within = [line for row in range(place, place + 3) for line in _step(plan, row, [])]
    return ["Serentak:", *indented(within)]


def _split_and_joined(plan: Plan, place: int) -> list[str]:
    """A row that two ways leave, a row on each, and the row that waits for both."""
    one, other, joined = (f"l{place + step}" for step in (1, 2, 3))
    return [
        *_step(plan, place, [f"Lanjut ke: {one} dan {other} (salinan)"]),
        *_step(plan, place + 1, [f"Lanjut ke: {joined}"]),
        *_step(plan, place + 2, []),
        *_step(plan, place + 3, [f"Menunggu: {one} dan {other}"]),
    ]


def _step(plan: Plan, place: int, flow: list[str]) -> list[str]:
    """A row with its cells, symbols and ways."""
    random = plan.random
    relation = random.choice(("bersama", "bersama", "lalu", "lalu", "atau"))
    who = f" oleh {f' {relation} '.join(plan.assigned[place])}"
    if not flow and random.random() < 0.02:
        who = ""  # a row without a symbol
    return [f"Langkah l{place}{who}: {sentence(random)}", *indented([*_cells(random, place), *flow])]


def _cells(random: Random, place: int) -> list[str]:
    lines: list[str] = []
    for keyword in ("Kelengkapan", "Output"):
        chance = random.random()
        if chance > 0.1:
            lines += field(keyword, ["idem"] if chance < 0.15 and place else text(random))
    lines.append(f"Waktu: {'idem' if place and random.random() < 0.05 else random.choice(TIMES)}")
    if random.random() < 0.1:
        lines += field("Keterangan", [LONG_REMARK] if random.random() < 0.1 else text(random))
    if random.random() < 0.04:
        lines.append(f"SOP: {random.choice(SOPS)}")
    if random.random() < 0.04:
        lines.append("Syarat: apabila diperlukan")
    return lines


# ---------------------------------------------------------------- symbols and ways


def _flow(plan: Plan, place: int) -> list[str]:
    """What a row says of its symbols and ways: nothing as a rule, a decision often."""
    starts = _starts(plan) if place == 0 and plan.random.random() < 0.2 else []
    kinds, weights = zip(*_FLOWS.items(), strict=True)
    kind: Callable[[Plan, int], list[str]] = plan.random.choices(kinds, weights)[0]
    if place == 0 or place == plan.count - 1:
        kind = plan.random.choice((_plain, _decision))
    return [*starts, *kind(plan, place)]


def _starts(plan: Plan) -> list[str]:
    """One or two labelled starts of the first row; the second leads past it, where there is something."""
    lines = [f"Mulai oleh {plan.anyone()}: Langsung ke kantor"]
    if plan.count > 1 and plan.random.random() < 0.5:
        sop = f"  SOP: {plan.random.choice(SOPS)}"
        lines += [f"Mulai oleh {plan.anyone()}: Lewat surel", sop, f"  Lanjut ke: {plan.name(1)}"]
    return lines


def _plain(plan: Plan, place: int) -> list[str]:
    return []


def _branches(plan: Plan, place: int) -> list[str]:
    """The first or another answer goes on; each other one elsewhere, or seldom to two rows."""
    answers = [*plan.random.choice(ANSWERS)]
    onward = plan.random.choice((0, 0, 0, len(answers) - 1))
    targets = [plan.elsewhere(place) for _ in answers]
    targets[onward] = "lanjut"
    if plan.random.random() < 0.05:
        targets[-1] = f"{plan.back(place)} dan {plan.forward(place)}"
    return [f"Jika {answer}: {target}" for answer, target in zip(answers, targets, strict=True)]


def _decision(plan: Plan, place: int) -> list[str]:
    """Of the row's own executor, or of another one after its process."""
    other = f" oleh {plan.anyone()}" if plan.random.random() < 0.3 else ""
    lines = [f"Keputusan{other}: {plan.random.choice(QUESTIONS)}".rstrip(), *indented(_branches(plan, place))]
    if plan.random.random() < 0.05:
        lines.append(f"  Lanjut ke: {plan.back(place)} (informasi)")
    return lines


def _two_decisions(plan: Plan, place: int) -> list[str]:
    return [
        f"Keputusan oleh {plan.anyone()}: Rahasia?",
        f"  Jika Ya: k{place}",
        f"  Jika Tidak: {plan.elsewhere(place)}",
        f"Keputusan k{place} oleh {plan.anyone()}: Perlu disposisi?",
        *indented(_branches(plan, place)),
    ]


def _decided_end(plan: Plan, place: int) -> list[str]:
    """A decision that leads to an end with a label and a reference."""
    return [
        f"Keputusan oleh {plan.anyone()}: {plan.random.choice(QUESTIONS)}".rstrip(),
        "  Jika Ya: lanjut",
        f"  Jika Tidak: s{place}",
        f"Selesai s{place} oleh {plan.anyone()}: Ditolak",
        f"  SOP: {plan.random.choice(SOPS)}",
    ]


def _process(plan: Plan, place: int) -> list[str]:
    """Another executor's work in the same row."""
    return [f"Proses oleh {plan.anyone()}: mencatat {thing(plan.random)}"]


def _skip(plan: Plan, place: int) -> list[str]:
    return [f"Lanjut ke: {plan.forward(place)}"]


def _labelled(plan: Plan, place: int) -> list[str]:
    return ["Lanjut ke: lanjut (surat asli)"]


def _parallel(plan: Plan, place: int) -> list[str]:
    return [f"Lanjut ke: lanjut dan {plan.forward(place)} (tembusan)"]


def _optional(plan: Plan, place: int) -> list[str]:
    return [f"Lanjut ke: lanjut (opsional) dan {plan.forward(place)} (bila mendesak) (opsional)"]


def _information(plan: Plan, place: int) -> list[str]:
    return [f"Lanjut ke: lanjut dan {plan.back(place)} (informasi)"]


def _leaving(plan: Plan, place: int) -> list[str]:
    """To another procedure or another SOP, and on."""
    away = plan.random.choice([*(f"Prosedur {label}" for label in plan.procedures), f"SOP {plan.random.choice(SOPS)}"])
    return [f"Lanjut ke: lanjut dan {away}"]


_FLOWS: dict[Callable[[Plan, int], list[str]], float] = {
    _plain: 62,
    _decision: 18,
    _skip: 4,
    _process: 3,
    _parallel: 2,
    _information: 2,
    _two_decisions: 2,
    _decided_end: 2,
    _labelled: 2,
    _optional: 1.5,
    _leaving: 1.5,
}
"""How often, in a hundred rows."""
