"""What files a run depends on look like, so that a change can be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sopdsl.project.finding import find_documents
from sopdsl.project.roots import SETTINGS_FILE

INTERVAL = 0.5
"""Seconds between two looks at the files."""

Look = tuple[int, int] | None
"""Time of change and size of a file; None for one that cannot be looked at."""

State = dict[str, Look]
"""The look of each file that counts, by its path."""


def look_at(paths: Sequence[str]) -> State:
    """How the documents that the paths lead to look now, and each `sop.toml` that holds for them, or would."""
    documents = [found.path for found in find_documents(paths).files]
    return {str(file): look(file) for file in (*documents, *_settings(documents, paths))}


def look(file: Path) -> Look:
    """How a file looks now."""
    try:
        state = file.stat()
    except (OSError, ValueError):
        return None
    return state.st_mtime_ns, state.st_size


def _settings(documents: Sequence[Path], paths: Sequence[str]) -> Iterator[Path]:
    """Where a `sop.toml` is, or could appear, that would count."""
    folders = {Path(path).absolute() for path in paths} | {document.absolute().parent for document in documents}
    yield from {above / SETTINGS_FILE for folder in folders for above in (folder, *folder.parents)}
