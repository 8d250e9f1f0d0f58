"""The checklist as a page: what is in it, that it runs nothing else, and that old browsers can read it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from sopdsl.renderers.checklist import render
from sopdsl.renderers.checklist.html import FOLDER, SCRIPTS

from sopdsl.execution import plans_of, write_plan
from sopdsl.flow import analyse
from sopdsl.model import Sop, TimeAssumption, plain
from sopdsl.rendering import Job
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.checklist.belonging import check_all_there
from tests.checklist.hostile import HOSTILE
from tests.execution.test_engine import FILES
from tests.strategies import sops

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden" / "keputusan.html"
LATER = re.compile(
    r"=>|`|\.\.\.|\b(?:let|const|class|async|await|of|yield|import|export|fetch|Promise|Symbol|Map|Set)\b"
    r"|Object\.(?:assign|entries|values)|\.(?:includes|find|findIndex|startsWith|endsWith|padStart|repeat|closest|append|"
    r"prepend|remove|replaceChildren|replaceWith|matches|toggleAttribute)\(|(?<!values)\.flat\(|,\s*\)|/[gim]*[suy]+\b"
)
"""What came after ECMAScript 5, and what browsers of 2015 did not all have."""


def html_of(sop: Sop, assumption: TimeAssumption | None = None, draft: bool = False) -> bytes:
    flows = analyse(sop, assumption)
    (file,) = render(Job(sop, flows, "html", {}, draft, lambda _: None, assumption)).files
    assert file.suffix == ".html"
    return file.data


def page_of(text: str) -> str:
    return html_of(parse(Source("x", text)).sop).decode()


class Reader(HTMLParser):
    """The elements of a page with their attributes, and the texts of scripts and style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.style, self.words = "", ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.elements[-1] if self.elements else ("", {})
        if tag == "script" and self.cdata_elem == "script":
            self.scripts.append((attributes, data))
        elif tag == "style" and self.cdata_elem == "style":
            self.style += data
        else:
            self.words += data

    def data(self, name: str) -> str:
        (found,) = (text for attributes, text in self.scripts if attributes.get("id") == name)
        return found

    @property
    def policy(self) -> str:
        (found,) = (
            each["content"] for tag, each in self.elements if tag == "meta" and each.get("http-equiv", "")[:3] == "Con"
        )
        return found or ""


def check_only_ours(reader: Reader) -> None:
    """Nothing runs but the project's scripts, and what the policy lets run is just that."""
    running = [text for attributes, text in reader.scripts if attributes.get("type") != "application/json"]
    assert running == [(FOLDER / name).read_text() for name in SCRIPTS]
    hashes = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in [*running, reader.style]]
    allowed = f"script-src {' '.join(hashes[:-1])}; style-src {hashes[-1]}"
    assert reader.policy == f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    names = {name for _, attributes in reader.elements for name in attributes}
    assert names <= {"lang", "charset", "http-equiv", "content", "name", "id", "class", "type", "role"}
    assert {tag for tag, _ in reader.elements} <= {
        *(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "p",
            "br",
            "h1",
            "noscript",
            "div",
            "main",
            "script",
        )
    }


@pytest.mark.parametrize("hostile", HOSTILE)
def test_texts_of_a_document_are_data(hostile: str) -> None:
    text = (
        f"SOP: Surat {hostile}\nInstansi:\n  Dinas {hostile}\nPelaksana: Staf\nLangkah oleh Staf: Mencatat {hostile}\n"
    )
    sop = parse(Source("x", text)).sop
    reader = Reader(html_of(sop).decode())
    check_only_ours(reader)
    ((_, plan),) = (each.items() for each in json.loads(reader.data("rencana")))
    assert plan[1] == write_plan(plans_of(sop, analyse(sop))[0])
    assert not re.search("[<>&\u2028\u2029]", reader.data("rencana"))
    assert hostile.split()[0] in reader.words


@given(sops())
@settings(max_examples=40)
def test_the_page_of_any_document(sop: Sop) -> None:
    page = html_of(sop)
    assert page == html_of(sop)
    reader = Reader(page.decode())
    check_only_ours(reader)
    assert [each["plan"] for each in json.loads(reader.data("rencana"))] == [
        write_plan(plan) for plan in plans_of(sop, analyse(sop))
    ]


def check_all_in_plans(sop: Sop) -> None:
    """That the page holds all that belongs to a checklist, but headings that stand before no step."""
    reader = Reader(html_of(sop).decode())
    flows = analyse(sop)
    held = [reader.words, *strings(json.loads(reader.data("rencana")))]
    for flow in flows:
        held += [f"{row.number}." for row in flow.graph.rows]
        held += [plain(group.title) for group in flow.graph.closing_groups]
    if flows:
        check_all_there(sop, letters(" ".join(held)), letters)


def letters(text: str) -> str:
    """The words without what stands between them: lists and lines are joined in one way or another."""
    return re.sub(r"[\W_]+", "", text)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_that_belongs_to_a_document_is_in_its_page(path: Path) -> None:
    check_all_in_plans(parse(Source("x", path.read_text(encoding="utf-8"))).sop)


def test_the_page_of_a_document(accept: bool) -> None:
    """All of it but the scripts and the style, which stand in files of their own."""
    path = ROOT / "grammar/corpus/good/keputusan.sop"
    page = page_of(path.read_text(encoding="utf-8"))
    for name in (*SCRIPTS, "page.css"):
        page = page.replace((FOLDER / name).read_text(encoding="utf-8"), f"{name}")
    page = re.sub(r"'sha256-[\w+/=]+'", "'sha256-…'", page)
    page = re.sub(r'(id="kata">).*(?=</script>)', r"\1words.json", page)
    if accept:
        GOLDEN.write_text(page, encoding="utf-8")
    assert page == GOLDEN.read_text(encoding="utf-8")


def test_a_draft_and_the_time_of_the_project() -> None:
    sop = parse(Source("x", "SOP: Surat\nPelaksana: Staf\nLangkah oleh Staf: Mencatat\n  Waktu: 1 hari\n")).sop
    assert '<p class="draf">DRAF</p>' in html_of(sop, draft=True).decode()
    page = html_of(sop, TimeAssumption(hours_per_day=8)).decode()
    assert "DRAF" not in page and '"seconds": 28800' in page and '"hours_per_day": "8"' in page


def test_a_document_without_steps_has_a_page() -> None:
    check_only_ours(Reader(page_of("SOP: Kosong\n")))


def scripts() -> Iterator[tuple[str, str]]:
    for name in SCRIPTS:
        yield name, (FOLDER / name).read_text(encoding="utf-8")


def test_all_scripts_are_in_the_page() -> None:
    assert set(SCRIPTS) == {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.js")}


def test_old_browsers_can_read_the_scripts() -> None:
    for name, script in scripts():
        code = re.sub(r"//.*|\"[^\"\n]*\"", '""', script)
        assert not LATER.search(code), (name, LATER.search(code))


@pytest.mark.parametrize("sample", ["x => x", "let x", "f(...x)", "list.includes(1)", "for (x of y)", "`x`", "f(1,)"])
def test_what_is_too_new_is_seen(sample: str) -> None:
    assert LATER.search(sample)


def test_a_parser_of_ecmascript_5_reads_the_scripts() -> None:
    asked = "require('acorn').parse(require('fs').readFileSync(0, 'utf8'), { ecmaVersion: 5 })"
    if not shutil.which("node") or subprocess.run(["node", "-e", "require('acorn')"], capture_output=True).returncode:
        pytest.skip("acorn is missing: npm install acorn, and NODE_PATH=…/node_modules")
    for name, script in scripts():
        done = subprocess.run(["node", "-e", asked], input=script, text=True, capture_output=True, timeout=60)
        assert done.returncode == 0, (name, done.stderr)


def test_the_page_knows_all_its_words() -> None:
    texts = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
    code = "".join(script for _, script in scripts())
    used = set(re.findall(r'(?:said|labelled|fact)\("([a-z.-]+)"', code))
    assert used and {key for key in used if not key.endswith(".")} <= set(texts)
    named = {key for key in texts if f'"{key}"' in code}
    built = re.compile(r"kejadian\.|status\.|keadaan\.|cetak\.|langkah\.(?:selesai|putuskan)-sebagai")
    assert [key for key in texts if key not in named and not built.match(key)] == []
