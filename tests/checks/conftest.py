"""Documents for the rules' tests: a fragment that shows something, in a document that is otherwise in order."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import attrs
import pytest

from sopdsl.checks import CheckSettings, check, find_rule
from sopdsl.diagnostics import Diagnostic, Message, Severity
from sopdsl.flow import analyse
from sopdsl.messages import text_of
from sopdsl.source import Source
from sopdsl.syntax import parse

TITLE = "SOP: Pelayanan Surat"
HEAD = {
    "Instansi": "Dinas Contoh Kota Contoh",
    "Nomor": "001/SOP/2025",
    "Tanggal Pembuatan": "5 Mei 2025",
    "Tanggal Revisi": "-",
    "Tanggal Efektif": "12 Mei 2025",
    "Disahkan oleh": "\n  Jabatan: Wali Kota Contoh\n  Nama: Nama Pejabat",
    "Dasar Hukum": "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
    "Kualifikasi Pelaksana": "Menguasai tata naskah dinas",
    "Keterkaitan": "-",
    "Peralatan/Perlengkapan": "Komputer",
    "Peringatan": "Jika terlambat, maka pelayanan akan terganggu",
    "Pencatatan dan Pendataan": "-",
}
ALIASES = {"Tanggal Efektif": "(Tanggal Efektif|Tanggal Pengesahan)"}
EXECUTORS = ("Staf", "Sekretaris", "Kepala")
STEP = "Langkah oleh Staf: Mencatat surat masuk\n"
SPECIAL = {"<TAB>": "\t", "<U+202E>": "\u202e"}
WHOLE_SHEET = ("LKH006", "LKH007", "PLK004", "PLK006", "ALR010", "MTB003")
"""Rules that ask for what a fragment does not show: they hold only in their own cases and examples."""
SHOWN_WITH = {
    "MTB001": CheckSettings(),
    "IDN002": CheckSettings(required_quality=(), number_pattern="000.8.3.3/{urut}/{unit}/{tahun}"),
    "IDN012": CheckSettings(required_quality=(), review_months=12, today=date(2025, 6, 1)),
}
"""The settings with which some rules are shown."""
LABELS = {Severity.ERROR: "galat", Severity.WARNING: "peringatan", Severity.INFO: "catatan"}


@attrs.frozen
class Checked:
    """What the rules find in a document; `before` lines of it are not the fragment's."""

    source: Source
    findings: tuple[Diagnostic, ...]
    before: int

    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    def lines(self) -> list[str]:
        """The findings as case files hold them, lines counted in the fragment; those of the syntax without words."""
        return [line for finding in self.findings for line in self._lines(finding)]

    def _lines(self, finding: Diagnostic) -> list[str]:
        label = f"{self._place(finding.span.start)} {LABELS[finding.severity]} {finding.name}"
        rule = find_rule(finding.code)
        if rule is None or rule.check is None:
            return [label]
        lines = [f"{label}: {text_of(finding.message)}"]
        lines += [f"  lihat {self._place(one.span.start)}: {text_of(one.message)}" for one in finding.related]
        lines += self._hint(finding.hint)
        if finding.fix is not None:
            edits = [f"{self._place(edit.span.start)} {edit.replacement}" for edit in finding.fix.edits]
            lines.append(f"  ganti: {'; '.join(edits)}")
        return lines

    def _hint(self, hint: Message | None) -> list[str]:
        return [] if hint is None else [f"  saran: {text_of(hint)}"]

    def _place(self, offset: int) -> str:
        line, column = self.source.line_column(offset)
        return f"{line - self.before}:{column}"


def document(fragment: str) -> tuple[str, int]:
    """A whole document around a fragment, and the number of lines before it.

    One that begins with `SOP:` and has steps is whole; one without is a title.
    """
    for written, character in SPECIAL.items():
        fragment = fragment.replace(written, character)
    title = TITLE
    if fragment.startswith("SOP:"):
        if re.search(r"(?m)^ *Lang", fragment):
            return fragment, 0
        title, _, fragment = fragment.partition("\n")
    missing = {
        word: value for word, value in HEAD.items() if not re.search(f"(?m)^{ALIASES.get(word, word)}:", fragment)
    }
    head = [title, *(f"{word}: {value}" for word, value in missing.items())]
    if not re.search(r"(?m)^ *Pelaksana:", fragment):
        steps = re.sub("(?m)^ *Jabatan:.*", "", fragment)
        used = [name for name in EXECUTORS if re.search(rf"\b{name}\b", steps)]
        head.append(f"Pelaksana: {'; '.join(used or EXECUTORS[:1])}")
    before = "\n".join(head) + "\n"
    after = "" if re.search(r"(?m)^ *Langkah\b", fragment) else STEP
    return before + fragment + after, before.count("\n")


@pytest.fixture
def checked() -> Callable[..., Checked]:
    """Check a fragment in a document; `settings` as a project would set them, `rule` is the one that is shown."""

    def run(fragment: str, settings: CheckSettings | None = None, rule: str = "") -> Checked:
        text, before = document(fragment)
        parsed = parse(Source("uji.sop", text))
        settings = settings or SHOWN_WITH.get(rule) or CheckSettings(required_quality=())
        silent = tuple(code for code in WHOLE_SHEET if code != rule)
        found = check(parsed, analyse(parsed.sop), settings._replace(ignored=settings.ignored + silent))
        return Checked(parsed.source, found, before)

    return run
