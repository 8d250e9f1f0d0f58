"""A checklist as Markdown: nothing is lost in it, and no text of a document becomes markup."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from sopdsl.renderers.checklist import render

from sopdsl.flow import analyse
from sopdsl.model import Group, LineBreak, Run, Sop, Text
from sopdsl.rendering import Job
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.checklist.belonging import check_all_there, squeezed
from tests.strategies import sops

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("grammar/corpus/good/**/*.sop"), *ROOT.glob("specs/*.sop")])
GOLDEN = sorted(Path(__file__).with_name("golden").glob("*.md"))
OURS = {"heading", "paragraph", "bullet_list", "list_item", "inline", "text", "strong", "hardbreak", "softbreak"}
"""What a checklist is made of; anything else would be markup that a text of a document has smuggled in."""
HOSTILE = (
    "# judul",
    "- [x] sudah",
    "1. satu",
    "2) dua",
    "+ tambah",
    "> kutipan",
    "===",
    "---",
    "a | b",
    "--- | ---",
    "`kode` ```",
    "<b>tebal</b> <!-- x -->",
    "[sini](https://contoh.go.id) ![gambar](x.png)",
    "https://contoh.go.id/a_b_c www.contoh.go.id",
    "*miring* __tebal__ ~~coret~~ $x$",
    "&amp; &#34; & saja",
    "\\",
    "akhir\\",
    "<https://contoh.go.id>",
    "[ ] kotak",
    "100%",
    "08:00",
)
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def model_of(path: Path) -> Sop:
    return parse(Source(path.name, path.read_text(encoding="utf-8"))).sop


def markdown_of(sop: Sop) -> str:
    rendering = render(Job(sop, analyse(sop), "md", {}, False, lambda path: None))
    assert not rendering.diagnostics
    (file,) = rendering.files
    assert file.suffix == ".md"
    return file.data.decode()


def read(markdown: str) -> str:
    """The words that a reader of Markdown sees, a line a block; fails where there is any markup that is not ours."""
    blocks = []
    for token in READER.parse(markdown):
        assert kind(token) in OURS, token
        for part in token.children or ():
            assert kind(part) in OURS, part
        if token.type == "inline":
            blocks.append("".join(part.content or " " for part in token.children or ()))
    return "\n".join(blocks)


def kind(token: Token) -> str:
    return re.sub(r"_(open|close)$", "", token.type)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_document_of_the_project_is_conserved(path: Path) -> None:
    sop = model_of(path)
    check_all_there(sop, read(markdown_of(sop)))


@settings(max_examples=60)
@given(sops(most_rows=12))
def test_random_documents_are_conserved(sop: Sop) -> None:
    check_all_there(sop, read(markdown_of(sop)))


signs = st.text(st.sampled_from("\\`*_{}[]<>()#+-.!|~&:$@=%/1a B"), min_size=1, max_size=14)


@settings(max_examples=150)
@given(st.lists(st.one_of(st.sampled_from(HOSTILE), signs), min_size=6, max_size=6))
def test_any_text_is_data(texts: list[str]) -> None:
    words = [" ".join(text.split()) or "x" for text in texts]
    model = model_of(ROOT / "grammar/corpus/good/syarat-dan-sop-lain.sop")
    step, *rows = model.procedures[0].rows
    activity, condition, requirement, output, remark, title = (Text((Run(word),)) for word in words)
    step = attrs.evolve(
        step, text=activity, condition=condition, requirements=requirement, output=output, remarks=remark
    )
    procedure = attrs.evolve(model.procedures[0], rows=(step, *rows))
    sop = attrs.evolve(model, title=title, procedures=(procedure,))
    shown = read(markdown_of(sop))
    check_all_there(sop, shown)
    assert squeezed(shown.splitlines()[0]) == squeezed(f"Daftar Periksa: {words[-1]}")


def test_a_title_of_several_lines_stays_one() -> None:
    title = Text((Run("Satu"), LineBreak(), Run("- dua")))
    model = model_of(ROOT / "grammar/corpus/good/linear.sop")
    procedure = attrs.evolve(model.procedures[0], rows=(Group(title), *model.procedures[0].rows))
    shown = read(markdown_of(attrs.evolve(model, title=title, procedures=(procedure,)))).splitlines()
    assert shown[0] == "Daftar Periksa: Satu - dua" and "Satu - dua" in shown


def test_no_text_names_a_person_an_issue_or_a_page() -> None:
    """What hosts of Markdown make of plain words: the reader above does not."""
    sop = attrs.evolve(
        model_of(ROOT / "grammar/corpus/good/linear.sop"),
        title=Text((Run("@staf dan #12, a@b.id, :kucing: https://contoh.go.id www.contoh.go.id 08:00"),)),
    )
    title = markdown_of(sop).splitlines()[0]
    assert not re.search(r"(?<!\w)@\w|#\w|:kucing|(?<!\\)://|www\.", title)
    assert "a@b.id" in title and "08:00" in title


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.stem)
def test_it_reads_like_this(golden: Path, accept: bool) -> None:
    (path,) = (path for path in FILES if path.stem == golden.stem)
    made = markdown_of(model_of(path))
    if accept:
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")
