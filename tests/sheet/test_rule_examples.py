"""The examples of the rules that only drawing finds: the wrong one brings the finding, the right one does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdsl import load_document, render
from sopdsl.checks import find_rule
from sopdsl.checks.documentation import sections_of
from tests.sheet.conftest import png

DOCUMENT = "SOP: Pelayanan Surat\n{head}Pelaksana: Staf\nLangkah oleh Staf: Mencatat surat\n  Waktu: 5 menit\n{step}"


@pytest.mark.parametrize("code", ["PRY001", "LBR001", "LBR003", "LBR004", "LBR006"])
def test_examples(code: str, tmp_path: Path) -> None:
    rule = find_rule(code)
    assert rule is not None
    parts = sections_of(rule.documentation)
    (tmp_path / "logo").mkdir()
    (tmp_path / "logo" / "kabupaten.png").write_bytes(png(30, 40))
    assert code in codes(parts["Contoh salah"], tmp_path)
    assert codes(parts["Contoh benar"], tmp_path) <= {"IDN001"}


def codes(example: str, folder: Path) -> set[str]:
    """The rules that speak when a document with the example, or under it as settings, is drawn."""
    settings = example if example.startswith("[") else ""
    head = example + "\n" if example.startswith("Logo") else ""
    step = f"  {example}\n" if example.startswith("Keterangan") else ""
    (folder / "sop.toml").write_text(settings + "\n", encoding="utf-8")
    (folder / "uji.sop").write_text(DOCUMENT.format(head=head, step=step), encoding="utf-8")
    document = load_document(folder / "uji.sop")
    drawn = render(document, draft=True)
    return {one.code for one in (*document.project.diagnostics, *drawn.diagnostics, *drawn.settings_diagnostics)}
