"""Charts with any texts, for what writes them in a language of its own: the texts must stay texts."""

from __future__ import annotations

from hypothesis import strategies as st

from sopdsl.flow.swimlanes import Chart, Line, Shape, Stroke, Symbol

HOSTILE = (
    "end",
    'kata "kutip" dan #quot; &amp; &#34;',
    "]) } |pipa| -->",
    "%% komentar %%{init: {}}%%",
    "```",
    "`**tebal**`",
    "1. satu",
    "- butir",
    "# judul",
    "a\\nb<br/>c",
    "<script>alert(1)</script>",
    "style a:#x; classDef b:#y;",
    "https://contoh.go.id www.contoh.go.id a@contoh.go.id",
    "$$x^2$$",
    "click n1 href",
    "日本 😀",
    "@enduml",
    "!include x",
    "%date() $x",
    "<U+0041> ~x~ //miring// [[x]]",
    "/' komentar '/",
    " tepi ",
)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Charts with any texts: the hostile ones, and signs in any order."""
    signs = st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters="\u2060")
    text = st.one_of(st.sampled_from(HOSTILE), st.text(signs, min_size=1, max_size=12))
    lanes = tuple(draw(st.lists(text, min_size=1, max_size=3)))
    lane = st.one_of(st.none(), st.integers(0, len(lanes) - 1))
    said = st.lists(text, min_size=1, max_size=2).map(tuple)
    symbols = [
        Symbol(f"n{number}", draw(st.sampled_from(Shape)), draw(lane), draw(said))
        for number in range(1, draw(st.integers(2, 4)))
    ]
    names = st.sampled_from([symbol.name for symbol in symbols])
    line = st.builds(Line, names, names, st.sampled_from(Stroke), st.one_of(st.just(""), text))
    return Chart(lanes, tuple(symbols), tuple(draw(st.lists(line, max_size=3))))


def in_lanes(chart: Chart) -> Chart:
    """The chart with its symbols in the order of the lanes, those outside last."""
    order = sorted(chart.symbols, key=lambda symbol: len(chart.lanes) if symbol.lane is None else symbol.lane)
    return Chart(chart.lanes, tuple(order), chart.lines)
