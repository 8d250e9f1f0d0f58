"""What is typed at a step is recorded at once, or refused with a reason; nothing is lost whatever happens."""

from __future__ import annotations

from sopdsl.execution import Confirm, Decide, Start, Status, Tick


def actions(kept) -> list[object]:
    return [event.action for event in kept().record.events]


def test_a_whole_run_with_a_way_back(typed, letter, kept) -> None:
    result = typed("run", "surat.sop", lines="ada 1\nselesai\n2\nya\nselesai\nya\nYa\nya\nselesai\nya\n")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1] == "Pelaksanaan 1 selesai."
    run = kept()
    assert run.run.status is Status.FINISHED
    assert actions(kept) == [
        Start(1),
        Tick(1, "Staf", 1),
        Confirm(1, "Staf"),
        Decide(2, "Kepala", 2),
        Confirm(3, "Staf"),
        Decide(4, "Kepala", 1),
        Confirm(5, "Staf"),
    ]
    assert {event.person for event in run.record.events} == {"petugas"}
    assert {event.at for event in run.record.events} == {"2026-11-23T08:00:00+07:00"}
