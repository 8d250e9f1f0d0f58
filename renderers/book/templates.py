"""Texts with gaps (Jinja): the decree and the explanation. What fills a gap is data, whatever it says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

import sopdsl.data
from sopdsl.diagnostics import Argument

from .facts import UNKNOWN

DATA = "\u2060"
"""Stands before each value: a line or a label that begins with one is no mark of ours. Nobody sees it."""

_LONGEST = 60_000
_TEXT = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.Filter)
_CHOICE = (nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or)
_FILTERS = ("first", "join", "last", "length", "lower", "title", "upper")
"""What a text may be made of: nothing by which a few words could ask for work without end."""
_FOLDER = Path(next(iter(sopdsl.data.__path__))) / "templates"


class UnfillableError(Exception):
    """A text whose gaps cannot be filled: a key of the catalogue, and its arguments."""

    def __init__(self, key: str, **arguments: Argument) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = arguments


def standard(name: str) -> str:
    """One of the texts that are shipped."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def filled(text: str, values: Mapping[str, object]) -> str:
    """The text with its gaps filled; each value is on one line, behind `DATA`. Raises UnfillableError."""
    environment = _environment()
    try:
        parsed = environment.parse(text)
        _refuse_work_without_end(parsed)
        unknown = meta.find_undeclared_variables(parsed) - values.keys()
        if unknown:
            raise UnfillableError("buku.nama-tidak-dikenal", names=tuple(sorted(unknown)))
        made = environment.from_string(text).render(values)
    except TemplateSyntaxError as error:
        raise UnfillableError("buku.salah-tulis", line=error.lineno) from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise UnfillableError("buku.tidak-terisi", reason=str(error)) from error
    if len(made) > _LONGEST:
        raise UnfillableError("buku.terlalu-panjang", limit=_LONGEST)
    return made


def _refuse_work_without_end(parsed: nodes.Template) -> None:
    """Gaps, choices, and loops that hold no other loop. Raises UnfillableError."""
    loops = list(parsed.find_all(nodes.For))
    inner = [each for loop in loops for each in loop.find_all(nodes.For)]
    others = [each for each in parsed.find_all(nodes.Node) if not isinstance(each, (*_TEXT, *_CHOICE, nodes.For))]
    filters = [each for each in parsed.find_all(nodes.Filter) if each.name not in _FILTERS]
    refused = [*inner, *others, *filters]
    if refused:
        raise UnfillableError("buku.tidak-boleh", line=min(each.lineno for each in refused), filters=_FILTERS)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    """Nothing is within a text's reach but the values that it is given."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, finalize=_finalize, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.clear()
    return environment


def _finalize(value: object) -> str:
    return DATA + (" ".join(str(value).replace(DATA, "").split()) or UNKNOWN)
