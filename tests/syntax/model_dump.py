"""A model as readable lines: what the expectation files of the corpus hold."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

import attrs

from sopdsl.model import Amount, Inline, Item, LineBreak, Run, StepNumber, Text
from sopdsl.source import Source, Span


def dump(value: object, source: Source) -> str:
    """The model with the place (line and column) of each of its nodes; what was not written is left out."""
    return "\n".join(_node(value, source, 0)) + "\n"


def place(span: Span, source: Source) -> str:
    """`3:1-14` within a line, `3:1-5:8` over several."""
    line, column = source.line_column(span.start)
    end_line, end_column = source.line_column(span.end)
    return f"{line}:{column}-" + (f"{end_column}" if line == end_line else f"{end_line}:{end_column}")


def _node(value: object, source: Source, depth: int, name: str = "") -> Iterator[str]:
    lead = "  " * depth + (f"{name}: " if name else "")
    if isinstance(value, Text):
        yield f"{lead}{_inline(value.lead)} @{place(value.span, source)}"
        yield from _items(value.items, depth + 1)
    elif isinstance(value, Amount):
        yield f"{lead}{value.value} {value.unit.value}"
    elif isinstance(value, tuple):
        yield f"{lead}{'' if value else '(kosong)'}".rstrip()
        for each in value:
            yield from _node(each, source, depth + 1, "-")
    elif attrs.has(type(value)):
        fields = attrs.fields_dict(type(value))
        span = getattr(value, "span", None)
        where = f" @{place(span, source)}" if span is not None else ""
        text = getattr(value, "text", None)
        said = f" {text!r}" if isinstance(text, str) else ""
        yield f"{lead}{type(value).__name__}{said}{where}"
        for field, attribute in fields.items():
            below = getattr(value, field)
            if isinstance(below, Span) and field != "span":
                yield f"{'  ' * (depth + 1)}{field}: @{place(below, source)}"
            elif not isinstance(below, Span) and not (field == "text" and said) and _was_written(below, attribute):
                yield from _node(below, source, depth + 1, field)
    else:
        yield f"{lead}{value.value if isinstance(value, Enum) else value!r}"


def _was_written(value: object, attribute: attrs.Attribute[object]) -> bool:
    return attrs.has(type(value)) or value != attribute.default


def _items(items: tuple[Item, ...], depth: int) -> Iterator[str]:
    for item in items:
        yield "  " * depth + "* " + _inline(item.content)
        yield from _items(item.items, depth + 1)


def _inline(content: tuple[Inline, ...]) -> str:
    return " ".join(map(_part, content)) or "(tanpa teks)"


def _part(part: Inline) -> str:
    match part:
        case LineBreak():
            return "⏎"
        case Run(text, italic, bold):
            said = f"“{text}”"
        case StepNumber(name, italic, bold):
            said = f"{{{name}}}"
    return "miring " * italic + "tebal " * bold + said
