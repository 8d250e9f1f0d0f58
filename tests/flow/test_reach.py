"""Nodes that no start reaches, and nodes from which work cannot come to an end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sopdsl.flow import Graph, ProcedureFlow

CASES: dict[str, tuple[str, list[str], list[str]]] = {
    "one row after the other": ("""
        Langkah oleh A: satu
        Langkah oleh B: dua
        """, [], []),
    "a row that is passed over, and what only it leads to": ("""
        Langkah oleh A: satu
          Lanjut ke: akhir
        Langkah oleh B: dua
        Langkah oleh C: tiga
          Lanjut ke: selesai
        Langkah akhir oleh A: empat
        """, ["2B", "3C"], []),
    "information leads to a row": ("""
        Langkah oleh A: satu
          Lanjut ke: akhir dan tahu (informasi)
        Langkah tahu oleh B: dua
        Langkah akhir oleh A: tiga
        """, [], []),
    "who only informs needs no arrow": ("""
        Langkah oleh A: satu
          Lanjut ke: akhir
        Langkah oleh B: dua
          Lanjut ke: tahu (informasi)
        Langkah tahu oleh C: tiga
        Langkah akhir oleh A: empat
        """, [], []),
    "who informs and works needs one": ("""
        Langkah oleh A: satu
          Lanjut ke: akhir
        Langkah oleh B: dua
          Lanjut ke: tahu (informasi) dan akhir
        Langkah tahu oleh C: tiga
        Langkah akhir oleh A: empat
        """, ["2B", "3C"], []),
    "who informs and ends needs one": ("""
        Langkah oleh A: satu
          Lanjut ke: akhir
        Langkah oleh B: dua
          Lanjut ke: akhir (informasi) dan selesai
        Langkah akhir oleh A: tiga
        """, ["2B"], []),
    "no arrow out: all that only leads there": ("""
        Langkah oleh A: satu
        Langkah oleh B: dua
          Lanjut ke: -
        """, [], ["1A", "2B"]),
    "a loop without a way out": ("""
        Langkah oleh A: satu
          Lanjut ke: pilih
        Langkah pilih oleh B: dua
          Keputusan: ya?
            Jika Ya: selesai
            Jika Tidak: putar
        Langkah putar oleh C: tiga
        Langkah oleh D: empat
          Lanjut ke: putar
        """, [], ["3C", "4D"]),
    "a loop with a way out": ("""
        Langkah ulang oleh A: satu
        Langkah oleh B: dua
          Keputusan: ya?
            Jika Ya: selesai
            Jika Tidak: ulang
        """, [], []),
    "information brings no work to an end": ("""
        Langkah oleh A: satu
        Langkah oleh B: dua
          Lanjut ke: akhir (informasi)
        Langkah akhir oleh C: tiga
        """, [], ["1A", "2B"]),
    "where information only leads to, no work is stuck": ("""
        Langkah oleh A: satu
          Lanjut ke: akhir dan tahu (informasi)
        Langkah tahu oleh B: dua
          Lanjut ke: -
        Langkah akhir oleh A: tiga
        """, [], []),
    "a target that is unknown may be an end": ("""
        Langkah oleh A: satu
        Langkah oleh B: dua
          Lanjut ke: tiada
        """, [], []),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_reach(
    case: str,
    flows: Callable[..., tuple[ProcedureFlow, ...]],
    names: Callable[[Graph, tuple[int, ...]], list[str]],
) -> None:
    text, unreachable, dead_ends = CASES[case]
    (flow,) = flows(text)
    assert names(flow.graph, flow.unreachable) == unreachable
    assert names(flow.graph, flow.dead_ends) == dead_ends
