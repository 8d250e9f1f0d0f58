"""A checklist as Markdown: a task list for a wiki or an issue, readable as it stands. Texts are data, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sopdsl.model import Inline, LineBreak, Run, Text, plain
from sopdsl.rendering import Job

from ...typesetting.draft import DRAFT_MARK
from ..entries import Checklist, Entry, Section
from ..listing import checklist
from . import lines
from .lines import Line

_BLANK = "." * 20
_MARKUP = re.compile(r"[\\`*_\[\]<|~$]|&(?=#?\w+;)|(?<=\w):(?=//)|(?<=www)\.|#(?=#*$)", re.IGNORECASE)
_AT_START = re.compile(r"^(\d{1,9})?(?=[.)])|^(?=[#>+=-])")
_NAMING = re.compile(r"(?<!\w)@(?=\w)|#(?=\w)|:(?=[a-z+-][\w+-]*:)", re.IGNORECASE)
"""What wikis and code hosts take for people, issues and pictures, even behind a backslash."""
_JOINER = "\u2060"
"""Stands, unseen, behind such a sign."""


def paint(job: Job) -> bytes:
    """The text of a document's checklist."""
    return "".join(f"{line}\n" for line in _document(checklist(job.sop, job.flows, job.draft))).encode()


def _document(made: Checklist) -> Iterator[str]:
    mark = f" ({DRAFT_MARK})" if made.draft else ""
    yield f"# Daftar Periksa{mark}: {_on_one_line(made.title)}".rstrip()
    yield ""
    for title, words in (("Instansi", ", ".join(made.agency)), ("Nomor SOP", made.number)):
        if words:
            yield f"- {title}: {_escaped(words)}"
    yield from _items(lines.time_limit(made.time_limit))
    yield from (f"- {field}: {_BLANK}" for field in lines.CASE)
    for section in made.sections:
        yield ""
        yield from _section(section)
    yield ""
    yield from _items(lines.note(made.note))
    yield from (f"- [ ] {outcome}" for outcome in lines.OUTCOMES)
    yield from (f"- {field}: {_BLANK}" for field in lines.CLOSING)


def _section(section: Section) -> Iterator[str]:
    if title := lines.title_of(section):
        yield f"## {_escaped(title)}"
        yield ""
    yield from _items(lines.before(section))
    for entry in section.entries:
        yield from _headings(entry.headings)
        yield from _entry(entry)
    yield from _headings(section.closing)
    yield from _items(lines.note(section.note))


def _headings(headings: Iterable[Text]) -> Iterator[str]:
    for heading in headings:
        yield ""
        yield f"### {_on_one_line(heading)}"
        yield ""


def _entry(entry: Entry) -> Iterator[str]:
    first, *more = lines.activity(entry)
    yield f"- [ ] **{entry.number}.** {_words(first.content, '  ')}".rstrip()
    yield from _items(more, 0)
    yield from _items(lines.body(entry), 1)
    yield f"  - Mulai: {_BLANK} Selesai: {_BLANK}"
    if entry.repeats:
        yield f"  - Diulang: {_BLANK} kali"
    for signature in lines.signatures(entry):
        yield f"  - {signature.title}"
        yield from (f"    - [ ] {_at_start(_escaped(name))}: {_BLANK}" for name in signature.names)


def _items(found: Iterable[Line], depth: int = 0) -> Iterator[str]:
    for line in found:
        indent = "  " * (depth + line.level)
        words = " ".join(filter(None, (_escaped(line.title), _words(line.content, indent + "  "))))
        blank = f"{line.blank}: {_BLANK}" if line.blank else ""
        yield f"{indent}- {'[ ] ' if line.box else ''}{_at_start(words)}{blank}".rstrip()


def _on_one_line(title: Text | None) -> str:
    """The words of a title, which Markdown wants on one line."""
    return _escaped(plain(title))


def _words(content: tuple[Inline, ...], indent: str) -> str:
    """Words without their styles, which Markdown cannot say of any text; the author's line breaks stay."""
    pieces = [""]
    for part in content:
        if isinstance(part, LineBreak):
            pieces.append("")
        elif isinstance(part, Run):
            pieces[-1] += part.text
    first, *others = (_escaped(piece.strip()) for piece in pieces)
    return "".join((first, *(f"\\\n{indent}{_at_start(other)}" for other in others)))


def _escaped(words: str) -> str:
    return _NAMING.sub(lambda sign: sign[0] + _JOINER, _MARKUP.sub(lambda sign: "\\" + sign[0], words))


def _at_start(words: str) -> str:
    """Words at the start of a line, where some signs make a list, a heading or a quotation."""
    return _AT_START.sub(lambda found: f"{found[1] or ''}\\", words)
