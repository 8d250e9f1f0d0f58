"""How values of the model stand in JSON: a form for each kind, which writes them, reads them, and describes itself."""

from __future__ import annotations

import re
from enum import Enum
from fractions import Fraction
from typing import Any, Protocol

import attrs

from sopdsl.diagnostics import message
from sopdsl.exchange.reading import Place, Problem, TooManyMistakesError, WrongValueError, nearest
from sopdsl.words import exact

Schema = dict[str, Any]
Definitions = dict[str, Schema]

_CONTROL = re.compile(r"[\x00-\x1f\ud800-\udfff]")
"""Controls, and halves of characters, which JSON can hold and no file."""
_FRACTION = re.compile(r"[0-9]{1,999}/[1-9][0-9]{0,998}")


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


@attrs.frozen
class Version:
    """The version of the form in which a text is written."""

    number: int

    def write(self, value: int) -> int:
        return value

    def read(self, data: object, place: Place) -> int:
        if isinstance(data, bool) or data != self.number:
            raise place.wrong("IMP001.versi", message("IMP001.versi-saran", version=self.number))
        return self.number

    def schema(self, definitions: Definitions) -> Schema:
        return {"const": self.number}


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


def read_whole(form: Form, data: object) -> tuple[Any, tuple[Problem, ...]]:
    """The value in the values of a JSON text; None, and all that is wrong, where there is none. Never raises."""
    problems: list[Problem] = []
    try:
        value = attempted(form, data, Place((), problems))
    except TooManyMistakesError:
        value = None
    return (None if problems else value), tuple(problems)
