"""What a rule is given: the document with its flows, and where the text itself is broken."""

import re
from bisect import bisect_right
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sopdsl.diagnostics import Severity
from sopdsl.flow import ProcedureFlow
from sopdsl.model import Sop, Status
from sopdsl.source import Span
from sopdsl.words import key

if TYPE_CHECKING:
    from sopdsl.checks.legal_basis import LegalItem
    from sopdsl.checks.lkh.activities import Activity
    from sopdsl.checks.mtb.things import RowThings
    from sopdsl.regulations import Registry, Regulation
    from sopdsl.syntax import Parsed

QUALITY_FIELDS = ("kelengkapan", "waktu", "output")
"""The parts of the mutu baku, as settings name them."""

_BEFORE_COLON = r"(?m)^[^:\n]+"
_NAME = r"[\w-]+"


class Choice(NamedTuple):
    """What one place says about rules, in canonical words (`sopdsl.checks.selection`).

    `selected` is None where it does not select.
    """

    selected: tuple[str, ...] | None = None
    ignored: tuple[str, ...] = ()


class CheckSettings(NamedTuple):
    """What a project sets: the codes of rules to ignore (`sopdsl.checks.selection`), the parts of the mutu baku that
    MTB001 wants, regulations of its own, which hold before those that the program knows, the pattern of its SOPs'
    numbers (`sopdsl.checks.idn.number_pattern`), after how many months an SOP is to be reviewed, the names that
    executors go by in its office, and the weights that rules have there, by their codes.

    `today` is the day on which overdue reviews are reckoned: an option of the run, never the clock.
    """

    ignored: tuple[str, ...] = ()
    required_quality: tuple[str, ...] = QUALITY_FIELDS
    regulations: "tuple[Regulation, ...]" = ()
    number_pattern: str | None = None
    review_months: int | None = None
    today: date | None = None
    executors: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()


class Document:
    """A parsed document and the flows of its procedures, in order.

    Where a statement could not be read, what seems to be missing may have stood there. Rules that report what is not
    there ask `lost_in` first, so that one mistake makes one finding.
    """

    def __init__(self, parsed: "Parsed", flows: tuple[ProcedureFlow, ...], settings: CheckSettings) -> None:
        self.parsed = parsed
        self.flows = flows
        self.settings = settings

    @property
    def sop(self) -> Sop:
        return self.parsed.sop

    @property
    def text(self) -> str:
        return self.parsed.source.text

    @property
    def draft(self) -> bool:
        return self.sop.status is Status.DRAFT

    @cached_property
    def _lost(self) -> list[int]:
        """The places of statements that were not read; a misspelt one that could be guessed was."""
        return [
            found.span.start
            for found in self.parsed.diagnostics
            if found.code == "TKS001" or (found.code == "TKS002" and found.fix is None)
        ]

    def lost_in(self, region: Span) -> bool:
        """Whether a statement within a stretch of the text could not be read."""
        return any(region.start <= place <= region.end for place in self._lost)

    def may_be_named_in(self, region: Span, name: str) -> bool:
        """Whether a statement that could not be read, within a stretch of the text, may have given a step this name."""
        return any(region.start <= place <= region.end and key(name) in names for place, names in self._lost_names)

    @cached_property
    def _lost_names(self) -> list[tuple[int, frozenset[str]]]:
        """What stands before a colon in each unread statement, and below it up to the next row that was read."""
        rows = sorted(row.step.span.start for flow in self.flows for row in flow.graph.rows)
        found = []
        for place in self._lost:
            line = self.line_of(Span(place, place))
            after = bisect_right(rows, place)
            unread = self.text[line.start : rows[after] if after < len(rows) else len(self.text)]
            words = (word for head in re.findall(_BEFORE_COLON, unread) for word in re.findall(_NAME, head))
            found.append((place, frozenset(key(word) for word in words)))
        return found

    def line_of(self, place: Span) -> Span:
        """The line on which a place begins."""
        end = self.text.find("\n", place.start)
        return Span(self.text.rfind("\n", 0, place.start) + 1, end if end >= 0 else len(self.text))

    @cached_property
    def head(self) -> Span:
        """The stretch before the first procedure."""
        starts = [procedure.span.start for procedure in self.sop.procedures]
        return Span(0, min(starts, default=len(self.text)))

    def procedure_region(self, index: int) -> Span:
        """The stretch of a procedure up to the next one; without a `Prosedur` line, from the head's executors on."""
        procedures = self.sop.procedures
        if not procedures[index].written:
            return Span(min((one.span.start for one in self.sop.executors), default=0), len(self.text))
        following = [other.span.start - 1 for other in procedures[index + 1 : index + 2]]
        return Span(procedures[index].span.start, min(following, default=len(self.text)))

    def row_region(self, index: int, row: int) -> Span:
        """The stretch of a row (an index into `Graph.rows`) up to the next one."""
        rows = self.flows[index].graph.rows
        following = [other.step.span.start - 1 for other in rows[row + 1 : row + 2]]
        return Span(rows[row].step.span.start, min(following, default=self.procedure_region(index).end))

    @cached_property
    def sound_flows(self) -> list[tuple[int, ProcedureFlow]]:
        """The procedures all of whose statements could be read, with their index."""
        return [
            (index, flow) for index, flow in enumerate(self.flows) if not self.lost_in(self.procedure_region(index))
        ]

    @cached_property
    def activities(self) -> "tuple[Activity, ...]":
        """The kegiatan of all rows, in order."""
        from sopdsl.checks.lkh.activities import activities  # which stands on this module

        return tuple(activities(self.flows, self.text))

    @cached_property
    def things(self) -> "tuple[tuple[RowThings, ...], ...]":
        """The documents and goods in the rows of each procedure, in order."""
        from sopdsl.checks.mtb.things import row_things  # as above

        return tuple(row_things(flow.graph) for flow in self.flows)

    @cached_property
    def legal_items(self) -> "tuple[LegalItem, ...]":
        """What Dasar Hukum cites, in order."""
        if self.sop.identity.legal_basis is None:
            return ()
        from sopdsl.checks.legal_basis import legal_items  # only documents that cite something pay for it

        return legal_items(self.sop.identity.legal_basis, self.text)

    @cached_property
    def known_regulations(self) -> "Registry":
        """The regulations that the program and the project know."""
        from sopdsl.regulations import known_regulations  # as above

        return known_regulations(self.settings.regulations)
