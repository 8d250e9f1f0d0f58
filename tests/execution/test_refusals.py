"""Every reason why something cannot be done: it is given where it holds, in both languages, and nothing changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from typing import NamedTuple

import pytest

from sopdsl.diagnostics import Message
from sopdsl.execution import (
    Action,
    Attach,
    Begin,
    Cancel,
    Confirm,
    Decide,
    HandOver,
    Person,
    Plan,
    Remark,
    Run,
    Skip,
    Start,
    Tick,
    Undo,
    carry_out,
    plans_of,
)
from sopdsl.flow import analyse
from sopdsl.messages import text_of
from sopdsl.source import Source
from sopdsl.syntax import parse

AT = "2026-11-21T08:30:00+07:00"
CLERK = Person("Petugas")
STAFF, CHIEF, OTHER = Person("Pengelola", ("Staf",)), Person("Penerus", ("Kasi",)), Person("Pengganti", ())
ROWS = """\
Langkah konsep oleh Staf bersama Kasi: Menyusun konsep
  Kelengkapan: Surat; Agenda
Langkah oleh Kadin: Menilai
  Syarat: bila perlu
  Keputusan: Setuju?
    Jika Ya: lanjut
    Jika Tidak: konsep
Langkah: Mengarsipkan
"""


def plan_of(rows: str) -> Plan:
    sop = parse(Source("x", f"SOP: Surat\nPelaksana: Staf; Kasi; Kadin\n{rows}")).sop
    (plan,) = plans_of(sop, analyse(sop))
    return plan


class Case(NamedTuple):
    """What was done before, what is refused then, to whom, and why (the key without its beginning)."""

    before: tuple[Action, ...]
    action: Action
    reason: str
    by: Person = CLERK


BEGUN = (Start(),)
CONCEPT = (*BEGUN, Confirm(1, "Staf"), Confirm(1, "Kasi"))
ARCHIVE = (*CONCEPT, Decide(2, "Kadin", 1))
UNDONE = (*CONCEPT, Undo(3, "keliru"))
HANDED = (*BEGUN, HandOver(1, "Staf", "Pengganti"))
CASES = (
    Case((), Start(2), "pilihan-tidak-ada"),
    Case((), Start(0), "pilihan-tidak-ada"),
    Case((), Remark("catatan"), "belum-dimulai"),
    Case(BEGUN, Start(), "sudah-dimulai"),
    Case((*ARCHIVE, Confirm(3, "")), Confirm(3, ""), "sudah-selesai"),
    Case((*BEGUN, Cancel("batal")), Cancel("batal"), "sudah-dibatalkan"),
    Case(BEGUN, Cancel(" "), "tanpa-kata"),
    Case(BEGUN, Remark(""), "tanpa-kata"),
    Case(BEGUN, Attach(1, "Staf", ""), "tanpa-kata"),
    Case(BEGUN, HandOver(1, "Staf", ""), "tanpa-kata"),
    Case(BEGUN, Remark("satu\ndua"), "satu-baris"),
    Case(BEGUN, Remark("satu\rdua"), "satu-baris"),
    Case(BEGUN, Remark("satu\u2028dua"), "satu-baris"),
    Case(BEGUN, Remark("satu\x85dua"), "satu-baris"),
    Case(BEGUN, Attach(1, "Staf", "Surat", "\u202efdp.exe"), "satu-baris"),
    Case(BEGUN, Attach(1, "Staf", "Surat", "surat\udcff.pdf"), "satu-baris"),
    Case(BEGUN, Remark("catatan"), "satu-baris", Person("Pengelola\n")),
    Case(BEGUN, Confirm(2, "Staf"), "tugas-tidak-ada"),
    Case(BEGUN, Remark("catatan", 2), "tugas-tidak-ada"),
    Case(CONCEPT, Confirm(1, "Staf"), "langkah-sudah"),
    Case(BEGUN, Confirm(1, "Kadin"), "bukan-pelaksananya"),
    Case(BEGUN, Confirm(1, ""), "sebut-pelaksana"),
    Case(ARCHIVE, Confirm(3, "Presiden"), "pelaksana-tidak-dikenal"),
    Case(HANDED, Confirm(1, "Staf"), "diserahkan", STAFF),
    Case(BEGUN, Confirm(1, "Staf"), "bukan-jabatannya", OTHER),
    Case((*BEGUN, Begin(1, "Staf")), Begin(1, "Kasi"), "sudah-mulai"),
    Case(BEGUN, Tick(1, "Staf", 3), "kelengkapan-tidak-ada"),
    Case(BEGUN, Tick(1, "Staf", 0), "kelengkapan-tidak-ada"),
    Case(BEGUN, Tick(1, "Staf", 1, there=False), "sudah-begitu"),
    Case((*BEGUN, Confirm(1, "Staf")), Confirm(1, "Staf"), "sudah-konfirmasi"),
    Case(CONCEPT, Confirm(2, "Kadin"), "putuskan-dahulu"),
    Case(CONCEPT, Decide(2, "Kadin", 3), "pilihan-tidak-ada"),
    Case(BEGUN, Decide(1, "Staf", 1), "tanpa-keputusan"),
    Case(BEGUN, Skip(1, "Staf", "malas"), "tanpa-syarat"),
    Case(CONCEPT, Skip(2, "Kadin", "tidak perlu", 3), "pilihan-tidak-ada"),
    Case(CONCEPT, Undo(0, "keliru"), "kejadian-tidak-ada"),
    Case(CONCEPT, Undo(4, "keliru"), "kejadian-tidak-ada"),
    Case(CONCEPT, Undo(3, " "), "tanpa-kata"),
    Case(CONCEPT, Undo(3, "salah\nbaris"), "satu-baris"),
    Case(CONCEPT, Undo(1, "keliru"), "tanpa-koreksi"),
    Case((*CONCEPT, Remark("catatan")), Undo(4, "keliru"), "tanpa-koreksi"),
    Case(UNDONE, Undo(4, "keliru"), "tanpa-koreksi"),
    Case(UNDONE, Undo(3, "keliru"), "sudah-dikoreksi"),
    Case(UNDONE, Decide(2, "Kadin", 1), "langkah-tertutup"),
    Case((*BEGUN, Tick(1, "Staf", 1), *CONCEPT[1:]), Undo(2, "keliru"), "koreksi-penutupnya"),
    Case((*CONCEPT, Cancel("batal")), Undo(3, "keliru"), "sudah-dibatalkan"),
    Case(ARCHIVE, Undo(3, "keliru"), "koreksi-dahulu"),
    Case(CONCEPT, Undo(3, "keliru"), "bukan-jabatannya", STAFF),
    Case((*HANDED, Confirm(1, "Staf")), Undo(3, "keliru"), "diserahkan", STAFF),
)


def after(plan: Plan, actions: tuple[Action, ...]) -> Run:
    run = Run(plan)
    for action in actions:
        found = carry_out(run, action, CLERK, AT)
        assert not isinstance(found, Message), found
        run = found[1]
    return run


def check_readable(reason: Message) -> None:
    for language in ("id", "en"):
        said = text_of(reason, language)
        assert said[0].isupper() and said.endswith("."), said
        assert "{" not in said and ": ." not in said and "  " not in said, said


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.reason}-{type(case.action).__name__}")
def test_what_is_refused_and_why(case: Case) -> None:
    found = carry_out(after(plan_of(ROWS), case.before), case.action, case.by, AT)
    assert isinstance(found, Message), found
    assert found.key == f"pelaksanaan.{case.reason}"
    check_readable(found)


def test_what_joint_executors_have_begun_is_not_skipped() -> None:
    plan = plan_of("Langkah oleh Staf bersama Kasi: A\n  Syarat: bila perlu\n")
    reason = carry_out(after(plan, (Start(), Confirm(1, "Staf"))), Skip(1, "Kasi", "tidak perlu"), CLERK, AT)
    assert isinstance(reason, Message) and reason.key == "pelaksanaan.sudah-dikerjakan"
    check_readable(reason)


def test_a_step_with_one_way_on_is_skipped_along_that_way() -> None:
    run = after(plan_of("Langkah oleh Staf: A\n  Syarat: bila perlu\n"), BEGUN)
    reason = carry_out(run, Skip(1, "Staf", "tidak perlu", 2), CLERK, AT)
    assert isinstance(reason, Message) and reason.key == "pelaksanaan.pilihan-tidak-ada"
    check_readable(reason)


def test_a_procedure_without_steps_cannot_be_begun() -> None:
    reason = carry_out(Run(plan_of("Prosedur: Kosong\n")), Start(), CLERK, AT)
    assert isinstance(reason, Message) and reason.key == "pelaksanaan.tanpa-langkah"
    check_readable(reason)


def test_who_holds_the_office_takes_back_what_was_handed_over() -> None:
    run = after(plan_of(ROWS), HANDED)
    assert isinstance(carry_out(run, HandOver(1, "Staf", "Penerus"), CHIEF, AT), Message)
    taken = carry_out(run, HandOver(1, "Staf", "Pengelola", "Pengganti sakit"), STAFF, AT)
    assert not isinstance(taken, Message)
    assert not isinstance(carry_out(taken[1], Confirm(1, "Staf"), STAFF, AT), Message)
    assert isinstance(carry_out(taken[1], Confirm(1, "Staf"), OTHER, AT), Message)


@pytest.mark.parametrize("at", ["", "2026-11-21", "2026-11-21T08:30:00", "2026-02-30T08:30:00+07:00", f"{AT}\n"])
def test_a_time_that_no_record_could_hold_is_a_programs_mistake(at: str) -> None:
    with pytest.raises(ValueError, match="at"):
        carry_out(Run(plan_of(ROWS)), Start(), CLERK, at)


def test_each_reason_is_tried() -> None:
    tried = {case.reason for case in CASES} | {"sudah-dikerjakan", "tanpa-langkah"}
    of_records = {"nomor-kejadian", "harus-waktu", "rencana-rusak"}
    of_migrations = {"awal-hilang", "belum-terbuka", "pilihan-hilang"}
    assert tried | of_records | of_migrations == set(reasons())


def reasons() -> Iterator[str]:
    texts = resources.files("sopdsl.data").joinpath("messages/pelaksanaan.json").read_text(encoding="utf-8")
    for key in json.loads(texts):
        if not key.endswith("-saran"):
            yield key.removeprefix("pelaksanaan.")
