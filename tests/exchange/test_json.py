"""Documents as JSON: nothing is lost on the way there and back, and the schema says what the reader does."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from sopdsl.renderers.json import render

import sopdsl
from sopdsl.diagnostics import Severity
from sopdsl.exchange import read_json
from sopdsl.exchange.descriptions import FIELDS, KINDS
from sopdsl.exchange.schema import FILE, schema
from sopdsl.flow import analyse
from sopdsl.importing import read
from sopdsl.model import Sop
from sopdsl.rendering import Job
from sopdsl.source import Source
from sopdsl.syntax import parse, read_source
from tests.strategies import sops

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
VALIDATOR = Draft202012Validator(schema())
COMPUTED = ("computed", "value")
"""What is written for other programs and never read."""


def bytes_of(sop: Sop) -> bytes:
    """The file that `sop render --as json` writes."""
    (file,) = render(Job(sop, analyse(sop), "json", {}, False, lambda path: None)).files
    assert file.suffix == ".json"
    return file.data


def values_of(sop: Sop) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(bytes_of(sop))
    return values


def check_conserved(sop: Sop) -> None:
    """The JSON keeps to the schema, gives the same model, and makes a text that says the same."""
    data = bytes_of(sop)
    values = json.loads(data)
    VALIDATOR.validate(values)
    assert read_json(values) == (sop, ())
    imported = read("uji.json", data, ".json")
    assert imported.text is not None, imported.diagnostics
    assert parse(Source("uji.sop", imported.text)).sop == sop


@settings(max_examples=60)
@given(sops(most_rows=20))
def test_random_documents_are_conserved(sop: Sop) -> None:
    check_conserved(sop)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_document_of_the_project_is_conserved(path: Path) -> None:
    parsed = parse(Source(path.name, path.read_text(encoding="utf-8")))
    assert not any(finding.severity is Severity.ERROR for finding in parsed.diagnostics)
    check_conserved(parsed.sop)


@pytest.mark.parametrize("path", sorted(ROOT.glob("grammar/corpus/bad/*.sop")), ids=lambda path: path.stem)
def test_what_could_be_read_of_a_broken_document_is_conserved(path: Path) -> None:
    """Such a document is written with `--draft`; whether the language can hold it, only the import asks."""
    source, _ = read_source(path.name, path.read_bytes())
    sop = parse(source).sop
    values = values_of(sop)
    VALIDATOR.validate(values)
    assert read_json(values) == (sop, ())


def test_the_shipped_schema_is_current(accept: bool) -> None:
    made = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    if accept:
        FILE.write_text(made, encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == made
    Draft202012Validator.check_schema(json.loads(made))


def test_the_schema_tells_what_every_part_of_a_document_is() -> None:
    """Where a part says nothing, what it holds does."""
    definitions = schema()["$defs"]
    parts = {(name, part) for name in KINDS for part in definitions[name]["properties"]}
    said = {tuple(key.split(".")) for key in FIELDS}
    assert said <= parts
    plain = {"kind", "relation", "executors", "text", "rows", "identity", "procedures", "extras"}
    assert {part for _, part in parts - said} <= plain


def test_what_is_not_written_is_left_out() -> None:
    sop = parse(Source("uji.sop", "SOP: Surat\nTanggal Revisi:\nLangkah: Mencatat\n  Output:\n  Lanjut ke: -\n")).sop
    assert values_of(sop)["document"] == {
        "title": "Surat",
        "identity": {"revised": {"text": ""}},
        "procedures": [
            {"rows": [{"kind": "Langkah", "text": "Mencatat", "output": "", "targets": []}], "written": False}
        ],
    }


def test_texts_dates_and_times_stand_as_written_with_their_values() -> None:
    text = (
        "SOP: Surat\nTanggal Efektif: Juni 2020\nAsumsi waktu: 1 hari = 7,5 jam\n"
        "Langkah a: Menulis *konsep*\n  Kelengkapan: Berkas\n    - satu\n      - dua\n  Waktu: maks. 1/3 jam\n"
        "  Output: **semua**\n"
        "Langkah: Menulis {a}\n  Waktu: idem\n  Keterangan: satu\\\n    dua\n"
    )
    sop = parse(Source("uji.sop", text)).sop
    check_conserved(sop)
    document = values_of(sop)["document"]
    first, second = document["procedures"][0]["rows"]
    assert document["identity"]["effective"] == {"text": "Juni 2020", "value": "2020-06"}
    assert document["assumption"] == {}
    assert first["text"] == {"lead": ["Menulis ", {"text": "konsep", "italic": True}]}
    assert first["requirements"] == {"lead": ["Berkas"], "items": [{"content": ["satu"], "items": ["dua"]}]}
    assert first["output"] == {"lead": [{"text": "semua", "bold": True}]}
    amounts = [{"value": "1/3", "unit": "jam"}]
    value = {"kind": "durasi", "low": amounts, "high": amounts, "bound": "maksimal"}
    assert first["duration"] == {"text": "maks. 1/3 jam", "value": value}
    assert second["duration"] == {"same": True}
    assert second["text"] == {"lead": ["Menulis ", {"step": "a"}]}
    assert second["remarks"] == {"lead": ["satu", {"break": True}, "dua"]}


def test_the_flow_stands_beside_the_document() -> None:
    text = (
        "SOP: Surat\nPelaksana: Staf; Kadin\nLangkah a oleh Staf: Menulis\n"
        "Langkah oleh Staf bersama Kadin: Memeriksa\n  Keputusan: Baik?\n    Jika Ya: SOP Arsip\n    Jika Tidak: a\n"
    )
    (flow,) = values_of(parse(Source("uji.sop", text)).sop)["computed"]["flows"]
    assert flow == {
        "executors": ["Staf", "Kadin"],
        "nodes": [
            {"id": 0, "step": 1, "kind": "Proses", "executors": ["Staf"], "name": "a", "starts": True},
            {"id": 1, "step": 2, "kind": "Keputusan", "executors": ["Staf", "Kadin"], "text": "Baik?"},
            {"id": 2, "step": 2, "kind": "Selesai", "executors": ["Staf"], "ends": True, "added": True},
        ],
        "edges": [
            {"source": 0, "target": 1, "kind": "jalan"},
            {"source": 1, "target": 2, "kind": "jalan", "label": "Ya", "branch": 0},
            {"source": 1, "target": 0, "kind": "jalan", "label": "Tidak", "branch": 1},
        ],
        "exits": [{"source": 1, "end": 2, "kind": "SOP", "text": "Arsip", "label": "Ya", "branch": 0}],
    }


def test_what_the_project_gives_is_not_the_documents_own(tmp_path: Path) -> None:
    """The document that comes back writes no more than the first one did."""
    letterhead = "[instansi]\nnama = ['Kota Contoh', 'Dinas Contoh']\nalamat = 'Jalan Contoh'\n"
    (tmp_path / "sop.toml").write_text(letterhead + "[pengesahan]\nnama = 'Pejabat'\n", encoding="utf-8")
    text = (
        "SOP: Surat\n\nAlamat:\nDisahkan oleh:\n  Jabatan: Kepala\n\nPelaksana:\n  - Staf\n\n"
        "Langkah oleh Staf: Mencatat\n"
    )
    (tmp_path / "surat.sop").write_text(text, encoding="utf-8")
    (file,) = sopdsl.render(sopdsl.load_document(tmp_path / "surat.sop"), "json").files
    values = json.loads(file.data)
    VALIDATOR.validate(values)
    assert values["document"]["identity"] == {"address": "", "approval": {"position": "Kepala"}}
    assert values["computed"]["identity"] == {
        "agency": ["Kota Contoh", "Dinas Contoh"],
        "approval": {"name": "Pejabat"},
    }
    assert read("surat.json", file.data, ".json").text == text


def test_what_was_computed_is_not_read() -> None:
    sop = parse(Source("uji.sop", "SOP: Surat\nTanggal Revisi: Juni 2020\nLangkah: Mencatat\n  Waktu: 2 jam\n")).sop
    values = values_of(sop)
    values["computed"] = [None]
    values["document"]["identity"]["revised"]["value"] = 1999
    values["document"]["procedures"][0]["rows"][0]["duration"]["value"] = "x"
    assert read_json(values) == (sop, ())
    assert not VALIDATOR.is_valid(values)


# ---------------------------------------------------------------- schema and reader agree


def places(values: Any) -> Iterator[tuple[Any, Any]]:
    """Each part of a JSON value that is read, as what holds it and its name or index there."""
    parts = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    for step, part in list(parts):
        if step not in COMPUTED:
            yield values, step
            yield from places(part)


_STRANGE: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 10**30, "", "x", "a\nb", "15/2", "1/0", "/", [], [[]], ["x"], [""], {}, {"x": 1},
    {"text": "x"}, {"step": "a"}, {"break": True}, {"break": 1}, {"same": True}, {"same": True, "text": "x"},
    {"lead": ["x"]}, {"items": [{"content": ["x"], "items": [{"items": []}]}]}, {"kind": "Langkah", "text": "x"},
    {"kind": "Kelompok", "title": {"lead": [{"text": ""}]}}, {"kind": "Serentak", "rows": []}, "selesai", "draf",
)  # fmt: skip


SOUND = [values_of(parse(Source(path.name, path.read_text(encoding="utf-8"))).sop) for path in FILES]
EVERYTHING_BUT_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]


@st.composite
def wrong_documents(draw: st.DrawFn) -> Any:
    """The JSON of a document with a few parts taken out, renamed, doubled, or made something else."""
    values = copy.deepcopy(draw(st.sampled_from(SOUND)))
    for _ in range(draw(st.integers(1, 3))):
        holder, step = draw(st.sampled_from(list(places(values)) or [({"x": 1}, "x")]))
        change = draw(st.sampled_from(("take", "rename", "change", "repeat")))
        if change == "take":
            del holder[step]
        elif change == "rename" and isinstance(holder, dict):
            holder[f"{step}x"] = holder.pop(step)
        elif change == "repeat" and isinstance(holder, list):
            holder.insert(step, copy.deepcopy(holder[step]))
        else:
            holder[step] = copy.deepcopy(draw(st.sampled_from(_STRANGE)))
    return values


@settings(max_examples=400, phases=EVERYTHING_BUT_SHRINKING)
@given(wrong_documents())
def test_schema_and_reader_agree(values: Any) -> None:
    sop, problems = read_json(values)
    assert (sop is None) == bool(problems)
    assert (sop is not None) == VALIDATOR.is_valid(values), problems


@settings(max_examples=100, phases=EVERYTHING_BUT_SHRINKING)
@given(wrong_documents())
def test_a_file_becomes_a_text_that_says_it_or_no_text(values: Any) -> None:
    imported = read("uji.json", json.dumps(values, indent=1).encode(), ".json")
    assert (imported.text is None) == bool(imported.diagnostics)
    for finding in imported.diagnostics:
        assert 0 <= finding.span.start <= finding.span.end <= len(imported.source.text)
    if imported.text is not None:
        assert parse(Source("uji.sop", imported.text)).sop == read_json(values)[0]
