"""Where arrows go: the values of `Lanjut ke`, `Jika` and `Menunggu`."""

from __future__ import annotations

import re

from sopdsl.diagnostics import Edit, Fix
from sopdsl.model import ExecutorMention, Name, Target, TargetKind, Text
from sopdsl.source import Span
from sopdsl.syntax.automaton import Automaton
from sopdsl.syntax.findings import finding
from sopdsl.syntax.lexer import GOES_ON
from sopdsl.syntax.scope import Scope, masked
from sopdsl.syntax.texts import simple_text
from sopdsl.syntax.tree import NotAccepted, Token, Tree

_OR = r"(?i)\s*(?<!\S)atau(?!\S)\s*"
_GOES_TO = r"(?i)(?:(?:\w+\s+)?(?:kembali|lanjut|balik|terus)|di\w+kan)?\s*\bke\s+(?=\S)"
_FLAG = r"(?i)(?<!\s)\s*\((opsional|informasi)\)$"
_KINDS = {"BERIKUTNYA": TargetKind.NEXT, "SELESAI_DI_SINI": TargetKind.END, "NAMA_LANGKAH": TargetKind.NAME}


def read_targets(value: str, start: int, scope: Scope) -> tuple[Target, ...] | None:
    """The targets of an arrow; an empty tuple for `-`; None (and a problem) where nothing can be read."""
    text = value.replace(GOES_ON, " ").rstrip()
    if not text:
        return None
    tree, position = _parse(text, "tujuan", scope)
    if tree is not None:
        return tuple(_target(each, text, start) for each in tree.children if isinstance(each, Tree))
    alternatives = re.compile(_OR).match(text, _before_space(text, position))
    if alternatives:
        return _read_alternatives(text, start, alternatives, scope)
    needless = re.match(_GOES_TO, text)
    if needless:
        return _without_words(text, start, needless, scope)
    _report(text, start, position, scope)
    sound = text[:position].rstrip().rstrip(",")
    tree, _ = _parse(sound, "tujuan", scope) if sound else (None, 0)
    if tree is None:
        return None
    return tuple(_target(each, sound, start) for each in tree.children if isinstance(each, Tree))


def read_names(value: str, start: int, scope: Scope) -> tuple[Name, ...]:
    """The names after `Menunggu`: those that can be read, and a problem if not all can."""
    text = value.replace(GOES_ON, " ").rstrip()
    if not text:
        return ()
    tree, position = _parse(text, "daftar_nama", scope)
    if tree is None:
        _report_name(text, start, position, scope)
        tree, _ = _parse(text[:position].rstrip(" ,"), "daftar_nama", scope) if text[:position].strip() else (None, 0)
    tokens = [each for each in tree.children if isinstance(each, Token)] if tree else []
    return tuple(Name(each.text, _place(each, start)) for each in tokens)


def _parse(text: str, rule: str, scope: Scope) -> tuple[Tree | None, int]:
    """The tree of a value, or None and where it cannot be read."""
    try:
        return Automaton(_with_known(text, scope), scope.language, rule).read_all(), 0
    except NotAccepted as error:
        return None, len(text) if error.at_end else error.position


def _with_known(text: str, scope: Scope) -> str:
    for word, known in (("oleh", scope.executors), ("prosedur", scope.procedures)):
        if known and word in text.lower():
            for found in re.finditer(rf"(?i)(?<![\w-]){word}\s+", text):
                text, _ = masked(text, found.end(), known)
    return text


def _before_space(text: str, position: int) -> int:
    return len(text[:position].rstrip())


def _read_alternatives(text: str, start: int, found: re.Match[str], scope: Scope) -> tuple[Target, ...]:
    """`a atau b` is a decision that was not written; read as optional ways, of which one is taken."""
    word = re.compile("atau", re.IGNORECASE).search(text, found.start())
    assert word is not None
    span = Span(start + word.start(), start + word.end())
    scope.problems.append(finding("TKS001.or_targets", span))
    targets: list[Target] = []
    position = 0
    for part in [*re.finditer(_OR, text), None]:
        piece = text[position : part.start() if part else len(text)]
        tree, _ = _parse(piece, "tujuan", scope) if piece.strip() else (None, 0)
        nodes = [each for each in tree.children if isinstance(each, Tree)] if tree else []
        targets += [_target(each, piece, start + position, optional=True) for each in nodes]
        position = part.end() if part else len(text)
    return tuple(targets)


def _without_words(text: str, start: int, needless: re.Match[str], scope: Scope) -> tuple[Target, ...] | None:
    """`kembali ke a`: the words are said of themselves if what follows them is a target."""
    found, target = needless.group().strip(), text[needless.end() :]
    tree, _ = _parse(target, "tujuan", scope)
    if tree is not None:
        span = Span(start, start + needless.end())
        fix = Fix((Edit(span, ""),))
        scope.problems.append(finding("TKS001.target_words", span, fix=fix, found=found, target=target))
    return read_targets(target, start + needless.end(), scope)


def _target(tree: Tree, text: str, start: int, optional: bool = False) -> Target:
    """One target from its tree, whose tokens count from the beginning of `text`."""
    if tree.data == "sasaran_sop":
        return _sop_target(tree, text, start, optional)
    tokens = [each for each in tree.children if isinstance(each, Token)]
    trees = {each.data: each for each in tree.children if isinstance(each, Tree)}
    labels = [each for each in tokens if each.type == "KURUNG"]
    flags = {flag: any(_inside(each, text).lower() == flag for each in labels) for flag in ("opsional", "informasi")}
    own = [each for each in labels if _inside(each, text).lower() not in flags]
    kind = TargetKind.PROCEDURE if "nama_prosedur" in trees else _KINDS[tokens[0].type]
    mention = trees.get("nama_prosedur")
    words = _words(mention, text) if mention is not None else tokens[0].text if kind is TargetKind.NAME else ""
    begin, end = _stretch(tree)
    return Target(
        kind,
        words,
        executor=_executor(trees.get("pelaksana"), tokens, text, start),
        label=_label(own, text, start),
        optional=optional or flags["opsional"],
        information=flags["informasi"],
        span=Span(start + begin, start + end),
    )


def _sop_target(tree: Tree, text: str, start: int, optional: bool) -> Target:
    """`SOP Judul`: the rest of the line is the title, but for a flag in parentheses at its end."""
    begin, end = _stretch(tree)
    title, flags = text[begin + 3 : end].strip(), set()
    for _ in range(2):
        if found := re.search(_FLAG, title):
            flags.add(found.group(1).lower())
            title = title[: found.start()]
    title = " ".join(title.split())
    informs = "informasi" in flags
    return Target(
        TargetKind.SOP, title, None, None, optional or "opsional" in flags, informs, Span(start + begin, start + end)
    )


def _executor(tree: Tree | None, tokens: list[Token], text: str, start: int) -> ExecutorMention | None:
    if tree is not None:
        begin, end = _stretch(tree)
        return ExecutorMention(_words(tree, text), Span(start + begin, start + end))
    for token in tokens:
        if token.type == "KURUNG_SIKU":
            return ExecutorMention(" ".join(_inside(token, text).split()), _place(token, start))
    return None


def _label(tokens: list[Token], text: str, start: int) -> Text | None:
    """The arrow's own label; several parentheses are one label."""
    if not tokens:
        return None
    joined = " ".join(_inside(each, text) for each in tokens)
    return simple_text(joined, start + tokens[0].start + 1)


def _inside(token: Token, text: str) -> str:
    """What stands between a token's parentheses (in the token itself known names may be marks)."""
    return text[token.start + 1 : token.end - 1].strip()


def _words(tree: Tree, text: str) -> str:
    begin, end = _stretch(tree)
    return " ".join(text[begin:end].split())


def _stretch(tree: Tree) -> tuple[int, int]:
    """Where the tokens of a tree begin and end."""
    tokens = list(tree.tokens())
    return tokens[0].start, tokens[-1].end


def _place(token: Token, start: int) -> Span:
    return Span(start + token.start, start + token.end)


def _report_name(text: str, start: int, position: int, scope: Scope) -> None:
    """Say what is wrong in a list of names."""
    words = text[position:].split(maxsplit=1)
    span = Span(start + position, start + position + len(words[0])) if words else Span(start, start + len(text))
    key = "TKS001.or_waits" if words and words[0].lower() == "atau" else "TKS001.waits"
    scope.problems.append(finding(key, span, found=words[0] if words else ""))


def _report(text: str, start: int, position: int, scope: Scope) -> None:
    """Say what is wrong with a value at a place, as nearly as its words tell."""
    found = text[position:].split(maxsplit=1)
    word = found[0] if found else ""
    span = Span(start + position, start + max(position + len(word), position + 1))
    if not word:
        key, span = "TKS001.target_end", Span(start, start + len(text))
    elif word[0].isdecimal():
        key = "TKS001.target_number"
    elif word.startswith("("):
        key = "TKS001.target_bracket"
    else:
        key = "TKS001.target"
    scope.problems.append(finding(key, span, found=word))
