"""The program `sop`: a command a file, nothing but arguments and output."""

from __future__ import annotations

__all__ = ["main"]


def main() -> int:
    """Run the program with the words of its command line; the result is its exit code."""
    from sopdsl.cli.program import program

    return program.run()
