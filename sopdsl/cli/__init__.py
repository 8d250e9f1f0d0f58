"""The program `sop`: a command a file, nothing but arguments and output."""

from __future__ import annotations

__all__ = ["main"]


def main() -> int:
    """Run the program with the words of its command line; the result is its exit code.

    A short run does not tidy up what the system takes back anyway: it does not look for garbage, and leaves without
    having the interpreter take all modules apart, which together would take a seventh of the time. By then all that was
    opened has been closed, and all that was printed has been flushed. Only where other processes were at work the
    interpreter ends as usual, for `multiprocessing` gives its locks back then.
    """
    import gc
    import os
    import sys

    gc.set_threshold(100_000)  # before anything is imported
    from sopdsl.cli.program import program

    code = program.run()
    if "multiprocessing" not in sys.modules:
        os._exit(code)
    return code
