"""XML as a tree of tags that know their place. Nothing outside the text is read: a file with a DTD is refused."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

import attrs

from sopdsl.diagnostics import Message, message

DEEPEST = 100
"""Levels of nesting; drawing programs make about ten."""
MOST = 50_000
"""Tags; a procedure of sixty steps has about two thousand."""

Name = tuple[str, str]
"""A namespace and a name in it; no namespace is an empty text."""


class NotXmlError(Exception):
    """A text that is no sound XML: what is wrong, what to do, and the offset in bytes."""

    def __init__(self, what: Message, hint: Message, at: int) -> None:
        super().__init__(what.key)
        self.message = what
        self.hint = hint
        self.at = at


@attrs.define(eq=False)
class Tag:
    """An element of XML. `at` is its offset in bytes; `text` is all that stands directly in it."""

    space: str
    kind: str
    values: dict[Name, str]
    at: int
    text: str = ""
    children: list[Tag] = attrs.field(factory=list)

    def value(self, name: str, space: str = "") -> str:
        """The value of an attribute; empty where it is not there."""
        return self.values.get((space, name), "")

    def each(self, *kinds: str) -> Iterator[Tag]:
        """The tags directly below that are of these kinds and of the same namespace."""
        return (child for child in self.children if child.kind in kinds and child.space == self.space)

    def first(self, kind: str) -> Tag | None:
        """The first of them, if there is one."""
        return next(self.each(kind), None)

    def all(self) -> Iterator[Tag]:
        """This tag and all tags below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.all()


def read_tags(text: str) -> Tag:
    """The outermost tag of an XML text. Raises `NotXmlError`."""
    return _Reader().read(text.encode())


class _Reader:
    """Builds the tree while the text is read."""

    def __init__(self) -> None:
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._write
        self._top = Tag("", "", {}, 0)
        self._open_tags = [self._top]
        self._count = 0

    def read(self, data: bytes) -> Tag:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError:
            at = max(self._parser.ErrorByteIndex, 0)
            raise NotXmlError(message("IMP001.bukan-xml"), message("IMP001.bukan-xml-saran"), at) from None
        return self._top.children[0]

    def _refuse(self, *_: object) -> None:
        raise NotXmlError(message("IMP001.dtd"), message("IMP001.dtd-saran"), self._parser.CurrentByteIndex)

    def _open(self, name: str, values: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        self._count += 1
        if len(self._open_tags) > DEEPEST:
            raise NotXmlError(message("IMP001.terlalu-dalam"), message("IMP001.terlalu-dalam-saran"), at)
        if self._count > MOST:
            what = message("IMP001.terlalu-banyak-unsur", count=MOST)
            raise NotXmlError(what, message("IMP001.terlalu-banyak-unsur-saran"), at)
        tag = Tag(*_divided(name), {_divided(each): value for each, value in values.items()}, at)
        self._open_tags[-1].children.append(tag)
        self._open_tags.append(tag)

    def _close(self, _: str) -> None:
        self._open_tags.pop()

    def _write(self, text: str) -> None:
        self._open_tags[-1].text += text


def _divided(name: str) -> Name:
    space, _, local = name.rpartition(" ")
    return space, local
