"""Many documents to a renderer that makes one thing of them: what may be drawn, and what stops it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import attrs

from sopdsl.diagnostics import Severity
from sopdsl.project.document import Document
from sopdsl.project.drawing import Findings, reported, stopping
from sopdsl.project.files import read_inside
from sopdsl.project.projects import Project
from sopdsl.project.setting_keys import BOOK, table_in_force
from sopdsl.project.sheet_settings import placed, sheet_for
from sopdsl.rendering import Job, OutputFile, PortfolioJob, PortfolioRenderer


@attrs.frozen
class Place:
    """What became of one document: what kept it out, if anything did, and the renderer's findings.

    `diagnostics` are those in the document, `settings_diagnostics` those in its project's `sop.toml`.
    """

    is_missing: bool
    stopped_by: Findings = ()
    diagnostics: Findings = ()
    settings_diagnostics: Findings = ()


@attrs.frozen
class Bound:
    """What became of all: the files, none where a document is missing and it was not for a draft.

    `places` are in the order of the documents; `settings_diagnostics` are in the `sop.toml` of the whole.
    """

    files: tuple[OutputFile, ...]
    places: tuple[Place, ...]
    settings_diagnostics: Findings = ()


def bind(
    documents: Sequence[Document],
    project: Project,
    renderer: PortfolioRenderer,
    format: str,
    draft: bool = False,
    table: str = BOOK,
) -> Bound:
    """Have a renderer make one thing of documents. `project` is the one whose settings hold for the whole.

    `table` is the one of its `sop.toml` that the renderer reads.
    """
    wrong = [() if draft else stopping(document) for document in documents]
    if any(wrong):
        return Bound((), tuple(Place(bool(each), each) for each in wrong))
    jobs = tuple(
        Job(each.sop, each.flows, format, sheet_for(each.project, each.file), draft, each.read_file)
        for each in documents
    )
    settings, sheet = table_in_force(project.settings, table), project.settings.sheet
    read_file = partial(read_inside, folder=project.root, root=project.root)
    made = renderer.render_portfolio(PortfolioJob(jobs, format, settings, sheet, draft, read_file))
    pairs = zip(documents, made.diagnostics, strict=True)
    places = tuple(Place(_has_error(found), (), *reported(found, document)) for document, found in pairs)
    return Bound(made.files, places, placed(made.about_settings, project))


def _has_error(findings: Findings) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)
