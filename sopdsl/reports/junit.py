"""Findings as JUnit XML, which nearly every CI reads: a test suite a document, a test case a finding.

Errors are failures, as they are for the exit code; warnings and notes are told by cases that pass. A document without
findings is one case that passes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.messages import text_of
from sopdsl.reports import Checked, words_of
from sopdsl.reports.text import LABELS, visible

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(files: Sequence[Checked], language: str = "id") -> str:
    """The document, in ASCII. It has no times, which would differ from run to run."""
    suites = ElementTree.Element("testsuites", name="sop check")
    for file in files:
        _suite(suites, file, language)
    tests = suites.findall("testsuite/testcase")
    suites.attrib |= {"tests": str(len(tests)), "failures": str(len(suites.findall(".//failure"))), "errors": "0"}
    ElementTree.indent(suites)
    made: bytes = ElementTree.tostring(suites, encoding="us-ascii", xml_declaration=True)
    return made.decode("ascii") + "\n"


def _suite(suites: ElementTree.Element, file: Checked, language: str) -> None:
    failures = sum(finding.severity is Severity.ERROR for finding in file.diagnostics)
    counts = {"tests": str(len(file.diagnostics) or 1), "failures": str(failures), "errors": "0", "skipped": "0"}
    suite = ElementTree.SubElement(suites, "testsuite", {"name": _plain(file.path), **counts})
    if not file.diagnostics:
        ElementTree.SubElement(suite, "testcase", {"name": "sop check", "classname": _plain(file.path)})
    for finding in file.diagnostics:
        _case(suite, file, finding, language)


def _case(suite: ElementTree.Element, file: Checked, finding: Diagnostic, language: str) -> None:
    line, column = file.source.line_column(finding.span.start)
    name = f"{finding.name} {line}:{column}"
    case = ElementTree.SubElement(suite, "testcase", {"name": name, "classname": _plain(file.path)})
    words = "\n".join(_plain(part) for part in words_of(finding, language))
    level = text_of(LABELS[finding.severity], language)
    told = f"{_plain(file.path)}:{line}:{column}: {level}[{finding.name}] {words}"
    if finding.severity is Severity.ERROR:
        failure = {"type": finding.code, "message": words.partition("\n")[0]}
        ElementTree.SubElement(case, "failure", failure).text = told
    else:
        ElementTree.SubElement(case, "system-out").text = told


def _plain(text: str) -> str:
    """A text without what XML 1.0 cannot hold, not even escaped."""
    return _NO_XML.sub("\ufffd", visible(text))
