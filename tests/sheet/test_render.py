"""A job becomes files: formats, settings, logo, draft, and characters that cannot be printed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from sopdsl.renderers.sheet import FORMATS, render

from sopdsl.diagnostics import Severity
from sopdsl.flow import analyse
from sopdsl.messages import text_of
from sopdsl.rendering import Job, Rendering
from sopdsl.source import Source
from sopdsl.syntax import parse
from tests.sheet.conftest import png
from tests.sheet.reading import pdf_texts, squeezed

TEXT = """SOP: Penerimaan Surat
Logo: logo.png
Pelaksana: Staf; Kepala
Langkah oleh Staf: Menerima surat
Langkah oleh Kepala: Membaca surat
"""
ROOT = Path(__file__).parents[2]


def run(
    text: str = TEXT,
    format: str = "pdf",
    settings: Mapping[str, object] | None = None,
    draft: bool = False,
    read_file: Callable[[str], bytes | None] = lambda path: png(30, 40),
) -> Rendering:
    sop = parse(Source("surat.sop", text)).sop
    return render(Job(sop, analyse(sop), format, settings or {}, draft, read_file))


def messages(rendering: Rendering) -> list[str]:
    return [text_of(finding.message) for finding in rendering.diagnostics]


def test_pdf_is_the_default_and_one_file() -> None:
    assert FORMATS[0] == "pdf"
    (file,) = run().files
    assert file.suffix == ".pdf" and file.data.startswith(b"%PDF-1.7")


@pytest.mark.parametrize("text", ["", "SOP:\n"])
def test_a_draft_without_a_title_is_drawn(text: str) -> None:
    """A PDF must have one (PDF/UA-1)."""
    (file,) = run(text, draft=True).files
    assert file.data.startswith(b"%PDF-")


@pytest.mark.parametrize("format", ["png", "svg"])
def test_a_picture_is_a_file_a_page(format: str) -> None:
    assert [file.suffix for file in run(format=format).files] == [f"-1.{format}", f"-2.{format}"]


def test_broken_logo_is_not_left_out_of_a_picture_in_silence() -> None:
    rendering = run(format="png", read_file=lambda path: png(30, 40)[:-30])
    assert "bukan gambar" in messages(rendering)[0] and len(rendering.files) == 2


def test_unknown_format_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="odt"):
        run(format="odt")


def test_wrong_setting_is_a_finding_and_no_file() -> None:
    rendering = run(settings={"kertas": "A9"})
    assert rendering.files == () and rendering.diagnostics[0].severity is Severity.ERROR


def test_logo_is_printed() -> None:
    with_logo, without = run(), run(TEXT.replace("Logo: logo.png\n", ""))
    assert with_logo.diagnostics == without.diagnostics == ()
    assert b"/Subtype/Image" in with_logo.files[0].data and b"/Subtype/Image" not in without.files[0].data


def test_svg_logo_is_printed() -> None:
    emblem = (
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="4cm" height="5cm"><circle r="9"/></svg>'
    )
    assert run(read_file=lambda path: emblem).diagnostics == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "tidak ditemukan"),
        (b"GIF89a...", "bukan gambar"),
        (b"", "bukan gambar"),
        (png(30, 40)[:-30], "bukan gambar"),
        (b"<svg viewBox='0 0 9 9'><g></svg>", "bukan gambar"),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg viewBox='0 0 9 9'>&a;</svg>", "bukan gambar"),
        (png(30, 40) + bytes(6_000_000), "terlalu besar"),
        (png(9, 9)[:16] + bytes([0, 0, 99, 0, 0, 0, 99, 0]) + png(9, 9)[24:], "terlalu besar"),
    ],
    ids=["missing", "gif", "empty", "cut off", "broken svg", "entities", "bytes", "pixels"],
)
def test_bad_logo_is_a_warning_and_the_sheet_is_printed(data: bytes | None, said: str) -> None:
    rendering = run(read_file=lambda path: data)
    (finding,) = rendering.diagnostics
    assert finding.severity is Severity.WARNING and said in messages(rendering)[0] and finding.hint
    assert TEXT[finding.span.start : finding.span.end] == "logo.png"
    assert len(rendering.files) == 1


def test_only_the_logo_is_read() -> None:
    asked = []
    run(read_file=lambda path: asked.append(path))
    assert asked == ["logo.png"]


def test_draft_is_marked_when_asked_for_or_said() -> None:
    assert "DRAF" not in run(format="svg").files[0].data.decode()
    assert "DRAF" in run(format="svg", draft=True).files[0].data.decode()
    said = TEXT.replace("Logo:", "Status: draf\nLogo:")
    assert "DRAF" in run(said, format="svg").files[0].data.decode()


def test_characters_without_glyph_are_reported_with_their_place() -> None:
    text = TEXT.replace("Membaca surat", "Membaca surat 日本")
    rendering = run(text)
    (finding,) = rendering.diagnostics
    assert "日 dan 本" in messages(rendering)[0] and finding.severity is Severity.WARNING
    assert "日本" in text[finding.span.start : finding.span.end]
    assert squeezed("Membaca surat □□") in pdf_texts(rendering.files[0].data)[1]


@pytest.mark.parametrize("format", ["svg", "docx", "xlsx"])
def test_typst_is_imported_only_where_it_is_needed(format: str) -> None:
    program = (
        "import sys; from tests.sheet.test_render import TEXT, run; "
        f"assert run(TEXT.replace('Logo: logo.png', ''), {format!r}).files; print('typst' in sys.modules)"
    )
    made = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True)
    assert made.stdout == "False\n"


@pytest.mark.parametrize("format", FORMATS)
def test_same_job_gives_the_same_bytes_in_every_process(format: str) -> None:
    program = (
        "import sys; from tests.sheet.test_render import run; "
        f"sys.stdout.buffer.write(b''.join(file.data for file in run(format={format!r}).files))"
    )
    here = b"".join(file.data for file in run(format=format).files)
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        made = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True
        )
        assert made.stdout == here
