"""Runs in a PostgreSQL database that many share, reached by the words of the command line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.execution.store.server import Server, started


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A PostgreSQL server that nobody else knows."""
    with started() as running:
        yield running


def test_a_run_in_a_database(typed, letter, write, own_folder, server: Server) -> None:
    place = server.schema("terminal")
    begun = typed("run", "surat.sop", "--simpan", place, lines="ada 1\nselesai\n")
    assert begun.exit_code == 0 and begun.stdout.endswith("Teruskan dengan: sop run resume 1 --simpan …\n")
    assert not (own_folder / "pelaksanaan.sqlite").exists()
    listed = typed("runs", SOP_SIMPAN=place).stdout.splitlines()[1]
    assert listed.startswith("1   berjalan") and listed.endswith("Kepala")
    write("jawaban.toml", 'lainnya = "selesai"\n[langkah.2]\nputusan = "Ya"\n')
    assert typed("run", "resume", "1", "--script", "jawaban.toml", SOP_SIMPAN=place).exit_code == 0
    assert typed("run", "verify", "--simpan", place).exit_code == 0
    assert typed("run", "export", "1", "--simpan", place).exit_code == 0
    assert "Sudah tersimpan" in typed("run", "import", "pelaksanaan-1.json", "--simpan", place).stdout
