"""What depends on who reads and where: colours, quotes around paths, the system's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

import sopdsl.cli.findings
import sopdsl.cli.writing
from sopdsl.cli.command import Session
from sopdsl.cli.findings import wants_colour
from sopdsl.cli.paths import typed
from sopdsl.cli.writing import write_outputs


@pytest.mark.parametrize(
    ("by_eye", "no_colour", "coloured"), [(True, "", True), (True, "1", False), (False, "", False)]
)
def test_colours_are_for_terminals_whose_user_wants_them(
    monkeypatch: pytest.MonkeyPatch, by_eye: bool, no_colour: str, coloured: bool
) -> None:
    monkeypatch.setattr(sopdsl.cli.findings, "is_read_by_eye", lambda: by_eye)
    monkeypatch.setenv("NO_COLOR", no_colour)
    assert wants_colour() is coloured


@pytest.mark.parametrize(
    ("system", "path", "quoted"),
    [
        ("posix", "surat.sop", "surat.sop"),
        ("posix", "surat masuk.sop", "'surat masuk.sop'"),
        ("nt", "surat.sop", "surat.sop"),
        ("nt", "surat masuk.sop", '"surat masuk.sop"'),
    ],
)
def test_paths_are_quoted_as_the_shell_wants_it(
    monkeypatch: pytest.MonkeyPatch, system: str, path: str, quoted: str
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("os.name", system)
        shown = typed(path)
    assert shown == quoted


@pytest.mark.parametrize(
    ("error", "reason"), [(OSError(28, "No space left on device"), "No space left on device"), (OSError(), "OSError")]
)
def test_why_nothing_was_written_is_said_in_the_systems_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: OSError, reason: str
) -> None:
    def fails(_: object) -> None:
        raise error

    monkeypatch.setattr(sopdsl.cli.writing, "write_files", fails)
    session = Session()
    assert not write_outputs({Path("a.pdf"): b""}, session)
    said = capsys.readouterr().err
    assert "a.pdf" in said and reason in said and session.exit_code == 2
