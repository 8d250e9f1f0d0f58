"""What a `sop.toml` can set; `sopdsl.project.settings_reader`, which reads one, is imported where there is one."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from sopdsl.checks.document import CheckSettings, Choice
from sopdsl.model import Identity, TimeAssumption

if TYPE_CHECKING:
    from sopdsl.project.toml_places import Place

Values: TypeAlias = "Mapping[Place, Any]"

SheetByFile = tuple[tuple[str, Mapping[str, object]], ...]


class Settings(NamedTuple):
    """What a project sets: the time assumption (None: the program's own), what the checker asks for, the fields of the
    identity page for documents that do not write them, and the sheet.

    `choice` is which rules it wants, `by_file` which it ignores in the files that match a pattern; `check` holds what
    follows from `choice` alone. `sheet` is the table `[lembar]` as it stands, which the sheet's renderer checks;
    `sheet_by_file` are the keys of it that differ in the files that match a pattern.
    `outside` are the titles of SOPs that others keep, to which the project's may link. `values` are the sound values of
    all other keys that are written, by table and name.
    """

    assumption: TimeAssumption | None = None
    check: CheckSettings = CheckSettings()
    choice: Choice = Choice()
    by_file: tuple[tuple[str, Choice], ...] = ()
    identity: Identity = Identity()
    sheet: Mapping[str, object] = MappingProxyType({})
    sheet_by_file: SheetByFile = ()
    outside: tuple[str, ...] = ()
    values: Values = MappingProxyType({})
