"""What a run's command line sets, over what a `sop.toml` says."""

from __future__ import annotations

from datetime import date

import attrs


@attrs.frozen
class Overrides:
    """`today` is the day on which overdue reviews are reckoned; None: they are not.

    Plain values with a whole `repr`: findings are cached under it.
    """

    today: date | None = None
