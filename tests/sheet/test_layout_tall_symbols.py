"""Where narrow columns leave no room for the labels of a decision's arrows, its diamond gets high sides for them."""

from __future__ import annotations

import attrs
import pytest
from sopdsl.renderers.sheet.layout.geometry import Shape
from sopdsl.renderers.sheet.style import Style

from tests.sheet.layout_documents import read, sheet_of

ANSWERS = ("Baik: z0", "Cukup: z1", "Kurang: a0", "Tidak dapat dinilai: d", "Ditunda: z2", "Dikembalikan: a1")
"""The fourth leads back to its own step."""
FIELDS = """\
  Kelengkapan: Rekomendasi perencanaan
  Waktu: 10 menit
  Output: Dokumen persetujuan
  Keterangan: Dilaksanakan langsung
"""
PLAIN = Style()
UPRIGHT = attrs.evolve(PLAIN, paper=PLAIN.paper[::-1], table_size=11.0)


def steepness(executors: int, answers: int) -> float:
    """How high the diamond is for its width; it stands in the first of so many columns and has so many answers."""
    names = [f"Bidang {letter}" for letter in "ABCDEFGHI"[:executors]]
    others = [
        f"Langkah {name} oleh {names[1 + place % 3]}: Mempertimbangkan permohonan\n{FIELDS}"
        for place, name in enumerate(("a0", "a1", "z0", "z1", "z2"))
    ]
    branches = "".join(f"    Jika {answer}\n" for answer in ANSWERS[:answers])
    decision = f"Langkah d oleh {names[0]}: Menilai berkas\n{FIELDS}  Keputusan:\n{branches}"
    text = "".join([*others[:2], decision, *others[2:]])
    sheet = sheet_of(read(text, f"SOP: Contoh\nInstansi: Dinas Contoh\nPelaksana: {'; '.join(names)}\n"), UPRIGHT)
    (diamond,) = (symbol for page in sheet.pages for symbol in page.symbols if symbol.shape is Shape.DIAMOND)
    return diamond.rect.height / diamond.rect.width


@pytest.mark.parametrize(("executors", "answers"), [(8, 6), (9, 4)])
def test_a_diamond_in_a_narrow_column_gets_high_sides_for_its_labels(executors: int, answers: int) -> None:
    assert steepness(executors, answers) > 1.5


def test_where_the_labels_find_room_a_diamond_stays_flat() -> None:
    assert steepness(7, 4) < 1
