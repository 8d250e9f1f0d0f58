"""What a recorded action needs from outside: the time now, and who sits at the keyboard. Nothing else asks for them."""

from __future__ import annotations

import getpass
from datetime import datetime


def now() -> str:
    """The time on this computer, to the second and with its offset from UTC (ISO 8601)."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def user_name() -> str:
    """The name under which somebody is logged in, empty where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
