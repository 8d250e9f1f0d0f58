"""Renderers are found by name, those of other packages by their entry point."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from sopdsl.rendering import find_renderer, renderer_names


@pytest.fixture
def announced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """An installed package that announces the renderer `poster`, and one that would take the name `sheet`."""
    information = tmp_path / "tamu-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: tamu\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text("[sopdsl.renderers]\nposter = tamu\nsheet = tamu\n")
    (tmp_path / "tamu.py").write_text("FORMATS = ('txt',)\ndef render(job): ...\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("tamu", None)


def test_the_projects_own() -> None:
    renderer = find_renderer("sheet")
    assert renderer is not None and renderer.FORMATS[0] == "pdf"


@pytest.mark.usefixtures("announced")
def test_one_that_another_package_announces() -> None:
    renderer = find_renderer("poster")
    assert renderer is not None and renderer.FORMATS == ("txt",)
    assert set(renderer_names()) >= {"poster", "sheet"}


@pytest.mark.usefixtures("announced")
def test_nobody_takes_the_place_of_the_projects_own() -> None:
    renderer = find_renderer("sheet")
    assert renderer is not None and renderer.FORMATS[0] == "pdf"


@pytest.mark.parametrize("name", ["", "tidak_ada", "sheet.layout", "../sheet", "os", "__init__"])
def test_no_other_module_is_a_renderer(name: str) -> None:
    assert find_renderer(name) is None
