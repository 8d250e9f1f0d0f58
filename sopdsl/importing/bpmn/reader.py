"""From the tags of a BPMN file to what it draws: pools, lanes, elements, flows; the rest is told as a loss."""

from __future__ import annotations

from collections.abc import Mapping

from sopdsl.importing.bpmn.contents import Contents
from sopdsl.importing.bpmn.drawing import Drawing, Lane, Process
from sopdsl.importing.bpmn.elements import OWN, documentation, words
from sopdsl.importing.bpmn.lanes import lanes_of
from sopdsl.importing.bpmn.losses import Losses
from sopdsl.importing.bpmn.tags import Tag

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI"
_SILENT = frozenset(
    (
        "participant",
        "messageFlow",
        "documentation",
        "extensionElements",
        "textAnnotation",
        "association",
        "group",
        "process",
        "collaboration",
        "message",
        "signal",
        "error",
        "escalation",
        "itemDefinition",
        "dataStore",
        "import",
        "interface",
        "category",
        "resource",
    )
)
"""What is looked at elsewhere, and definitions that elements refer to."""


def is_bpmn(root: Tag) -> bool:
    """Whether this is the outermost tag of a BPMN 2.0 file."""
    return (root.space, root.kind) == (MODEL, "definitions")


def read_drawing(root: Tag, losses: Losses) -> Drawing:
    """What a file draws. Pools come first, in their order, then processes without a pool."""
    collaborations = list(root.each("collaboration"))
    participants = [each for one in collaborations for each in one.each("participant")]
    processes = {each.value("id"): each for each in root.each("process")}
    places = _places(root)
    pools: list[tuple[Tag, Tag | None]] = []
    for participant in participants:
        process = processes.pop(participant.value("processRef"), None)
        if process is None:
            losses.say("IMP002.kolam-kosong", "IMP002.kolam-kosong-saran", participant)
        else:
            pools.append((process, participant))
    pools += [(process, None) for process in processes.values()]
    artifacts = _artifacts(collaborations, [process for process, _ in pools], losses)
    found = [
        _process(process, pool, beside, places, losses)
        for (process, pool), beside in zip(pools, artifacts, strict=True)
    ]
    for one in [root, *collaborations]:
        for child in one.each(*{each.kind for each in one.children}):
            if child.kind == "messageFlow":
                losses.say("IMP002.alur-pesan", "IMP002.alur-pesan-saran", child)
            elif child.kind not in _SILENT:
                losses.say("IMP002.tidak-dikenal", "IMP002.tidak-dikenal-saran", child, kind=child.kind)
    return Drawing(words(root.value("name")), tuple(found), _manuscript(collaborations))


def _process(
    tag: Tag,
    participant: Tag | None,
    artifacts: list[Tag],
    places: Mapping[str, tuple[float, float]],
    losses: Losses,
) -> Process:
    name = words((participant or tag).value("name")) or words(tag.value("name"))
    lanes, lane_of = lanes_of(tag, places, losses)
    contents = Contents(places, losses, lane_of)
    contents.read(tag, artifacts)
    if not lanes and participant is not None and name and any(each.lane == "" for each in contents.elements.values()):
        lanes = (Lane("0", name, participant),)
        for element in contents.elements.values():
            element.lane = "0"
    if not lanes:
        losses.say("IMP002.tanpa-lajur", "IMP002.tanpa-lajur-saran", participant or tag)
    notes = [documentation(each) for each in (participant, tag) if each is not None]
    return Process(
        tag.value("id"),
        name,
        participant or tag,
        lanes,
        contents.elements,
        tuple(contents.flows),
        tuple(filter(None, [*notes, *contents.notes])),
    )


def _artifacts(collaborations: list[Tag], processes: list[Tag], losses: Losses) -> list[list[Tag]]:
    """What editors put beside the pools, by the process that it belongs to. Annotations of nothing that is in a
    process go to the first.
    """
    notes = {each.value("id"): each for one in collaborations for each in one.each("textAnnotation")}
    found: list[dict[Tag, None]] = [{} for _ in processes]
    inside = [{each.value("id") for each in process.all()} for process in processes]
    used: set[str] = set()
    for tag in [each for one in collaborations for each in one.each("association")]:
        ends = {tag.value("sourceRef"), tag.value("targetRef")}
        own = [number for number, ids in enumerate(inside) if ends & ids]
        if len(own) != 1 and not ends & notes.keys():
            losses.say("IMP002.hubungan-lepas", "IMP002.hubungan-lepas-saran", tag)
            continue
        for number in own:
            found[number] |= dict.fromkeys([*(notes[end] for end in sorted(ends & notes.keys())), tag])
            used |= ends
    for beside in found[:1]:
        beside |= {note: None for name, note in notes.items() if name not in used}
    return [list(beside) for beside in found]


def _places(root: Tag) -> dict[str, tuple[float, float]]:
    """The upper left corner of each shape, down before right, by the id of what it shows."""
    found = {}
    for tag in root.all():
        if (tag.space, tag.kind) == (_DIAGRAM, "BPMNShape"):
            bounds = next((child for child in tag.children if child.kind == "Bounds"), None)
            if bounds is not None:
                found[tag.value("bpmnElement")] = (_number(bounds.value("y")), _number(bounds.value("x")))
    return found


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _manuscript(collaborations: list[Tag]) -> Tag | None:
    for one in collaborations:
        extension = one.first("extensionElements")
        for child in extension.children if extension is not None else ():
            if (child.space, child.kind) == (OWN, "naskah"):
                return child
    return None
