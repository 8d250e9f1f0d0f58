"""What an element says beside its name, as fields of a step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypedDict

from sopdsl.importing.bpmn.chart import Symbol
from sopdsl.importing.bpmn.drawing import Element
from sopdsl.importing.texts import line, list_of, text_of, time_of
from sopdsl.model import Duration, Same, Text
from sopdsl.words import key

_FIELD = re.compile(r"(Kelompok|Bersama|Kelengkapan|Waktu|Output|Keterangan): (.*)")
_SHARED = ("idem", "sda")


class Fields(TypedDict):
    """The fields of a step, by the names that they have there."""

    requirements: Text | Same | None
    duration: Duration | Same | None
    output: Text | Same | None
    remarks: Text | Same | None
    sops: tuple[Text, ...]
    condition: Text | None


def fields_of(symbol: Symbol, beside: Sequence[Symbol] = ()) -> Fields:
    """The fields that a symbol says, and what is remarked on those `beside` it.

    Documentation is Keterangan, but for the lines by which our export says more.
    """
    element = symbol.element
    said: dict[str, str] = {}
    rest = []
    for paragraph in element.documentation.splitlines():
        named = _FIELD.fullmatch(paragraph.strip())
        if named:
            said[named[1]] = named[2]
        else:
            rest.append(paragraph)
    others = [symbol.gateway, symbol.skip]
    others += [each for other in beside for each in (other.element, other.gateway, other.skip) if each is not element]
    remarks = [said.get("Keterangan", ""), " ".join(rest), *element.remarks, *remarks_of(others)]
    facts = [(name, value) for name, value in element.facts if line(value)]
    sops = tuple(text_of(value) for name, value in facts if name == "sop")
    if element.kind == "callActivity" and not sops:
        sops = (text_of(element.name or element.tag.value("calledElement")),)
    return Fields(
        requirements=_cell(list_of(element.inputs) or list_of([said.get("Kelengkapan", "")])),
        duration=_time(said.get("Waktu", "") or element.time),
        output=_cell(list_of(element.outputs) or list_of([said.get("Output", "")])),
        remarks=_cell(list_of(remarks)),
        sops=tuple(sop for sop in sops if sop.lead),
        condition=_condition(symbol),
    )


def _condition(symbol: Symbol) -> Text | None:
    """What the gateway before the work asks, without the question mark that our export gave it."""
    if symbol.skip is None:
        return None
    said = symbol.skip.name.removesuffix("?")
    written = next((value for name, value in symbol.element.facts if name == "syarat"), "")
    return text_of(written if written.rstrip("?. ") == said else said)


def remarks_of(elements: Iterable[Element | None]) -> list[str]:
    """What is remarked on elements that are no rows."""
    found: list[str] = []
    for each in elements:
        if each is not None:
            papers = (("Kelengkapan", each.inputs), ("Output", each.outputs))
            found += [each.documentation, *each.remarks]
            found += [f"{title}: {'; '.join(texts)}" for title, texts in papers if texts]
    return [remark for remark in dict.fromkeys(found) if remark]


def _cell(text: Text | None) -> Text | Same | None:
    lead = text.lead if text is not None and not text.items else ()
    return Same() if lead and key(getattr(lead[0], "text", "")) in _SHARED else text


def _time(written: str) -> Duration | Same | None:
    return Same() if key(written) in _SHARED else time_of(written)
