"""The corpus: good documents and the models they say; bad documents and the findings they get."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sopdsl.checks import check
from sopdsl.diagnostics import Diagnostic
from sopdsl.flow import analyse
from sopdsl.messages import LANGUAGES, text_of
from sopdsl.model import Parallel, Row, Sop, Step
from sopdsl.source import Source
from sopdsl.syntax import parse, read_source
from tests.syntax.examples import bad_habits
from tests.syntax.model_dump import dump, place

CORPUS = Path(__file__).parents[2] / "grammar" / "corpus"
GOOD = sorted((CORPUS / "good").glob("*.sop"))
BAD = sorted((CORPUS / "bad").glob("*.sop"))


def name_of(file: Path) -> str:
    return file.stem


def test_there_is_a_corpus() -> None:
    assert len(GOOD) >= 20
    assert len(BAD) >= 25


def test_each_expectation_has_its_document() -> None:
    expected = {file.name.partition(".")[0] for file in CORPUS.rglob("*.txt")}
    assert expected <= {file.stem for file in (*GOOD, *BAD)}


@pytest.mark.parametrize("file", GOOD, ids=name_of)
def test_good(file: Path, accept: bool) -> None:
    source, problems = read_source(file.name, file.read_bytes())
    parsed = parse(source)
    assert [text_of(each.message) for each in (*problems, *parsed.diagnostics)] == []
    assert bad_habits(check(parsed, analyse(parsed.sop))) == []
    compare(dump(parsed.sop, source), file.with_suffix(".model.txt"), accept)


@pytest.mark.parametrize("file", BAD, ids=name_of)
def test_bad(file: Path, accept: bool) -> None:
    source, problems = read_source(file.name, file.read_bytes())
    parsed = parse(source)
    findings = [*problems, *parsed.diagnostics]
    assert findings
    lines = [line for finding in findings for line in report(finding, source)]
    compare("\n".join([*lines, summary(parsed.sop)]) + "\n", file.with_suffix(".diagnostics.txt"), accept)


@pytest.mark.parametrize("file", BAD, ids=name_of)
def test_findings_can_be_said_and_their_fixes_help(file: Path) -> None:
    source, problems = read_source(file.name, file.read_bytes())
    for finding in (*problems, *parse(source).diagnostics):
        for language in LANGUAGES:
            for message in (finding.message, finding.hint, *(related.message for related in finding.related)):
                assert message is None or text_of(message, language)
        if finding.fix is not None and finding.fix.safe:
            before, after = parse(source), parse(applied(finding, source))
            assert len(after.diagnostics) <= len(before.diagnostics)  # a line at its right place may be another mistake
            place = said_on_line(finding, source)
            still = [each for each in after.diagnostics if said_on_line(each, after.source) == place]
            assert len(still) < len([each for each in before.diagnostics if said_on_line(each, source) == place])


def said_on_line(finding: Diagnostic, source: Source) -> tuple[int, str]:
    return source.text.count("\n", 0, finding.span.start), finding.message.key


def applied(finding: Diagnostic, source: Source) -> Source:
    assert finding.fix is not None
    text = source.text
    for edit in sorted(finding.fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return Source(source.path, text)


def report(finding: Diagnostic, source: Source) -> Iterator[str]:
    yield f"{place(finding.span, source)} {finding.code} {finding.severity.value}: {text_of(finding.message)}"
    if finding.hint is not None:
        yield f"    saran: {text_of(finding.hint)}"
    for related in finding.related:
        yield f"    {place(related.span, source)}: {text_of(related.message)}"
    if finding.fix is not None:
        for edit in finding.fix.edits:
            sure = "" if finding.fix.safe else " (tidak pasti)"
            yield f"    ganti {place(edit.span, source)} dengan {edit.replacement!r}{sure}"


def summary(sop: Sop) -> str:
    """What could be read in spite of the mistakes."""
    rows = [row for procedure in sop.procedures for row in flat(procedure.rows)]
    fields = [
        value
        for row in rows
        for value in (
            row.requirements,
            row.duration,
            row.output,
            row.remarks,
            row.condition,
            row.targets,
            row.assignment,
        )
        if value is not None
    ]
    nodes = [node for row in rows for node in row.nodes]
    branches = [branch for node in nodes for branch in node.branches]
    return (
        f"terbaca: {len(sop.procedures)} prosedur, {len(rows)} langkah, {len(fields)} isian, {len(nodes)} simpul,"
        f" {len(branches)} cabang"
    )


def flat(rows: tuple[Row, ...]) -> Iterator[Step]:
    for row in rows:
        if isinstance(row, Step):
            yield row
        elif isinstance(row, Parallel):
            yield from flat(row.rows)


def compare(actual: str, file: Path, accept: bool) -> None:
    if accept:
        file.write_text(actual, encoding="utf-8")
    assert file.exists(), f"{file.name} is missing: run with --accept and read what it says"
    assert actual == file.read_text(encoding="utf-8")
