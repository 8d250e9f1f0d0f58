"""A folder of an office, and a server that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from sopdsl.preview.desk import Desk
from sopdsl.preview.server import PreviewServer
from sopdsl.project.overrides import Overrides
from tests.cli.conftest import CLEAN, another

BROKEN = CLEAN.replace("oleh Kepala: Memeriksa", "oleh Kepal: Memeriksa")
"""Names an executor whom nobody declared (PLK001, line 21), which stops a picture."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with two sound documents."""
    return furnished(tmp_path / "kantor")


def furnished(folder: Path) -> Path:
    """The same anywhere."""
    (folder / "bagian").mkdir(parents=True)
    (folder / "sop.toml").write_text("")
    (folder / "a.sop").write_text(CLEAN)
    (folder / "bagian/b.sop").write_text(another(CLEAN))
    return folder


@pytest.fixture
def desk(office: Path) -> Desk:
    """The desk of the folder."""
    return Desk(str(office), Overrides(), None)


@contextmanager
def served(path: Path, language: str = "id", port: int = 0) -> Iterator[PreviewServer]:
    """A server for a file or folder, at a free port."""
    server = PreviewServer(Desk(str(path), Overrides(), None), language, port)
    thread = Thread(target=server.serve)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def quiet_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreviewServer]:
    """A server for a folder that nobody changes."""
    with served(furnished(tmp_path_factory.mktemp("tenang") / "kantor")) as running:
        yield running


@pytest.fixture
def server(office: Path) -> Iterator[PreviewServer]:
    """A server for the folder."""
    with served(office) as running:
        yield running
