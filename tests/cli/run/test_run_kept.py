"""Runs that were begun: listed, shown, cancelled, written, taken over, verified, compared with a changed SOP."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from sopdsl.execution import Cancel, Status, canonical, write_event
from sopdsl.execution.kept import plan_text
from sopdsl.execution.store import Summary, open_store
from tests.cli.conftest import CLEAN, another


@pytest.fixture
def begun(typed, letter) -> None:
    """Run 1, of which the first step is done."""
    typed("run", "surat.sop", lines="ada 1\nselesai\n")


def test_runs_are_listed_and_chosen(typed, begun, write) -> None:
    write("lain.sop", another(CLEAN))
    typed("run", "lain.sop", lines="batalkan salah\nya\n")
    assert typed("runs").stdout.splitlines() == [
        "No  Keadaan     Terakhir          SOP                Menunggu",
        "2   dibatalkan  23-11-2026 08.00  Pelayanan Surat 2  -",
        "1   berjalan    23-11-2026 08.00  Pelayanan Surat    Kepala",
    ]

    def numbers(*words: str) -> list[int]:
        result = typed("runs", "--format", "json", *words)
        assert result.exit_code == 0
        return [each["number"] for each in json.loads(result.stdout)]

    assert numbers() == [2, 1]
    assert numbers("--status", "Berjalan") == numbers("--status", "running") == numbers("--as", "kepala") == [1]
    assert numbers("--judul", "surat 2") == numbers("--status", "dibatalkan") == [2]
    assert numbers("--as", "Staf") == numbers("--terlambat") == []
    assert typed("runs", "--lang", "en", "--status", "finished").stdout == "There are no such runs.\n"
    wrong = typed("runs", "--status", "mandek")
    assert wrong.exit_code == 2 and "pilih berjalan, selesai, dibatalkan atau buntu" in wrong.stderr
    assert typed("runs", "--format", "xml").exit_code == 2


def test_a_list_tells_when_something_was_done_last(typed, begun, clock) -> None:
    clock.passes(95)
    typed("run", "resume", "1", lines="catatan map merah\njeda\n")
    clock.passes(30)
    (row,) = json.loads(typed("runs", "--format", "json").stdout)
    assert (row["begun"], row["latest"]) == ("2026-11-23T08:00:00+07:00", "2026-11-23T09:35:00+07:00")
    assert typed("runs").stdout.splitlines()[1].startswith("1   berjalan  23-11-2026 09.35  ")


def test_a_run_is_shown_and_nothing_changes(typed, begun, kept, clock) -> None:
    before = kept()
    clock.passes(3)
    assert typed("run", "show", "1").stdout.splitlines() == [
        "Pelaksanaan 1: Pelayanan Surat",
        "23-11-2026 08.00  Pelaksanaan dimulai. [petugas]",
        "23-11-2026 08.00  Langkah 1: kelengkapan ada: Surat [petugas]",
        "23-11-2026 08.00  Langkah 1: Staf selesai: Mencatat surat masuk [petugas]",
        "",
        "Langkah 2 dari 3",
        "  Kegiatan     Memeriksa surat",
        "  Pelaksana    Kepala",
        "  Kelengkapan  [ ] 1. Surat tercatat",
        "  Waktu        5-10 menit",
        "               belum mulai dikerjakan; menunggu sejak 23-11-2026 08.00, sudah 3 menit",
        "  Output       1. Surat diperiksa",
        "  Keputusan    Setuju?",
        "               1. Ya: langkah 3 (Staf)",
        "               2. Tidak: langkah 1 (Staf)",
        "  Kemajuan     [######--------------] 1 langkah selesai, sedikitnya 2 lagi",
        "",
        "Pelaksanaan 1 tersimpan. Yang ditunggu: langkah 2 (Kepala).",
        "Teruskan dengan: sop run resume 1",
    ]
    assert kept() == before
    missing = typed("run", "show", "7")
    assert missing.exit_code == 2 and "7" in missing.stderr


def test_a_run_goes_on_as_it_began_when_its_document_is_gone(typed, begun, letter: Path, kept) -> None:
    letter.unlink()
    typed("run", "resume", "1", lines="1\nya\n")
    assert [task.number for task in kept().run.open_tasks] == [3]
    typed("run", "resume", "1", lines="selesai\nya\n")
    assert kept().run.status is Status.FINISHED
    over = typed("run", "resume", "1")
    assert (over.exit_code, over.stdout.splitlines()[-1]) == (0, "Pelaksanaan 1 selesai.")


def test_a_run_is_cancelled_once(typed, begun, kept) -> None:
    result = typed("run", "cancel", "1", "--alasan", "pemohon mundur", "--nama", "Kasubag")
    assert (result.exit_code, result.stdout) == (0, "Pelaksanaan 1 dibatalkan.\n")
    assert kept().record.events[-1].action == Cancel("pemohon mundur")
    assert kept().record.events[-1].person == "Kasubag"
    again = typed("run", "cancel", "1", "--alasan", "lagi")
    assert again.exit_code == 2 and "sudah dibatalkan" in again.stderr
    empty = typed("run", "cancel", "1", "--alasan", " ")
    assert empty.exit_code == 2


def test_a_run_is_written_and_taken_over(typed, begun, own_folder) -> None:
    assert typed("run", "export", "1").stdout == "pelaksanaan-1.json\n"
    again = typed("run", "import", "pelaksanaan-1.json")
    assert (again.exit_code, again.stdout.splitlines()[0]) == (
        0,
        "Sudah tersimpan seluruhnya sebagai pelaksanaan 1; tidak ada yang ditambahkan.",
    )
    other = typed("run", "import", "pelaksanaan-1.json", "--simpan", "lain.sqlite")
    assert other.stdout.splitlines() == [
        "Disimpan sebagai pelaksanaan 1.",
        "Pelaksanaan 1 tersimpan. Yang ditunggu: langkah 2 (Kepala).",
        "Teruskan dengan: sop run resume 1 --simpan lain.sqlite",
    ]
    typed("run", "resume", "1", "--simpan", "lain.sqlite", lines="Ya\nya\nselesai\nya\n")
    typed("run", "export", "1", "-o", "lagi.json", "--simpan", "lain.sqlite")
    more = typed("run", "import", "lagi.json")
    assert more.stdout.splitlines() == [
        "Pelaksanaan 1 diteruskan dengan 2 kejadian baru.",
        "Pelaksanaan 1 selesai.",
    ]
    typed("run", "export", "1", "-o", "a/lagi-2.json")
    assert (own_folder / "a/lagi-2.json").read_bytes() == (own_folder / "lagi.json").read_bytes()
    assert json.loads(typed("runs", "--format", "json").stdout)[0]["events"] == 5


def test_a_record_that_went_another_way_is_another_run(typed, begun, own_folder, kept) -> None:
    typed("run", "export", "1", "-o", "catatan.json")
    record = json.loads((own_folder / "catatan.json").read_text())
    record["events"][1]["person"] = "Petugas Lain"
    (own_folder / "catatan.json").write_text(json.dumps(record))
    assert "Disimpan sebagai pelaksanaan 2." in typed("run", "import", "catatan.json").stdout
    assert [kept(number).record.events[1].person for number in (1, 2)] == ["petugas", "Petugas Lain"]


def test_a_table_and_a_story_of_a_run(typed, letter, own_folder) -> None:
    typed("run", "surat.sop", "--nama", "=1+1", lines='catatan =HYPERLINK("x"); "a"\njeda\n')
    typed("run", "export", "1", "-o", "tabel.CSV")
    table = list(csv.reader((own_folder / "tabel.CSV").read_text(encoding="utf-8").splitlines()))
    assert table[0] == ["No", "Waktu", "Nama", "Langkah", "Pelaksana", "Kejadian"]
    assert table[2][2:5] == ["'=1+1", "1", ""]
    assert table[2][5] == 'Langkah 1: catatan: =HYPERLINK("x"); "a"'
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in table for cell in row)
    typed("run", "export", "1", "-o", "riwayat.txt", "--lang", "en")
    assert (own_folder / "riwayat.txt").read_text().startswith("2026-11-23 08:00  The run began. [=1+1]\n")
    wrong = typed("run", "export", "1", "-o", "tabel.pdf")
    assert wrong.exit_code == 2 and "akhirilah namanya dengan .json, .csv atau .txt" in wrong.stderr
    assert typed("run", "export", "9").exit_code == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda record: record["events"].pop(1), "Kejadian nomor 2 tidak ada; yang ditemukan nomor 3"),
        (lambda record: record["events"].clear(), "Catatan ini belum berisi kejadian"),
        (lambda record: record["events"][2]["action"].update(executor="Kepala"), "Langkah 1 bukan tugas Kepala"),
        (lambda record: record["events"][0].update(at="kemarin"), "harus berupa waktu"),
        (lambda record: record["events"][1].update(person="\ud800"), "tanda lain yang tidak terlihat"),
        (lambda record: record["plan"].update(title="\ud800"), "tanda lain yang tidak terlihat"),
        (lambda record: record["plan"]["stations"][0].update(step=99), "menunjuk langkah"),
        (lambda record: record.update(sop_run=2), "versi"),
        (lambda record: record.update(lain=1), "lain"),
    ],
)
def test_a_record_that_cannot_be_true_is_refused_at_its_place(typed, begun, own_folder, change: Any, said: str) -> None:
    typed("run", "export", "1", "-o", "catatan.json")
    record = json.loads((own_folder / "catatan.json").read_text())
    change(record)
    (own_folder / "catatan.json").write_text(json.dumps(record, indent=1))
    result = typed("run", "import", "catatan.json", "--simpan", "lain.sqlite")
    assert result.exit_code == 1
    assert result.stdout.startswith("catatan.json:") and "galat[catatan-pelaksanaan]" in result.stdout
    assert said in result.stdout
    assert "= saran: " in result.stdout
    assert not (own_folder / "lain.sqlite").exists()


def test_the_schema_of_records(typed) -> None:
    result = typed("run", "import", "--schema")
    assert (result.exit_code, json.loads(result.stdout)["title"]) == (0, "Pelaksanaan SOP")
    assert typed("run", "import").exit_code == 2


def test_a_file_that_is_no_record(typed, own_folder) -> None:
    for number, data in enumerate((b"", b"{", b"[]", b"\xff", b"[" * 100_000, b'{"a": 1, "a": 2}', b"null")):
        (own_folder / f"{number}.json").write_bytes(data)
        result = typed("run", "import", f"{number}.json")
        assert result.exit_code == 1 and "galat[catatan-pelaksanaan]" in result.stdout
    assert typed("run", "import", "tidak-ada.json").exit_code == 2
    assert not (own_folder / "pelaksanaan.sqlite").exists()


def test_what_was_tampered_with_is_found(typed, begun, letter, own_folder) -> None:
    typed("run", "surat.sop", lines="jeda\n")
    assert typed("run", "verify").stdout == "2 pelaksanaan diperiksa: semuanya seperti ketika dicatat.\n"
    database = sqlite3.connect(own_folder / "pelaksanaan.sqlite")
    with database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE sop_events SET text = replace(text, 'petugas', 'orang') WHERE run = 1 AND number = 2")
    database.close()
    found = typed("run", "verify")
    assert found.exit_code == 1 and "2" in found.stdout and "ditemukan" in found.stderr
    assert typed("run", "verify", "2").exit_code == 0
    shown = typed("run", "show", "1")
    assert shown.exit_code == 2 and shown.stdout == ""


def test_what_cannot_have_happened_is_found_where_every_hash_is_right(typed, begun, kept, own_folder) -> None:
    plan, (start, _, confirmed) = plan_text(kept().record.plan), kept().record.events
    texts = [canonical(write_event(event)) for event in (start, confirmed)]
    summary = Summary("Surat", "", "running", start.at, start.at)
    with open_store(own_folder / "pelaksanaan.sqlite") as store:
        store.create(plan, summary, texts)
        store.create(plan, summary, ["{}"])
        store.create("[]", summary, texts[:1])
    result = typed("run", "verify")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "Pelaksanaan 2: kejadian 2 tidak mungkin terjadi menurut alur SOP-nya.",
        "Pelaksanaan 3 tidak dapat dibaca: isinya bukan tulisan program ini, atau dari versi yang lebih baru.",
        "Pelaksanaan 4 tidak dapat dibaca: isinya bukan tulisan program ini, atau dari versi yang lebih baru.",
    ]
    for number in ("2", "3", "4"):
        assert typed("run", "show", number).exit_code == 2


def test_what_a_changed_document_means_for_a_run(typed, begun, write, own_folder) -> None:
    changed = CLEAN.replace("5-10 menit", "20 menit").replace("Memeriksa surat", "Memeriksa isi surat")
    write("baru.sop", changed)
    result = typed("run", "migrate", "1", "baru.sop", "-o", "baru.json")
    assert (result.exit_code, result.stdout.splitlines()) == (
        0,
        [
            "Pelaksanaan 1: Pelayanan Surat",
            "Langkah 2 berubah: kegiatan dan waktu.",
            "Langkah yang sedang terbuka dan ikut berubah: 2.",
            "Pelaksanaan ini dapat diteruskan menurut SOP yang baru.",
            "baru.json",
            "Untuk meneruskannya menurut SOP yang baru: sop run import baru.json, lalu batalkan yang lama:"
            " sop run cancel 1",
        ],
    )
    assert "Disimpan sebagai pelaksanaan 2." in typed("run", "import", "baru.json").stdout
    assert "Memeriksa isi surat" in typed("run", "show", "2").stdout
    assert "Memeriksa surat" in typed("run", "show", "1").stdout
    same = typed("run", "migrate", "1", "surat.sop").stdout
    assert "Tidak ada langkah yang berbeda." in same


def test_a_change_under_which_a_run_could_not_go_on(typed, begun, write, own_folder) -> None:
    first = CLEAN[CLEAN.index("Langkah catat") : CLEAN.index("Langkah oleh Kepala")]
    new = first.replace("Langkah catat oleh Staf: Mencatat surat masuk", "Langkah oleh Kepala: Menerima tamu dinas")
    write("baru.sop", CLEAN.replace(first, new + first))
    result = typed("run", "migrate", "1", "baru.sop", "-o", "baru.json")
    assert result.exit_code == 1
    assert "Langkah 1 baru: Menerima tamu dinas" in result.stdout
    assert "tidak dapat diteruskan menurut SOP yang baru" in result.stdout
    assert not (own_folder / "baru.json").exists()
    write("draf.sop", CLEAN.replace("Pelayanan Surat\n", "Pelayanan Surat\nStatus: draf\n", 1))
    assert typed("run", "migrate", "1", "draf.sop").exit_code == 1
    unnamed = typed("run", "migrate", "1")
    assert (
        unnamed.exit_code == 2 and "dibandingkan dengan pelaksanaan 1; misalnya: sop run migrate 1 " in unnamed.stderr
    )
    assert typed("run", "migrate", "1", "tidak-ada.sop").exit_code == 2
