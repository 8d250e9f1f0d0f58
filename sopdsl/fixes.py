"""The remedies of findings, applied to a text: what a fix does not touch stays as it was, byte for byte.

Spans count in the text as the parser reads it (`sopdsl.syntax.read_source`): without a byte-order mark, and with `\\n`
for each line end. The texts here are the files' own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import attrs

from sopdsl.diagnostics import Diagnostic, Edit, Fix, Severity
from sopdsl.values import Value

ROUNDS = 20
"""What one round of fixes makes possible is done in the next; a text that needs more rounds than this is left alone."""

Check = Callable[[str], Sequence[Diagnostic]]

_MARK = "\ufeff"
_LINE_END = re.compile("\r\n|\r|\n")


@attrs.frozen
class Mended(Value):
    """A text with its fixes applied, and how many they were."""

    text: str
    applied: int = 0


def mend(text: str, check: Check, unsafe: bool = False) -> Mended:
    """Apply the safe fixes of a text, with `unsafe` all, until none is left. `check` finds what is wrong with a text.

    The result has no more errors of any rule than the text, for a fix that would bring one is left out, and mending it
    again changes nothing.
    """
    check = lru_cache(maxsize=2)(check)
    mended = Mended(text)
    for _ in range(ROUNDS):
        findings = check(mended.text)
        fixes = _keep(mended.text, [], compatible(findings, unsafe), _errors(findings), check)
        if not fixes:
            return mended
        mended = Mended(replaced(mended.text, fixes), mended.applied + len(fixes))
    return Mended(text)


def compatible(findings: Iterable[Diagnostic], unsafe: bool = False) -> list[Fix]:
    """The fixes that can be applied at once, each once: of two that overlap, the first."""
    chosen: dict[Fix, None] = {}
    taken: list[Edit] = []
    for finding in findings:
        fix = finding.fix
        if fix is None or not fix.edits or fix in chosen or not (fix.safe or unsafe):
            continue
        if not any(_meets(edit, taken) for edit in fix.edits):
            chosen[fix] = None
            for edit in fix.edits:
                insort(taken, edit)
    return list(chosen)


def _meets(edit: Edit, taken: Sequence[Edit]) -> bool:
    """Whether an edit meets one of those taken, which are in order and do not meet each other."""
    place = bisect_left(taken, edit)
    return any(_overlap(edit, other) for other in taken[max(place - 1, 0) : place + 1])


def _overlap(one: Edit, other: Edit) -> bool:
    """Whether two edits meet; two at one place do, as their order would be a guess."""
    a, b = one.span, other.span
    return (a.start < b.end and b.start < a.end) or a.start == b.start


def _keep(text: str, chosen: list[Fix], more: list[Fix], allowed: Counter[str], check: Check) -> list[Fix]:
    """As many of the fixes as change the text and bring no new error: all at once, else half by half."""
    if not more:
        return chosen
    result = replaced(text, chosen + more)
    if result != replaced(text, chosen) and _errors(check(result)) <= allowed:
        return chosen + more
    if len(more) == 1:
        return chosen
    half = len(more) // 2
    chosen = _keep(text, chosen, more[:half], allowed, check)
    return _keep(text, chosen, more[half:], allowed, check)


def _errors(findings: Iterable[Diagnostic]) -> Counter[str]:
    return Counter(finding.code for finding in findings if finding.severity is Severity.ERROR)


def replaced(text: str, fixes: Iterable[Fix]) -> str:
    """A text with the edits of fixes that do not overlap; new line ends are of the kind that the text has most."""
    mark = _MARK if text.startswith(_MARK) else ""
    body = text.removeprefix(_MARK)
    pairs = [found.start() - number for number, found in enumerate(re.finditer("\r\n", body))]
    line_end = _line_end(body)
    pieces, position = [mark], 0
    for edit in sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span):
        start, end = (place + bisect_left(pairs, place) for place in (edit.span.start, edit.span.end))
        pieces += [body[position:start], edit.replacement.replace("\n", line_end)]
        position = end
    return "".join([*pieces, body[position:]])


def _line_end(text: str) -> str:
    counted = Counter(_LINE_END.findall(text)).most_common(1)
    return counted[0][0] if counted else "\n"
