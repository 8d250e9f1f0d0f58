"""A program: DOT from standard input to SVG on standard output, by the Graphviz inside pygraphviz."""

from __future__ import annotations

import sys

import pygraphviz

if __name__ == "__main__":
    graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode())
    sys.stdout.buffer.write(graph.draw(format="svg", prog="dot"))
