"""What the rules of a portfolio need to know of one document: plain values, without its text and its model."""

from typing import NamedTuple

from sopdsl.diagnostics import Diagnostic
from sopdsl.source import Span

RELATED = "keterkaitan"
STEP = "langkah"
TARGET = "tujuan"
START = "awal"
END = "akhir"


class Link(NamedTuple):
    """The title of another SOP where a document names it, without the word SOP before it.

    `where` is RELATED (an item of Keterkaitan), STEP (`SOP:` of a step), TARGET (`SOP …` after `Lanjut ke` or `Jika`),
    START or END (`SOP:` of a start or an end: where the work comes from, where it goes on). `sure`: its author calls
    it an SOP; an item of Keterkaitan without that word may be a regulation or an office. `misspelt`: Keterkaitan spells
    it otherwise, which is MTB005's finding. `exact`: the span holds the title and nothing else.
    """

    title: str
    span: Span
    where: str
    sure: bool = True
    misspelt: bool = False
    exact: bool = True


class Excuse(NamedTuple):
    """One rule in a suppression, by its code. `vain` is the finding on it (TKS006) if it excuses nothing.

    Only the rules of the portfolio have one: all other suppressions are judged with their document.
    """

    code: str
    covers: Span
    vain: Diagnostic | None = None


class Card(NamedTuple):
    """One document in its portfolio. `path` is its place there, by which findings name it to others.

    Texts are as written, and empty where the document has none or only a placeholder; `agency` is its letterhead.
    `exempt` are the codes of rules that its project ignores in it.
    """

    path: str
    title: str
    title_span: Span
    number: str
    number_span: Span
    agency: str = ""
    draft: bool = False
    macro: bool = False
    links: tuple[Link, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    exempt: tuple[str, ...] = ()

    def excused(self, code: str, place: Span) -> bool:
        """Whether the text or the project excuses a rule's finding at a place."""
        return code in self.exempt or any(_covers(excuse, code, place) for excuse in self.excuses)

    def vain_excuses(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """The findings on suppressions of portfolio rules that excuse none of what was `found`."""
        return [
            excuse.vain
            for excuse in self.excuses
            if excuse.vain is not None
            and excuse.code not in self.exempt
            and not any(_covers(excuse, one.code, one.span) for one in found)
        ]


def _covers(excuse: Excuse, code: str, place: Span) -> bool:
    return excuse.code == code and excuse.covers.start <= place.start <= excuse.covers.end
