"""Open Packaging Conventions (ECMA-376 part 2): parts, their types and relations, and the zip that holds them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO

import attrs

from .xml import DECLARATION, tag, text

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "application/vnd.openxmlformats-package"
_DOCUMENT = "application/vnd.openxmlformats-officedocument"
LANGUAGE = "id-ID"
"""Of the texts, as office programs name it."""
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say."""


@attrs.frozen
class Properties:
    """What a file says of itself; `date` (year, month, day) is the document's own, where it has one."""

    title: str
    author: str
    date: tuple[int, int, int] | None = None
    language: str = "id"


@attrs.frozen
class Relation:
    """A part that another one uses: its id there, its type (the last word of its URI) and its path from there."""

    id: str
    kind: str
    target: str


@attrs.frozen
class Part:
    """A file of the package; `kind` is its content type behind the vendor's prefix, or a whole one."""

    path: str
    kind: str
    data: str | bytes
    relations: tuple[Relation, ...] = ()


def pack(parts: Sequence[Part], main: Part, properties: Properties) -> bytes:
    """The zip with all parts, of which `main` is the document, and the file's own properties."""
    core, extended = _core(properties), _extended()
    start = (
        Relation("rId1", "officeDocument", main.path),
        Relation("rId2", "metadata/core-properties", core.path),
        Relation("rId3", "extended-properties", extended.path),
    )
    everything = [*parts, core, extended]
    files: list[tuple[str, str | bytes]] = [
        ("[Content_Types].xml", _types(everything)),
        ("_rels/.rels", _relations(start)),
    ]
    for part in everything:
        files.append((part.path, part.data))
        if part.relations:
            folder, _, name = part.path.rpartition("/")
            files.append((f"{folder}/_rels/{name}.rels", _relations(part.relations)))
    return _zip(files)


def _zip(files: Iterable[tuple[str, str | bytes]]) -> bytes:
    """The same files give the same bytes, at any time and on any system."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files:
            entry = zipfile.ZipInfo(path, _FIXED_DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, content)
    return data.getvalue()


def _types(parts: Iterable[Part]) -> str:
    overrides = [
        tag("Override", {"PartName": f"/{part.path}", "ContentType": _content_type(part.kind)}) for part in parts
    ]
    relations = tag("Default", {"Extension": "rels", "ContentType": f"{_PACKAGE}.relationships+xml"})
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return DECLARATION + tag("Types", {"xmlns": space}, relations, *overrides)


def _content_type(kind: str) -> str:
    return kind if "/" in kind else f"{_DOCUMENT}.{kind}+xml"


def _relations(relations: Iterable[Relation]) -> str:
    entries = [
        tag("Relationship", {"Id": relation.id, "Type": _relation_type(relation.kind), "Target": relation.target})
        for relation in relations
    ]
    return DECLARATION + tag("Relationships", {"xmlns": _RELATIONS}, *entries)


def _relation_type(kind: str) -> str:
    base = _RELATIONS if kind.startswith("metadata/") else f"{_OFFICE}/relationships"
    return f"{base}/{kind}"


def _core(properties: Properties) -> Part:
    """Title, author, language and the document's own date: no clock, no user's name."""
    spaces = {
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    said = [tag("dc:title", None, text(properties.title)), tag("dc:creator", None, text(properties.author))]
    said.append(tag("dc:language", None, text(properties.language)))
    if properties.date:
        stamp = "{:04}-{:02}-{:02}T00:00:00Z".format(*properties.date)
        said += [tag(f"dcterms:{name}", {"xsi:type": "dcterms:W3CDTF"}, stamp) for name in ("created", "modified")]
    content = DECLARATION + tag("cp:coreProperties", spaces, *said)
    return Part("docProps/core.xml", f"{_PACKAGE}.core-properties+xml", content)


def _extended() -> Part:
    space = f"{_OFFICE}/extended-properties"
    content = DECLARATION + tag("Properties", {"xmlns": space}, tag("Application", None, "sop"))
    return Part("docProps/app.xml", "extended-properties", content)
