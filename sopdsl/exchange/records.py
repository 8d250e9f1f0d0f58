"""Objects of JSON: values of the model with named parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import attrs

from sopdsl.diagnostics import message
from sopdsl.exchange.forms import Definitions, Form, Schema, attempted, sound
from sopdsl.exchange.reading import Place, nearest


class Repeated(dict[str, Any]):
    """An object in which a name stands twice."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class Part(NamedTuple):
    """A named part of a record. `default` is what stands for it where it is left out; NOTHING: it has to be there.

    `of` gives what is written of a record's value, where that is not its attribute of the same name. `computed`: it
    follows from the rest, is written for other programs, and never read.
    """

    form: Form
    default: Any = attrs.NOTHING
    about: str = ""
    of: Callable[[Any], Any] | None = None
    computed: bool = False

    @property
    def required(self) -> bool:
        """Whether a file has to have it."""
        return self.default is attrs.NOTHING and not self.computed


@attrs.frozen
class Record:
    """An object with named parts, made by `make` from them. `tag` is the word of its part `kind`, if it has one."""

    name: str
    about: str
    make: Any
    parts: Mapping[str, Part]
    tag: str = ""

    def write(self, value: Any) -> dict[str, Any]:
        said = {"kind": self.tag} if self.tag else {}
        for name, part in self.parts.items():
            own = part.of(value) if part.of else getattr(value, name)
            if own != part.default:
                said[name] = part.form.write(own)
        return said

    def read(self, data: object, place: Place) -> Any:
        given = as_object(data, place)
        tag = ["kind"] if self.tag else []
        known = [*tag, *(name for name, part in self.parts.items() if not part.computed)]
        found = [place.unknown(name, known) for name in given if name not in tag and name not in self.parts]
        values = {}
        for name, part in self.parts.items():
            if part.computed:
                continue
            if name in given:
                values[name] = attempted(part.form, given[name], place.below(name))
            elif part.required:
                found.append(
                    place.wrong("IMP001.nama-kurang", message("IMP001.nama-kurang-saran", name=name), name=name)
                )
            else:
                values[name] = part.default
        sound([*found, *values.values()])
        return self.make(**values)

    def schema(self, definitions: Definitions) -> Schema:
        if self.name not in definitions:
            definitions[self.name] = {}  # keeps its place before those of its parts
            properties: Schema = {"kind": {"const": self.tag}} if self.tag else {}
            required = ["kind"] if self.tag else []
            for name, part in self.parts.items():
                properties[name] = {**_annotations(part), **part.form.schema(definitions)}
                required += [name] if part.required else []
            definitions[self.name] = {
                "description": self.about,
                "type": "object",
                "properties": properties,
                "required": required,
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{self.name}"}


def _annotations(part: Part) -> Schema:
    said: Schema = {"description": part.about} if part.about else {}
    if part.computed:
        said["readOnly"] = True
    elif part.default is not attrs.NOTHING and part.default is not None:
        said["default"] = part.form.write(part.default)
    return said


@attrs.frozen
class Tagged:
    """Records that their part `kind` tells apart."""

    records: Mapping[type[Any], Record]

    def write(self, value: Any) -> Any:
        return self.records[type(value)].write(value)

    def read(self, data: object, place: Place) -> Any:
        kind = as_object(data, place).get("kind")
        for record in self.records.values():
            if kind == record.tag:
                return record.read(data, place)
        tags = tuple(record.tag for record in self.records.values())
        raise place.below("kind").wrong("IMP001.harus-pilihan", nearest(str(kind), tags))

    def schema(self, definitions: Definitions) -> Schema:
        return {"anyOf": [record.schema(definitions) for record in self.records.values()]}


def as_object(data: object, place: Place) -> dict[str, Any]:
    """The data as an object. Raises `WrongValueError`."""
    if isinstance(data, Repeated):
        raise place.below(data.name).wrong("IMP001.nama-ganda", message("IMP001.nama-ganda-saran"))
    if not isinstance(data, dict):
        raise place.wrong("IMP001.harus-objek", message("IMP001.harus-objek-saran"))
    return data
