"""Where a file lies in its project: the paths of reports, which are the same on every machine."""

from __future__ import annotations

import os
from pathlib import Path

from sopdsl.project.roots import Root


def report_path(path: str, root: Root) -> str:
    """The path of a file for a report, with `/` on every system.

    It is relative to the folder of the project's `sop.toml`. Where that folder lies in the current one, and where there
    is no `sop.toml`, it is relative to the current folder: services look for paths from the top of a repository, and
    documents of two projects must not get the same path.
    """
    file = Path(path)
    here = Path.cwd()
    base = here if root.settings is None or root.resolved.is_relative_to(here) else root.resolved
    try:
        return Path(os.path.relpath(file.parent.resolve() / file.name, base)).as_posix()
    except ValueError:  # another drive of Windows
        return file.as_posix()
