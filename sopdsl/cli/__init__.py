"""The program `sop`: a command a file, nothing but arguments and output."""

from __future__ import annotations

__all__ = ["main"]


def main() -> int:
    """Run the program with the words of its command line; the result is its exit code.

    What is imported stays to the end: looking through it for garbage, now and again and once more when the interpreter
    ends, would take an eighth of a short run.
    """
    import gc

    gc.set_threshold(100_000)  # before anything is imported
    from sopdsl.cli.program import program

    try:
        return program.run()
    finally:
        gc.freeze()
