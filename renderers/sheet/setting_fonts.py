"""The kind of value of `huruf`: letters that are shipped, or the font files of an office."""

from __future__ import annotations

from collections.abc import Mapping

from ..typesetting.metrics import FontFiles
from .setting_kinds import Json, Kind, choice

_REGULAR, _BOLD, _ITALIC, _BOLD_ITALIC = FACES = ("biasa", "tebal", "miring", "tebal-miring")
_SUFFIXES = (".ttf", ".otf")
_PATH: Json = {"type": "string", "pattern": r"\.([tT][tT][fF]|[oO][tT][fF])\s*$"}


_SHIPPED = choice({name: name for name in ("sans", "serif", "bookman")})


def _letters(value: object) -> object:
    """The name of shipped letters, or `FontFiles`."""
    if isinstance(value, Mapping):
        return _files(value)
    return _files({_REGULAR: value}) if _is_path(value) else _SHIPPED.read(value)


def _files(table: Mapping[object, object]) -> FontFiles:
    paths = {name: str(path).strip() for name, path in table.items() if name in FACES and _is_path(path)}
    if len(paths) < len(table) or _REGULAR not in paths:
        raise ValueError(table)
    regular = paths[_REGULAR]
    bold, italic = paths.get(_BOLD, regular), paths.get(_ITALIC, regular)
    nearest = bold if _BOLD in paths else italic
    return FontFiles(regular, bold, italic, paths.get(_BOLD_ITALIC, nearest))


def _is_path(value: object) -> bool:
    return isinstance(value, str) and value.strip().lower().endswith(_SUFFIXES)


LETTERS = Kind(
    _letters,
    f'{_SHIPPED.wanted}, "huruf/Nama.ttf", {{ {_REGULAR} = "huruf/Nama.ttf", {_BOLD} = "huruf/Nama-Bold.ttf" }}',
    {
        "oneOf": [
            _SHIPPED.schema,
            _PATH,
            {
                "type": "object",
                "properties": dict.fromkeys(FACES, _PATH),
                "required": [_REGULAR],
                "additionalProperties": False,
            },
        ]
    },
)
