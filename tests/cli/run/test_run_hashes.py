"""The list for programs holds what an administrator notes elsewhere: the hash that a run ends with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from sopdsl.execution.store import open_store


def test_the_list_tells_the_end_of_each_chain(own_folder: Path, letter: Path, typed: Callable[..., Result]) -> None:
    typed("run", str(letter))
    (listed,) = json.loads(typed("runs", "--format", "json").stdout)
    with open_store(own_folder / "pelaksanaan.sqlite", create=False) as store:
        header = store.read(1).header
    assert (listed["events"], listed["hash"]) == (header.length, header.hash)
