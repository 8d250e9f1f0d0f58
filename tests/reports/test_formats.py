"""The reports for programs: each as its readers expect it, with all text of a document as data."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from sopdsl.messages import text_of
from sopdsl.reports import FORMATS, Checked, report
from sopdsl.source import Source, Span
from tests.reports.report_samples import HOSTILE, TEXT, samples

GOLDEN = Path(__file__).parent / "golden"
FINDINGS = 6


@pytest.mark.parametrize("format", FORMATS)
def test_golden(format: str, accept: bool) -> None:
    made = report(format, samples())
    file = GOLDEN / f"{format}.txt"
    if accept:
        file.write_text(made, encoding="utf-8", newline="")
    assert made == file.read_bytes().decode("utf-8")
    assert made.endswith("\n") and str(Path.cwd()) not in made


def test_each_golden_file_has_its_format() -> None:
    assert {file.stem for file in GOLDEN.iterdir()} == set(FORMATS)


@pytest.mark.parametrize("format", FORMATS)
def test_no_document_and_no_finding(format: str) -> None:
    none, clean = report(format, []), report(format, samples()[1:])
    if format in ("text", "concise", "github"):
        assert none == clean == ""
    if format in ("json", "gitlab"):
        assert json.loads(none) == json.loads(clean) == []
    if format == "sarif":
        assert json.loads(none)["runs"][0]["results"] == [] and none == clean
    if format == "junit":
        assert ElementTree.fromstring(none).get("tests") == "0"
        assert ElementTree.fromstring(clean).get("tests") == "1"


@pytest.mark.parametrize("format", ["json", "sarif", "gitlab"])
def test_a_file_name_that_is_no_utf_8_spoils_no_report(format: str) -> None:
    (first, *_) = samples()
    made = json.loads(report(format, [first._replace(path="surat\udcff.sop")]))
    words = json.dumps(made, ensure_ascii=False).encode("utf-8").decode("utf-8")
    assert "surat%FF.sop" in words if format == "sarif" else "surat\ufffd.sop" in words


def test_concise_is_a_line_a_finding_in_both_languages() -> None:
    lines = report("concise", samples(), "en").splitlines()
    assert len(lines) == FINDINGS
    assert lines[0] == "./bidang umum/a:b,c%d[1]é.sop:1:20: warning[tab] step 1: saja"
    assert not set("\x1b\x00\u202e") & set("".join(lines))


def test_json_says_everything_and_its_places_are_those_of_the_text() -> None:
    (first, *_), lines = samples(), TEXT.split("\n")
    found = json.loads(report("json", samples()))
    assert [each["code"] for each in found] == [finding.code for finding in first.diagnostics]
    assert text_of(first.diagnostics[2].message) == found[2]["message"] and HOSTILE in found[2]["hint"]
    (edit,) = found[1]["fix"]["edits"]
    start, end = edit["start"], edit["end"]
    assert start["line"] == end["line"]
    assert lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1] == "Nomer"
    assert (found[1]["fix"]["safe"], found[4]["fix"]["safe"], found[0]["fix"]) == (True, False, None)


def sarif_run(files: list[Checked]) -> dict[str, object]:
    """The run of a log, which the types made from the official schema accept: they know no other properties."""
    log = json.loads(report("sarif", files))
    SarifLog.model_validate(log)
    assert log["version"] == "2.1.0" and log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    return run


def test_sarif_keeps_its_schema_and_the_schema_can_refuse() -> None:
    sarif_run(samples())
    log = json.loads(report("sarif", samples()))
    log["runs"][0]["results"][0]["level"] = "galat"
    with pytest.raises(ValueError, match="level"):
        SarifLog.model_validate(log)


def test_sarif_results_point_to_their_rules_and_places() -> None:
    run = sarif_run(samples())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["TKS001", "TKS002", "TKS004", "TKS008"]
    assert all(rule["help"]["text"] and rule["fullDescription"]["text"] for rule in rules)
    results = run["results"]
    assert [rules[each["ruleIndex"]]["id"] if "ruleIndex" in each else None for each in results] == [
        *(each["ruleId"] for each in results[:-1]),
        None,
    ]
    for each in results:
        place = each["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == samples()[0].path
        region = place["region"]
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
    assert [len(each.get("fixes", ())) for each in results] == [0, 1, 0, 0, 0, 0], "only safe fixes are offered"


def test_sarif_messages_have_no_links_and_placeholders_of_a_document() -> None:
    hostile = sarif_run(samples())["results"][2]["message"]["text"]
    assert "{{0}}" in hostile and "\\[e](f)" in hostile


@pytest.mark.parametrize("format", ["sarif", "gitlab"])
def test_fingerprints_differ_and_outlive_new_lines_above(format: str) -> None:
    (first, *_) = samples()
    text = "# catatan\n\n" + TEXT
    shift = len(text) - len(TEXT)
    moved = [
        each._replace(span=Span(each.span.start + shift, each.span.end + shift), related=())
        for each in first.diagnostics[:-1]
    ]
    before = fingerprints(format, samples())[:-1]
    after = fingerprints(format, [first._replace(source=Source(first.source.path, text), diagnostics=moved)])
    assert before == after and len(set(before)) == FINDINGS - 1
    assert set(before).isdisjoint(fingerprints(format, [first._replace(path="lain.sop")]))


def fingerprints(format: str, files: list[Checked]) -> list[str]:
    if format == "gitlab":
        return [each["fingerprint"] for each in json.loads(report("gitlab", files))]
    return [each["partialFingerprints"]["primaryLocationLineHash"] for each in sarif_run(files)["results"]]


def test_gitlab_has_what_gitlab_asks_for() -> None:
    for each in json.loads(report("gitlab", samples())):
        assert set(each) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert each["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert 1 <= each["location"]["lines"]["begin"] <= each["location"]["lines"]["end"]
        assert each["location"]["path"] == samples()[0].path


def test_github_has_a_command_a_finding_whatever_is_written_in_it() -> None:
    lines = report("github", samples()).splitlines()
    assert len(lines) == FINDINGS
    kinds = [line.split(" ", 1)[0] for line in lines]
    assert kinds == ["::warning", "::error", "::error", "::error", "::notice", "::notice"]
    for line in lines:
        properties = line.split(" ", 1)[1].split("::", 1)[0]
        names = [part.partition("=")[0] for part in properties.split(",")]
        assert names in (["file", "line", "col", "endColumn", "endLine", "title"], ["file", "line", "endLine", "title"])
        assert "file=bidang umum/a%3Ab%2Cc%25d[1]é.sop," in properties
    assert "a%25b" in lines[2] and "%0A" in lines[2]


def test_junit_fails_for_errors_only_and_counts_right() -> None:
    suites = ElementTree.fromstring(report("junit", samples()))
    assert suites.tag == "testsuites"
    for counted, name in ((suites.findall(".//testcase"), "tests"), (suites.findall(".//failure"), "failures")):
        assert int(suites.get(name)) == len(counted) == sum(int(suite.get(name)) for suite in suites)
    assert [len(suite) for suite in suites] == [FINDINGS, 1]
    failures = suites.findall(".//failure")
    assert [failure.get("type") for failure in failures] == ["TKS002", "TKS001", "TKS002"]
    assert "</failure> ]]>" in failures[1].text and "\x1b" not in failures[1].text
    cases = [(case.get("classname"), case.get("name")) for case in suites.iter("testcase")]
    assert len(set(cases)) == len(cases)
