"""Why a store could not do what was asked: one family, whose messages a command shows as they are."""

from __future__ import annotations

from sopdsl.diagnostics import Message, message
from sopdsl.execution.store.records import Fault


class StoreError(Exception):
    """The store cannot be opened, read or written. Nothing of what was asked has been done.

    `code` is that of a rule (`sop explain`), `what` says what is wrong, `remedy` the next thing to do. None of them
    ever holds an address with its credentials.
    """

    code = "JLN001"

    def __init__(self, what: Message, remedy: Message) -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy


class NoStoreError(StoreError):
    """There is no store in this place, and none was to be made."""


class ConnectionLostError(StoreError):
    """The server went away: whether what was under way is recorded, only reading can tell."""


class RunChangedError(StoreError):
    """Someone else recorded something in the run since it was read. Read it again and decide anew."""

    code = "JLN002"

    def __init__(self, number: int) -> None:
        super().__init__(message("JLN002.bersamaan", number=number), message("JLN002.bersamaan-saran", number=number))


class NoRunError(StoreError):
    """The store has no run of this number."""

    code = "JLN003"

    def __init__(self, number: int) -> None:
        super().__init__(message("JLN003.tidak-ada", number=number), message("JLN003.tidak-ada-saran"))


class RunDamagedError(StoreError):
    """The run is not as it was recorded. `Store.verify` tells all that is wrong with it."""

    code = "JLN004"

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.what, message("JLN004.saran"))
        self.fault = fault
