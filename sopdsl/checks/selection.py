"""Which rules are reported, and how much their findings weigh: what projects and command lines say, worked out.

They name rules by code, by name, or many at once by the family that begins their codes (`WKT`).
"""

from collections.abc import Iterable, Mapping, Sequence

from sopdsl.checks.document import Choice
from sopdsl.checks.registry import all_rules, find_rule, rule_names
from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity


def canonical(word: str) -> str | None:
    """The name of a rule, or a family in capitals; None for a word that names neither."""
    rule = find_rule(word)
    if rule is not None:
        return rule.name
    family = word.strip().upper()
    return family if family in families() else None


def families() -> tuple[str, ...]:
    """The families, in the order of the rules."""
    return tuple(dict.fromkeys(_family(rule) for rule in all_rules()))


def selectable_words() -> tuple[str, ...]:
    """All words that name rules: names, families, codes."""
    names = rule_names()
    return (*names[: len(all_rules())], *families(), *names[len(all_rules()) :])


def fixed(word: str) -> bool:
    """Whether a canonical word names only rules that can be neither ignored nor weighed."""
    return not any(rule.excusable for rule in all_rules() if _rank(rule, (word,)))


def says(choice: Choice, rule: Rule) -> bool | None:
    """Whether a choice wants a rule reported; None where it leaves that to others. A rule's own name beats its family.

    A selection leaves out all that it does not name, except errors of structure: these hold everywhere, and a document
    that has them must not pass for sound.
    """
    selected, ignored = _rank(rule, choice.selected or ()), _rank(rule, choice.ignored)
    if selected or ignored:
        return selected > ignored
    structural = rule.basis is Basis.STRUCTURE and rule.severity is Severity.ERROR
    return None if choice.selected is None or structural else False


def silencing(choices: Sequence[Choice], rule: Rule) -> int | None:
    """The number of the choice for which a rule is not reported; None where it is reported.

    The first choice that says something about the rule decides.
    """
    said = ((number, says(choice, rule)) for number, choice in enumerate(choices) if rule.excusable)
    number, wanted = next((each for each in said if each[1] is not None), (0, True))
    return None if wanted else number


def unreported(choices: Sequence[Choice]) -> tuple[str, ...]:
    """The codes of the rules that are not reported."""
    return tuple(rule.code for rule in all_rules() if silencing(choices, rule) is not None)


def weights(wanted: Mapping[str, Severity]) -> tuple[tuple[str, Severity], ...]:
    """The rules' codes with the weights that canonical words give them."""
    found = ((rule, wanted.get(rule.name, wanted.get(_family(rule)))) for rule in all_rules() if rule.excusable)
    return tuple((rule.code, weight) for rule, weight in found if weight is not None)


def _rank(rule: Rule, words: Iterable[str]) -> int:
    """How precisely words name a rule: 2 by itself, 1 with its family, 0 not at all."""
    return 2 if rule.name in words else int(_family(rule) in words)


def _family(rule: Rule) -> str:
    return rule.code[:3]
