"""What an office begins with: a `sop.toml` and a first document, made from a few answers. Both are Indonesian."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from string import Template

import attrs

from sopdsl.diagnostics import Severity
from sopdsl.model import Approval, Executor, Run, Text, Words
from sopdsl.project.toml_text import value_text
from sopdsl.source import Source
from sopdsl.syntax import parse
from sopdsl.syntax.formatter import format
from sopdsl.syntax.printer import approval_lines
from sopdsl.syntax.printer_rows import executor_lines
from sopdsl.syntax.printer_text import field_lines
from sopdsl.values import Value

UNKNOWN = "...."
"""Stands for what is still to be written; the rule `teks-pengganti` finds it."""

MOST_LINES = 4
"""Lines of a letterhead."""

_TEMPLATES = Path(__file__).parents[1] / "data" / "templates"
_EXAMPLE_EXECUTORS = (Executor("Staf"), Executor("Kepala Seksi"))
_LONGEST_NAME = 60


@attrs.frozen
class Answers(Value):
    """What is known about an office and its first SOP; empty: not known yet. `logo` is a path below the folder."""

    agency: tuple[str, ...] = ()
    address: str = ""
    logo: str = ""
    position: str = ""
    name: str = ""
    number: str = ""
    title: str = ""
    executors: tuple[Executor, ...] = ()


def tidy(answer: str) -> str:
    """An answer on one line, without characters that cannot be seen."""
    return " ".join("".join(each if each.isprintable() else " " for each in answer).split())


def can_be_title(title: str) -> bool:
    """Whether a document that begins with these words reads them as its title: `{x}`, for one, means something else."""
    lines = field_lines("SOP", _text(title), 0)
    return parse(Source("", "\n".join([*lines, "", "Status: draf"]))).sop.title == _text(title)


def read_executor(answer: str) -> Executor | None:
    """`LABEL = Nama lengkap (jenis)` as a document's `Pelaksana` takes it; None if it does not."""
    parsed = parse(Source("", f"SOP: x\nPelaksana:\n  - {answer}\nLangkah: x\n"))
    wrong = any(finding.severity is Severity.ERROR for finding in parsed.diagnostics)
    executors = parsed.sop.executors
    if wrong or len(executors) != 1 or not _can_be_mentioned(executors[0]):
        return None
    return executors[0]


def _can_be_mentioned(executor: Executor) -> bool:
    head = "\n".join(executor_lines((executor,), 0))
    parsed = parse(Source("", f"SOP: x\n{head}\nLangkah oleh {executor.label}: x\n"))
    rows = [row for procedure in parsed.sop.procedures for row in procedure.rows]
    mentions = [getattr(row, "assignment", None) for row in rows]
    return (
        not any(finding.severity is Severity.ERROR for finding in parsed.diagnostics)
        and parsed.sop.executors == (executor,)
        and [[each.text for each in mention.executors] for mention in mentions if mention] == [[executor.label]]
    )


def document_name(title: str) -> str:
    """The name of a document's file: its title in small Latin letters with hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return ("-".join(words)[:_LONGEST_NAME].strip("-") or "sop-pertama") + ".sop"


def settings_text(answers: Answers) -> str:
    """`sop.toml` with what is known; the rest stands there as comments."""
    return _template("sop.toml").substitute(
        agency=_setting("nama", answers.agency, ("Pemerintah Kota Contoh", "Dinas Contoh")),
        address=_setting("alamat", answers.address, "Jalan Contoh Nomor 1, Kota Contoh"),
        logo=_setting("logo", answers.logo, "logo/logo.png"),
        position=_setting("jabatan", answers.position, "Kepala Dinas Contoh"),
        name=_setting("nama", answers.name, "Nama Pejabat"),
        number=_setting("nip", answers.number, "19800229 200501 1 001"),
    )


def document_text(answers: Answers) -> str:
    """The first document, a draft with three steps to overwrite. What `sop.toml` gives is not written again."""
    executors = answers.executors or _EXAMPLE_EXECUTORS
    first, second, third = (executors[min(index, len(executors) - 1)].label for index in range(3))
    if len(executors) == 2:
        third = first
    text = _template("naskah.sop").substitute(
        title="\n".join(field_lines("SOP", _text(answers.title or UNKNOWN), 0)),
        letterhead="" if answers.agency else f"Instansi:\n  {UNKNOWN}\n",
        approval="".join(line + "\n" for line in approval_lines(_approval(answers))),
        executors="\n".join(executor_lines(executors, 0)),
        first=first,
        second=second,
        third=third,
    )
    return format(Source("", text)).text or text


def _approval(answers: Answers) -> Approval | None:
    """The official as the document has to write him: not at all if `sop.toml` knows all, else whole."""
    known = (answers.position, answers.name, answers.number)
    if all(known):
        return None
    position, name, number = (Words(each or UNKNOWN) for each in known)
    return Approval(position, name, None, number)


def _text(words: str) -> Text:
    return Text((Run(words),)) if words else Text()


def _setting(key: str, value: str | tuple[str, ...], example: str | tuple[str, ...]) -> str:
    return f"{key} = {value_text(value)}" if value else f"# {key} = {value_text(example)}"


def _template(name: str) -> Template:
    return Template((_TEMPLATES / name).read_text(encoding="utf-8"))
