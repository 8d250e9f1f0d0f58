"""What a run's command line sets, over what a `sop.toml` says."""

from datetime import date
from typing import NamedTuple


class Overrides(NamedTuple):
    """`today` is the day on which overdue reviews are reckoned; None: they are not. `selected` (None: no selection) and
    `ignored` are rules and families, in canonical words (`sopdsl.checks.selection`).

    Plain values with a whole `repr`: findings are cached under it.
    """

    today: date | None = None
    selected: tuple[str, ...] | None = None
    ignored: tuple[str, ...] = ()
