"""A regulation as a document cites it."""

from __future__ import annotations

import attrs

from sopdsl.source import NOWHERE, Span
from sopdsl.values import Value


@attrs.frozen(slots=False)
class Citation(Value):
    """A citation that names a regulation: its type, number and year, and mostly its title.

    `kind` is the type in full and in the law's own words (`Peraturan Menteri Dalam Negeri` for `Permendagri`).
    `number` is as written (`25`, `171/PMK.05/2021`); empty for the constitution alone. `title` is what follows
    "tentang", without the gazette and later amendments; None where there is none. `amendments` are the regulations
    behind "sebagaimana telah diubah dengan" or "jo.".

    The spans are those of the type, of number and year together, of the word "tentang", and of the title.
    """

    kind: str
    number: str
    year: int
    title: str | None = None
    amendments: tuple[Citation, ...] = ()
    kind_span: Span = attrs.field(default=NOWHERE, eq=False)
    number_span: Span = attrs.field(default=NOWHERE, eq=False)
    about_span: Span = attrs.field(default=NOWHERE, eq=False)
    title_span: Span = attrs.field(default=NOWHERE, eq=False)

    @property
    def name(self) -> str:
        """Type, number and year as the law writes them; a number that holds its year is not given another."""
        if not self.number:
            return self.kind
        number = f"{self.kind} Nomor {self.number}"
        return number if self.number.endswith(f"/{self.year}") else f"{number} Tahun {self.year}"
