"""How values of the model stand in JSON: a form for each kind, which writes them, reads them, and describes itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from fractions import Fraction
from typing import Any, NamedTuple, Protocol

import attrs

from sopdsl.diagnostics import message
from sopdsl.exchange.reading import Place, WrongValueError, nearest
from sopdsl.words import exact

Schema = dict[str, Any]
Definitions = dict[str, Schema]

_CONTROL = re.compile(r"[\x00-\x1f]")
_FRACTION = re.compile(r"[0-9]{1,999}/[1-9][0-9]{0,998}")


class Repeated(dict[str, Any]):
    """An object in which a name stands twice."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class Form(Protocol):
    """The JSON form of one kind of value."""

    def write(self, value: Any) -> Any:
        """The value as plain values of JSON."""

    def read(self, data: object, place: Place) -> Any:
        """The value that stands at a place. Raises `WrongValueError` after reporting why there is none."""

    def schema(self, definitions: Definitions) -> Schema:
        """What a JSON schema says of it; records are put into `definitions`."""


@attrs.frozen
class String:
    """A text on one line."""

    filled: bool = False

    def write(self, value: str) -> str:
        return value

    def read(self, data: object, place: Place) -> str:
        if not isinstance(data, str):
            raise place.wrong("IMP001.harus-teks", message("IMP001.harus-teks-saran"))
        if self.filled and not data:
            raise place.wrong("IMP001.teks-kosong", message("IMP001.teks-kosong-saran"))
        if _CONTROL.search(data):
            raise place.wrong("IMP001.tanda-kendali", message("IMP001.tanda-kendali-saran"))
        return data

    def schema(self, definitions: Definitions) -> Schema:
        least = {"minLength": 1} if self.filled else {}
        return {"type": "string", **least, "pattern": "^[^\\u0000-\\u001f]*$"}


class Flag:
    """Yes or no."""

    def write(self, value: bool) -> bool:
        return value

    def read(self, data: object, place: Place) -> bool:
        if not isinstance(data, bool):
            raise place.wrong("IMP001.harus-ya-tidak", message("IMP001.harus-ya-tidak-saran"))
        return data

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "boolean"}


class Always:
    """The one value `true`, of a part that is there or not."""

    def write(self, value: bool) -> bool:
        return True

    def read(self, data: object, place: Place) -> bool:
        if data is not True:
            raise place.wrong("IMP001.harus-true", message("IMP001.harus-true-saran"))
        return True

    def schema(self, definitions: Definitions) -> Schema:
        return {"const": True}


class Count:
    """A whole number from 0 on."""

    def write(self, value: int) -> int:
        return value

    def read(self, data: object, place: Place) -> int:
        if not isinstance(data, int) or isinstance(data, bool) or data < 0:
            raise place.wrong("IMP001.harus-bilangan", message("IMP001.harus-bilangan-saran"))
        return data

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "integer", "minimum": 0}


class Number:
    """An exact number: an integer, or a text `numerator/denominator`."""

    def write(self, value: Fraction) -> int | str:
        return exact(value)

    def read(self, data: object, place: Place) -> Fraction:
        if isinstance(data, str) and _FRACTION.fullmatch(data):
            return Fraction(data)
        return Fraction(Count().read(data, place))

    def schema(self, definitions: Definitions) -> Schema:
        return {"anyOf": [Count().schema(definitions), {"type": "string", "pattern": f"^{_FRACTION.pattern}$"}]}


@attrs.frozen
class Choice:
    """One of the words of an enumeration."""

    kinds: type[Enum]

    def write(self, value: Enum) -> Any:
        return value.value

    def read(self, data: object, place: Place) -> Enum:
        words = [kind.value for kind in self.kinds]
        if data not in words:
            raise place.wrong("IMP001.harus-pilihan", nearest(str(data), words))
        return self.kinds(data)

    def schema(self, definitions: Definitions) -> Schema:
        return {"enum": [kind.value for kind in self.kinds]}


@attrs.frozen
class Several:
    """Values of one form, in order."""

    each: Form

    def write(self, value: tuple[Any, ...]) -> list[Any]:
        return [self.each.write(one) for one in value]

    def read(self, data: object, place: Place) -> tuple[Any, ...]:
        if not isinstance(data, list):
            raise place.wrong("IMP001.harus-daftar", message("IMP001.harus-daftar-saran"))
        found = [attempted(self.each, one, place.below(index)) for index, one in enumerate(data)]
        return tuple(sound(found))

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "array", "items": self.each.schema(definitions)}


@attrs.frozen
class Wrapped:
    """A class that holds just a text stands as that text."""

    kind: type[Any]

    def write(self, value: Any) -> str:
        text: str = value.text
        return text

    def read(self, data: object, place: Place) -> Any:
        return self.kind(String().read(data, place))

    def schema(self, definitions: Definitions) -> Schema:
        return String().schema(definitions)


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


def attempted(form: Form, data: object, place: Place) -> Any:
    """What is read, or the `WrongValueError`: so that one mistake does not hide the next."""
    try:
        return form.read(data, place)
    except WrongValueError as error:
        return error


def sound(found: list[Any]) -> list[Any]:
    """The same values. Raises `WrongValueError` where one of them is one."""
    for each in found:
        if isinstance(each, WrongValueError):
            raise each
    return found
