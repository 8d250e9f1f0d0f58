"""Files that are no sound drawing are a finding at their place; nothing in a file breaks or tricks the reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdsl.diagnostics import Severity
from sopdsl.importing import read
from sopdsl.messages import LANGUAGES, text_of
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.importing.test_bpmn_export_back import FILES as OWN
from tests.importing.test_bpmn_export_back import export, model_of

FILES = [path.read_bytes() for path in sorted((Path(__file__).parent / "corpus").glob("*.bpmn"))]
EXPORTS = [export(model_of(path.read_text(encoding="utf-8"))) for path in OWN]
SMALL = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" name="Surat">{}</process>'
    "</definitions>"
)
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" name="&b;"/></definitions>'
)


def findings(data: bytes) -> list[tuple[str, str]]:
    """Of each finding its severity and what it says; both languages have a remedy."""
    imported = read("berkas.bpmn", data, ".bpmn")
    found = []
    for finding in imported.diagnostics:
        assert finding.hint is not None and 0 <= finding.span.start <= len(imported.source.text)
        for language in LANGUAGES:
            text_of(finding.hint, language)
        found.append((finding.severity.value, text_of(finding.message)))
    errors = any(finding.severity is Severity.ERROR for finding in imported.diagnostics)
    assert (imported.text is None) == errors
    return found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "tidak dapat dibaca sebagai XML"),
        ("Langkah: Menulis", "tidak dapat dibaca sebagai XML"),
        (SMALL.format("<task"), "tidak dapat dibaca sebagai XML"),
        (SMALL.format('<task id="a" x:name="Menulis"/>'), "tidak dapat dibaca sebagai XML"),
        (SMALL.format('<task id="a" name="&nama;"/>'), "tidak dapat dibaca sebagai XML"),
        (SMALL.format("<task>" * 200 + "</task>" * 200), "bersarang terlalu dalam"),
        (SMALL.format("<task/>" * 50_001), "lebih dari 50000 unsur"),
        (BOMB, "memuat DTD"),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "memuat DTD"),
        ("<html/>", "bukan BPMN 2.0"),
        ('<definitions xmlns="http://www.omg.org/bpmn20"/>', "bukan BPMN 2.0"),
        (SMALL.format(""), "tidak memuat proses dengan tugas"),
        (SMALL.format('<startEvent id="a"/>'), "tidak memuat proses dengan tugas"),
    ],
)
def test_files_that_hold_no_steps(text: str, said: str) -> None:
    severity, words = findings(text.encode())[-1]
    assert severity == "error" and said in words


def flow(name: str, source: str, target: str, words: str = "") -> str:
    return f'<sequenceFlow id="{name}" name="{words}" sourceRef="{source}" targetRef="{target}"/>'


@pytest.mark.parametrize(("name", "catching"), [("A", "xy"), ("", "x")], ids=["two catch it", "without a name"])
def test_link_events_that_are_no_pair_are_events(name: str, catching: str) -> None:
    link = f'<linkEventDefinition name="{name}"/>'
    events = [f'<intermediateCatchEvent id="{each}">{link}</intermediateCatchEvent>' for each in catching]
    events.append(f'<intermediateThrowEvent id="z">{link}</intermediateThrowEvent>')
    parts = ['<task id="t" name="a"/>', *events, flow("f", "t", "z"), flow("g", "x", "t")]
    said = [words for _, words in findings(SMALL.format("".join(parts)).encode())]
    assert sum("di tengah alur" in words for words in said) == len(events)


def test_gateways_without_end_are_no_work_without_end() -> None:
    parts = ['<task id="t" name="a"/>', flow("s", "t", "p0")]
    for each in range(200):
        parts.append(f'<parallelGateway id="p{each}"/><exclusiveGateway id="x{each}"/>')
        parts += [flow(f"{way}{each}", f"p{each}", f"x{each}", f"{way} {each}") for way in "ab"]
        parts.append(flow(f"c{each}", f"x{each}", f"p{each + 1}"))
    ladder = SMALL.format("".join(parts) + '<parallelGateway id="p200"/>')
    assert "jalannya tidak dapat dihitung" in findings(ladder.encode())[-1][1]


def test_loops_of_gateways_and_calls_come_to_an_end() -> None:
    loop = '<task id="t" name="Menulis"/><exclusiveGateway id="g"/><exclusiveGateway id="h"/>'
    loop += flow("1", "t", "g") + flow("2", "g", "h", "x") + flow("3", "h", "g", "y")
    calls = '<callActivity id="a" name="SOP A"/><callActivity id="b" name="SOP A"/>'
    calls += '<endEvent id="e" name="Dilanjutkan ke SOP A"/>' + flow("1", "a", "b") + flow("2", "b", "a")
    for text in (loop, calls + flow("3", "b", "e")):
        assert all(severity != "error" for severity, _ in findings(SMALL.format(text).encode()))


def test_what_is_remarked_on_flows_lanes_and_gateways_is_kept() -> None:
    text = (
        '<laneSet id="l"><lane id="l1" name="Staf"><documentation>Lajur ramai</documentation>'
        "<flowNodeRef>t</flowNodeRef></lane></laneSet>"
        '<task id="t" name="Menulis"/><parallelGateway id="g"><documentation>Jalan bercabang</documentation>'
        '</parallelGateway><task id="u" name="Membaca"/><textAnnotation id="n"><text>Panah penting</text>'
        '</textAnnotation><association id="a" sourceRef="f" targetRef="n"/>'
    )
    flows = flow("f", "t", "g").replace("/>", "><documentation>Segera</documentation></sequenceFlow>")
    imported = read("x.bpmn", SMALL.format(text + flows + flow("h", "g", "u")).encode(), ".bpmn")
    for words in ("Lajur ramai", "Jalan bercabang", "Panah penting", "Segera"):
        assert words in (imported.text or "")


TWO_POOLS = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><collaboration id="c">'
    '<participant id="k1" name="Satu" processRef="p"/><participant id="k2" name="Dua" processRef="q"/>{}'
    '</collaboration><process id="p"><task id="t" name="Menulis"/></process><process id="q"><task id="u" name="Membaca"'
    '/><dataObjectReference id="d" name="Surat"/><task id="v" name="Menjawab"/><task id="w" name="Mengirim"/>'
    + flow("f", "u", "v")
    + flow("g", "v", "w", "Surat asli")
    + "</process></definitions>"
)


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("f", "Langkah oleh Dua: Membaca\n    Lanjut ke: lanjut (Catatan penting)\n"),
        ("g", "Langkah oleh Dua: Mengirim\n\n  Catatan: Catatan penting\n"),
        ("k2", "Catatan penting"),
        ("d", "Catatan penting"),
        ("w", "Langkah oleh Dua: Mengirim\n    Keterangan: Catatan penting\n"),
    ],
)
def test_a_note_beside_the_pools_belongs_to_what_it_is_tied_to(about: str, said: str) -> None:
    note = '<textAnnotation id="n"><text>Catatan penting</text></textAnnotation>'
    for ends in (f'sourceRef="{about}" targetRef="n"', f'sourceRef="n" targetRef="{about}"'):
        imported = read("x.bpmn", TWO_POOLS.format(f'{note}<association id="a" {ends}/>').encode(), ".bpmn")
        assert said in (imported.text or "")


@pytest.mark.parametrize("ends", ["t u", "t d", "u v", "k1 k2", "f g"])
def test_an_association_of_other_things_is_a_finding(ends: str) -> None:
    source, target = ends.split()
    tie = f'<association id="a" sourceRef="{source}" targetRef="{target}"/>'
    said = [words for _, words in findings(TWO_POOLS.format(tie).encode())]
    assert sum(words.startswith("Garis hubungan a tidak ikut") for words in said) == 1


def test_a_file_in_another_encoding() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + SMALL.format('<task id="a" name="Menulis"/>')
    assert "UTF-8" in findings(text.encode("utf-16"))[-1][1]
    assert "UTF-8" in findings(text.replace("Menulis", "é").encode("latin-1"))[-1][1]


def test_the_place_of_a_finding_is_that_of_the_element() -> None:
    text = SMALL.format('<documentation>é ü 日本</documentation>\r\n<task id="a" name="Menulis"/>\n<zig id="z"/>')
    imported = read("berkas.bpmn", text.encode(), ".bpmn")
    places = [imported.source.text[finding.span.start :] for finding in imported.diagnostics]
    assert places[-1].startswith('<zig id="z"/>')


def test_hostile_names_are_words() -> None:
    names = [
        "- *a* **b** \\",
        "{nama} ${x}",
        "# x",
        "Langkah oleh B: c",
        "idem",
        "1. a. b",
        "Jika Ya: lanjut",
        "\u202eabc",
    ]
    tasks = "".join(f'<task id="t{number}" name="{name}"/>' for number, name in enumerate(names))
    imported = read("berkas.bpmn", SMALL.format(tasks).encode(), ".bpmn")
    assert imported.text is not None, imported.diagnostics
    assert len(parse(Source("x", imported.text)).sop.procedures[0].rows) == len(names)


_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters='<&"\ufffe\uffff'), max_size=30
)


@settings(max_examples=150)
@given(
    st.lists(
        st.one_of(_WORDS, st.sampled_from(["idem", "-", "selesai", "Langkah oleh A: b", "a (sistem)"])),
        min_size=8,
        max_size=8,
    )
)
def test_any_words_can_be_written(words: list[str]) -> None:
    """Whatever elements are called, the drawing becomes text."""
    pool, first, second, task, question, yes, remark, end = words
    inside = (
        f'<laneSet id="l"><lane id="l1" name="{first}"><flowNodeRef>a</flowNodeRef></lane>'
        f'<lane id="l2" name="{second}"><flowNodeRef>g</flowNodeRef></lane></laneSet>'
        f'<task id="a" name="{task}"><documentation>{remark}</documentation></task>'
        f'<exclusiveGateway id="g" name="{question}"/><endEvent id="e" name="{end}"/>'
        f'<sequenceFlow id="f1" sourceRef="a" targetRef="g"/><sequenceFlow id="f2" name="{yes}" sourceRef="g"'
        f' targetRef="e"/><sequenceFlow id="f3" name="{remark}" sourceRef="g" targetRef="a"/>'
    )
    text = SMALL.format(inside).replace('name="Surat"', f'name="{pool}"')
    imported = read("berkas.bpmn", text.encode(), ".bpmn")
    assert imported.text is not None, [text_of(finding.message) for finding in imported.diagnostics]


@settings(max_examples=150)
@given(st.sampled_from([*FILES, *EXPORTS]), st.data())
def test_damaged_files_never_break_the_reader(file: bytes, data: st.DataObject) -> None:
    """Tags, names and references go missing, come twice, or change places."""
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(file) - 1))
        end = min(len(file), start + data.draw(st.integers(1, 60)))
        other = data.draw(st.integers(0, len(file) - 1))
        file = (
            file[:start]
            + data.draw(st.sampled_from([b"", file[other : other + end - start], b'"', b"<", b"\xff"]))
            + file[end:]
        )
    findings(file)


@settings(max_examples=60)
@given(st.sampled_from(EXPORTS), st.sampled_from(EXPORTS))
def test_the_document_of_another_drawing_never_breaks_the_reader(file: bytes, other: bytes) -> None:
    pattern = re.compile(rb"(?s)<sop:naskah>.*</sop:naskah>")
    found = pattern.search(other)
    assert found is not None
    findings(pattern.sub(lambda _: found[0], file))


@settings(max_examples=150)
@given(st.sampled_from([*FILES, *EXPORTS]), st.data())
def test_lines_that_are_lost_or_moved_never_break_the_reader(file: bytes, data: st.DataObject) -> None:
    lines = [line for line in file.decode().splitlines() if line.strip()]
    whole = [number for number, line in enumerate(lines) if line.strip().endswith("/>") or "</" in line.strip()[1:]]
    whole = [number for number in whole if not lines[number].strip().startswith("</")]
    for number in data.draw(st.lists(st.sampled_from(whole), max_size=6, unique=True)):
        lines[number] = data.draw(st.sampled_from(["", lines[data.draw(st.sampled_from(whole))]]))
    findings("\n".join(lines).encode())
