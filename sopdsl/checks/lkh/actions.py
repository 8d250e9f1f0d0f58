"""More than one action in the words of a kegiatan."""

from __future__ import annotations

from collections.abc import Sequence

from sopdsl.checks.lkh.lexicon import lexicon
from sopdsl.checks.lkh.verbs import Form, form_of, is_action
from sopdsl.checks.words import Word

_THEN = frozenset(("kemudian", "lalu", "selanjutnya"))
_TOGETHER = "sekaligus"
_JOINING = _THEN | {"dan", "&", "serta", _TOGETHER}
_SEQUENCE = _THEN | {_TOGETHER}
_NO_ACTIONS = frozenset(
    ("disebut", "merupakan", "meliputi", "menjadi", "memenuhi", "memiliki", "mempunyai", "memuat", "menggunakan")
)
_OPENINGS = frozenset(("berdasarkan", "sesuai", "secara", "dalam", "tidak", "belum"))
"""With the subordinators, what a kegiatan may begin with before it comes, behind a comma, to what is done."""
_MANY = 3


def second_action(words: Sequence[Word]) -> list[Word] | None:
    """The words that begin a second action: its conjunction, if any, and its verb. None where there is one action.

    Two verbs that share an object are one action (`Memeriksa dan memaraf konsep`), three are not.
    """
    words = _main_clause(_without_parentheses(words))
    subordinators = lexicon().subordinators
    subordinate = bool(words) and words[0].bare in lexicon().orders
    chain = 1
    for index in range(1, len(words)):
        before, word = words[index - 1], words[index]
        new_sentence = before.text.endswith(".") and word.shown[:1].isupper() and is_action(word.bare)
        after_comma = new_sentence or before.text.endswith((",", ";"))
        if new_sentence:
            subordinate = False
        elif word.bare in subordinators and _begins_clause(words, index):
            subordinate = True
        if not after_comma and word.bare not in _JOINING:
            continue
        conjunction, verb = _joined(words, index)
        if verb is None or (subordinate and not (conjunction in _THEN and after_comma)):
            continue
        if conjunction not in _SEQUENCE and is_action(_verb_before(words, index)):
            chain += 1
            if chain < _MANY:
                continue
        return list(words[index : verb + 1])
    return None


def _main_clause(words: Sequence[Word]) -> Sequence[Word]:
    """The words without a beginning that says when, why or how (`Apabila berkas lengkap, …`)."""
    if words and (words[0].bare in _OPENINGS or words[0].bare in lexicon().subordinators):
        comma = next((index for index, word in enumerate(words) if word.text.endswith(",")), -1)
        return words[comma + 1 :]
    return words


def _begins_clause(words: Sequence[Word], index: int) -> bool:
    """Whether a subordinator begins a clause: `dengan` does so only before a verb (`dengan meneliti`)."""
    if words[index].bare != "dengan":
        return True
    following = words[index + 1].bare if index + 1 < len(words) else ""
    return following == "cara" or is_action(following)


def _joined(words: Sequence[Word], index: int) -> tuple[str, int | None]:
    """The conjunction at a place (empty for a comma) and the index of the verb that it joins; None without a verb."""
    conjunction = words[index].bare if words[index].bare in _JOINING else ""
    verb = index + 1 if conjunction else index
    while verb < len(words) - 1 and words[verb].bare in lexicon().adverbs:
        verb += 1
    if verb >= len(words) or words[verb].bare in _NO_ACTIONS:
        return conjunction, None
    nominal = conjunction == _TOGETHER and form_of(words[verb].bare) is Form.NOMINAL
    return conjunction, verb if nominal or is_action(words[verb].bare) else None


def _verb_before(words: Sequence[Word], index: int) -> str:
    """The word before a conjunction, or before an adverb there (`Memeriksa kembali dan …`)."""
    place = index - 1
    while place > 0 and words[place].bare in ("kembali", "ulang", "langsung"):
        place -= 1
    return words[place].bare


def _without_parentheses(words: Sequence[Word]) -> Sequence[Word]:
    if not any("(" in word.text for word in words):
        return words
    kept = []
    depth = 0
    for word in words:
        depth += word.text.count("(")
        if not depth:
            kept.append(word)
        depth = max(0, depth - word.text.count(")"))
    return kept
