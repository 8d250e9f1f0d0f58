"""BPMN 2.0 to a document: pools are procedures, lanes executors, tasks steps, gateways decisions and joins."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from sopdsl.checks.imp.imp001_impor import RULE
from sopdsl.diagnostics import Diagnostic, Message, message
from sopdsl.importing import Imported
from sopdsl.importing.bpmn.losses import Losses
from sopdsl.importing.bpmn.net import TangledError
from sopdsl.importing.bpmn.own import own_sop
from sopdsl.importing.bpmn.procedures import sop_of
from sopdsl.importing.bpmn.reader import is_bpmn, read_drawing
from sopdsl.importing.bpmn.tags import NotXmlError, read_tags
from sopdsl.importing.proof import Unwritable, proven_text
from sopdsl.source import NOWHERE, Source, Span, decoded


def read(path_name: str, data: bytes) -> Imported:
    """The document in a BPMN file, and what of the file is not in it. Never raises."""
    source = Source(path_name, decoded(data))
    try:
        data.decode("utf-8")
        root = read_tags(source.text)
    except UnicodeDecodeError:
        return _refused(source, NOWHERE, message("IMP001.bukan-utf8"), message("IMP001.bukan-utf8-saran"))
    except NotXmlError as error:
        at = len(source.text.encode()[: error.at].decode(errors="ignore"))
        return _refused(source, Span(at, at + 1), error.message, error.hint)
    if not is_bpmn(root):
        return _refused(source, NOWHERE, message("IMP001.bukan-bpmn"), message("IMP001.bukan-bpmn-saran"))
    losses = Losses()
    drawing = read_drawing(root, losses)
    try:
        sop = own_sop(drawing, losses) or sop_of(drawing, PurePath(path_name).stem, losses)
    except TangledError:
        return _refused(source, NOWHERE, message("IMP001.terlalu-kusut"), message("IMP001.terlalu-kusut-saran"))
    found = _placed(losses.found, source)
    if sop is None:
        what = _finding(NOWHERE, message("IMP001.tanpa-proses"), message("IMP001.tanpa-proses-saran"))
        return Imported(source, None, (*found, what))
    proven = proven_text(sop)
    if isinstance(proven, Unwritable):
        return Imported(source, None, (*found, _unwritten(proven)))
    return Imported(source, proven, found)


def _placed(found: Sequence[Diagnostic], source: Source) -> tuple[Diagnostic, ...]:
    """The findings in the order of the text, with offsets in characters instead of bytes."""
    data = source.text.encode()
    ordered = sorted(found, key=lambda finding: finding.span)
    if source.text.isascii():
        return tuple(ordered)
    placed, position, characters = [], 0, 0
    for finding in ordered:
        characters += len(data[position : finding.span.start].decode())
        position = finding.span.start
        placed.append(finding._replace(span=Span(characters, characters + 1)))
    return tuple(placed)


def _unwritten(unwritable: Unwritable) -> Diagnostic:
    """Why what was read cannot be text."""
    hint = message("IMP001.gambar-tidak-tertulis-saran")
    if unwritable.error is not None:
        return _finding(NOWHERE, unwritable.error.message, unwritable.error.hint or hint)
    return _finding(NOWHERE, message("IMP001.gambar-tidak-tertulis", words=str(unwritable.instead or "")[:80]), hint)


def _refused(source: Source, span: Span, what: Message, hint: Message) -> Imported:
    return Imported(source, None, (_finding(span, what, hint),))


def _finding(span: Span, what: Message, hint: Message) -> Diagnostic:
    return Diagnostic(RULE.code, RULE.name, RULE.severity, span, what, hint)
