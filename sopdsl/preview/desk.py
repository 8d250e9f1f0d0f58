"""What the preview shows: the documents as they are now, and the last good picture of each that was looked at."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePath
from threading import Lock

import attrs

from sopdsl.diagnostics import Diagnostic, Severity, message
from sopdsl.model import plain
from sopdsl.preview.examination import Checked, Examined, examine
from sopdsl.preview.places import Places, markup, places_of
from sopdsl.project.cache import Cache
from sopdsl.project.checking import project_of
from sopdsl.project.document import Document, check_text
from sopdsl.project.drawing import Drawn, render
from sopdsl.project.finding import Found, PathProblem, find_documents
from sopdsl.project.outcome import Crash
from sopdsl.project.overrides import Overrides
from sopdsl.project.watching import State, look, look_at
from sopdsl.source import Source


@attrs.frozen
class View:
    """A document to show. `pages` are SVG as markup, safe to stand in an HTML page; `old` says that they are of an
    earlier save, because of `stopped_by`.
    """

    title: str
    source: Source
    findings: tuple[Diagnostic, ...]
    settings: Source | None
    settings_findings: tuple[Diagnostic, ...]
    places: Places
    pages: tuple[str, ...]
    old: bool
    stopped_by: tuple[Diagnostic, ...]


Shown = View | PathProblem | Crash


class Desk:
    """The documents of a file or folder. Safe to use from several threads: what is saved last is what they get.

    A document is drawn by one thread at a time, and meanwhile the others can be shown.
    """

    def __init__(self, path: str, overrides: Overrides, cache: Cache | None) -> None:
        self.path = path
        self.is_folder = Path(path).is_dir()
        self._overrides = overrides
        self._cache = cache
        self._lock = Lock()
        self._state: State = {}
        self._examined: dict[str, Examined] = {}
        self._turns: dict[str, Lock] = {}
        self._shown: dict[str, tuple[Examined, Shown]] = {}
        self._good: dict[str, tuple[bytes, ...]] = {}
        self._logos: frozenset[Path] = frozenset()

    def digest(self) -> str:
        """A name for how all files look now."""
        return sha256(repr(sorted(self._look().items())).encode("utf-8", "surrogateescape")).hexdigest()

    def documents(self) -> Mapping[str, Examined]:
        """All documents by their places below the folder, checked."""
        with self._lock:
            state = self._look()
            if state != self._state:
                self._examined = examine(self._files(), self.is_folder, self._overrides, self._cache)
                self._state = state
            return self._examined

    def show(self, place: str) -> Shown | None:
        """The document of a place; None where there never was one."""
        with self._turns.setdefault(place, Lock()):
            examined = self.documents().get(place)
            if examined is None:
                return PathProblem(place, message("proyek.tidak-ada")) if place in self._good else None
            known = self._shown.get(place)
            if known is None or known[0] is not examined:
                known = self._shown[place] = examined, self._view(place, examined)
            return known[1]

    def last_pages(self, place: str) -> tuple[str, ...]:
        """The last good picture of a document, without links."""
        return tuple(markup(page, None) for page in self._good.get(place, ()))

    def _look(self) -> State:
        logos = {str(path): look(path) for path in sorted(self._logos)}
        return {**look_at([self.path]), **logos}

    def _files(self) -> tuple[Found, ...]:
        if self.is_folder:
            return find_documents([self.path]).files
        return (Found(Path(self.path), PurePath(Path(self.path).name)),)

    def _view(self, place: str, examined: Examined) -> Shown:
        if not isinstance(examined, Checked):
            return examined
        manuscript = examined.manuscript
        try:
            project = project_of(manuscript.root, self._overrides)
            document = check_text(manuscript.path, manuscript.data, project)
            self._watch_logo(document)
            return self._drawn(place, examined, document, render(document, format="svg"))
        except Exception as error:
            return Crash.of(error)

    def _watch_logo(self, document: Document) -> None:
        """See the logo's file from now on; one outside of the project is not the document's business."""
        logo = document.sop.identity.logo
        name = logo.text.strip().replace("\\", "/") if logo else ""
        if name and not PurePath(name).anchor:
            with self._lock:
                new = {folder / name for folder in (document.folder, document.project.root)} - self._logos
                self._logos |= new  # a new set: `digest` may be going through the old one
                self._state |= {str(path): look(path) for path in new}

    def _drawn(self, place: str, examined: Checked, document: Document, drawn: Drawn) -> View:
        places = places_of(document)
        found = dict.fromkeys((*examined.findings, *drawn.diagnostics))
        about_settings = dict.fromkeys((*examined.settings_findings, *drawn.settings_diagnostics))
        errors = [one for one in (*drawn.diagnostics, *drawn.settings_diagnostics) if one.severity is Severity.ERROR]
        if drawn.files:
            self._good[place] = tuple(file.data for file in drawn.files)
        return View(
            title=plain(document.sop.title) or place,
            source=document.source,
            findings=tuple(sorted(found, key=lambda one: (one.span.start, one.span.end, one.code))),
            settings=document.project.source,
            settings_findings=tuple(about_settings),
            places=places,
            pages=tuple(markup(file.data, places) for file in drawn.files) or self.last_pages(place),
            old=not drawn.files,
            stopped_by=() if drawn.files else drawn.stopped_by or tuple(errors),
        )
