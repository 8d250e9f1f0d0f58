"""The file of answers for `sop run --script`, read and checked as a whole before anything is done."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from sopdsl.checks.jln.jln020_jawaban import RULE
from sopdsl.checks.similar import nearest
from sopdsl.cli.run.answer_values import FIELDS, Complaint, value_of
from sopdsl.cli.run.answers import Answer, Answers
from sopdsl.diagnostics import Diagnostic, Message, message
from sopdsl.execution.plan import Plan
from sopdsl.project.toml_places import error_place, key_places
from sopdsl.source import NOWHERE, Source, Span
from sopdsl.syntax import read_source

Spot = Callable[[str], Span]
"""Where a key of a table stands, by its name."""

_LISTED, _BY_STEP, _REST = "jawaban", "langkah", "lainnya"
_DONE = "selesai"
_ENDINGS = ("batalkan", "lewati", "putusan")
"""Fields that end the work on a step; the first one ends the whole run, and goes with no other."""
_HEADER = re.compile(r"^[ \t]*\[.*$", re.MULTILINE)
_LISTED_HEADER = re.compile(rf"^[ \t]*\[\[\s*{_LISTED}\s*\]\]", re.MULTILINE)


def read_answers(shown: str, data: bytes, plan: Plan) -> tuple[Source, Answers, tuple[Diagnostic, ...]]:
    """The answers in the bytes of a file, and what is wrong there (JLN020). Never raises."""
    source, undecodable = read_source(shown, data)
    if undecodable:
        return source, Answers(), tuple(_finding(each.span, each.message, each.hint) for each in undecodable)
    try:
        table = tomllib.loads(source.text)
    except (ValueError, RecursionError) as error:
        wrong = _finding(error_place(error, source), message("JLN020.toml"), message("JLN020.contoh"))
        return source, Answers(), (wrong,)
    reader = _Reader(source, plan)
    return source, reader.read(table), tuple(reader.found)


def _finding(span: Span, what: Message, hint: Message | None) -> Diagnostic:
    return Diagnostic(RULE.code, RULE.name, RULE.severity, span, what, hint)


class _Reader:
    def __init__(self, source: Source, plan: Plan) -> None:
        self._source, self._plan = source, plan
        self._places = key_places(source)
        self.found: list[Diagnostic] = []

    def read(self, table: dict[str, Any]) -> Answers:
        top = partial(self._place, ())
        self._only_known(table, (_LISTED, _BY_STEP, _REST), top)
        if table.get(_REST, _DONE) != _DONE:
            self._report(top(_REST), message("JLN020.lainnya"), message("JLN020.lainnya-saran"))
        listed, by_step = table.get(_LISTED, []), table.get(_BY_STEP, {})
        if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
            self._report(top(_LISTED), message("JLN020.bukan-daftar"), message("JLN020.contoh"))
            listed = []
        if not isinstance(by_step, dict) or not all(isinstance(each, dict) for each in by_step.values()):
            self._report(top(_BY_STEP), message("JLN020.bukan-langkah"), message("JLN020.contoh"))
            by_step = {}
        return Answers(tuple(self._listed(listed)), tuple(self._by_step(by_step)), _REST in table)

    def _listed(self, tables: Sequence[dict[str, Any]]) -> Iterator[Answer]:
        """The answers of the list. Those that are not written with a header of their own stand at its first place."""
        spots: list[Spot] = [partial(self._place_in, section) for section in self._sections()]
        for number, table in enumerate(tables):
            spot = spots[number] if number < len(spots) else partial(self._place, (_LISTED,))
            yield self._answer(table, tuple(FIELDS), spot)

    def _by_step(self, tables: dict[str, dict[str, Any]]) -> Iterator[tuple[int, Answer]]:
        seen: set[int] = set()
        for name, table in tables.items():
            at = self._place((_BY_STEP,), name)
            step = self._value("langkah", name, at)
            if step is None:
                continue
            if step.number in seen:
                self._report(at, message("JLN020.ganda", step=step.number), message("JLN020.ganda-saran"))
            seen.add(step.number)
            fields = tuple(field for field in FIELDS if field != "langkah")
            yield step.number, self._answer(table, fields, partial(self._place, (_BY_STEP, name)))

    def _answer(self, table: dict[str, Any], fields: tuple[str, ...], spot: Spot) -> Answer:
        self._only_known(table, fields, spot)
        endings = tuple(name for name in _ENDINGS if name in table)
        if endings[1:] and endings[0] == _ENDINGS[0]:
            hint = message("JLN020.bertentangan-saran")
            self._report(spot(endings[0]), message("JLN020.bertentangan", names=endings), hint)
        values = {FIELDS[name]: self._value(name, table[name], spot(name)) for name in fields if name in table}
        return Answer(**{name: value for name, value in values.items() if value is not None})

    def _value(self, field: str, value: object, at: Span) -> Any:
        """The value of a field; None where it cannot be used, which is reported."""
        found = value_of(field, value, self._plan)
        if not isinstance(found, Complaint):
            return found
        self._report(at, found.what, found.hint)
        return None

    def _only_known(self, table: dict[str, Any], known: tuple[str, ...], spot: Spot) -> None:
        for name in table:
            if name not in known:
                near = nearest(name, known)
                hint = message("JLN020.maksud", near=near) if near else message("JLN020.kunci-saran", names=known)
                self._report(spot(name), message("JLN020.kunci", name=name), hint)

    def _place(self, table: tuple[str, ...], name: str) -> Span:
        return self._places.get((*table, name)) or self._places.get(table, NOWHERE)

    def _place_in(self, section: Span, name: str) -> Span:
        key = re.compile(rf"^[ \t]*({re.escape(name)})[ \t]*=", re.MULTILINE)
        found = key.search(self._source.text, section.start, section.end)
        return Span(*found.span(1)) if found else Span(section.start, section.start + 1)

    def _sections(self) -> Iterator[Span]:
        """Each answer of the list, from its header to the next one."""
        text = self._source.text
        for header in _LISTED_HEADER.finditer(text):
            after = _HEADER.search(text, header.end())
            yield Span(header.start(), after.start() if after else len(text))

    def _report(self, at: Span, what: Message, hint: Message | None) -> None:
        self.found.append(_finding(at, what, hint))
