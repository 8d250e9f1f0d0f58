"""The small parts of the strategies: choices, texts and times. `tests/strategies.py` is the one to import.

They are functions of Hypothesis's `draw`, not strategies: a document has hundreds of parts, and each strategy costs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import TypeVar

import attrs
from hypothesis import strategies as st

from sopdsl.model import (
    Amount,
    Bound,
    Duration,
    DurationKind,
    Inline,
    Item,
    LineBreak,
    Run,
    StepNumber,
    Text,
    TimeAssumption,
    Unit,
)

Draw = Callable[[st.SearchStrategy], object]
Choice = TypeVar("Choice")

_UP_TO = tuple(st.integers(0, last) for last in range(100))


def pick(draw: Draw, options: Sequence[Choice]) -> Choice:
    """One of the options; shrinks to the first."""
    return options[draw(_UP_TO[len(options) - 1])]


def chance(draw: Draw, percent: int) -> bool:
    """True so often; shrinks to False."""
    return draw(_UP_TO[99]) >= 100 - percent


# ---------------------------------------------------------------- texts

PLAIN = ("Menyusun", "konsep nota dinas", "Memeriksa berkas", "surat", "dokumen yang telah diparaf", "x", "Kabupaten")
ODD = (
    "lihat https://contoh.go.id/a?b=c&d=e%20f#g untuk rincian",
    "berkas ${nomor_naskah} dan ${x}",
    "rangkap *) lihat catatan",
    "butir #1 sampai #12",
    "aset → RUH > rincian < sisa",
    "sebesar 100% atau 3/4",
    "pukul 08:00 skala 3:1",
    "disebut \"surat\" atau 'nota' (jika ada)",
    "akun=SUM(A1:B2) @kontak ~ _garis_ `kode` | pipa",
    "<b>tebal</b> & \\alpha \\\\ C:\\data $x$ {} { a } [b]",
    "berlaku 2 * 3 dan **4",
    "menurut Catatan: lampiran, Waktu: 2 hari, Jika Ya: lanjut",
    "tahap 1. pertama a. kedua - ketiga # keempat • kelima",
    "ditulis é ü 日本 😀 ½ “kutip” – sela",
    "Pertanggungjawabanpenyelenggaraanpemerintahandaerahkabupaten" * 3,
    "uraian yang sangat panjang sekali " * 12 + "tamat",
    "'=1+1",
    "langkah 8; butir (2)",
    "gabungan Lanjut ke tahap dua, Jika ya maka, Menunggu surat",
)
_PHRASES = PLAIN * 3 + ODD
_STYLED = (*PLAIN, '"kutip"', "(kurung)", "bintang * di tengah", "a*b", "100%", "2*")
_STYLES = ((True, False), (False, True), (True, True))
_LETTERS = st.text("abcXYZ019 .,?!%&/()<>[]=+@~_'\"→–é½日😀*", max_size=30)


def phrase(draw: Draw, semicolons: bool = True) -> str:
    """Words on one line that begin as no item, comment or keyword does."""
    if chance(draw, 15):
        return "w" + " ".join(f"{draw(_LETTERS)}z".split())
    words = pick(draw, _PHRASES)
    return words if semicolons or ";" not in words else "tanpa titik koma"


def content(draw: Draw, names: Sequence[str] = (), breaks: bool = True, semicolons: bool = True) -> tuple[Inline, ...]:
    """Inline parts as a parser leaves them: single spaces, equal neighbours joined, nothing that reads as a marker."""
    parts: list[Inline] = [Run(phrase(draw, semicolons))]
    for _ in range(pick(draw, (0, 0, 0, 0, 1, 2))):
        kind = draw(_UP_TO[4])
        if kind == 1:
            parts += [Run(" "), Run(pick(draw, _STYLED), *pick(draw, _STYLES)), Run(" penting")]
        elif kind == 4:
            outer = pick(draw, _STYLES[:2])
            inner = Run(pick(draw, _STYLED), italic=True, bold=True)
            parts += [Run(" "), Run("luar ", *outer), inner, Run(", akhir", *outer), Run(" biasa")]
        elif kind == 2 and names:
            parts += [Run(" langkah "), StepNumber(pick(draw, names)), Run(", lalu")]
        elif kind == 3 and breaks:
            parts += [LineBreak(), Run("Baris " + phrase(draw, semicolons))]
        else:
            parts.append(Run(" " + phrase(draw, semicolons)))
    return tuple(_joined(parts))


def _joined(parts: Sequence[Inline]) -> Iterator[Inline]:
    """Neighbouring runs of one style as one run."""
    pending: Run | None = None
    for part in parts:
        if isinstance(part, Run) and pending and (part.italic, part.bold) == (pending.italic, pending.bold):
            pending = attrs.evolve(pending, text=pending.text + part.text)
            continue
        if pending:
            yield pending
        pending = part if isinstance(part, Run) else None
        if pending is None:
            yield part
    if pending:
        yield pending


def text(draw: Draw, names: Sequence[str] = (), empty: bool = False, semicolons: bool = True) -> Text:
    """A text field: a lead-in, items, both, or a dash; `empty` allows one that was left empty."""
    kind = pick(draw, ("lead", "lead", "lead", "lead", "items", "both", "dash", "empty"))
    if kind == "empty" and empty:
        return Text()
    if kind == "dash":
        return line("-")
    lead = () if kind == "items" else content(draw, names, semicolons=semicolons)
    return Text(lead, _items(draw, names) if kind in ("items", "both") else ())


def _items(draw: Draw, names: Sequence[str]) -> tuple[Item, ...]:
    items = []
    for _ in range(pick(draw, (1, 2, 2, 3, 5))):
        below = tuple(Item(content(draw, names)) for _ in range(pick(draw, (0, 0, 0, 0, 1, 2))))
        items.append(Item(content(draw, names), below))
    return tuple(items)


def line(words: str) -> Text:
    """Plain words as a text."""
    return Text((Run(words),))


# ---------------------------------------------------------------- time

_UNITS = (
    ("menit", Unit.MINUTE),
    ("detik", Unit.SECOND),
    ("jam", Unit.HOUR),
    ("jam kerja", Unit.HOUR),
    ("hari", Unit.DAY),
    ("hari kerja", Unit.DAY),
    ("hari kalender", Unit.CALENDAR_DAY),
    ("minggu", Unit.WEEK),
    ("bulan", Unit.MONTH),
    ("tahun", Unit.YEAR),
)
_NUMBERS = tuple({"1": "1", "2": "2", "1,5": "3/2", "0,25": "1/4", "14": "14", "480": "480"}.items())
_BOUNDS = (
    ("maks.", Bound.AT_MOST),
    ("paling lambat", Bound.AT_MOST),
    ("minimal", Bound.AT_LEAST),
    ("±", Bound.ABOUT),
)
_WITHOUT_AMOUNT = (
    ("-", DurationKind.UNMEASURED),
    ("Sesuai masa kontrak", DurationKind.UNMEASURED),
    ("seketika", DurationKind.IMMEDIATE),
    ("triwulanan", DurationKind.PERIODIC),
    ("semesteran", DurationKind.PERIODIC),
    ("tahunan", DurationKind.PERIODIC),
)
_RANGES = ("{}-500 {}", "{} – 500 {}", "{} s.d. 500 {}")


def duration(draw: Draw) -> Duration:
    """Every kind of time, each with the text that says it."""
    kind = draw(_UP_TO[9])
    if kind == 9:
        words, meaning = pick(draw, _WITHOUT_AMOUNT)
        return Duration(meaning, line(words))
    number, value = pick(draw, _NUMBERS)
    written, unit = pick(draw, _UNITS)
    low = (Amount(Fraction(value), unit),)
    if kind == 8:
        words = pick(draw, _RANGES).format(number, written)
        return Duration(DurationKind.RANGE, line(words), low, (Amount(Fraction(500), unit),))
    if kind == 7:
        word, bound = pick(draw, _BOUNDS)
        return Duration(DurationKind.DURATION, line(f"{word} {number} {written}"), low, low, bound)
    if kind == 6:
        return Duration(DurationKind.DURATION, line(f"{number} {written}/berkas"), low, low, per="berkas")
    if kind == 5:
        low = (Amount(Fraction(1), Unit.HOUR), Amount(Fraction(30), Unit.MINUTE))
        return Duration(DurationKind.DURATION, line("1 jam 30 menit"), low, low)
    return Duration(DurationKind.DURATION, line(f"{number} {written}"), low, low)


def total(draw: Draw) -> Duration | None:
    """A stated total or limit, now and then."""
    if not chance(draw, 20):
        return None
    number, (written, unit) = pick(draw, (3, 90)), pick(draw, _UNITS)
    amounts = (Amount(Fraction(number), unit),)
    return Duration(DurationKind.DURATION, line(f"{number} {written}"), amounts, amounts)


def assumption(draw: Draw) -> TimeAssumption | None:
    """A time assumption of the document's own, now and then."""
    if not chance(draw, 20):
        return None
    return TimeAssumption(
        Fraction(pick(draw, ("15/2", "5", "8"))),
        Fraction(pick(draw, (5, 6))),
        Fraction(pick(draw, (20, 22))),
        Fraction(pick(draw, (240, 250))),
    )
