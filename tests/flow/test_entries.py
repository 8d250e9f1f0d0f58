"""What a cell of Kelengkapan or Output asks for, thing by thing."""

from __future__ import annotations

import pytest

from sopdsl.flow.entries import entries_of
from sopdsl.model import Item, LineBreak, Run, StepNumber, Text


def item(words: str, *below: str) -> Item:
    return Item((Run(words),), tuple(item(each) for each in below))


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (None, ()),
        (Text(), ()),
        (Text((Run("-"),)), ()),
        (Text((Run("Surat"),)), ("Surat",)),
        (Text((Run("Surat"), LineBreak(), Run("dan lampiran"))), ("Surat; dan lampiran",)),
        (Text((Run("Berkas berikut:"),), (item("Surat"), item("Nota"))), ("Surat", "Nota")),
        (Text((), (item("Surat"), item("-"), item("Surat"))), ("Surat",)),
        (Text((), (item("Berkas", "asli", "salinan"),)), ("Berkas: asli; salinan",)),
        (Text((), (item("Identitas :", "KTP"),)), ("Identitas: KTP",)),
        (Text((Run("Hasil langkah "), StepNumber("catat"))), ("Hasil langkah 3",)),
    ],
)
def test_entries(text: Text | None, entries: tuple[str, ...]) -> None:
    assert entries_of(text, {"catat": 3}) == entries
