"""`[instansi]` and `[pengesahan]` of a `sop.toml`: fields of the identity page that an office's documents share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from sopdsl.model import Approval, Identity, Inline, LineBreak, Run, Sop, Text, Words

if TYPE_CHECKING:
    from sopdsl.project.toml_places import Place

IDENTITY_TABLES = ("instansi", "pengesahan")
_APPROVAL = {"jabatan": "position", "nama": "name", "pangkat": "rank", "nip": "employee_number"}


def identity_of(values: Mapping[Place, object]) -> Identity:
    """The fields that sound settings give. None of them has a place: no document wrote them."""
    lines = values.get(("instansi", "nama"))
    address = values.get(("instansi", "alamat"))
    position, name, rank, number = (_words(values.get(("pengesahan", name))) for name in _APPROVAL)
    approval = Approval(position, name, rank, number)
    return Identity(
        agency=tuple(Words(str(line).strip()) for line in lines) if isinstance(lines, list) else None,
        address=Text(tuple(_inline(address))) if isinstance(address, str) else None,
        logo=_words(values.get(("instansi", "logo"))),
        approval=approval if approval != Approval() else None,
    )


def with_defaults(sop: Sop, defaults: Identity) -> Sop:
    """A document with the fields that it does not write; what it writes, even if it is empty or `-`, stays."""
    own = sop.identity
    identity = attrs.evolve(
        own,
        agency=defaults.agency if own.agency is None else own.agency,
        address=defaults.address if own.address is None else own.address,
        logo=defaults.logo if own.logo is None else own.logo,
        approval=_approval(own.approval, defaults.approval),
    )
    return attrs.evolve(sop, identity=identity)


def _approval(own: Approval | None, default: Approval | None) -> Approval | None:
    """The official who enacts a document. Where it names another one, nothing of the default is his."""
    if own is None or default is None:
        return own or default
    pairs = [(getattr(own, field), getattr(default, field)) for field in _APPROVAL.values()]
    if any(_differ(written, given) for written, given in pairs):
        return own
    filled = {field: pair[1] for field, pair in zip(_APPROVAL.values(), pairs, strict=True) if pair[0] is None}
    return attrs.evolve(own, **filled)


def _differ(written: Words | None, given: Words | None) -> bool:
    """Whether a document says something else than the project."""
    if written is None or given is None or written.text.strip() in ("", "-"):
        return False
    return _without_spaces(written.text) != _without_spaces(given.text)


def _without_spaces(text: str) -> str:
    return "".join(text.split()).casefold()


def _words(value: object) -> Words | None:
    return Words(value.strip()) if isinstance(value, str) else None


def _inline(text: str) -> Iterator[Inline]:
    """The lines of a text, with their breaks."""
    lines = [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]
    for line, following in pairwise([*lines, ""]):
        yield Run(line)
        if following:
            yield LineBreak()
