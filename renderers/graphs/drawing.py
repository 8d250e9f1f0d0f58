"""DOT to pictures by Graphviz: the program `dot` where it is on the PATH, else the one in the wheel of `pygraphviz`.

Both run as a process of their own, which cannot take ours down and is stopped after a while.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

SECONDS = 60
"""After which Graphviz is stopped: it takes one or two for the largest charts that an office would print."""


class NoPictureError(Exception):
    """Graphviz made no picture."""


class NoGraphvizError(NoPictureError):
    """There is no Graphviz."""


def painted(dots: Iterable[str], format: str, title: str, words: str) -> bytes:
    """The first of the DOT texts that can be drawn as a file in one of the formats `dot`, `svg`, `pdf`, `png`.

    `words` are read instead of the picture in a PDF. Raises NoPictureError.
    """
    if format == "dot":
        return next(iter(dots)).encode()
    from .labels import on_white

    picture = on_white(draw(dots))
    if format == "svg":
        return picture
    from .pages import pdf, png

    return png(picture) if format == "png" else pdf(picture, title, words)


def draw(dots: Iterable[str]) -> bytes:
    """The first of the DOT texts that can be drawn as SVG.

    Raises NoPictureError, at once where it takes too long: another one would, too.
    """
    programs = commands()
    if not programs:
        raise NoGraphvizError
    for dot, command in ((dot, command) for dot in dots for command in programs):
        try:
            done = subprocess.run(command, input=dot.encode(), capture_output=True, timeout=SECONDS, check=False)
        except OSError:
            continue
        except subprocess.TimeoutExpired as error:
            raise NoPictureError from error
        if done.returncode == 0 and done.stdout:
            return done.stdout
    raise NoPictureError


def commands() -> list[list[str]]:
    """The commands that read DOT and write SVG, the best first. Neither is taken from the current folder.

    What lies there came with the documents: Windows would find a `dot.exe`, and Python a `pygraphviz.py`.
    """
    program = shutil.which("dot")
    installed = [[program, "-Tsvg"]] if program and Path(program).is_absolute() else []
    in_wheel = [sys.executable, "-P", "-m", f"{__package__}.in_wheel"]
    return [*installed, *([in_wheel] if find_spec("pygraphviz") else [])]
