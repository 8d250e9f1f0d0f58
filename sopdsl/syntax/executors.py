"""Who does the work: the list of `Pelaksana`, and `oleh …` of a step or node."""

from __future__ import annotations

import re

from sopdsl.diagnostics import Diagnostic, Edit, Fix
from sopdsl.model import Assignment, Executor, ExecutorKind, ExecutorMention, Relation
from sopdsl.source import Span
from sopdsl.syntax.automaton import Automaton
from sopdsl.syntax.findings import finding
from sopdsl.syntax.lexer import GOES_ON
from sopdsl.syntax.scope import Scope, masked
from sopdsl.syntax.statements import item_mark
from sopdsl.syntax.texts import Piece, divided, pieces_of
from sopdsl.syntax.tree import NotAccepted, Token, Tree

_KINDS = {f"({kind.value})": kind for kind in ExecutorKind}
_CONNECTOR = r"(?i)(?:(?<=\s)|^)(?:bersama|lalu|atau|\+|->|→|\|)(?=\s|$)"
_AND = r"\s+dan\s+|\s*[,&]\s*"
_RELATIONS = {"BERSAMA": Relation.JOINT, "LALU": Relation.HANDOVER, "ATAU": Relation.ALTERNATIVE}


def read_executors(value: str, start: int, problems: list[Diagnostic]) -> tuple[Executor, ...]:
    """The executors of a `Pelaksana` field: one an item, or divided by `;` on one line."""
    pieces = pieces_of(value, start)
    if pieces and GOES_ON not in value.rstrip():
        return _executors([[each] for each in divided(pieces[0])], problems)
    entries: list[list[Piece]] = []
    depth = 0
    unmarked: list[Piece] = []
    for piece in pieces:
        mark = item_mark(piece.text)
        if mark:
            entries.append([Piece(piece.text[mark:], piece.start + mark)])
            depth = piece.indent
        elif entries and piece.indent > depth and not unmarked:
            entries[-1].append(piece)
        else:
            unmarked.append(piece)
            entries.append([piece])
    if unmarked:
        problems.append(finding("TKS001.executor_item", _span(unmarked[0]), fix=_marks(unmarked)))
    return _executors(entries, problems)


def _marks(unmarked: list[Piece]) -> Fix | None:
    """Put `- ` before each entry, or a space behind its dash; not behind the keyword, where no item stands."""
    if not unmarked[0].indent:
        return None
    dashes = [(piece.start, len(piece.text) > 1 and piece.text[0] in "-–") for piece in unmarked]
    return Fix(tuple(Edit(Span(start, start + dash), "- ") for start, dash in dashes))


def _executors(entries: list[list[Piece]], problems: list[Diagnostic]) -> tuple[Executor, ...]:
    return tuple(each for each in (_executor(entry, problems) for entry in entries) if each is not None)


def _executor(pieces: list[Piece], problems: list[Diagnostic]) -> Executor | None:
    """`LABEL = Nama lengkap (jenis)`; None (and a problem) without a label."""
    span = Span(pieces[0].start, pieces[-1].end)
    words = " ".join(" ".join(piece.text.split()) for piece in pieces)
    kind = next((kind for kind in _KINDS if words.lower().endswith(kind)), "")
    label, equals, full_name = (part.strip() for part in words[: len(words) - len(kind)].partition("="))
    if not label:
        problems.append(finding("TKS001.executor_label", span))
        return None
    if any(sign in label for sign in ":[]"):
        problems.append(finding("TKS001.executor_sign", span, label=label))
    return Executor(label, full_name or None if equals else None, _KINDS.get(kind, ExecutorKind.INTERNAL), span)


def read_assignment(value: str, start: int, scope: Scope) -> Assignment | None:
    """Who stands after `oleh`; None (and a problem) where the words cannot be read."""
    text = value.rstrip()
    span = Span(start, start + len(text))
    if not text:
        return None
    if scope.declares(text):
        return _sole(text, span)
    if not re.search(_CONNECTOR, text):
        return _sole_or_enumerated(text, span, scope)
    try:
        tree = Automaton(_with_known(text, scope), scope.language, "penugasan").read_all()
    except NotAccepted as error:
        place = start + min(error.position, len(text) - 1)
        mixed = place > start and not error.at_end and re.compile(_CONNECTOR).match(text, place - start)
        key = "TKS001.mixed_executors" if mixed else "TKS001.half_executors"
        scope.problems.append(finding(key, Span(place, span.end)))
        return Assignment(Relation.SOLE, (_first_mention(text, start),), span)
    relation = next((_RELATIONS[each.type] for each in tree.children if isinstance(each, Token)), Relation.SOLE)
    mentions = tuple(_mention(each, text, start) for each in tree.children if isinstance(each, Tree))
    return Assignment(relation, mentions, span)


def _sole(text: str, span: Span) -> Assignment:
    return Assignment(Relation.SOLE, (ExecutorMention(" ".join(text.split()), span),), span)


def _sole_or_enumerated(text: str, span: Span, scope: Scope) -> Assignment:
    """One executor; declared ones joined by `dan` or a comma are several, but do not say how they act."""
    parts = [part for part in re.split(_AND, text) if part]
    if len(parts) < 2 or not all(map(scope.declares, parts)):
        return _sole(text, span)
    scope.problems.append(finding("TKS001.and_executors", span))
    mentions, position = [], 0
    for part in parts:
        position = text.index(part, position)
        place = Span(span.start + position, span.start + position + len(part))
        mentions.append(ExecutorMention(" ".join(part.split()), place))
        position += len(part)
    return Assignment(Relation.JOINT, tuple(mentions), span)


def _with_known(text: str, scope: Scope) -> str:
    """The text with declared executors as marks, where they stand at the start or after a connecting word."""
    connectors, spaces = re.compile(_CONNECTOR), re.compile(r"\s*")
    position = 0
    while True:
        start = spaces.match(text, position).end()  # type: ignore[union-attr]
        changed, end = masked(text, start, scope.executors)
        if end == len(text) or connectors.match(text, spaces.match(text, end).end()):  # type: ignore[union-attr]
            text = changed
        connector = connectors.search(text, max(end, start))
        if connector is None:
            return text
        position = connector.end()


def _mention(tree: Tree, text: str, start: int) -> ExecutorMention:
    first, last = tree.children[0], tree.children[-1]
    assert isinstance(first, Token) and isinstance(last, Token)
    begin, end = first.start, last.end
    return ExecutorMention(" ".join(text[begin:end].split()), Span(start + begin, start + end))


def _first_mention(text: str, start: int) -> ExecutorMention:
    words = re.split(_CONNECTOR, text, maxsplit=1)[0].strip() or text
    place = start + text.index(words)
    return ExecutorMention(" ".join(words.split()), Span(place, place + len(words)))


def _span(piece: Piece) -> Span:
    return Span(piece.start, piece.end)
