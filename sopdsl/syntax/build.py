"""The document: from its statements to an `Sop`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.model import Executor, Procedure, Sop, Status, Step, Text, Words
from sopdsl.source import NOWHERE, Span
from sopdsl.syntax.assumptions import assumption_of
from sopdsl.syntax.build_identity import build_identity
from sopdsl.syntax.build_procedure import (
    ROWS,
    build_executors,
    build_procedure,
    check_order,
    duration_of,
    implicit_procedure,
    text_of,
)
from sopdsl.syntax.fields import Field, once
from sopdsl.syntax.findings import finding
from sopdsl.syntax.language import Language
from sopdsl.syntax.scope import Scope

LANGUAGE_VERSION = "1"
_WORD = r"[^\s,;]+"


def build(fields: tuple[Field, ...], length: int, language: Language, problems: list[Diagnostic]) -> Sop:
    """The SOP that statements say; what is wrong with them is added to `problems`. `length` is that of the text."""
    head = once((each for each in fields if each.kind not in ROWS and each.kind != "PROSEDUR"), problems)
    scope = Scope(language, problems)
    executors = build_executors(head, scope) or ()
    check_order(fields, scope)
    _check_title(fields, head, length, problems)
    _check_version(head.get("BAHASA"), problems)
    scope = declared(fields, executors, scope)
    procedures = _procedures(fields, scope)
    sop = Sop(
        title=text_of(head.get("SOP"), scope) or Text(),
        status=_status(head.get("STATUS"), problems),
        kinds=_kinds(head.get("JENIS")),
        identity=build_identity(head, scope),
        executors=executors,
        assumption=assumption_of(head.get("ASUMSI_WAKTU"), problems),
        stated_total=duration_of(head.get("JUMLAH_WAKTU"), scope),
        time_limit=duration_of(head.get("BATAS_WAKTU"), scope),
        procedures=procedures,
        note=text_of(head.get("CATATAN"), scope),
        span=Span(0, length),
    )
    _check_contents(sop, head, problems)
    return sop


def declared(fields: tuple[Field, ...], executors: Iterable[Executor], scope: Scope) -> Scope:
    """The scope of a file: with the executors of its head, and the procedures in it."""
    written = [each for each in fields if each.kind == "PROSEDUR"]
    labels = [" ".join(each.head["LABEL"].text.split()) for each in written if "LABEL" in each.head]
    titles = [" ".join(each.value.split()) for each in written if each.value.strip()]
    return scope.with_executors(executors).with_procedures(labels + titles)


def _procedures(fields: tuple[Field, ...], scope: Scope) -> tuple[Procedure, ...]:
    written = [each for each in fields if each.kind == "PROSEDUR"]
    loose = tuple(each for each in fields if each.kind in ROWS)
    implicit = implicit_procedure(loose, scope)
    if implicit is not None and written:
        scope.problems.append(finding("TKS001.loose_steps", loose[0].place))
    first = () if implicit is None else (implicit,)
    return first + tuple(build_procedure(each, scope) for each in written)


def _check_title(fields: tuple[Field, ...], head: dict[str, Field], length: int, problems: list[Diagnostic]) -> None:
    title = head.get("SOP")
    before = [each for each in fields if each.kind != "BAHASA"]
    told = any(each.message.key == "TKS001.before_title" for each in problems)
    if title is None and not told and (before or not any(each.severity is Severity.ERROR for each in problems)):
        place = before[0].place if before else Span(0, min(1, length))
        problems.append(finding("TKS001.no_title", place))
    elif title is not None and before[0] is not title:
        problems.append(finding("TKS001.title_first", title.place))
    if title is not None and not title.value.strip():
        problems.append(finding("TKS001.empty_title", title.place))


def _check_version(field: Field | None, problems: list[Diagnostic]) -> None:
    if field is None or field.value.strip() == LANGUAGE_VERSION:
        return
    found = finding("TKS001.version", field.span, found=field.value.strip(), version=LANGUAGE_VERSION)
    problems.append(found)


def _status(field: Field | None, problems: list[Diagnostic]) -> Status:
    if field is None:
        return Status.FINAL
    word = field.value.strip().lower()
    for status in Status:
        if status.value == word:
            return status
    problems.append(finding("TKS001.status", field.span, found=field.value.strip()))
    return Status.FINAL


def _kinds(field: Field | None) -> tuple[Words, ...]:
    if field is None:
        return ()
    found = re.finditer(_WORD, field.value)
    return tuple(Words(each.group(), Span(field.start + each.start(), field.start + each.end())) for each in found)


def _check_contents(sop: Sop, head: dict[str, Field], problems: list[Diagnostic]) -> None:
    """An SOP holds steps, and who takes them."""
    title = head.get("SOP")
    place = title.place if title else NOWHERE
    if not sop.procedures:
        if title is not None and not any(each.message.key == "TKS001.numbered" for each in problems):
            problems.append(finding("TKS001.no_steps", place))
        return
    for procedure in sop.procedures:
        steps = [row for row in procedure.rows if isinstance(row, Step)]
        if not procedure.rows:
            start = procedure.span.start
            problems.append(finding("TKS001.empty_procedure", Span(start, start + 8)))
        named = next((step for step in steps if step.assignment), None)
        if named and named.assignment and not sop.executors and procedure.executors is None:
            problems.append(finding("TKS001.no_executors", named.assignment.span))
