"""What must hold for every text there is, said as functions that raise `BrokenPromise`."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import attrs
from sopdsl.renderers.sheet import render as render_sheet
from sopdsl.renderers.sheet.layout import lay_out
from sopdsl.renderers.sheet.layout.validation import violations
from sopdsl.renderers.sheet.style import Style

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.fixes import compatible, mend
from sopdsl.messages import LANGUAGES, text_of
from sopdsl.project import Document, Project
from sopdsl.project.document import check_text
from sopdsl.rendering import Job
from sopdsl.reports import FORMATS, Checked, report
from sopdsl.source import Source, Span
from sopdsl.syntax import formatter, parse
from sopdsl.syntax.printer import print_sop

PATH = Path("uji.sop")
PROJECT = Project(Path())


class BrokenPromise(Exception):
    """A promise that was not kept; `args[0]` names it, and is the same for all texts that break it in the same way."""


def check_all(data: bytes, chance: random.Random) -> Document:
    """Hold all promises against the bytes of a document; the dear ones by chance, against a part of all documents."""
    dice = [chance.random() for _ in range(6)]
    document = checked(data)
    holds_places(document)
    if dice[0] < 0.3:
        holds_reports(document)
    if dice[1] < 0.3:
        holds_fixes(document, unsafe=dice[2] < 0.5)
    if dice[3] < 0.3:
        holds_printing(document)
        holds_format(document)
    if dice[4] < 0.1:
        holds_layout(document)
    if dice[5] < 0.02:
        holds_painting(document)
    return document


def checked(data: bytes) -> Document:
    """The document of some bytes: no rule fails, and checking again gives the same."""
    document = check_text(PATH, data, PROJECT)
    for finding in document.diagnostics:
        if finding.code == "SIS001":
            raise BrokenPromise(f"SIS001 {text_of(finding.message)}")
    if check_text(PATH, data, PROJECT).diagnostics != document.diagnostics:
        raise BrokenPromise("two runs differ")
    return document


def holds_places(document: Document) -> None:
    """Findings stand in the order of the text; every place is inside it, and the edits of a fix do not overlap."""
    found = document.diagnostics
    if list(found) != sorted(found, key=lambda finding: finding.span):
        raise BrokenPromise("findings out of order")
    for finding in found:
        for place in _places(finding):
            if not 0 <= place.start <= place.end <= len(document.source.text):
                raise BrokenPromise(f"{finding.message.key} lies outside the text")
        edits = sorted(edit.span for edit in finding.fix.edits) if finding.fix else []
        if any(one.end > other.start for one, other in pairwise(edits)):
            raise BrokenPromise(f"{finding.message.key} has edits that overlap")


def _places(finding: Diagnostic) -> Iterator[Span]:
    yield finding.span
    yield from (related.span for related in finding.related)
    yield from (edit.span for edit in finding.fix.edits) if finding.fix else ()


def holds_reports(document: Document) -> None:
    """Every report can be made in both languages, and those for programs can be read."""
    files = [Checked(PATH.as_posix(), document.source, document.diagnostics)]
    for language in LANGUAGES:
        made = {format: report(format, files, language) for format in FORMATS}
        for format in ("json", "sarif", "gitlab"):
            json.loads(made[format])
        ElementTree.fromstring(made["junit"])
        for format in ("text", "concise", "github"):
            _is_printable(made[format], format)
        if document.diagnostics and len(made["github"].splitlines()) != len(document.diagnostics):
            raise BrokenPromise("the report github has lines of its document's own")


def _is_printable(text: str, format: str) -> None:
    if any((ord(character) < 32 and character != "\n") or 127 <= ord(character) < 160 for character in text):
        raise BrokenPromise(f"the report {format} holds a control character")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BrokenPromise(f"the report {format} cannot be written as UTF-8") from error


def holds_fixes(document: Document, unsafe: bool) -> None:
    """Mending brings no new error, leaves all else as it was, and mending again changes nothing."""

    @cache
    def check(text: str) -> Sequence[Diagnostic]:
        return check_text(PATH, text.encode("utf-8", "surrogatepass"), PROJECT).diagnostics

    before = document.source.text
    mended = mend(before, check, unsafe)
    new = _errors(check(mended.text)) - _errors(check(before))
    if new:
        raise BrokenPromise(f"mending brought {', '.join(sorted(new))}")
    if mend(mended.text, check, unsafe).applied:
        raise BrokenPromise("mending twice changes more")
    if (mended.applied > 0) != (mended.text != before):
        raise BrokenPromise("mending counts what it did not do")
    if mended.applied and not compatible(document.diagnostics, unsafe):
        raise BrokenPromise("mending did what no finding offers")


def _errors(findings: Sequence[Diagnostic]) -> Counter[str]:
    return Counter(finding.code for finding in findings if finding.severity is Severity.ERROR)


def holds_printing(document: Document) -> None:
    """What was read without an error is the same when it is printed and read again."""
    if _errors(parse(document.source).diagnostics):
        return
    printed = print_sop(document.sop)
    again = parse(_named(printed))
    if _errors(again.diagnostics):
        raise BrokenPromise(f"what was printed has {again.diagnostics[0].message.key}")
    if again.sop != attrs.evolve(document.sop, suppressions=()):
        raise BrokenPromise("what was printed reads otherwise")
    if print_sop(again.sop) != printed:
        raise BrokenPromise("printing twice changes more")


def _named(text: str) -> Source:
    return Source(PATH.as_posix(), text)


def holds_format(document: Document) -> None:
    """A text without errors is formatted, which proves itself; formatting again changes nothing."""
    formatted = formatter.format(document.source)
    if (formatted.text is None) != bool(_errors(parse(document.source).diagnostics)):
        raise BrokenPromise("a text without errors is not formatted, or one with errors is")
    if formatted.text is not None and formatter.format(_named(formatted.text)).text != formatted.text:
        raise BrokenPromise("formatting twice changes more")


def holds_layout(document: Document) -> None:
    """The sheet keeps the layout's contract, or is refused with a finding."""
    sheet = lay_out(document.sop, document.flows, Style(), draft=True)
    if isinstance(sheet, Diagnostic):
        text_of(sheet.message)
        return
    breaches = violations(sheet, [flow.graph for flow in document.flows])
    if breaches:
        raise BrokenPromise(f"layout: {' '.join(breaches[0].split()[2:6])}")


def holds_painting(document: Document) -> None:
    """Both kinds of files can be made, and twice the same."""
    for format in ("pdf", "svg"):
        job = Job(document.sop, document.flows, format, {}, True, lambda name: None)
        one, other = render_sheet(job), render_sheet(job)
        if one != other:
            raise BrokenPromise(f"two {format} of one document differ")
        for file in one.files:
            if format == "svg":
                ElementTree.fromstring(file.data)
            elif not file.data.startswith(b"%PDF-"):
                raise BrokenPromise("the PDF is none")
