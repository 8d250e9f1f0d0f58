"""`sop render` of many documents: by one process or several, the words and the files are the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import sopdsl.cli.render
import sopdsl.project.drawing
import sopdsl.project.pool

by_fork = pytest.mark.skipif(sys.platform != "linux", reason="the patch reaches other processes by fork only")


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a second document be worth other processes."""
    monkeypatch.setattr(sopdsl.cli.render, "FEW", 1)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def mixed(write, undrawable: str, wrong_but_drawable: str, own_folder: Path) -> None:
    """Below `semua` all that can be wrong: in documents, with a file, in a project's settings."""
    for number in range(6):
        write(f"semua/{number}.sop", wrong_but_drawable)
    write("semua/1.sop", undrawable)
    (own_folder / "semua/3.sop").write_bytes(b"\0" * 99)
    write("semua/tamu/a.sop")
    write("semua/tamu/b.sop")
    write("semua/tamu/sop.toml", "[salah]\n[lembar]\nkertass = 'A4'\n")


@pytest.mark.usefixtures("few", "mixed")
def test_many_processes_say_and_write_what_one_does(sop, own_folder: Path) -> None:
    for format in ("svg", "docx", "xlsx"):
        alone = sop("render", "semua", "--format", format, "-o", "hasil", "-j", "1")
        (own_folder / "hasil").rename(own_folder / format)
        together = sop("render", "semua", "--format", format, "-o", "hasil", "-j", "3")
        assert (together.stdout, together.stderr, together.exit_code) == (alone.stdout, alone.stderr, 2)
        assert alone.stderr.count("tidak digambar") == 3 and alone.stderr.count("3.sop: bukan naskah teks") == 1
        assert alone.stdout.count("tamu/sop.toml:1:") == 1 and "4 dari 8 SOP digambar." in alone.stdout
        written = contents(own_folder / "hasil")
        assert written == contents(own_folder / format) and {name[0] for name in written} == set("0245")
        (own_folder / "hasil").rename(own_folder / f"{format}-lagi")


def test_a_pdf_of_another_process_has_the_same_bytes(write, own_folder: Path) -> None:
    for number in range(sopdsl.cli.render.FEW + 1):
        write(f"{number}.sop")
    for jobs in "12":
        command = [sys.executable, "-m", "sopdsl", "render", ".", "-o", f"hasil-{jobs}", "-j", jobs]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stderr == ""
    alone, together = (contents(own_folder / f"hasil-{jobs}") for jobs in "12")
    assert together == alone and len(alone) == sopdsl.cli.render.FEW + 1


@by_fork
@pytest.mark.usefixtures("few")
def test_a_failure_in_another_process_is_said_as_it_is_in_this_one(sop, write, own_folder, monkeypatch) -> None:
    for number in range(4):
        write(f"{number}.sop")
    check_text = sopdsl.project.drawing.check_text

    def break_on_2(path: Path, *rest: object) -> object:
        if path.name == "2.sop":
            raise RecursionError("terlalu dalam")
        return check_text(path, *rest)

    monkeypatch.setattr(sopdsl.project.drawing, "check_text", break_on_2)
    alone, together = (sop("render", ".", "--format", "svg", "-j", jobs) for jobs in "12")
    assert (together.output, together.exit_code) == (alone.output, 2)
    assert "sop: 2.sop: terjadi kesalahan di dalam program" in alone.stderr and "3 dari 4" in alone.stdout


@by_fork
@pytest.mark.usefixtures("few")
def test_a_process_that_dies_is_said_and_the_others_go_on(sop, write, own_folder: Path, monkeypatch) -> None:
    for number in range(6):
        write(f"{number}.sop")
    check_text = sopdsl.project.drawing.check_text

    def die_on_3(path: Path, *rest: object) -> object:
        if path.name == "3.sop":
            os._exit(9)
        return check_text(path, *rest)

    monkeypatch.setattr(sopdsl.project.drawing, "check_text", die_on_3)
    result = sop("render", ".", "--format", "svg", "-j", "2")
    assert result.exit_code == 2 and "5 dari 6 SOP digambar." in result.stdout
    assert result.stderr.startswith("sop: 3.sop: terjadi kesalahan di dalam program ini")
    assert {name[0] for name in contents(own_folder / "hasil")} == set("01245")


@pytest.fixture
def slow_and_many(write, own_folder: Path) -> list[str]:
    """The command line of a run with several processes, whose last documents take for ever."""
    for number in range(6):
        write(f"{number}.sop")
    script = own_folder / "jalan.py"
    script.write_text(
        "import sys, time\n"
        "import sopdsl.cli.render, sopdsl.project.drawing\n"
        "from sopdsl.cli.program import program\n"
        "check_text = sopdsl.project.drawing.check_text\n"
        "def slow(path, *rest):\n"
        "    if path.name >= '3':\n"
        "        time.sleep(600)\n"
        "    return check_text(path, *rest)\n"
        "sopdsl.project.drawing.check_text = slow\n"
        "sopdsl.cli.render.FEW = 1\n"
        "say = sopdsl.cli.render.write_outputs\n"
        "def write_outputs(*words):\n"
        "    written = say(*words)\n"
        "    sys.stdout.flush()\n"
        "    return written\n"
        "sopdsl.cli.render.write_outputs = write_outputs\n"
        "sys.exit(program.run(['render', '.', '-j', '2']))\n"
    )
    return [sys.executable, str(script)]


@by_fork
def test_ctrl_c_leaves_whole_files_and_no_word_too_many(slow_and_many: list[str], own_folder: Path) -> None:
    with subprocess.Popen(
        slow_and_many, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert [process.stdout.readline() for _ in range(3)] == [f"hasil/{number}.pdf\n" for number in range(3)]
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "\nDihentikan.\n")
    written = contents(own_folder / "hasil")
    assert sorted(written) == ["0.pdf", "1.pdf", "2.pdf"]
    assert all(data.rstrip().endswith(b"%%EOF") for data in written.values())


@pytest.mark.parametrize("jobs", ["0", "-1", "dua", "1.5", ""])
def test_a_number_of_processes_that_is_none(sop, write, own_folder: Path, jobs: str) -> None:
    write("a.sop")
    result = sop("render", "a.sop", f"--jobs={jobs}")
    assert result.exit_code == 2
    assert result.stderr.startswith(f'sop: "{jobs}" bukan jumlah proses; tulis bilangan mulai dari 1')
    assert not (own_folder / "hasil").exists()


@by_fork
@pytest.mark.usefixtures("few")
def test_no_more_processes_are_started_than_a_system_bears(sop, write, monkeypatch) -> None:
    started = []
    pool = sopdsl.project.pool.ProcessPoolExecutor
    monkeypatch.setattr(
        sopdsl.project.pool, "ProcessPoolExecutor", lambda jobs, **rest: [started.append(jobs), pool(2, **rest)][1]
    )
    write("a.sop")
    write("b.sop")
    assert sop("render", ".", "--format", "svg", "-j", "9" * 30).exit_code == 0
    assert started == [61]
