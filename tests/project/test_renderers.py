"""Renderers are found by name, those of other packages by their entry point."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from sopdsl.rendering import find_renderer, renderer_names


@pytest.fixture
def announced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """An installed package that announces the renderers `poster` and `office`, and would take the name `sheet`."""
    information = tmp_path / "tamu-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: tamu\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text("[sopdsl.renderers]\nposter = tamu\noffice = tamu\nsheet = tamu\n")
    (tmp_path / "tamu.py").write_text("FORMATS = ('txt',)\ndef render(job): ...\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("tamu", None)


def test_the_projects_own() -> None:
    renderer = find_renderer("sheet")
    assert renderer is not None and renderer.FORMATS[0] == "pdf"


@pytest.mark.usefixtures("announced")
@pytest.mark.parametrize("name", ["poster", "office"])
def test_one_that_another_package_announces(name: str) -> None:
    renderer = find_renderer(name)
    assert renderer is not None and renderer.FORMATS == ("txt",)
    assert set(renderer_names()) >= {name, "sheet"}


@pytest.mark.usefixtures("announced")
def test_nobody_takes_the_place_of_the_projects_own() -> None:
    renderer = find_renderer("sheet")
    assert renderer is not None and renderer.FORMATS[0] == "pdf"


@pytest.mark.parametrize(
    "name", ["", "tidak_ada", "sheet.layout", "../sheet", "os", "__init__", "typesetting", "office"]
)
def test_no_other_module_is_a_renderer(name: str) -> None:
    assert find_renderer(name) is None


@pytest.mark.parametrize("name", ["typesetting", "office"])
def test_what_renderers_share_is_none(name: str) -> None:
    assert find_renderer(name) is None
    assert name not in renderer_names()
