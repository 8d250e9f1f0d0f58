"""The preview's pages as HTML: the list of documents, a document, and why there is nothing to show."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import quote, unquote

import attrs
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sopdsl import __version__
from sopdsl.diagnostics import Diagnostic, Message, Severity, message
from sopdsl.messages import text_of
from sopdsl.preview.desk import Desk, View
from sopdsl.preview.examination import Checked, Examined
from sopdsl.preview.text import Said, lines, said
from sopdsl.project.finding import PathProblem
from sopdsl.project.outcome import Crash
from sopdsl.reports.text import LABELS, MOST, visible

FOLDER = Path(__file__).parents[1] / "data" / "preview"
"""The pages' templates, style and script."""

_WORDS = {
    "all": message("preview.semua"),
    "document": message("preview.dokumen"),
    "findings": message("preview.temuan"),
    "help": message("laporan.saran"),
    "line": message("preview.baris"),
    "old": message("preview.gambar-lama"),
    "settings": message("preview.pengaturan"),
    "sheet": message("preview.lembar"),
    "sheet_only": message("preview.lembar-saja"),
    "stopped": message("preview.putus"),
    "text": message("preview.naskah"),
    "undrawn": message("preview.belum-tergambar"),
}


@attrs.frozen
class _Row:
    """A line of the list: a document, its address, and what was found in it (`weights`: of which severities)."""

    place: str
    address: str
    title: str
    said: str
    weights: tuple[str, ...]


class Pages:
    """Makes the pages of a desk in one language (`id`, `en`)."""

    def __init__(self, desk: Desk, language: str) -> None:
        self._desk = desk
        self._language = language
        environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined)
        environment.trim_blocks = environment.lstrip_blocks = True
        words = {name: self._text(what) for name, what in _WORDS.items()}
        environment.globals.update(language=language, words=words)
        environment.filters["quoting"] = _quoting
        self._environment = environment

    def at(self, path: str) -> str | None:
        """The page of an address's path; None where there is none."""
        if path == "/":
            return self._list() if self._desk.is_folder else self._document(next(iter(self._desk.documents())))
        if path.startswith("/sop/") and self._desk.is_folder:
            return self._document(unquote(path.removeprefix("/sop/"), errors="surrogateescape"))
        return None

    def nothing(self) -> str:
        """The page for an address that leads nowhere."""
        return self._failed("404", self._text(message("preview.tidak-ada")))

    def failure(self, crash: Crash) -> str:
        """The page for a failure of the program."""
        return self._failed(visible(self._desk.path), self._problem(crash))

    def _list(self) -> str:
        digest = self._desk.digest()
        rows = [self._row(place, examined) for place, examined in self._desk.documents().items()]
        return self._fill("daftar.html", digest, title=visible(self._desk.path), rows=rows)

    def _row(self, place: str, examined: Examined) -> _Row:
        if not isinstance(examined, Checked):
            return _Row(visible(place), _address(place), "", self._problem(examined), (Severity.ERROR.value,))
        counts = _counts(examined.findings)
        weights = tuple(each.value for each in counts)
        return _Row(visible(place), _address(place), visible(examined.title), self._summary(counts), weights)

    def _document(self, place: str) -> str | None:
        digest = self._desk.digest()
        shown = self._desk.show(place)
        if shown is None:
            return None
        if not isinstance(shown, View):
            return self._failed(visible(place), self._problem(shown), self._desk.last_pages(place))
        return self._fill(
            "naskah.html",
            digest,
            title=visible(shown.title),
            file=visible(place),
            folder=self._desk.is_folder,
            summary=self._summary(_counts(shown.findings)),
            view=shown,
            pages=list(map(Markup, shown.pages)),
            reasons=self._reasons(shown),
            findings=[said(shown.source, one, self._language) for one in shown.findings[:MOST]],
            settings=self._about_settings(shown),
            lines=lines(shown.source, shown.findings[:MOST], self._language),
            more=self._more(shown.findings),
        )

    def _failed(self, title: str, reason: str, pages: tuple[str, ...] = ()) -> str:
        """The page without a text, with the last good picture if there is one."""
        return self._fill("gagal.html", self._desk.digest(), title=title, reason=reason, pages=list(map(Markup, pages)))

    def _reasons(self, shown: View) -> list[Said]:
        """Why there is no picture of the text as it is; what `sop.toml` is to blame for has no line in the text."""
        own = [one for one in shown.stopped_by if one not in shown.settings_findings]
        return [said(shown.source, one, self._language) for one in own]

    def _about_settings(self, shown: View) -> list[Said]:
        if shown.settings is None:
            return []
        return [said(shown.settings, one, self._language) for one in shown.settings_findings[:MOST]]

    def _more(self, findings: tuple[Diagnostic, ...]) -> str:
        return self._text(message("preview.selebihnya", count=len(findings) - MOST)) if len(findings) > MOST else ""

    def _summary(self, counts: dict[Severity, int]) -> str:
        parts = [f"{count} {self._text(LABELS[severity])}" for severity, count in counts.items()]
        return ", ".join(parts) or self._text(message("preview.tanpa-temuan"))

    def _problem(self, problem: PathProblem | Crash) -> str:
        if isinstance(problem, Crash):
            failure = message("cli.gagal.dokumen", path=self._desk.path, kind=problem.kind, version=__version__)
            return visible(self._text(failure))
        return visible(f"{problem.shown}: {self._text(problem.message)}")

    def _text(self, what: Message) -> str:
        return text_of(what, self._language)

    def _fill(self, template: str, digest: str, **values: object) -> str:
        return self._environment.get_template(template).render(digest=digest, **values)


def _counts(findings: tuple[Diagnostic, ...]) -> dict[Severity, int]:
    """How much was found of each severity, what weighs most first."""
    counts = Counter(finding.severity for finding in findings)
    return {severity: counts[severity] for severity in Severity if counts[severity]}


def _quoting(text: str) -> Markup:
    """A message with what stands between backquotes set as code."""
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if place % 2 else piece for place, piece in enumerate(text.split("`"))
    )


def _address(place: str) -> str:
    """The address of a document's page."""
    return "/sop/" + quote(place, errors="surrogateescape")
