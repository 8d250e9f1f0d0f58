"""The page for programmers tells the truth: its JSON can be imported, and its Mermaid text is what is drawn."""

from __future__ import annotations

import json
import re
from pathlib import Path

from sopdsl.exchange import read_json
from sopdsl.importing import read

PAGE = (Path(__file__).parents[2] / "docs/pertukaran.md").read_text(encoding="utf-8")
(WHOLE,) = re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_example_becomes_a_document() -> None:
    imported = read("uji.json", WHOLE.encode(), ".json")
    assert imported.text is not None, imported.diagnostics
    assert "Langkah terima oleh Petugas Loket: Memeriksa berkas permohonan" in imported.text


def test_the_texts_in_passing_are_texts() -> None:
    pieces = re.findall(r"`(\{.*?\})`", PAGE, re.DOTALL)
    assert len(pieces) == 4
    for piece in pieces:
        value = json.loads(piece)
        step = {"kind": "Langkah", "text": "x"}
        step["output"] = value if "lead" in value or "same" in value else {"lead": [value]}
        sop, problems = read_json({"sopdsl": 1, "document": {"title": "x", "procedures": [{"rows": [step]}]}})
        assert sop is not None and not problems
