"""Rows of symbols as the rows of a procedure."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from sopdsl.importing.bpmn.chart import OVER, Arrow, Option, Symbol
from sopdsl.importing.bpmn.fields import fields_of
from sopdsl.importing.bpmn.net import GOES_ON
from sopdsl.importing.bpmn.rows import Row
from sopdsl.importing.texts import line, name_of, text_of, without_number
from sopdsl.model import Assignment, Branch, ExecutorMention, Name, Node, NodeKind, Relation, Step, Target, TargetKind
from sopdsl.words import key

_UNNAMED = {"exclusiveGateway": "Menentukan langkah berikutnya", "intermediateCatchEvent": "Menunggu"}
"""The kegiatan of a row whose element says nothing, by its kind."""
_STEMS = {NodeKind.PROCESS: "temu", NodeKind.DECISION: "putusan", NodeKind.END: "akhir", NodeKind.START: "awal"}
"""What the names of symbols begin with that have no words of their own; a box without words is where ways meet."""


class Writer:
    """Writes the rows of one procedure. `labels` are the executors' by the keys of lanes; `procedures` those of
    procedures, as keys. Names have to be given before steps are written.
    """

    def __init__(self, rows: Sequence[Row], labels: Mapping[str, str], procedures: frozenset[str]) -> None:
        self._rows = rows
        self._labels = labels
        self._procedures = procedures
        self._names: dict[str, str] = {}
        self._place = {symbol.id: number for number, row in enumerate(rows) for symbol in row.symbols}
        self._mains = {row.main.id for row in rows}

    def give_names(self, names: Mapping[str, str], taken: set[str], anew: Container[int]) -> None:
        """Names for all symbols that an arrow or a wait of the rows written `anew` has to name; `names` are those that
        symbols have already, `taken` others, as keys.
        """
        self._names.update(names)
        taken |= set(map(key, names.values()))
        for number, row in enumerate(self._rows):
            for symbol in row.symbols if number in anew else ():
                meant = [arrow.target for arrow in symbol.arrows if self._has_to_name(symbol, arrow, number)]
                for name in [*meant, *symbol.waits]:
                    if name not in self._names and name in self._place:
                        self._names[name] = name_of(_stem(self._symbol(name)), taken)
                        taken.add(key(self._names[name]))

    def name(self, symbol: str) -> str:
        """The name of a symbol; empty where it needs none."""
        return self._names.get(symbol, "")

    def step(self, number: int) -> Step:
        """The step of one row."""
        row = self._rows[number]
        main = row.main
        starts = [symbol for symbol in row.starts if not self._is_plain_start(symbol, number)]
        apart = self._is_written_apart(row, bool(starts))
        nodes = [self._node(symbol, number, main) for symbol in starts]
        if main.kind is NodeKind.DECISION or apart or (main.kind is NodeKind.END):
            nodes.append(self._node(main, number, row.others[0] if row.others else None, own=True, apart=apart))
        for symbol, after in zip(row.others, [*row.others[1:], None], strict=False):
            nodes.append(self._node(symbol, number, after))
        alone = main.kind is NodeKind.PROCESS and not row.others
        assigned = None if apart or main.kind is NodeKind.END else self._assignment(main)
        return Step(
            text=text_of(kegiatan(main)),
            name=self._name(main),
            assignment=assigned,
            waits_for=() if apart else self._waits(main),
            targets=self._targets(main, number, None) if alone and not apart else None,
            nodes=tuple(nodes),
            **fields_of(main, row.beside),
        )

    # ------------------------------------------------------------ symbols

    def _is_written_apart(self, row: Row, starts: bool) -> bool:
        """Whether the work is a node of its own: a step of nobody has no symbol beside others, and the ways of the
        work, or a decision of its own executor, would be misread.
        """
        main = row.main
        if main.kind is NodeKind.PROCESS and starts and self._assignment(main) is None:
            return True
        if main.kind is not NodeKind.PROCESS or not row.others:
            return False
        onward = (Option("", (Arrow(row.others[0].id),)),)
        decides = any(each.kind is NodeKind.DECISION and self._lane(each) == self._lane(main) for each in row.others)
        return decides or main.options != onward

    def _is_plain_start(self, symbol: Symbol, number: int) -> bool:
        row = self._rows[number]
        plain = not symbol.text and symbol.options == (Option("", (Arrow(row.main.id),)),)
        here = self._lane(symbol) in ("", self._lane(row.main))
        return number == 0 and row.starts == [symbol] and plain and here and symbol.id not in self._names

    def _node(self, symbol: Symbol, number: int, after: Symbol | None, own: bool = False, apart: bool = False) -> Node:
        """A symbol below the step; `after` is the one that it goes on to by default. `own`: it is the row's work."""
        decides = symbol.kind is NodeKind.DECISION
        return Node(
            symbol.kind,
            name=None if own else self._name(symbol),
            assignment=None if own and not apart and symbol.kind is not NodeKind.END else self._assignment(symbol),
            text=text_of(_own_text(symbol, own)),
            branches=tuple(self._branch(option, number) for option in symbol.options) if decides else (),
            targets=None if decides or symbol.kind is NodeKind.END else self._targets(symbol, number, after),
            waits_for=self._waits(symbol) if not own or apart else (),
            sops=tuple(map(text_of, symbol.sops)),
        )

    def _assignment(self, symbol: Symbol) -> Assignment | None:
        label = self._labels.get(self._lane(symbol))
        if label is None:
            return None
        joint = [line(value) for name, value in symbol.element.facts if name == "bersama"] if symbol.work else []
        known = {key(each): each for each in self._labels.values()}
        others = [known[key(each)] for each in joint if key(each) in known and key(each) != key(label)]
        relation = Relation.JOINT if others else Relation.SOLE
        return Assignment(relation, tuple(ExecutorMention(each) for each in (label, *others)))

    def _lane(self, symbol: Symbol) -> str:
        """Its lane, or that of the row that it stands in."""
        return symbol.element.lane or self._rows[self._place[symbol.id]].main.element.lane

    # ------------------------------------------------------------ names and ways

    def _has_to_name(self, symbol: Symbol, arrow: Arrow, number: int) -> bool:
        row, at = self._rows[number], self._place.get(arrow.target)
        if at is None or (at == number + 1 and arrow.target in self._mains):
            return False
        order = [row.main, *row.others]
        place = order.index(symbol) if symbol in order else -1
        by_default = place + 1 < len(order) and order[place + 1].id == arrow.target
        return not (by_default and symbol.options == (Option("", (Arrow(arrow.target),)),))

    def _symbol(self, name: str) -> Symbol:
        return next(symbol for symbol in self._rows[self._place[name]].symbols if symbol.id == name)

    def _name(self, symbol: Symbol) -> Name | None:
        return Name(self._names[symbol.id]) if symbol.id in self._names else None

    def _waits(self, symbol: Symbol) -> tuple[Name, ...]:
        return tuple(Name(self._names[name]) for name in symbol.waits if name in self._names)

    def _branch(self, option: Option, number: int) -> Branch:
        return Branch(text_of(_label(option.label)), self._written(option.arrows, number))

    def _targets(self, symbol: Symbol, number: int, after: Symbol | None) -> tuple[Target, ...] | None:
        """Where a symbol goes on to; None where that needs no words."""
        arrows = symbol.arrows
        if after is not None and arrows == (Arrow(after.id),):
            return None
        written = self._written(arrows, number)
        last = number + 1 == len(self._rows)
        default = Target(TargetKind.END) if last else Target(TargetKind.NEXT)
        return None if after is None and written == (default,) else written

    def _written(self, arrows: Sequence[Arrow], number: int) -> tuple[Target, ...]:
        """The targets of arrows; the title of an SOP takes the rest of a line, so it stands last."""
        targets = dict.fromkeys(self._target(arrow, number) for arrow in arrows)
        return tuple(sorted(targets, key=lambda target: target.kind is TargetKind.SOP))

    def _target(self, arrow: Arrow, number: int) -> Target:
        said = line(_label(arrow.label).replace("(", ", ").replace(")", ""))
        label = text_of(said.replace(" ,", ",")) if said else None
        if arrow.elsewhere:
            kind, _, title = arrow.elsewhere.partition(" ")
            known = kind == TargetKind.PROCEDURE.value and key(title) in self._procedures
            where = TargetKind.PROCEDURE if known else TargetKind.SOP
            return Target(where, line(title), label=label if known else None, optional=arrow.optional)
        at = self._place.get(arrow.target)
        if arrow.target == OVER or at is None:
            return Target(TargetKind.END, label=label, optional=arrow.optional)
        if at == number + 1 and arrow.target in self._mains:
            return Target(TargetKind.NEXT, label=label, optional=arrow.optional)
        return Target(TargetKind.NAME, self._names[arrow.target], label=label, optional=arrow.optional)


def kegiatan(symbol: Symbol) -> str:
    """The words of a row, without the number before them, and without what our export says again behind them."""
    name = without_number(symbol.element.name)
    again = [GOES_ON + arrow.elsewhere for arrow in symbol.arrows if arrow.elsewhere]
    again += [f"SOP {value}" for fact, value in reversed(symbol.element.facts) if fact == "sop"]
    again += [symbol.text] if symbol.work else []
    again += [f"({value})" for fact, value in symbol.element.facts if fact == "syarat" and symbol.skip is not None]
    for words in again:
        name = (name.removesuffix(words) if name != words else name).strip()
    return line(name or symbol.text) or _UNNAMED.get(symbol.element.kind, "Melanjutkan proses")


def _own_text(symbol: Symbol, is_main: bool) -> str:
    """What stands beside a node: the row says the words of its main work, and of what has its number."""
    if is_main:
        return symbol.text if symbol.work else ""
    name = symbol.element.name
    own = name.removesuffix(symbol.text).strip() if symbol.work and without_number(name) == name else ""
    return " ".join(filter(None, (own, symbol.text)))


def _stem(symbol: Symbol) -> str:
    """The words that a symbol's name is made of."""
    return kegiatan(symbol) if symbol.work else symbol.text or _STEMS[symbol.kind]


def _label(text: str) -> str:
    """A label without what would end it: a colon before a space."""
    return text.replace(": ", " ").removesuffix(":")
