"""The strongly connected components of a graph (Tarjan, SIAM J. Comput. 1 (1972) 146-160), without recursion."""

from __future__ import annotations

from collections.abc import Sequence


def components(successors: Sequence[Sequence[int]]) -> tuple[list[int], list[list[int]]]:
    """The component of each node, and the nodes of each component; a component comes after those that it leads to."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    component = [-1] * len(successors)
    groups: list[list[int]] = []
    stack: list[int] = []
    for root in range(len(successors)):
        if root in order:
            continue
        work = [(root, iter(successors[root]))]
        order[root] = low[root] = len(order)
        stack.append(root)
        while work:
            node, rest = work[-1]
            for target in rest:
                if target not in order:
                    order[target] = low[target] = len(order)
                    stack.append(target)
                    work.append((target, iter(successors[target])))
                    break
                if component[target] < 0:
                    low[node] = min(low[node], order[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    _close(node, stack, component, groups)
    return component, groups


def _close(root: int, stack: list[int], component: list[int], groups: list[list[int]]) -> None:
    """Take a finished component off the stack."""
    group: list[int] = []
    while not group or group[-1] != root:
        group.append(stack.pop())
        component[group[-1]] = len(groups)
    groups.append(group)
