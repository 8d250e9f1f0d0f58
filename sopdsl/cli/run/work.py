"""What typed commands do to a task: details that are missing are asked, then it is recorded or refused."""

from __future__ import annotations

from collections.abc import Iterable

from sopdsl.cli.command import Session
from sopdsl.cli.run.asking import GoBack, answer, choice, make_sure
from sopdsl.cli.run.commands import Do, chosen
from sopdsl.cli.run.correcting import correct
from sopdsl.cli.run.desk import Desk
from sopdsl.cli.run.outputs import attached
from sopdsl.diagnostics import Message, message
from sopdsl.execution.actions import Begin, Cancel, Confirm, Decide, HandOver, Remark, Skip, Tick
from sopdsl.execution.engine import carry_out
from sopdsl.execution.refusals import refusal
from sopdsl.execution.run import Status, Task

_ALL = ("semua", "all")


class Work:
    """Does what is typed about tasks of a run. What it gives back is why something was not done."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self._desk = desk
        self._session = session
        self._act = desk.act
        self._commands = {
            Do.DONE: self._done,
            Do.BEGIN: self._begin,
            Do.CHOOSE: self._choose,
            Do.HAVE: self._have,
            Do.LACK: self._lack,
            Do.OUTPUT: self._attach,
            Do.NOTE: self._note,
            Do.SKIP: self._skip,
            Do.HAND_OVER: self._hand_over,
            Do.CANCEL: self._cancel,
            Do.UNDO: self._undo,
        }

    def do(self, what: Do, task: Task, words: str) -> Message | None:
        """Do what was typed, with the words after it; nothing is done where a question is left unanswered."""
        try:
            return self._commands[what](task, words)
        except GoBack:
            return message("run.ketik.kembali")

    def _begin(self, task: Task, _: str) -> Message | None:
        return self._act(Begin(task.number, self._executor(task)))

    def _done(self, task: Task, _: str) -> Message | None:
        return self._end(task, Confirm(task.number, self._executor(task)))

    def _choose(self, task: Task, words: str) -> Message | None:
        labels = tuple(way.label for way in self._desk.run.ways_of(task))
        way = chosen(words or self._ask(message("run.tanya.pilihan"), labels), labels)
        if way is None:
            return message("run.ketik.pilihan", most=max(len(labels), 1))
        executor = self._executor(task)
        if self._is_the_end(task, executor, way):
            make_sure(message("run.tanya.yakin-akhir"), self._session)
        return self._end(task, Decide(task.number, executor, way))

    def _is_the_end(self, task: Task, executor: str, way: int) -> bool:
        """Whether the run is over with a decision, whenever it is taken."""
        found = carry_out(self._desk.run, Decide(task.number, executor, way), self._desk.person, task.opened)
        return not isinstance(found, Message) and found[1].status is not Status.RUNNING

    def _end(self, task: Task, action: Confirm | Decide) -> Message | None:
        """End the work on a task; where not all of the Kelengkapan is ticked, only after a question."""
        every = range(1, len(self._desk.run.step_of(task).requirements) + 1)
        lacking = tuple(str(number) for number in every if number not in task.ticks)
        refused = refusal(self._desk.run, action, self._desk.person)
        if refused is None and lacking:
            make_sure(message("run.tanya.belum-lengkap", entries=lacking), self._session)
        return refused or self._act(action)

    def _have(self, task: Task, words: str) -> Message | None:
        return self._tick(task, words, there=True)

    def _lack(self, task: Task, words: str) -> Message | None:
        return self._tick(task, words, there=False)

    def _tick(self, task: Task, words: str, there: bool) -> Message | None:
        """Mark the entries that are named by number, or all that are not marked so."""
        every = range(1, len(self._desk.run.step_of(task).requirements) + 1)
        words = words or self._ask(message("run.tanya.kelengkapan"))
        if words.casefold() in _ALL:
            entries = [number for number in every if (number in task.ticks) is not there]
        else:
            numbers, named = {str(number): number for number in every}, words.replace(",", " ").split()
            if not set(named) <= set(numbers):
                return message("run.ketik.kelengkapan", most=len(every))
            entries = [numbers[word] for word in named]
        if not entries:
            return message("run.ketik.tanpa-kelengkapan")
        executor = self._executor(task)
        refusals = [self._act(Tick(task.number, executor, entry, there)) for entry in entries]
        return next(filter(None, refusals), None)

    def _attach(self, task: Task, words: str) -> Message | None:
        outputs = self._desk.run.step_of(task).outputs
        if not words:
            words = outputs[0] if len(outputs) == 1 else self._ask(message("run.tanya.output"))
        number = chosen(words, ()) or 0
        named = outputs[number - 1] if 0 < number <= len(outputs) else words
        file = self._ask(message("run.tanya.berkas"), required=False)
        found = attached(task.number, self._executor(task), named, file)
        return found if isinstance(found, Message) else self._act(found)

    def _note(self, task: Task, words: str) -> Message | None:
        return self._act(Remark(words or self._ask(message("run.tanya.catatan")), task.number))

    def _skip(self, task: Task, words: str) -> Message | None:
        executor = self._executor(task)
        refused = refusal(self._desk.run, Skip(task.number, executor, "-"), self._desk.person)
        if refused is not None:
            return refused
        reason = words or self._ask(message("run.tanya.alasan-lewat"))
        ways = tuple(way.label for way in self._desk.run.ways_of(task))
        way = chosen(self._ask(message("run.tanya.pilihan"), ways), ways) if len(ways) > 1 else 1
        if way is None:
            return message("run.ketik.pilihan", most=len(ways))
        return self._act(Skip(task.number, executor, reason, way))

    def _hand_over(self, task: Task, words: str) -> Message | None:
        to = words or self._ask(message("run.tanya.kepada"))
        executor = self._executor(task)
        reason = self._ask(message("run.tanya.alasan-serah"), required=False)
        return self._act(HandOver(task.number, executor, to, reason))

    def _cancel(self, _: Task, words: str) -> Message | None:
        reason = words or self._ask(message("run.tanya.alasan-batal"))
        make_sure(message("run.tanya.yakin-batal"), self._session)
        return self._act(Cancel(reason))

    def _undo(self, _: Task, words: str) -> Message | None:
        return correct(self._desk, self._session, words)

    def _executor(self, task: Task) -> str:
        """As whom the person acts; asked where there are several."""
        offices = self._desk.offices(task)
        if len(offices) == 1:
            return offices[0]
        return offices[choice(message("run.tanya.siapa"), offices, self._session) - 1]

    def _ask(self, question: Message, names: Iterable[str] = (), required: bool = True) -> str:
        return answer(question, self._session, names, required)
