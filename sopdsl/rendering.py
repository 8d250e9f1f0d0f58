"""What a renderer is given and what it gives back. The core knows renderers by name only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

import attrs

from sopdsl.diagnostics import Diagnostic
from sopdsl.flow import ProcedureFlow
from sopdsl.model import Sop, TimeAssumption
from sopdsl.values import Value

if TYPE_CHECKING:
    from sopdsl.monitoring import ProcedureFigures


@attrs.frozen
class Job(Value):
    """One document to render.

    `settings` is the renderer's own table of `sop.toml` (`[lembar]` for the sheet), checked by the renderer.
    `draft` asks for a draft's mark and for all that can be drawn despite errors.
    `read_file` gives a file of the document's project (the logo) by its path as written, or None where there is none:
    the renderer itself opens nothing. `assumption` is the project's, with which the flows were made. `sheet` is
    `[lembar]` as it holds for the document, for what has its sheet drawn too.
    """

    sop: Sop
    flows: tuple[ProcedureFlow, ...]
    format: str
    settings: Mapping[str, object]
    draft: bool
    read_file: Callable[[str], bytes | None]
    assumption: TimeAssumption | None = None
    sheet: Mapping[str, object] = attrs.field(factory=dict)


@attrs.frozen
class PortfolioJob(Value):
    """Several documents to render as one: a book, a map.

    Each of `documents` is a job for the sheet. `settings` is the renderer's own table of the whole's `sop.toml`
    (`[buku]` for the book) with what holds where nothing is written, `sheet` is `[lembar]` there, and `read_file`
    gives a file of that project.
    """

    documents: tuple[Job, ...]
    format: str
    settings: Mapping[str, object]
    sheet: Mapping[str, object]
    draft: bool
    read_file: Callable[[str], bytes | None]


@attrs.frozen
class FormsJob(Value):
    """A form about runs to fill in: `form` is one that the renderer knows by name.

    `figures` are those of the procedures that were carried out, `unused` title and number of SOPs that were not, the
    number empty where there is none. `agency` is the letterhead, `period` says the days that are looked at.
    """

    form: str
    format: str
    figures: tuple[ProcedureFigures, ...]
    unused: tuple[tuple[str, str], ...]
    agency: tuple[str, ...]
    period: str


@attrs.frozen
class OutputFile(Value):
    """A file to write: `suffix` follows the document's own name (`.pdf`, `-2.svg`)."""

    suffix: str
    data: bytes


def date_of(sop: Sop) -> tuple[int, int, int] | None:
    """A document's own date (year, month, day): that from which it holds, else that on which it was made."""
    for date in (sop.identity.effective, sop.identity.created):
        if date and date.year and date.month and date.day:
            return date.year, date.month, date.day
    return None


def numbered_files(made: Sequence[bytes], format: str) -> tuple[OutputFile, ...]:
    """A file for each procedure, numbered (`-2.svg`) where there are several."""
    if len(made) == 1:
        return (OutputFile(f".{format}", made[0]),)
    return tuple(OutputFile(f"-{number}.{format}", data) for number, data in enumerate(made, start=1))


@attrs.frozen
class Rendering(Value):
    """The files, or why there are none (an error among `diagnostics`)."""

    files: tuple[OutputFile, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@attrs.frozen
class PortfolioRendering(Value):
    """The files, or why there are none.

    `diagnostics` are the findings in each document, in the order of the job; one with an error among them is missing
    from the files, which are then made for a draft only. `about_settings` are those about what the project sets.
    """

    files: tuple[OutputFile, ...]
    diagnostics: tuple[tuple[Diagnostic, ...], ...]
    about_settings: tuple[Diagnostic, ...] = ()


class Renderer(Protocol):
    """A package under `sopdsl.renderers`, or one named by the entry-point group `sopdsl.renderers`.

    One of ours that reads a table of `sop.toml` names it in `TABLE`.
    """

    FORMATS: tuple[str, ...]
    """The formats that it can make, the default first."""

    def render(self, job: Job) -> Rendering:
        """Render one document; the same job gives the same bytes."""


class PortfolioRenderer(Protocol):
    """A package like that of a `Renderer`, which renders many documents as one."""

    FORMATS: tuple[str, ...]
    """The formats that it can make, the default first."""

    def render_portfolio(self, job: PortfolioJob) -> PortfolioRendering:
        """Render all documents as one; the same job gives the same bytes."""


class RunsRenderer(Protocol):
    """A package like that of a `Renderer`, which shows what recorded runs tell."""

    FORMATS: tuple[str, ...]
    """The formats that it can make, the default first."""
    FORMS: tuple[str, ...]
    """The names of its forms."""

    def render_form(self, job: FormsJob) -> OutputFile:
        """Fill in a form; the same job gives the same bytes."""

    def render_page(self, figures: Sequence[ProcedureFigures], agency: tuple[str, ...], period: str) -> OutputFile:
        """The figures as a page with plots. `agency` and `period` as in `FormsJob`."""


@attrs.frozen
class Setting(Value):
    """A key of a renderer's table of `sop.toml`: its part of the JSON schema, the key of its description in the
    catalogue, and what holds where it is not written; `given_by` is another key that decided that.
    """

    schema: Mapping[str, object]
    about: str
    default: object
    given_by: str | None = None


class Configurable(Renderer, Protocol):
    """A renderer with a table of its own in `sop.toml`."""

    def settings(self, table: Mapping[str, object] | None = None) -> Mapping[str, Setting]:
        """The keys of the table, in the order in which they are shown, with the defaults that they have beside what
        `table` says.
        """

    def check_settings(self, table: Mapping[str, object]) -> tuple[Diagnostic, ...]:
        """What is wrong with a table, each finding with the key that it is about among its arguments."""


GROUP = "sopdsl.renderers"
"""The package of the project's own renderers, and the entry-point group of others."""


def find_renderer(name: str) -> Renderer | None:
    """The renderer of a name: the project's own, else one that another package announces; None where there is none."""
    found = _find(name)
    return cast(Renderer, found) if hasattr(found, "render") else None


def find_portfolio_renderer(name: str) -> PortfolioRenderer | None:
    """The same for renderers of many documents."""
    found = _find(name)
    return cast(PortfolioRenderer, found) if hasattr(found, "render_portfolio") else None


def find_runs_renderer(name: str) -> RunsRenderer | None:
    """The same for renderers of what runs tell."""
    found = _find(name)
    return cast(RunsRenderer, found) if hasattr(found, "render_form") else None


def renderer_names() -> tuple[str, ...]:
    """The names of all renderers that are installed, except of our own that render only many documents as one."""
    from importlib.metadata import entry_points

    own = {name for name in _own_names() if find_renderer(name) is not None}
    return tuple(sorted(own | {entry.name for entry in entry_points(group=GROUP)}))


def _find(name: str) -> object:
    if name in _own_names():
        own = import_module(f"{GROUP}.{name}")
        if hasattr(own, "FORMATS"):  # else it is what renderers share, and stands beside them
            return own
    from importlib.metadata import entry_points  # takes 35 ms, so only where it is needed

    for entry in entry_points(group=GROUP, name=name):
        return entry.load()
    return None


def _own_names() -> set[str]:
    return {module.name for module in iter_modules(import_module(GROUP).__path__) if module.ispkg}
