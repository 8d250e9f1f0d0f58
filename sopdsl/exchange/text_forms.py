"""The JSON forms of texts, and of what is kept as it was written, with its value beside it: dates and times."""

from __future__ import annotations

from typing import Any

import attrs

from sopdsl.diagnostics import message
from sopdsl.exchange.forms import Always, Choice, Definitions, Flag, Form, Number, Schema, Several, String
from sopdsl.exchange.reading import Place
from sopdsl.exchange.records import Part, Record
from sopdsl.model import (
    Amount,
    Bound,
    DateField,
    DurationKind,
    Inline,
    Item,
    LineBreak,
    Run,
    Same,
    StepNumber,
    Text,
    Unit,
    Words,
)
from sopdsl.syntax.dates import read_date
from sopdsl.syntax.durations import read_duration


def _step_number(step: str, italic: bool, bold: bool) -> StepNumber:
    return StepNumber(step, italic, bold)


def _date(text: str, label: str | None) -> DateField:
    return read_date(Words(text), label)


def _iso(date: DateField) -> str | None:
    """What could be read of a date, in ISO 8601."""
    if date.year is None:
        return None
    return "-".join([f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part is not None)])


_STYLES = {"italic": Part(Flag(), False), "bold": Part(Flag(), False)}
_RUN = Record("Run", "Text in one style", Run, {"text": Part(String(filled=True)), **_STYLES})
_STEP_NUMBER = Record(
    "StepNumber",
    "`{nama}`: the number of the step with this name",
    _step_number,
    {"step": Part(String(filled=True), of=lambda number: number.name), **_STYLES},
)
_LINE_BREAK = Record(
    "LineBreak", "The author's own line break", lambda **_: LineBreak(), {"break": Part(Always(), of=lambda _: True)}
)
_SAME = Record(
    "Same",
    "`idem`: the cell is shared with the row before",
    lambda **_: Same(),
    {"same": Part(Always(), of=lambda _: True)},
)


_INLINE_RECORDS = {"text": _RUN, "step": _STEP_NUMBER, "break": _LINE_BREAK}
"""By the name of the part that tells them apart."""


class InlineForm:
    """A part of a line: plain text as such, everything else as a record."""

    def write(self, value: Inline) -> Any:
        match value:
            case Run(text, False, False):
                return text
            case Run():
                return _RUN.write(value)
            case StepNumber():
                return _STEP_NUMBER.write(value)
            case LineBreak():
                return _LINE_BREAK.write(value)

    def read(self, data: object, place: Place) -> Any:
        if isinstance(data, str):
            return Run(String(filled=True).read(data, place))
        if not isinstance(data, dict):
            raise place.wrong("IMP001.harus-isi", message("IMP001.harus-isi-saran"))
        record = next((record for name, record in _INLINE_RECORDS.items() if name in data), _RUN)
        return record.read(data, place)

    def schema(self, definitions: Definitions) -> Schema:
        if "Inline" not in definitions:
            definitions["Inline"] = {}  # keeps its place before those of its parts
            records = [record.schema(definitions) for record in _INLINE_RECORDS.values()]
            about = "A part of a line; parts follow each other without a space between them"
            definitions["Inline"] = {"description": about, "anyOf": [String(filled=True).schema(definitions), *records]}
        return {"$ref": "#/$defs/Inline"}


@attrs.frozen
class Shortened:
    """A record that stands as plain text where it is no more than that; its part `lead` holds its inline parts."""

    record: Record
    lead: str

    def write(self, value: Any) -> Any:
        if not value.items:
            match getattr(value, self.lead):
                case ():
                    return ""
                case (Run(text, False, False),):
                    return text
        return self.record.write(value)

    def read(self, data: object, place: Place) -> Any:
        if isinstance(data, str):
            text = String().read(data, place)
            return self.record.make(**{self.lead: (Run(text),) if text else ()})
        if not isinstance(data, dict):
            raise place.wrong("IMP001.harus-isi", message("IMP001.harus-isi-saran"))
        return self.record.read(data, place)

    def schema(self, definitions: Definitions) -> Schema:
        return {"anyOf": [String().schema(definitions), self.record.schema(definitions)]}


_INLINES = Part(Several(InlineForm()), (), "The words themselves")
_SUB_ITEM = Shortened(Record("SubItem", "An item below an item", Item, {"content": _INLINES}), "content")
_ITEM_PARTS = {"content": _INLINES, "items": Part(Several(_SUB_ITEM), (), "The list below them")}
_ITEM = Shortened(Record("Item", "An item and the items below it", Item, _ITEM_PARTS), "content")
_TEXT_PARTS = {
    "lead": Part(Several(InlineForm()), (), "The words before the list, or all words"),
    "items": Part(Several(_ITEM), (), "The list"),
}
TEXT = Shortened(Record("Text", "A text that is more than plain words on one line", Text, _TEXT_PARTS), "lead")


@attrs.frozen
class OrSame:
    """A value, or `idem`."""

    form: Form

    def write(self, value: Any) -> Any:
        return _SAME.write(value) if isinstance(value, Same) else self.form.write(value)

    def read(self, data: object, place: Place) -> Any:
        shared = isinstance(data, dict) and "same" in data
        return (_SAME if shared else self.form).read(data, place)

    def schema(self, definitions: Definitions) -> Schema:
        own = self.form.schema(definitions)
        return {"anyOf": [*own.get("anyOf", [own]), _SAME.schema(definitions)]}


_LABEL = "The printed label, where it is another one than the field's own: Tanggal Pengesahan"
DATE = Record(
    "Date",
    "A date as written; `value` is as much of it as could be read, in ISO 8601: 2020-06-02, 2020-06 or 2020",
    _date,
    {
        "text": Part(String()),
        "label": Part(String(), None, about=_LABEL),
        "value": Part(String(), None, of=_iso, computed=True),
    },
)

_AMOUNT = Record(
    "Amount",
    "A number of one unit, exact: 2, or a third as 1/3",
    Amount,
    {"value": Part(Number()), "unit": Part(Choice(Unit))},
)
_TIME = Record(
    "Time",
    "What a Waktu means: the sum of `low`, in a range up to the sum of `high`; both left out where nothing is measured",
    None,
    {
        "kind": Part(Choice(DurationKind)),
        "low": Part(Several(_AMOUNT), ()),
        "high": Part(Several(_AMOUNT), ()),
        "bound": Part(Choice(Bound), None, "maks., paling lambat; minimal; ±"),
        "per": Part(String(), None, "The berkas of `2 menit/berkas`"),
    },
)
DURATION = Record(
    "Duration",
    "A Waktu as written, and its value",
    read_duration,
    {"text": Part(TEXT), "value": Part(_TIME, of=lambda duration: duration, computed=True)},
)
