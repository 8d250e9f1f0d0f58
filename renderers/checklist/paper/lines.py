"""An entry as lines under each other: what all paper formats print, in this order."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from sopdsl.model import Inline, Item, NodeKind, Run, Text, plain
from sopdsl.values import Value
from sopdsl.words import enumeration

from ..entries import Entry, Part, Section
from ..ways import Way

CASE = ("Nomor berkas", "Tanggal mulai", "Penanggung jawab")
"""What is filled in before the first step."""
CLOSING = ("Tanggal", "Catatan", "Tanda tangan penanggung jawab")
"""What is filled in after the last one, below its outcome."""
OUTCOMES = ("Selesai", "Dibatalkan")
SIGN = "Paraf:"
"""The title of the initials of one executor, which a column's own title says already."""
_PLACES = ("langkah ", "SOP ", "Prosedur ")
"""How a place begins to which one goes; the others say themselves what to do (`kembali ke …`, `selesai`)."""


@attrs.frozen
class Line(Value):
    """A line: a title if it has one (with its colon), a box to tick, words, and room to write behind a name (`blank`).

    `level` counts from 0 and indents.
    """

    content: tuple[Inline, ...]
    level: int = 0
    title: str = ""
    box: bool = False
    blank: str = ""


@attrs.frozen
class Signature(Value):
    """Who initials for a part: a title (`Paraf semua:`) and the executors, each with room of its own."""

    title: str
    names: tuple[str, ...]


def title_of(section: Section) -> str:
    """What a procedure is called above its steps; empty where it has no name."""
    return f"Prosedur {section.name}" if section.name else ""


def time_limit(limit: Text | None) -> Iterator[Line]:
    """The promise that the case, or a procedure of it, has to keep."""
    if limit is not None:
        yield from _field("Batas waktu", limit)


def before(section: Section) -> Iterator[Line]:
    """What is said before the steps of a procedure."""
    if section.executors:
        named = [
            f"{executor.label} ({executor.full_name})" if executor.full_name else executor.label
            for executor in section.executors
        ]
        yield Line((Run("; ".join(named)),), title="Pelaksana:")
    yield from time_limit(section.time_limit)
    if section.starts:
        yield Line((), title="Dimulai di salah satu langkah:")
        yield from _choice(section.starts)


def activity(entry: Entry) -> tuple[Line, ...]:
    """The kegiatan; its first line stands beside the step's number and box."""
    return tuple(_text(entry.activity)) or (Line(()),)


def body(entry: Entry) -> Iterator[Line]:
    """All that is said of a step below its kegiatan."""
    yield from _conditions(entry)
    if entry.time is not None:
        yield from _field("Waktu", entry.time)
    for name, things in (("Kelengkapan", entry.requirements), ("Output", entry.output)):
        if things is not None:
            yield from _boxes(name, things)
    several = sum(bool(part.executors) for part in entry.parts) > 1
    for place, part in enumerate(entry.parts):
        yield from _part(part, named=several, waits=place > 0)
    for title in entry.sops:
        yield Line(title.lead, title="SOP:")
    if entry.remarks is not None:
        yield from _field("Keterangan", entry.remarks)


def signatures(entry: Entry) -> Iterator[Signature]:
    """The initials for a step, in the order of its work; parts of the same executors have them once.

    Where nobody is named, whoever does it writes down who that is.
    """
    last: tuple[tuple[str, ...], bool] | None = None
    for signers in _signers(entry):
        names, one_of = signers
        if signers != last:
            kind = " salah satu" if one_of else " semua" if len(names) > 1 else ""
            title = f"{SIGN.removesuffix(':') if last is None else 'lalu'}{kind}:"
            yield Signature(title, names or ("Pelaksana",))
        last = signers


def _signers(entry: Entry) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The executors who sign for each part, and whether one of them does; of several starts one is taken."""
    signed = [part for part in entry.parts if part.confirms]
    starts = [part for part in signed if part.kind is NodeKind.START]
    if starts:
        yield tuple(name for part in starts for name in part.executors), len(starts) > 1
    yield from ((part.executors, part.one_of) for part in signed if part.kind is not NodeKind.START)


def note(text: Text | None) -> tuple[Line, ...]:
    """A note below the steps."""
    return tuple(_field("Catatan", text)) if text is not None else ()


def _conditions(entry: Entry) -> Iterator[Line]:
    """When a step is carried out."""
    if entry.condition is not None:
        yield from _field("Syarat", entry.condition)
        yield Line((), 1, box=True, blank="Dilewati, alasan")
    if entry.block is not None and entry.block[0] < entry.block[1]:
        first, last = entry.block
        yield _plain(f"Langkah {first} {'dan' if last == first + 1 else 'sampai'} {last} dikerjakan bersamaan.")
    for part in entry.parts[:1]:
        if part.awaited:
            yield _plain(_wait(part))


def _part(part: Part, named: bool, waits: bool) -> Iterator[Line]:
    who = _who(part) if named else ""
    if waits and part.awaited:
        yield _plain(f"{who}: {_wait(part)}" if who else _wait(part))
    if part.kind is NodeKind.PROCESS:
        if part.text is not None:
            yield from _field(who, part.text) if who else _text(part.text)
        yield from _onward(part)
    elif part.kind is NodeKind.DECISION:
        yield from _field(f"Keputusan {who}".rstrip(), part.text)
        yield from (attrs.evolve(_answer(way), box=True) for way in part.ways)
    elif part.text is not None or part.kind is NodeKind.END or part.ways:
        yield from _terminator(part, who)
    for reference in part.references:
        yield Line(reference.lead)
    for way in part.informs:
        yield attrs.evolve(_line(way, 0), title="Informasi:")


def _terminator(part: Part, who: str) -> Iterator[Line]:
    """A start or an end to tick, with the way that leads on from it."""
    first, *more = _field(f"{part.kind.value} {who}".rstrip(), part.text)
    if part.text is None:
        first = attrs.evolve(first, title=first.title.removesuffix(":"))
    if len(part.ways) == 1:
        first = attrs.evolve(first, content=(*first.content, Run(" "), *_line(part.ways[0], 0).content))
    yield attrs.evolve(first, box=True)
    yield from more
    if len(part.ways) > 1:
        yield from _onward(part)


def _onward(part: Part) -> Iterator[Line]:
    if len(part.ways) > 1:
        yield Line((), title="Pilih salah satu:")
        yield from _choice(part.ways)
    else:
        yield from (attrs.evolve(_line(way, 0), title="Berikutnya:") for way in part.ways)


def _choice(ways: tuple[Way, ...]) -> Iterator[Line]:
    return (attrs.evolve(_line(way, 1), box=True) for way in ways)


def _answer(way: Way) -> Line:
    """`Jika Tidak: kembali ke langkah 1`, one answer of a decision."""
    if way.label is None:
        return _line(way, 1)
    leads = _leads(way)
    there = f": {'ke ' if leads.startswith(_PLACES) else ''}{leads}" if leads else ""
    return Line((Run("Jika "), *way.label.lead, *_run(f"{_whose(way)}{there}")), 1)


def _line(way: Way, level: int) -> Line:
    """`salinan → langkah 3 dan 4, bersamaan`."""
    label = way.label.lead if way.label is not None else ()
    leads = _leads(way)
    gap = " " if label and leads else ""
    return Line((*label, *_run(f"{_whose(way)}{gap}{'→ ' if leads else ''}{leads}")), level)


def _whose(way: Way) -> str:
    return f" ({way.by})" if way.by else ""


def _leads(way: Way) -> str:
    """`langkah 3 dan 4, bersamaan`; nothing where a way leads nowhere."""
    return enumeration(_shortened(way.places)) + (", bersamaan" if len(way.places) > 1 else "") if way.places else ""


def _shortened(places: tuple[str, ...]) -> tuple[str, ...]:
    """`langkah 3 dan 4` for `langkah 3 dan langkah 4`."""
    if not all(place.startswith("langkah ") for place in places):
        return places
    return places[:1] + tuple(place.removeprefix("langkah ") for place in places[1:])


def _wait(part: Part) -> str:
    return f"Tunggu sampai langkah {enumeration(part.awaited)} selesai."


def _who(part: Part) -> str:
    return (" atau " if part.one_of else " dan ").join(part.executors)


def _boxes(title: str, text: Text) -> Iterator[Line]:
    """A list to tick off: each item has its box, a text without items one; a dash stays a dash."""
    if text.items:
        yield from _field(title, attrs.evolve(text, items=()))
        yield from (attrs.evolve(line, box=True) for line in _items(text.items, 1))
    else:
        yield attrs.evolve(next(_field(title, text)), box=plain(text) != "-")


def _field(title: str, text: Text | None) -> Iterator[Line]:
    """A title and a text behind it; its items below."""
    yield Line(text.lead if text is not None else (), title=f"{title}:")
    yield from _items(text.items if text is not None else (), 1)


def _text(text: Text | None) -> Iterator[Line]:
    if text is not None:
        yield Line(text.lead)
        yield from _items(text.items, 1)


def _items(items: tuple[Item, ...], level: int) -> Iterator[Line]:
    for item in items:
        yield Line(item.content, level)
        yield from _items(item.items, level + 1)


def _plain(words: str) -> Line:
    return Line((Run(words),))


def _run(words: str) -> tuple[Run, ...]:
    return (Run(words),) if words else ()
