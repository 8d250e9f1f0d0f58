"""What an office begins with: both files say what was answered, whatever that was."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopdsl.diagnostics import Severity
from sopdsl.model import Executor, plain
from sopdsl.project.beginning import (
    Answers,
    can_be_title,
    document_name,
    document_text,
    read_executor,
    settings_text,
    tidy,
)
from sopdsl.project.document import Document, check_text
from sopdsl.project.drawing import render
from sopdsl.project.projects import Project
from sopdsl.project.roots import Root
from sopdsl.project.settings_reader import read_settings
from sopdsl.source import Source
from sopdsl.syntax.formatter import format

HOSTILE = (
    "Dinas Contoh",
    "Nomor: 1",
    "- x",
    "# x",
    "1. x",
    'kata "kutip" \'tunggal\' """tiga"""',
    "C:\\data\\",
    "baris\nkedua\r\nketiga",
    "${title} $x {urut} {susun}",
    "*miring* **tebal** ***",
    "😀 é 日本",
    "Status: final",
    "Langkah oleh Staf: x",
    "a -> b + c (eksternal) = d",
    "idem",
    "\x00\x1b[31m\u202e\ud800",
    "]\n[lembar]\nkertas = 'A3'",
    "uraian panjang " * 20,
)
words = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30)).map(tidy)
titles = words.filter(lambda each: not each or can_be_title(each))
executors = st.lists(words.map(read_executor).filter(bool), max_size=4, unique_by=lambda each: each.label.casefold())
answers = st.builds(
    Answers,
    agency=st.lists(words.filter(bool), max_size=4).map(tuple),
    address=words,
    logo=st.just(""),
    position=words,
    name=words,
    number=words,
    title=titles,
    executors=executors.map(tuple),
)


def loaded(given: Answers) -> Document:
    source = Source("sop.toml", settings_text(given))
    read, problems = read_settings(source)
    assert not [each for each in problems if each.severity is Severity.ERROR]
    project = Project(Root(Path(), Path().resolve()), read, source)
    return check_text(Path("x.sop"), document_text(given).encode(), project)


@given(answers)
def test_settings_read_back_as_they_were_answered(given: Answers) -> None:
    tables = tomllib.loads(settings_text(given))
    office = {"nama": list(given.agency), "alamat": given.address, "logo": given.logo}
    official = {"jabatan": given.position, "nama": given.name, "nip": given.number}
    assert tables["instansi"] == {key: value for key, value in office.items() if value}
    assert tables["pengesahan"] == {key: value for key, value in official.items() if value}
    assert set(tables) == {"instansi", "pengesahan", "periksa", "waktu", "lembar"}


@given(answers)
def test_the_document_is_read_as_it_was_answered(given: Answers) -> None:
    document = loaded(given)
    assert plain(document.sop.title) == (given.title or "....")
    assert document.sop.executors == given.executors or not given.executors
    assert document.sop.status.value == "draf"
    identity = document.sop.identity
    assert [line.text for line in identity.agency or ()] == list(given.agency or ("....",))
    assert identity.approval is not None and identity.approval.position is not None
    assert identity.approval.position.text == (given.position or "....")
    assert not [each for each in document.diagnostics if each.severity is Severity.ERROR]
    assert format(document.source).text == document.source.text


@settings(max_examples=10)
@given(answers)
def test_the_document_is_drawn(given: Answers) -> None:
    assert render(loaded(given), format="svg").files


def test_a_plain_beginning_has_nothing_but_placeholders_to_find() -> None:
    given = Answers(("Dinas Contoh",), title="Pelayanan Surat", executors=(Executor("Staf"), Executor("Kepala Seksi")))
    assert {each.code for each in loaded(given).diagnostics} == {"TKS007"}
    assert {each.code for each in loaded(Answers()).diagnostics} == {"TKS007"}


def test_the_examples_of_the_settings_are_right() -> None:
    """Without the marks before its settings, the file is one that an office may have."""
    lines = [line.removeprefix("# ") if " = " in line else line for line in settings_text(Answers()).splitlines()]
    _, problems = read_settings(Source("sop.toml", "\n".join(lines)))
    assert len([line for line in lines if line.startswith("pola-nomor = ")]) == 1
    assert not problems


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Pelayanan Surat Keterangan", "pelayanan-surat-keterangan.sop"),
        ("SOP: Café / 2 %", "sop-cafe-2.sop"),
        ("../../etc", "etc.sop"),
        ("日本", "sop-pertama.sop"),
        ("", "sop-pertama.sop"),
        ("a" * 59 + " b", "a" * 59 + ".sop"),
    ],
)
def test_the_file_is_named_after_the_title(title: str, name: str) -> None:
    assert document_name(title) == name


@pytest.mark.parametrize("title", ["berkas {x}"])
def test_titles_that_mean_something_else(title: str) -> None:
    assert not can_be_title(title)


@pytest.mark.parametrize("name", ["a: b", "a [b]", "= x", "Kurir (eksternal) ="])
def test_executors_that_cannot_be_named(name: str) -> None:
    assert read_executor(name) is None
