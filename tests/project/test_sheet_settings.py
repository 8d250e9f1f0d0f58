"""`[lembar]` by file and by profile: what holds for a file, where it is written, and where what is wrong is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from sopdsl.renderers.sheet.profiles import PROFILES
from sopdsl.renderers.sheet.setting_keys import style_of

from sopdsl.messages import text_of
from sopdsl.project.effective import settings_in_force
from sopdsl.project.projects import Project, read_project
from sopdsl.project.roots import Root
from sopdsl.project.sheet_settings import check_sheet, sheet_for

SETTINGS = """\
[lembar]
kertas = "A4"
nomor-kolom = true
[lembar.per-berkas]
"peta" = { kertas = "F4" }
"**/besar-*.sop" = { orientasi = "potret", nomor-kolom = false }
"""


def project(folder: Path, text: str = SETTINGS) -> Project:
    return read_project(Root(folder, text.encode()))


def in_force(folder: Path, file: str | None, text: str = SETTINGS) -> dict[str, tuple[object, int | None]]:
    """The keys of `[lembar]` that are not the program's defaults: value and line."""
    found = settings_in_force(project(folder, text), None if file is None else folder / file)
    return {one.place[1]: (one.value, one.line) for one in found if one.place[0] == "lembar" and one.line is not None}


@pytest.mark.parametrize(
    ("file", "table"),
    [
        ("surat.sop", {"kertas": "A4", "nomor-kolom": True}),
        ("peta/surat.sop", {"kertas": "F4", "nomor-kolom": True}),
        ("peta/besar-1.sop", {"kertas": "F4", "nomor-kolom": False, "orientasi": "potret"}),
    ],
)
def test_what_is_written_for_a_file_goes_before(tmp_path: Path, file: str, table: dict[str, object]) -> None:
    assert sheet_for(project(tmp_path), tmp_path / file) == table


def test_a_file_outside_the_project_has_the_common_look(tmp_path: Path) -> None:
    inner = project(tmp_path / "dalam")
    assert sheet_for(inner, tmp_path / "peta" / "surat.sop") == {"kertas": "A4", "nomor-kolom": True}


def test_each_value_has_the_line_that_gives_it(tmp_path: Path) -> None:
    by_file = {"peta": {"kertas": "F4"}, "**/besar-*.sop": {"orientasi": "potret", "nomor-kolom": False}}
    common = {"nomor-kolom": (True, 3), "per-berkas": (by_file, 4)}
    assert in_force(tmp_path, None) == {"kertas": ("A4", 2), **common}
    assert in_force(tmp_path, "peta/surat.sop") == {"kertas": ("F4", 5), **common}


def test_what_a_profile_decides_stands_where_it_is_chosen(tmp_path: Path) -> None:
    text = '[lembar]\nkertas = "Legal"\n\nprofil = "letter-bernomor"\n'
    found = in_force(tmp_path, None, text)
    assert found["kertas"] == ("Legal", 2)
    assert found["nomor-kolom"] == (PROFILES["letter-bernomor"]["nomor-kolom"], 4)
    assert "huruf" not in found


@pytest.mark.parametrize("name", PROFILES)
def test_the_settings_in_force_say_a_profile_in_full(tmp_path: Path, name: str) -> None:
    """So that the output of `sop config` is a `sop.toml` with the same look."""
    found = settings_in_force(project(tmp_path, f'[lembar]\nprofil = "{name}"\n'), None)
    table = {one.place[1]: one.value for one in found if one.place[0] == "lembar" and one.place[1] != "per-berkas"}
    assert style_of(table) == style_of({"profil": name})
    table["profil"] = "standar"
    assert style_of(table) == style_of({"profil": name})


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('[lembar]\nkertas = "A0"\n', 2, "A4"),
        ('[lembar]\n[lembar.per-berkas]\n"a.sop" = {}\nlama = { kertas = "A0" }\n', 4, "A4"),
        ('[lembar]\nkertas = "A4"\n[lembar.per-berkas.lama]\nhuruf = "sans"\nkertas = "A0"\n', 5, "A4"),
        ('[lembar]\n[lembar.per-berkas]\nlama = { kertass = "A4" }\n', 3, "kertas"),
        ('[lembar]\nprofil = "sekolah"\n', 2, "letter-bernomor"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, text: str, line: int, word: str) -> None:
    wrong = project(tmp_path, text)
    (finding,) = check_sheet(wrong)
    assert wrong.source is not None and wrong.source.line_column(finding.span.start)[0] == line
    assert all(word in text_of(finding.message, language) for language in ("id", "en"))


@pytest.mark.parametrize("text", ["[lembar]\nper-berkas = 1\n", "[lembar.per-berkas]\nlama = 'A4'\n"])
def test_tables_by_file_are_tables(tmp_path: Path, text: str) -> None:
    (finding,) = project(tmp_path, text).diagnostics
    assert finding.code == "PRY001" and "per-berkas" in text_of(finding.message)
