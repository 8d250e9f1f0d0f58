"""Files of office programs hold together (ECMA-376 part 2), whichever renderer makes them: each part is known for what
it is, each relation leads somewhere, and no text refers to what is not there.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import attrs
import pytest
from sopdsl.renderers.monitoring import render_form

from sopdsl.flow import analyse
from sopdsl.model import Sop, Words
from sopdsl.rendering import Job, find_renderer
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.book.books import bound, job_of, office
from tests.monitoring.test_forms import figures
from tests.monitoring.test_forms import job as form_job
from tests.sheet.conftest import png

SPEC = Path(__file__).parents[2] / "specs/lakip-trenggalek-perbaikan.sop"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
UNNAMED = {"styles", "settings"}
"""Kinds of parts that a program looks for itself."""
SEQUENCES = {
    f"{W}pPr": "pStyle keepNext keepLines pageBreakBefore pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    f"{W}rPr": "rStyle rFonts b bCs i iCs color sz szCs highlight u lang",
    f"{W}style": "name basedOn next qFormat pPr rPr",
    f"{W}tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar",
    f"{W}tblBorders": "top left bottom right insideH insideV",
    f"{W}tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection vAlign",
    f"{W}sectPr": "headerReference footerReference type pgSz pgMar pgNumType titlePg",
    f"{S}workbook": "workbookPr bookViews sheets definedNames calcPr",
    f"{S}worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData mergeCells printOptions pageMargins "
    "pageSetup headerFooter rowBreaks colBreaks ignoredErrors drawing",
    f"{S}styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles",
}
"""The order in which children may stand (ECMA-376 part 1): Word and Excel call another one a damaged file."""


LOGO = {"logo.png": png(30, 40)}


def with_logo(sop: Sop) -> Sop:
    return attrs.evolve(sop, identity=attrs.evolve(sop.identity, logo=Words("logo.png")))


def rendered(name: str, format: str) -> bytes:
    """A draft."""
    sop = with_logo(parse(Source("x", SPEC.read_text(encoding="utf-8"))).sop)
    renderer = find_renderer(name)
    assert renderer is not None
    (file,) = renderer.render(Job(sop, analyse(sop), format, {}, True, LOGO.get)).files
    return file.data


MAKERS: dict[str, Callable[[], bytes]] = {
    "sheet.docx": lambda: rendered("sheet", "docx"),
    "sheet.xlsx": lambda: rendered("sheet", "xlsx"),
    "checklist.docx": lambda: rendered("checklist", "docx"),
    "book.docx": lambda: bound(job_of(list(map(with_logo, office(3))), format="docx", files=LOGO)),
    "form.docx": lambda: render_form(form_job("monitoring", "docx", *figures())).data,
    "evaluation.docx": lambda: render_form(form_job("evaluasi", "docx", *figures())).data,
}


@cache
def package(name: str) -> dict[str, bytes]:
    """The files of a package by their path; none is there twice."""
    archive = zipfile.ZipFile(BytesIO(MAKERS[name]()))
    paths = archive.namelist()
    assert len({path.casefold() for path in paths}) == len(paths) and paths[0] == "[Content_Types].xml"
    return {path: archive.read(path) for path in paths}


def relations(files: dict[str, bytes], path: str) -> dict[str, tuple[str, str]]:
    """The kind and the path of each part that one uses, by the relation's id; "" is the package."""
    folder, _, name = path.rpartition("/")
    data = files.get(f"{folder}/_rels/{name}.rels".removeprefix("/"))
    if data is None:
        return {}
    found = ElementTree.fromstring(data)
    ids = [each.get("Id") for each in found]
    assert len(set(ids)) == len(ids)
    return {
        each.get("Id", ""): (
            each.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join(folder, each.get("Target", ""))),
        )
        for each in found
    }


@pytest.mark.parametrize("name", MAKERS)
def test_each_part_is_known_for_what_it_is(name: str) -> None:
    files = package(name)
    types = ElementTree.fromstring(files["[Content_Types].xml"])
    named = [each.get("PartName", "").removeprefix("/") for each in types.iter(f"{TYPES}Override")]
    usual = {each.get("Extension") for each in types.iter(f"{TYPES}Default")}
    others = [path for path in files if path != "[Content_Types].xml" and path.rpartition(".")[2] not in usual]
    assert sorted(named) == sorted(others)
    assert all("/" in each.get("ContentType", "") for each in types)


@pytest.mark.parametrize("name", MAKERS)
def test_all_parts_are_reached_and_all_relations_lead_somewhere(name: str) -> None:
    files = package(name)
    parts = {path for path in files if not path.endswith(".rels")} - {"[Content_Types].xml"}
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        targets = {target for _, target in relations(files, waiting.pop()).values()} - reached
        assert targets <= parts
        reached |= targets
        waiting += targets
    assert reached == parts


@pytest.mark.parametrize("name", MAKERS)
def test_what_a_text_refers_to_is_there_and_nothing_else(name: str) -> None:
    files = package(name)
    for path, data in files.items():
        if path.endswith(".xml") and path != "[Content_Types].xml":
            root = ElementTree.fromstring(data)
            asked = {value for each in root.iter() for key, value in each.items() if key.startswith(R)}
            known = relations(files, path)
            assert asked <= set(known), path
            assert {kind for id, (kind, _) in known.items() if id not in asked} <= UNNAMED, path


@pytest.mark.parametrize("name", [name for name in MAKERS if name not in ("form.docx", "evaluation.docx")])
def test_the_logo_is_in_it_once(name: str) -> None:
    assert [data for path, data in package(name).items() if "/media/" in path] == [*LOGO.values()]


@pytest.mark.parametrize("name", MAKERS)
def test_children_stand_in_the_order_of_the_standard(name: str) -> None:
    for path, data in package(name).items():
        for each in ElementTree.fromstring(data).iter() if path.endswith(".xml") else ():
            order = SEQUENCES.get(each.tag, "").split()
            places = [order.index(child.tag.partition("}")[2]) for child in each if order]
            assert places == sorted(places), (path, each.tag)


@pytest.mark.parametrize("name", [name for name in MAKERS if name.endswith(".docx")])
def test_rows_of_a_table_take_its_columns_and_columns_its_page(name: str) -> None:
    root = ElementTree.fromstring(package(name)["word/document.xml"])
    sections = list(root.iter(f"{W}sectPr"))
    sides = ("left", "right")
    widest = max(_number(each, "pgSz", "w") - sum(_number(each, "pgMar", side) for side in sides) for each in sections)
    for table in root.iter(f"{W}tbl"):
        columns = [int(each.get(f"{W}w", "")) for each in table.iter(f"{W}gridCol")]
        rounding = len(columns)
        assert columns and min(columns) > 0 and sum(columns) <= widest + rounding
        for row in table.iter(f"{W}tr"):
            spans = [int(each.get(f"{W}val", "")) for each in row.iter(f"{W}gridSpan")]
            cells = len(list(row.iter(f"{W}tc")))
            assert min(spans, default=2) > 1 and cells - len(spans) + sum(spans) == len(columns)


def _number(section: ElementTree.Element, kind: str, name: str) -> int:
    found = section.find(f"{W}{kind}")
    assert found is not None
    return int(found.get(f"{W}{name}", ""))


def test_a_format_names_only_what_the_workbook_holds() -> None:
    root = ElementTree.fromstring(package("sheet.xlsx")["xl/styles.xml"])
    kinds = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}
    there = {attribute: len(list(root.find(f"{S}{kind}") or ())) for attribute, kind in kinds.items()} | {"numFmtId": 1}
    for each in root.iter(f"{S}xf"):
        named = {attribute: int(each.get(attribute, "0")) for attribute in there}
        assert all(0 <= named[attribute] < count for attribute, count in there.items()), named


@pytest.mark.parametrize("name", [name for name in MAKERS if name.endswith(".docx")])
def test_styles_are_defined_once_and_those_that_are_used_are_there(name: str) -> None:
    styles = ElementTree.fromstring(package(name)["word/styles.xml"])
    defined = [each.get(f"{W}styleId") for each in styles.iter(f"{W}style")]
    text = ElementTree.fromstring(package(name)["word/document.xml"])
    assert len(set(defined)) == len(defined)
    assert {each.get(f"{W}val") for each in text.iter(f"{W}pStyle")} <= set(defined)


@pytest.mark.parametrize("name", [name for name in MAKERS if name.endswith(".docx")])
def test_each_drawing_has_a_number_of_its_own(name: str) -> None:
    root = ElementTree.fromstring(package(name)["word/document.xml"])
    numbers = [each.get("id") for each in root.iter() if each.tag.endswith("}docPr")]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("name", MAKERS)
def test_title_and_author_are_found_where_programs_look_for_them(name: str) -> None:
    root = ElementTree.fromstring(package(name)["_rels/.rels"])
    kinds = {each.get("Target", ""): each.get("Type", "") for each in root}
    assert kinds["docProps/core.xml"] == (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    )
    assert all("/officeDocument/2006/relationships/" in kind for path, kind in kinds.items() if "core" not in path)
