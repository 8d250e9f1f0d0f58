"""The file of answers for `sop run --script`, read and checked as a whole before anything is done."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from sopdsl.checks.jln.jln020_jawaban import RULE
from sopdsl.checks.similar import nearest
from sopdsl.cli.run.answers import ALL, Answer, Answers
from sopdsl.cli.run.options import executor_named
from sopdsl.diagnostics import Diagnostic, Message, message
from sopdsl.execution.plan import Plan, PlannedStep
from sopdsl.project.toml_places import error_place, key_places
from sopdsl.source import NOWHERE, Source, Span
from sopdsl.syntax import read_source
from sopdsl.words import key

_LISTED, _BY_STEP, _REST = "jawaban", "langkah", "lainnya"
_DONE = "selesai"
_HEADER = re.compile(r"^[ \t]*\[.*$", re.MULTILINE)
_LISTED_HEADER = re.compile(rf"^[ \t]*\[\[\s*{_LISTED}\s*\]\]", re.MULTILINE)


_FIELDS = {
    "langkah": "step",
    "oleh": "by",
    "kelengkapan": "requirements",
    "output": "outputs",
    "catatan": "note",
    "putusan": "decisions",
    "lewati": "skip",
    "serahkan": "hand_over",
    "batalkan": "cancel",
}
_ENDINGS = ("batalkan", "lewati", "putusan")
"""Fields that end the work on a step; the first one ends the whole run, and goes with no other."""


def read_answers(shown: str, data: bytes, plan: Plan) -> tuple[Source, Answers, tuple[Diagnostic, ...]]:
    """The answers in the bytes of a file, and what is wrong there (JLN020). Never raises."""
    source, undecodable = read_source(shown, data)
    if undecodable:
        return source, Answers(), tuple(_finding(each.span, each.message, each.hint) for each in undecodable)
    try:
        table = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        wrong = _finding(error_place(error, source), message("JLN020.toml"), message("JLN020.contoh"))
        return source, Answers(), (wrong,)
    except (ValueError, RecursionError):
        return source, Answers(), (_finding(NOWHERE, message("JLN020.toml"), message("JLN020.contoh")),)
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
        self._only_known(table, (_LISTED, _BY_STEP, _REST), NOWHERE, ())
        listed, by_step = table.get(_LISTED, []), table.get(_BY_STEP, {})
        sections = list(self._sections())
        if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
            self._report(self._span((_LISTED,)), message("JLN020.bukan-daftar"), message("JLN020.contoh"))
            listed = []
        if not isinstance(by_step, dict) or not all(isinstance(each, dict) for each in by_step.values()):
            self._report(self._span((_BY_STEP,)), message("JLN020.bukan-langkah"), message("JLN020.contoh"))
            by_step = {}
        if table.get(_REST, _DONE) != _DONE:
            self._report(self._span((_REST,)), message("JLN020.lainnya"), message("JLN020.lainnya-saran"))
        answers = [self._answer(each, sections[n] if n < len(sections) else NOWHERE) for n, each in enumerate(listed)]
        named = [(name, self._step(name, self._span((_BY_STEP, name)))) for name in by_step]
        return Answers(
            tuple(answers),
            tuple(
                (step.number, self._answer(by_step[name], self._span((_BY_STEP, name)), (_BY_STEP, name)))
                for name, step in named
                if step is not None
            ),
            _REST in table,
        )

    def _answer(self, table: dict[str, Any], section: Span, place: tuple[str, ...] = ()) -> Answer:
        known = [name for name in _FIELDS if not place or name != _BY_STEP]
        self._only_known(table, known, section, place)
        values: dict[str, Any] = {}
        for name in known:
            if name in table:
                value = self._value(name, table[name], self._key(name, section, place))
                if value is not None:
                    values[_FIELDS[name]] = value
        given = tuple(name for name in _ENDINGS if name in table)
        if given[1:] and given[0] == _ENDINGS[0]:
            self._report(
                self._key(given[1], section, place),
                message("JLN020.bertentangan", names=given),
                message("JLN020.bertentangan-saran"),
            )
        return Answer(**values)

    def _value(self, name: str, value: object, span: Span) -> object:
        """The value of a field as an answer has it; None where it is of the wrong kind, which is reported."""
        if name == "langkah":
            return self._step(str(value), span)
        if name == "kelengkapan" and (value == ALL or _all_of(value, int)):
            return ALL if value == ALL else tuple(value)  # type: ignore[arg-type]
        if name in ("output", "putusan"):
            values = value if isinstance(value, list) else [value]
            if values and _all_of(values, str, *([int] if name == "putusan" else [])):
                return tuple(map(str, values))
        elif name == "oleh" and isinstance(value, str):
            return self._executor(value, span)
        elif name != "kelengkapan" and isinstance(value, str) and value.strip():
            return value
        self._report(span, message("JLN020.nilai", name=name), message(_KINDS.get(name, "JLN020.nilai-teks")))
        return None

    def _executor(self, name: str, span: Span) -> str | None:
        found = executor_named(name, self._plan)
        if found is None:
            near = nearest(name, self._plan.executors)
            known = message("JLN020.kunci-saran", names=self._plan.executors)
            hint = known if near is None else message("JLN020.maksud", near=near)
            self._report(span, message("JLN020.pelaksana", name=name), hint)
        return found

    def _step(self, name: str, span: Span) -> PlannedStep | None:
        """The step of a name or a number."""
        steps = self._plan.steps
        for step in steps:
            if name == str(step.number) or (step.name and key(step.name) == key(name)):
                return step
        names = [step.name for step in steps if step.name]
        near = nearest(name, names)
        hint = message("JLN020.langkah-saran", most=len(steps), names=tuple(names) or ("-",))
        self._report(
            span, message("JLN020.langkah", name=name), hint if near is None else message("JLN020.maksud", near=near)
        )
        return None

    def _only_known(self, table: dict[str, Any], known: Any, section: Span, place: tuple[str, ...]) -> None:
        for name in table:
            if name not in known:
                near = nearest(name, known)
                hint = message("JLN020.kunci-saran", names=tuple(known)) if near is None else None
                self._report(
                    self._key(name, section, place),
                    message("JLN020.kunci", name=name),
                    hint or message("JLN020.maksud", near=near or ""),
                )

    def _key(self, name: str, section: Span, place: tuple[str, ...]) -> Span:
        """Where a key stands: in an answer of the list, below a step, or at the top."""
        if place or section == NOWHERE:
            return self._span((*place, name))
        found = re.compile(rf"^[ \t]*({re.escape(name)})[ \t]*=", re.MULTILINE).search(
            self._source.text, section.start, section.end
        )
        return Span(*found.span(1)) if found else Span(section.start, section.start + 1)

    def _sections(self) -> Iterator[Span]:
        """Each answer of the list, from its header to the next one."""
        text = self._source.text
        for header in _LISTED_HEADER.finditer(text):
            after = _HEADER.search(text, header.end())
            yield Span(header.start(), after.start() if after else len(text))

    def _span(self, place: tuple[str, ...]) -> Span:
        return self._places.get(place, NOWHERE)

    def _report(self, span: Span, what: Message, hint: Message | None) -> None:
        self.found.append(_finding(span, what, hint))


_KINDS = {
    "kelengkapan": "JLN020.nilai-kelengkapan",
    "output": "JLN020.nilai-daftar",
    "putusan": "JLN020.nilai-daftar",
}
"""What the values of fields look like that are not just a text."""


def _all_of(value: object, *kinds: type) -> bool:
    return isinstance(value, list) and all(isinstance(each, kinds) and not isinstance(each, bool) for each in value)
