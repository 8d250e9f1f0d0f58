"""What a book says of itself: what most of its SOPs say, and what its office set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

import attrs

from sopdsl.model import Approval, DateField, Identity, Text
from sopdsl.rendering import Job

UNKNOWN = "...."
"""Stands on the page for what nobody has written yet."""

Value = TypeVar("Value")


@attrs.frozen
class Facts:
    """The book's title and year, the letterhead, and the official who enacts it.

    `logo` is a document that names the logo, None where there is none.
    """

    title: str
    year: str
    agency: tuple[str, ...]
    address: Text | None
    approval: Approval
    logo: Job | None

    @property
    def unit(self) -> str:
        """The office whose book it is: the last line of its letterhead."""
        return self.agency[-1] if self.agency else UNKNOWN


def facts_of(documents: Iterable[Job], settings: Mapping[str, object]) -> Facts:
    """Take the facts from the identities of the documents and the table `[buku]`.

    Of several offices the one with most documents counts: its address, logo and official must not be another's.
    """
    jobs = list(documents)
    agency = _usual(job.sop.identity.agency for job in jobs)
    identities = [job.sop.identity for job in jobs if job.sop.identity.agency == agency]
    logo = _usual(identity.logo for identity in identities)
    return Facts(
        str(settings["judul"]),
        str(settings["tahun"] or _last_year([job.sop.identity for job in jobs]) or UNKNOWN),
        tuple(line.text for line in agency or ()),
        _usual(identity.address for identity in identities),
        _usual(identity.approval for identity in identities) or Approval(),
        next((job for job in jobs if logo is not None and job.sop.identity.logo == logo), None),
    )


def _usual(values: Iterable[Value | None]) -> Value | None:
    """The value that most have, of several the first."""
    counted = Counter(value for value in values if value is not None)
    return max(counted, key=lambda value: counted[value], default=None)


def _last_year(identities: Iterable[Identity]) -> int | None:
    dates: list[DateField | None] = [identity.effective or identity.created for identity in identities]
    return max((date.year for date in dates if date is not None and date.year is not None), default=None)
