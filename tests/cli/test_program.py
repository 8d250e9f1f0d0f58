"""The program as a whole: its words, its languages, its exit codes when nothing is right."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import attrs
import click
import pytest

import sopdsl
from sopdsl.cli.program import COMMANDS, program
from sopdsl.values import Value

HELP_PAGES = [(), *((name,) for name in COMMANDS)]


def test_version(sop) -> None:
    result = sop("--version")
    assert (result.exit_code, result.output) == (0, f"sop {sopdsl.__version__}\n")


@pytest.mark.parametrize("words", HELP_PAGES)
def test_help_is_indonesian_and_has_examples(sop, words: tuple[str, ...]) -> None:
    result = sop(*words, "--help")
    assert result.exit_code == 0
    assert result.output.startswith(f"Pemakaian: {' '.join(('sop', *words))} [OPSI]")
    assert "\nOpsi:\n" in result.output and "\nContoh:\n  sop " in result.output
    for english in ("Usage", "Options", "Show this message", "Commands:"):
        assert english not in result.output


@pytest.mark.parametrize("words", HELP_PAGES)
def test_help_in_english(sop, words: tuple[str, ...]) -> None:
    result = sop("--lang", "en", *words, "--help")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: {' '.join(('sop', *words))} [OPTIONS]")
    for indonesian in ("Pemakaian", "Opsi:", "Contoh", "Perintah"):
        assert indonesian not in result.output


def test_what_is_to_be_filled_in_is_named_in_the_language_of_the_rest(sop) -> None:
    assert "--output-file BERKAS" in sop("check", "--help").stdout
    assert "--output-file FILE" in sop("check", "--help", "--lang", "en").stdout
    assert sop("check", "--lang", "en").stderr.startswith("sop: FILE is missing\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_names_every_option_of_a_command(sop, name: str) -> None:
    command = program.get_command(click.Context(program), name)
    page = sop(name, "--help").output
    for option in command.params:
        if isinstance(option, click.Option):
            assert all(spelling in page for spelling in option.opts)


def test_without_a_command_the_help_is_shown_and_nothing_was_done(sop) -> None:
    result = sop()
    assert result.exit_code == 2
    assert result.stdout == sop("--help").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], 'tidak ada perintah "chek"; maksud Anda "check"?'),
        (["xyzzy"], 'tidak ada perintah "xyzzy"; perintah yang ada: new, check, '),
        (["--verion"], "tidak ada opsi --verion; maksud Anda --version?"),
        (["check", "--zzz"], "tidak ada opsi --zzz"),
        (["check"], "BERKAS belum disebutkan"),
        (["info", "a.sop", "b.sop"], "terlalu banyak kata: b.sop tidak dipakai di sini"),
        (["render", "a.sop", "--format"], "opsi --format tidak ditulis dengan benar"),
        (["check", "--lang", "fr", "a.sop"], 'bahasa "fr" tidak dikenal; pilih id atau en'),
        (["check", "a.sop", "--lang"], 'bahasa "" tidak dikenal'),
    ],
)
def test_mistakes_in_the_command_line_are_said_in_indonesian(sop, words: list[str], said: str) -> None:
    result = sop(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"sop: {said}")
    assert "Bantuan: sop" in result.stderr
    assert "Error" not in result.stderr and "Traceback" not in result.stderr


def test_a_mistake_shows_how_its_own_command_is_used(sop) -> None:
    said = sop("render", "--as").stderr
    assert "Pemakaian: sop render [OPSI]" in said and "Bantuan: sop render --help" in said


@pytest.mark.parametrize(
    "words", [["--lang", "en", "chek"], ["--lang=en", "chek"], ["chek", "--lang", "en"], ["chek", "--lang=en"]]
)
def test_the_language_may_stand_before_and_after_the_command(sop, words: list[str]) -> None:
    assert sop(*words).stderr.startswith('sop: there is no command "chek"; did you mean "check"?')


def test_the_language_may_come_from_the_environment(sop) -> None:
    assert sop("chek", SOP_LANG="en").stderr.startswith("sop: there is no command")
    assert sop("chek", "--lang", "id", SOP_LANG="en").stderr.startswith("sop: tidak ada perintah")
    wrong = sop("check", "a.sop", SOP_LANG="de")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith('sop: bahasa "de" tidak dikenal')


def test_words_after_two_dashes_are_paths(sop, write) -> None:
    write("--lang")
    assert sop("check", "--", "--lang").exit_code == 0


def test_an_unexpected_failure_is_a_short_message(monkeypatch: pytest.MonkeyPatch, sop) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("rusak\nbaris kedua")

    monkeypatch.setattr("sopdsl.cli.checking.find", fail)
    result = sop("check", ".")
    assert result.exit_code == 2
    assert result.stderr.startswith(
        "sop: terjadi kesalahan di dalam program ini, bukan kesalahan Anda (RuntimeError: rusak;"
    )
    assert "Traceback" not in result.output and "baris kedua" not in result.output
    assert "Traceback" in sop("check", ".", SOP_DEBUG="1").stderr


def test_ctrl_c_is_a_word_and_the_usual_code(monkeypatch: pytest.MonkeyPatch, sop) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sopdsl.cli.checking.find", interrupted)
    result = sop("check", ".")
    assert (result.exit_code, result.stderr) == (130, "\nDihentikan.\n")


def loaded_by(*words: str) -> set[str]:
    """The modules that are loaded when a command has run."""
    script = f"import sys; from sopdsl.cli.program import program; program.run({words!r}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


NEVER = {"lark", "rich", "typst", "jinja2", "graphviz", "importlib.metadata", "importlib.resources", "tempfile"}
"""What takes long to import, and neither of the commands below needs."""


@pytest.mark.parametrize("word", ["--version", "--help"])
def test_commands_are_imported_only_when_they_are_called(word: str) -> None:
    loaded = loaded_by(word)
    assert "sopdsl.cli.program" in loaded
    assert not loaded & {*NEVER, "attr", "sopdsl.syntax", "sopdsl.project", "sopdsl.model"}


@pytest.fixture
def loaded_by_a_check(tmp_path: Path) -> set[str]:
    path = tmp_path / "surat.sop"
    path.write_text("SOP: Surat\nPelaksana: Staf\nLangkah oleh Staf: Mencatat surat\n", encoding="utf-8")
    return loaded_by("check", str(path))


def test_a_check_imports_no_more_than_it_needs(loaded_by_a_check: set[str]) -> None:
    assert "sopdsl.syntax.automaton" in loaded_by_a_check
    rare = (
        "cli.watching",
        "project.mending",
        "project.settings_reader",
        "rendering",
        "syntax.markup",
        "syntax.spelling",
    )
    others = {f"sopdsl.{name}" for name in rare}
    assert not loaded_by_a_check & {*NEVER, *others, "csv", "locale"}


def test_a_check_has_attrs_make_the_model_only_and_no_comparison(loaded_by_a_check: set[str]) -> None:
    modules = [importlib.import_module(name) for name in loaded_by_a_check if name.startswith("sopdsl.")]
    kinds = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    made = {kind for kind in kinds if attrs.has(kind)}
    assert len(made) > 20
    assert {kind.__name__ for kind in made if not kind.__module__.startswith("sopdsl.model.")} == set()
    assert {kind.__name__ for kind in made if kind.__eq__ is not Value.__eq__} == set()
