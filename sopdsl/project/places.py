"""Where a file lies in its project: the paths of reports, which are the same on every machine."""

from __future__ import annotations

import os
from pathlib import Path

from sopdsl.project.projects import Project


def report_path(path: str, project: Project) -> str:
    """The path of a file for a report, with `/` on every system.

    It is relative to the folder of the project's `sop.toml`. Where that folder lies in the current one, and where there
    is no `sop.toml`, it is relative to the current folder: services look for paths from the top of a repository, and
    documents of two projects must not get the same path.
    """
    file = Path(path)
    here = Path.cwd()
    root = project.resolved_root
    base = here if project.source is None or root.is_relative_to(here) else root
    try:
        return Path(os.path.relpath(file.parent.resolve() / file.name, base)).as_posix()
    except ValueError:  # another drive of Windows
        return file.as_posix()
