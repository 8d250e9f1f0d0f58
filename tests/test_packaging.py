"""What is installed is what is in the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import sopdsl

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HOMES = {"sopdsl": "sopdsl", "sopdsl.grammar": "grammar", "sopdsl.renderers": "renderers"}


def packages_on_disk() -> set[str]:
    return {
        ".".join((name, *file.parent.relative_to(ROOT / folder).parts))
        for name, folder in HOMES.items()
        for file in (ROOT / folder).rglob("__init__.py")
    }


def installed_name(file: Path) -> str:
    relative = file.relative_to(ROOT).as_posix()
    return relative if relative.startswith("sopdsl/") else f"sopdsl/{relative}"


def needed_files() -> set[str]:
    """All that the program is made of, except what only tests read."""
    return {
        installed_name(file)
        for folder in HOMES.values()
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and "corpus" not in file.parts
    }


def test_every_package_is_listed() -> None:
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == packages_on_disk()


def test_the_homes_of_the_packages_are_declared() -> None:
    assert PROJECT["tool"]["setuptools"]["package-dir"] == HOMES


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel, built from a copy by the build backend that pyproject.toml asks for."""
    folder = tmp_path_factory.mktemp("paket")
    source, tools, made = folder / "sumber", folder / "alat", folder / "jadi"
    made.mkdir()
    unwanted = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist", "hasil")
    shutil.copytree(ROOT, source, ignore=unwanted)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(tools)]
    subprocess.run([*pip, *PROJECT["build-system"]["requires"]], check=True)
    build = "import sys; from setuptools.build_meta import *; _, out = sys.argv; build_sdist(out); build_wheel(out)"
    command = [sys.executable, "-c", build, str(made)]
    environment = {**os.environ, "PYTHONPATH": str(tools)}
    subprocess.run(command, cwd=source, env=environment, check=True, capture_output=True)
    return made


def test_the_wheel_holds_the_program_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    information = f"sopdsl-{sopdsl.__version__}.dist-info/"
    assert {name for name in names if not name.startswith(information)} == needed_files()
    licences = {name.removeprefix(f"{information}licenses/") for name in names if "/licenses/" in name}
    assert licences == {
        "LICENSE",
        *(f"sopdsl/data/fonts/LICENSE-{font}.txt" for font in ("Liberation", "TeX-Gyre-Bonum")),
    }


def test_the_sdist_holds_what_builds_and_tests_the_program(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    for folder in ("sopdsl", "grammar", "renderers", "specs", "tests", "benchmarks"):
        files = {path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts}
        assert {file.relative_to(ROOT).as_posix() for file in files} <= names
    assert {"LICENSE", "README.md", "pyproject.toml"} <= names
