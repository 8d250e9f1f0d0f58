"""Routing: from placed symbols and wires to lines that never collide, or to what room is missing."""

from .problem import Place, Problem, RoutedWire, Routing, Shortage, Wire
from .router import route

__all__ = ["Place", "Problem", "RoutedWire", "Routing", "Shortage", "Wire", "route"]
