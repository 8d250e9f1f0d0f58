"""The house stands: a stage imports only stages below it, and the core reaches renderers by name only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = """
source values words data
diagnostics
messages model
syntax flow
regulations exchange rendering fixes
checks execution
project importing monitoring
reports
preview
cli
"""
"""The rooms of `sopdsl`, the ground floor first. A room imports from lower floors alone."""
WINGS = """
typesetting
office graphs
sheet
book bpmn checklist flowchart json map mermaid monitoring plantuml
"""
"""The same for the renderers."""
NOT_FOR_RENDERERS = {"project", "importing", "reports", "preview", "cli"}


def floors(text: str) -> dict[str, int]:
    return {room: floor for floor, line in enumerate(text.splitlines()) for room in line.split()}


CORE, RENDERERS = floors(FLOORS), floors(WINGS)


def imports(room: Path) -> Iterator[tuple[str, str, str]]:
    """What the modules of a room import of the project: the module, and the first two names below `sopdsl`."""
    for path in [room.with_suffix(".py")] if not room.is_dir() else sorted(room.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        package = (("sopdsl",) if parts[0] == "renderers" else ()) + parts[:-1]
        for name in names(ast.parse(path.read_text(encoding="utf-8")), package):
            if name[0] == "sopdsl":
                _, first, second, *_ = (*name, "", "")
                yield "/".join(parts), first, second


def names(tree: ast.Module, package: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Full names that a module imports, wherever it does; not those that it only needs for its types."""
    conditions = [
        each for each in ast.walk(tree) if isinstance(each, ast.If) and "TYPE_CHECKING" in ast.dump(each.test)
    ]
    only_types = {inner for condition in conditions for each in condition.body for inner in ast.walk(each)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (tuple(name.name.split(".")) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node not in only_types:
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = (*above, *(node.module.split(".") if node.module else ()))
            yield from ((*module, name.name) for name in node.names)


@pytest.mark.parametrize("room", CORE)
def test_a_stage_imports_only_stages_below_it(room: str) -> None:
    for module, name, _ in imports(ROOT / "sopdsl" / room):
        assert name != "renderers", module
        assert name == room or CORE.get(name, -1) < CORE[room], (module, name)


@pytest.mark.parametrize("room", RENDERERS)
def test_a_renderer_borrows_from_what_stands_below_it(room: str) -> None:
    for module, name, other in imports(ROOT / "renderers" / room):
        assert name not in NOT_FOR_RENDERERS, (module, name)
        if name == "renderers":
            assert other == room or RENDERERS[other] < RENDERERS[room], (module, other)


@pytest.mark.parametrize(("folder", "rooms"), [("sopdsl", CORE), ("renderers", RENDERERS)])
def test_every_room_has_its_floor(folder: str, rooms: dict[str, int]) -> None:
    found = {
        path.stem for path in (ROOT / folder).iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert found - {"__init__", "__main__"} == set(rooms)
