"""A document to a renderer: what may be drawn, and what stops it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from sopdsl.checks import in_force, unexcused
from sopdsl.diagnostics import Diagnostic, Severity
from sopdsl.model import Identity
from sopdsl.project.checking import project_of
from sopdsl.project.document import Document, check_text
from sopdsl.project.manuscripts import Manuscript
from sopdsl.project.outcome import Crash
from sopdsl.project.overrides import Overrides
from sopdsl.project.projects import Project
from sopdsl.project.setting_keys import SHEET, table_in_force
from sopdsl.project.sheet_settings import placed, sheet_for, tables_for
from sopdsl.rendering import Job, OutputFile, Renderer, find_renderer
from sopdsl.source import NOWHERE
from sopdsl.values import Value

_TEXT = ("TKS001", "TKS002", "TKS003", "TKS005")
_EXECUTORS = ("PLK001", "PLK003")
_FLOW = ("ALR001", "ALR002", "ALR005", "ALR012")
SETTINGS_RULES = ("PRY001", "LBR001")
_COMPUTER_RULES = ("LBR007",)
STOPPING = frozenset((*_TEXT, *_EXECUTORS, *_FLOW, *SETTINGS_RULES))
"""Rules whose errors make a picture wrong: something written would be missing from it, or stand in the wrong place.

A dead end (ALR004) or a missing date (IDN001) is wrong too, but the picture shows it as it was written.
"""


Findings = tuple[Diagnostic, ...]


@attrs.frozen
class Drawn(Value):
    """What became of a document: its files, or what stopped it.

    `diagnostics` are the renderer's findings in the document, `settings_diagnostics` those in the project's `sop.toml`.
    """

    files: tuple[OutputFile, ...] = ()
    stopped_by: tuple[Diagnostic, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    settings_diagnostics: tuple[Diagnostic, ...] = ()


@attrs.frozen
class DrawnText(Value):
    """What became of a text: what is wrong in it and in its project's settings, and its picture.

    Plain values, which another process can send.
    """

    diagnostics: tuple[Diagnostic, ...]
    project_diagnostics: tuple[Diagnostic, ...]
    drawn: Drawn


def stopping(document: Document) -> tuple[Diagnostic, ...]:
    """The errors for which a document is not drawn, except as a draft; also those that its project weighs less."""
    weighed = dict(document.settings.severities)
    findings = (each for each in document.project.diagnostics + document.diagnostics if each.code in STOPPING)
    return tuple(each for each in findings if each.severity is Severity.ERROR or each.code in weighed)


def doubtful(document: Document) -> bool:
    """Whether an error of text, executors, flow or time may make the document's numbers wrong."""
    errors = (finding for finding in document.diagnostics if finding.severity is Severity.ERROR)
    return bool(stopping(document)) or any(finding.code.startswith("WKT") for finding in errors)


def render(document: Document, name: str = "sheet", format: str | None = None, draft: bool = False) -> Drawn:
    """Draw a document with the renderer of a name, by default as the standard sheet in its first format.

    As a draft, all is drawn that can be. Raises ValueError for a renderer or a format that there is not.
    """
    renderer = find_renderer(name)
    if renderer is None:
        raise ValueError(name)
    if format is not None and format not in renderer.FORMATS:
        raise ValueError(format)
    wrong = () if draft else stopping(document)
    if wrong:
        return Drawn(stopped_by=wrong)
    job = Job(
        document.sop,
        document.flows,
        format or renderer.FORMATS[0],
        _settings_of(document, renderer),
        draft,
        document.read_file,
        document.project.settings.assumption,
        sheet_for(document.project, document.file),
    )
    rendering = renderer.render(job)
    wanted, about_settings = reported(rendering.diagnostics, document)
    return Drawn(rendering.files, (), wanted, about_settings)


def draw_manuscript(
    manuscript: Manuscript, overrides: Overrides, *, name: str, format: str, draft: bool
) -> DrawnText | Crash:
    """Check a text and draw it. A failure of the program is a value too, so that the next text can have its turn."""
    try:
        document = check_text(manuscript.path, manuscript.data, project_of(manuscript.root, overrides))
        drawn = render(document, name, format, draft)
        return DrawnText(document.diagnostics, document.project.diagnostics, drawn)
    except Exception as error:
        return Crash.of(error)


def _settings_of(document: Document, renderer: Renderer) -> Mapping[str, object]:
    """The table of `sop.toml` that a renderer names; the sheet's may differ from file to file."""
    table = getattr(renderer, "TABLE", None)
    if table == SHEET:
        return sheet_for(document.project, document.file)
    return table_in_force(document.project.settings, table) if table else MappingProxyType({})


def reported(findings: Findings, document: Document) -> tuple[Findings, Findings]:
    """Of a renderer's findings those that are to be reported: in the document, and about what its project sets."""
    about_settings = [finding for finding in findings if _is_about_settings(finding, document.project)]
    own = [finding for finding in findings if finding not in about_settings]
    wanted = in_force(unexcused(own, document.sop.suppressions), document.settings)
    tables = [place for place, _ in tables_for(document.project, document.file)]
    return tuple(wanted), tuple(in_force(placed(about_settings, document.project, tables), document.settings))


def is_about_computer(finding: Diagnostic) -> bool:
    """Whether a renderer complains of what is missing on this computer, which is the same for all documents."""
    return finding.code in _COMPUTER_RULES and finding.span == NOWHERE


def _is_about_settings(finding: Diagnostic, project: Project) -> bool:
    """Fields of the identity page that the project gives have no place in the document."""
    given = finding.span == NOWHERE and project.settings.identity != Identity() and not is_about_computer(finding)
    return finding.code in SETTINGS_RULES or given
