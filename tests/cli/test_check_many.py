"""`sop check` of many documents: from the cache or not, by one process or several, the words are the same."""

from __future__ import annotations

import concurrent.futures
import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import sopdsl.checks
import sopdsl.project.cache
import sopdsl.project.checking
import sopdsl.project.document
from sopdsl.cli.jobs import jobs_option


@pytest.fixture
def cached(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an empty cache that runs use."""
    monkeypatch.delenv("SOP_NO_CACHE")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(own_folder / ".cache"))
    return own_folder / ".cache/sopdsl"


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that were really checked, as they are."""
    names: list[str] = []
    check_text = sopdsl.project.document.check_text

    def noted(path: Path, *rest: object) -> object:
        names.append(path.name)
        return check_text(path, *rest)

    monkeypatch.setattr(sopdsl.project.document, "check_text", noted)
    return names


def test_a_second_run_works_nothing_out_and_says_the_same(sop, write, undrawable, cached, worked) -> None:
    write("a.sop", undrawable)
    write("b.sop")
    write("sop.toml", '[periksa]\nabaikn = []\nmasa-tinjauan = "1 tahun"\n')
    for format in ("text", "json", "junit"):
        worked.clear()
        first = sop("check", ".", "--format", format, "--no-cache")
        assert worked == ["a.sop", "b.sop"]
        sop("check", ".", "--format", format)
        worked.clear()
        again = sop("check", ".", "--format", format)
        assert (again.output, again.exit_code) == (first.output, 1) and worked == []


def test_what_a_result_follows_from_is_its_key(sop, write, cached, worked, own_folder, monkeypatch) -> None:
    def works(*words: str) -> list[str]:
        worked.clear()
        sop("check", *words)
        return list(worked)

    path = write("lama/a.sop")
    assert works(".") == ["a.sop"] and works("lama/a.sop") == works(str(path)) == []
    assert works(".", "--tanggal", "2026-05-12") == ["a.sop"]
    path.write_text(path.read_text() + "# x\n")
    assert works(".") == ["a.sop"]
    write("sop.toml", "")
    assert works(".") == ["a.sop"]
    write("sop.toml", '[periksa]\nabaikan = ["sintaks"]\n')
    assert works(".") == ["a.sop"]
    (own_folder / "baru").mkdir()
    path.rename(own_folder / "baru/a.sop")
    assert works(".") == ["a.sop"] and works(".") == []
    monkeypatch.setattr(sopdsl.project.cache, "program_digest", lambda: b"program lain")
    assert works(".") == ["a.sop"]


@pytest.mark.parametrize(
    "entry", ["[[1]]", "7", '{"a": 1}', "", '[["TKS001", "x", "warnung", [0, 1], ["a", {}], 0, [], 0]]']
)
def test_an_entry_that_makes_no_sense_is_worked_out_anew(sop, write, cached, worked, entry: str) -> None:
    write("a.sop")
    right = sop("check", "a.sop").output
    for file in cached.iterdir():
        file.write_text(entry)
    worked.clear()
    assert sop("check", "a.sop").output == right and worked == ["a.sop"]


def test_a_rule_that_failed_is_not_kept(sop, write, cached, monkeypatch) -> None:
    def fail(_: object) -> None:
        raise MemoryError

    write("a.sop")
    with monkeypatch.context() as patched:
        patched.setattr("sopdsl.checks.APPLIED", (sopdsl.checks.APPLIED[8]._replace(check=fail),))
        assert "SIS001" in sop("check", "a.sop", "--format", "json").stdout
    assert sop("check", "a.sop").exit_code == 0


def test_many_documents_are_worked_on_by_many_processes_in_one_order(sop, write, undrawable, monkeypatch) -> None:
    monkeypatch.setattr(sopdsl.project.checking, "FEW", 1)
    for number in range(8):
        write(f"{number}.sop", undrawable.replace("Pelayanan Surat", f"Pelayanan {number} " * (9 - number)))
    write("sop.toml", "[salah]\n")
    alone, together = (sop("check", ".", "-j", jobs) for jobs in ("1", "3"))
    assert alone.exit_code == together.exit_code == 1
    assert alone.stdout == together.stdout and alone.stdout.count("galat[pelaksana-tidak-dikenal]") == 8


def test_a_failure_in_another_process_is_said_as_it_is_in_this_one(sop, write, monkeypatch) -> None:
    monkeypatch.setattr(sopdsl.project.checking, "FEW", 1)
    for number in range(4):
        write(f"{number}.sop")
    check_text = sopdsl.project.document.check_text

    def break_on_2(path: Path, *rest: object) -> object:
        if path.name == "2.sop":
            raise RecursionError("terlalu dalam")
        return check_text(path, *rest)

    monkeypatch.setattr(sopdsl.project.document, "check_text", break_on_2)
    alone, together = (sop("check", ".", "-j", jobs) for jobs in ("1", "2"))
    assert together.exit_code == alone.exit_code == 2
    assert together.output == alone.output and "sop: 2.sop: terjadi kesalahan di dalam program" in alone.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the patch reaches other processes by fork only")
def test_a_process_that_dies_is_said_and_the_others_go_on(sop, write, undrawable, monkeypatch) -> None:
    monkeypatch.setattr(sopdsl.project.checking, "FEW", 1)
    for number in range(6):
        write(f"{number}.sop", undrawable)
    check_text = sopdsl.project.document.check_text

    def die_on_3(path: Path, *rest: object) -> object:
        if path.name == "3.sop":
            os._exit(9)
        return check_text(path, *rest)

    monkeypatch.setattr(sopdsl.project.document, "check_text", die_on_3)
    result = sop("check", ".", "-j", "2")
    assert result.exit_code == 2
    assert (
        result.stderr.startswith("sop: 3.sop: terjadi kesalahan di dalam program ini")
        and "BrokenProcess" in result.stderr
    )
    assert result.stdout.count("galat[pelaksana-tidak-dikenal]") == 5


@pytest.mark.parametrize("failing", ["__init__", "submit"])
def test_a_system_that_starts_no_process_is_good_enough(sop, write, undrawable, monkeypatch, failing: str) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(sopdsl.project.checking, "FEW", 1)
    for number in range(4):
        write(f"{number}.sop", undrawable)
    right = sop("check", ".", "-j", "1")
    monkeypatch.setattr(concurrent.futures.ProcessPoolExecutor, failing, refuse)
    result = sop("check", ".", "-j", "2")
    assert (result.output, result.exit_code) == (right.output, 1)


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="needs cores that a process may be bound to")
def test_as_many_processes_as_cores_that_this_one_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(5))
    monkeypatch.setattr(os, "cpu_count", lambda: 7)

    @click.command()
    @jobs_option
    def command(jobs: int) -> None:
        click.echo(jobs)

    assert CliRunner().invoke(command).output == "5\n"
    monkeypatch.delattr(os, "sched_getaffinity")
    assert CliRunner().invoke(command).output == "7\n"


@pytest.mark.parametrize("jobs", ["0", "-1", "dua", ""])
def test_a_wrong_number_of_processes(sop, write, jobs: str) -> None:
    write("a.sop")
    result = sop("check", "a.sop", "-j", jobs)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f'sop: "{jobs}" bukan jumlah proses' in result.stderr


def test_a_run_that_knows_everything_loads_neither_parser_nor_rules(sop, write, undrawable, cached) -> None:
    write("a.sop", undrawable)
    write("sop.toml", "[salah]\n")
    said = sop("check", ".").stdout
    script = (
        "import sys; from sopdsl.cli.program import program; code = program.run(['check', '.']);"
        "print(*(name for name in sys.modules if name.startswith(('sopdsl', 'lark'))), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, said)
    loaded = set(done.stderr.split())
    assert "sopdsl.project.cache" in loaded
    for heavy in ("lark", "sopdsl.checks", "sopdsl.flow", "sopdsl.syntax", "sopdsl.model", "concurrent.futures"):
        assert heavy not in loaded


@pytest.fixture
def slow_and_many(write, own_folder: Path) -> list[str]:
    """The command line of a run with several processes, whose last documents take for ever."""
    for number in range(6):
        write(f"{number}.sop")
    script = own_folder / "jalan.py"
    script.write_text(
        "import sys, time\n"
        "import sopdsl.project.checking, sopdsl.project.document\n"
        "from sopdsl.cli.program import program\n"
        "check_text = sopdsl.project.document.check_text\n"
        "def slow(path, *rest):\n"
        "    if path.name >= '3':\n"
        "        print('lambat\\n', end='', flush=True)\n"
        "        time.sleep(600)\n"
        "    return check_text(path, *rest)\n"
        "sopdsl.project.document.check_text = slow\n"
        "sopdsl.project.checking.FEW = 1\n"
        "sys.exit(program.run(['check', '.', '-j', '2']))\n"
    )
    return [sys.executable, str(script)]


@pytest.mark.skipif(sys.platform != "linux", reason="the patch reaches other processes by fork only")
def test_ctrl_c_ends_all_processes_without_a_word_too_many(slow_and_many: list[str]) -> None:
    with subprocess.Popen(
        slow_and_many, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "lambat\n"
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "\nDihentikan.\n")


def test_many_processes_end_without_a_word_too_many(write, own_folder: Path) -> None:
    for number in range(40):
        write(f"{number}.sop")
    command = [sys.executable, "-m", "sopdsl", "check", ".", "-j", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == "" and "\n40 SOP diperiksa: " in done.stdout
