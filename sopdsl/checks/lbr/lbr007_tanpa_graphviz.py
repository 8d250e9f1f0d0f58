"""Bagan alir tidak dapat digambar karena Graphviz tidak ada.

Apa yang diperiksa:
    Untuk `sop render --as flowchart`, Graphviz ada di komputer ini dan dapat menggambar bagannya.

Mengapa:
    Graphviz menggambar bagan alir dan mencari jalan panahnya. Tanpa Graphviz alurnya digambar sebagai lembar SOP.

Contoh salah:
    - Komputer tanpa program `dot`, dan sopdsl terpasang tanpa pygraphviz

Contoh benar:
    - Komputer dengan program `dot`

Perbaikan:
    Pasang Graphviz, lalu gambar lagi. Bila sudah terpasang, prosedurnya terlalu besar untuk satu bagan: bagilah menjadi
    beberapa prosedur.

English:
    A flowchart cannot be drawn because Graphviz is missing.
"""

from __future__ import annotations

from sopdsl.checks.rule import Basis, Rule
from sopdsl.diagnostics import Severity

RULE = Rule("LBR007", "tanpa-graphviz", Severity.WARNING, Basis.STRUCTURE, __doc__)
