"""What a rule is: its names, its weight, its source, its function, its documentation."""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from sopdsl.diagnostics import Fix, Message, Related, Severity
from sopdsl.source import Span

if TYPE_CHECKING:
    from sopdsl.checks.document import Document
    from sopdsl.checks.ktk.card import Card
    from sopdsl.checks.ktk.portfolio import Portfolio


class Basis(Enum):
    """Where a rule comes from, as a key of the catalogue. Structure holds everywhere; in the rest agencies differ."""

    NORM = "aturan.norma"
    GUIDANCE = "aturan.pedoman"
    PRACTICE = "aturan.kebiasaan"
    STRUCTURE = "aturan.susunan"


class Fixes(Enum):
    """Whether findings of a rule may bring a fix, and of what kind, as a key of the catalogue."""

    NONE = "aturan.tanpa-perbaikan"
    SAFE = "aturan.perbaikan-aman"
    UNSAFE = "aturan.perbaikan-dibaca"
    PARTLY = "aturan.perbaikan-sebagian"
    """Safe for some findings, not for others."""


class Finding(NamedTuple):
    """What a rule's function finds: a diagnostic without the rule's own names.

    `severity` is given where the finding weighs more or less than the rule does.
    """

    span: Span
    message: Message
    hint: Message | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None


class Rule(NamedTuple):
    """A rule of the checker, one in a file. Code and name are both accepted everywhere; the name is printed.

    `documentation` is the docstring of the rule's file (see `sopdsl.checks.documentation`). `check` looks at a document
    by itself, `check_portfolio` at one among its neighbours. Both are None where another stage reports the rule.
    """

    code: str
    name: str
    severity: Severity
    basis: Basis
    documentation: str
    check: "Callable[[Document], Iterator[Finding]] | None" = None
    fixes: Fixes = Fixes.NONE
    check_portfolio: "Callable[[Card, Portfolio], Iterator[Finding]] | None" = None

    @property
    def excusable(self) -> bool:
        """Whether findings may be suppressed or the rule ignored: not where the text itself was not understood."""
        checks = self.check is not None or self.check_portfolio is not None
        return checks or self.severity is not Severity.ERROR
