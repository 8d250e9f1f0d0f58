"""Executors at the beginning of a kegiatan: `Kasubag KPP Menyiapkan konsep`."""

from collections.abc import Sequence
from typing import NamedTuple

from sopdsl.checks.lkh.lexicon import lexicon
from sopdsl.checks.lkh.verbs import Form, form_of
from sopdsl.checks.words import Word
from sopdsl.flow import Graph
from sopdsl.model import Executor, Step
from sopdsl.words import key

_OFFICES = {
    "kadin": "kepala dinas",
    "kadis": "kepala dinas",
    "sekdin": "sekretaris dinas",
    "sekdis": "sekretaris dinas",
    "sekda": "sekretaris daerah",
    "sekban": "sekretaris badan",
    "kaban": "kepala badan",
    "kabag": "kepala bagian",
    "kabid": "kepala bidang",
    "kasi": "kepala seksi",
    "kasubag": "kepala subbagian",
    "kasubbag": "kepala subbagian",
    "kasubid": "kepala subbidang",
    "kasubbid": "kepala subbidang",
}
"""What offices call their officials for short."""


class Subject(NamedTuple):
    """The executor that a kegiatan begins with, and the number of words before its verb."""

    executor: Executor
    length: int
    verb: Form


Names = dict[str, list[tuple[list[str], Executor]]]
"""The names of a procedure's executors, spelt out in lower case, by their first word."""


def names_in(graph: Graph) -> Names:
    """All names by which a kegiatan may call the executors."""
    names: Names = {}
    for executor in graph.executors:
        for name in _names(executor):
            words = _spelt_out(name.split())
            names.setdefault(words[0], []).append((words, executor))
    return names


def subject_of(words: Sequence[Word], names: Names) -> Subject | None:
    """The executor that the words begin with as the subject of a verb; the longest name wins."""
    known = names.get(_spelt_out([words[0].bare])[0]) if words and words[0].bare else None
    if known is None:
        return None
    found = [(length, executor) for name, executor in known for length in _lengths(words, name)]
    for length, executor in sorted(found, key=lambda pair: -pair[0]):
        start = _after_parenthesis(words, length)
        verb = first_verb(words, start)
        form = form_of(words[verb].bare) if verb < len(words) else Form.OTHER
        if form in (Form.ACTIVE, Form.PASSIVE):
            return Subject(executor, start, form)
    return None


def first_verb(words: Sequence[Word], start: int = 0) -> int:
    """The index of the first word that is no adverb before a verb (`Segera mengirim`), from `start` on."""
    adverbs = lexicon().adverbs
    index = start
    while index < len(words) - 1 and words[index].bare in adverbs and form_of(words[index + 1].bare) is not Form.OTHER:
        index += 1
    return index


def actors(step: Step) -> set[str]:
    """The keys of all that a step names after `oleh`."""
    assignments = [step.assignment, *(node.assignment for node in step.nodes)]
    return {key(one.text) for each in assignments if each is not None for one in each.executors}


def acts(executor: Executor, step: Step) -> bool:
    """Whether a step names the executor after `oleh`."""
    return not actors(step).isdisjoint(key(name) for name in (executor.label, executor.full_name) if name)


def _names(executor: Executor) -> list[str]:
    """Label and full name; of a label with a stroke (`Staf/JFU`) each side too."""
    sides = executor.label.split("/") if "/" in executor.label else []
    return [name for name in (executor.label, executor.full_name, *sides) if name and name.strip()]


def _spelt_out(words: Sequence[str]) -> list[str]:
    return [part for word in words for part in _OFFICES.get(word.casefold(), word.casefold()).split()]


def _lengths(words: Sequence[Word], name: list[str]) -> list[int]:
    """The number of words that spell the name, if the text begins with it."""
    longest = min(len(words) - 1, len(name))
    return [length for length in range(1, longest + 1) if _spelt_out([w.bare for w in words[:length]]) == name]


def _after_parenthesis(words: Sequence[Word], start: int) -> int:
    """The place after `(Kadin)`."""
    if start < len(words) and words[start].text.startswith("("):
        return next((i + 1 for i in range(start, len(words)) if words[i].text.endswith(")")), start)
    return start
