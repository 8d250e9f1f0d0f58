"""`sop run`: SOPs carried out, a command a file."""

from __future__ import annotations

from sopdsl.cli.run.begin import command

__all__ = ["command"]
