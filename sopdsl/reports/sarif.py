"""Findings as SARIF 2.1.0 (OASIS), which code scanning services and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; paragraphs of it are named below.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from urllib.parse import quote

from sopdsl import __version__
from sopdsl.checks import Rule, find_rule
from sopdsl.checks.documentation import sections_of, title_of
from sopdsl.checks.explain import explain
from sopdsl.diagnostics import Diagnostic, Fix, Severity
from sopdsl.messages import text_of
from sopdsl.reports import Checked, words_of
from sopdsl.reports.fingerprints import fingerprinted
from sopdsl.source import Source, Span

Json = dict[str, object]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "primaryLocationLineHash"
"""The name under which GitHub looks for a fingerprint."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")


def report(files: Sequence[Checked], language: str = "id") -> str:
    """One run, with the rules that found something. Columns count characters, not UTF-16 units."""
    codes = sorted({finding.code for file in files for finding in file.diagnostics})
    rules = [rule for rule in map(find_rule, codes) if rule is not None]
    driver = {"name": "sop", "version": __version__, "rules": [_rule(rule, language) for rule in rules]}
    places = {rule.code: place for place, rule in enumerate(rules)}
    results = [_result(*found, places, language) for found in fingerprinted(files)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule, language: str) -> Json:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _literal(title_of(rule.documentation, language))},
        "fullDescription": {"text": _literal(next(iter(sections_of(rule.documentation).values())))},
        "help": {"text": _literal(explain(rule, language))},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(file: Checked, finding: Diagnostic, fingerprint: str, rules: dict[str, int], language: str) -> Json:
    result: Json = {"ruleId": finding.code}
    if finding.code in rules:
        result["ruleIndex"] = rules[finding.code]
    result |= {
        "level": _LEVELS[finding.severity],
        "message": {"text": _literal(" ".join(words_of(finding, language)))},
        "locations": [_location(file, finding.span)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    related = [
        {**_location(file, each.span), "message": {"text": _literal(text_of(each.message, language))}}
        for each in finding.related
    ]
    if related:
        result["relatedLocations"] = related
    if finding.fix is not None and finding.fix.safe and finding.fix.edits:
        result["fixes"] = [_fix(file, finding.fix)]
    return result


def _fix(file: Checked, fix: Fix) -> Json:
    """A safe fix; a viewer offers fixes without a word about their safety."""
    replacements = [
        {"deletedRegion": _region(file.source, edit.span), "insertedContent": {"text": edit.replacement}}
        for edit in fix.edits
    ]
    return {"artifactChanges": [{"artifactLocation": {"uri": _uri(file.path)}, "replacements": replacements}]}


def _location(file: Checked, span: Span) -> Json:
    place = {"artifactLocation": {"uri": _uri(file.path)}, "region": _region(file.source, span)}
    return {"physicalLocation": place}


def _region(source: Source, span: Span) -> Json:
    """Half-open, as spans are (3.30.8)."""
    line, column = source.line_column(span.start)
    last, end = source.line_column(span.end)
    return {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end}


def _uri(path: str) -> str:
    """A relative reference (3.4.3). A first part with a colon would be a scheme, so it is escaped."""
    return quote(path.encode("utf-8", "surrogateescape"))


def _literal(text: str) -> str:
    """A message text without placeholders (3.11.5) and links (3.11.6): what looks like one is shown as it stands."""
    return _LINK.sub(r"\\[", text.replace("{", "{{").replace("}", "}}"))
