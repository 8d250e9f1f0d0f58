"""The frame of the portfolio's rules: titles, slips, cards, and that nothing depends on order."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sopdsl.checks.portfolio
from sopdsl.checks import Card, CheckSettings, card_of, check_portfolio
from sopdsl.checks.ktk.card import RELATED, Link
from sopdsl.checks.ktk.portfolio import Portfolio
from sopdsl.checks.ktk.titles import title_key, without_sop
from sopdsl.checks.registry import APPLIED
from sopdsl.checks.similar import misspelt
from sopdsl.diagnostics import Diagnostic
from sopdsl.messages import LANGUAGES, text_of
from sopdsl.source import NOWHERE, Span
from sopdsl.syntax import parse, read_source
from tests.checks.portfolios import cards, findings

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("grammar/corpus/*/*.sop"), *ROOT.glob("specs/*.sop")])
TITLES = st.sampled_from(["Penerimaan Surat", "Pengiriman Surat", "SOP Kearsipan", "Kearsipn", "", "SOP", "Izin (I)"])
LINKS = st.builds(
    Link,
    TITLES,
    st.builds(Span, st.integers(0, 9), st.integers(9, 19)),
    st.sampled_from([RELATED, "langkah", "tujuan"]),
)


@st.composite
def portfolios(draw: st.DrawFn) -> list[Card]:
    """Few titles, numbers and offices, so that documents meet."""
    few = st.sampled_from(["", "1", "2"])
    links = st.lists(LINKS, max_size=4).map(tuple)
    macro, none = st.booleans(), st.just(())
    made = st.builds(
        Card, st.just(""), TITLES, st.just(NOWHERE), few, st.just(NOWHERE), few, st.booleans(), macro, links, none, none
    )
    return [card._replace(path=f"{number}.sop") for number, card in enumerate(draw(st.lists(made, max_size=7)))]


def judged(known: list[Card]) -> dict[str, tuple[Diagnostic, ...]]:
    return check_portfolio(known, {card.path: CheckSettings() for card in known})


@pytest.mark.parametrize(
    ("written", "title", "called"),
    [
        ("SOP Pengiriman Surat", "Pengiriman Surat", True),
        ("sop-ap “Pengiriman  Surat”.", "Pengiriman Surat", True),
        ("Standar Operasional Prosedur Administrasi Pemerintahan: Pengiriman Surat", "Pengiriman Surat", True),
        ("SOP tentang Pengiriman Surat;", "Pengiriman Surat", True),
        ("Pengiriman Surat", "Pengiriman Surat", False),
        ("Penyusunan SOP", "Penyusunan SOP", False),
        ("Pos Pelayanan Terpadu", "Pos Pelayanan Terpadu", False),
        ("Sopir Dinas", "Sopir Dinas", False),
        ("SOP", "SOP", False),
        ("  ", "", False),
    ],
)
def test_titles_without_the_word(written: str, title: str, called: bool) -> None:
    assert without_sop(written) == (title, called)


@given(st.text(max_size=30))
def test_a_key_is_a_key_of_itself_in_any_writing(title: str) -> None:
    assert title_key(f" “{title}” .") == title_key(title)


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("Pengirman Surat", "Pengiriman Surat"),
        ("Pengiriman Surta", "Pengiriman Surat"),
        ("Penerimaan Surat", None),
        ("Kearsipn", "Kearsipan"),
        ("Keasrian", None),
        ("Penyusunan Laporan Knerja Instansi Pemerintah", "Penyusunan Laporan Kinerja Instansi Pemerintah"),
        ("Laporan Kinerja Instansi Pemerintah Penyusunan", None),
        ("", None),
    ],
)
def test_the_title_that_was_meant(written: str, near: str | None) -> None:
    known = ("Pengiriman Surat", "Kearsipan", "Penyusunan Laporan Kinerja Instansi Pemerintah", "Surat Masuk")
    assert misspelt(written, known) == near
    assert Portfolio((), known).near(written) == near


def test_a_card_holds_what_can_be_sent() -> None:
    (card,) = cards("# a.sop\nSOP: Surat\n# abaikan-berkas: nomor-kembar -- lama\nNomor: 1\nKeterkaitan: SOP Arsip\n")
    assert pickle.loads(pickle.dumps(card)) == card
    assert [link.title for link in card.links] == ["Arsip"] and [one.code for one in card.excuses] == ["KTK002"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_links_stand_where_their_cards_say(path: Path) -> None:
    source, _ = read_source(path.name, path.read_bytes())
    card = card_of(parse(source).sop, source.text, path.name)
    assert card.title == without_sop(card.title)[0]
    for link in card.links:
        assert link.title and 0 <= link.span.start < link.span.end <= len(source.text)
        assert not link.exact or " ".join(source.text[link.span.start : link.span.end].split()) == link.title


@given(portfolios(), st.randoms(use_true_random=False))
def test_the_order_in_which_documents_are_known_does_not_matter(known: list[Card], chance: random.Random) -> None:
    shuffled = list(known)
    chance.shuffle(shuffled)
    assert judged(known) == judged(shuffled)


@given(portfolios())
def test_what_is_asked_of_one_is_what_is_found_in_all(known: list[Card]) -> None:
    settings = {card.path: CheckSettings() for card in known}
    together = judged(known)
    for card in known:
        assert check_portfolio(known, settings, wanted=[card.path]).get(card.path) == together.get(card.path)


@given(portfolios())
def test_findings_have_words_and_the_order_of_the_text(known: list[Card]) -> None:
    for found in judged(known).values():
        assert list(found) == sorted(found, key=lambda one: (one.span, one.code))
        for finding in found:
            assert finding.code != "SIS001" and finding.hint is not None
            assert all(text_of(said, language) for said in (finding.message, finding.hint) for language in LANGUAGES)


@given(portfolios())
def test_twins_are_told_of_each_other(known: list[Card]) -> None:
    for path, found in judged(known).items():
        for finding in found:
            if finding.code in ("KTK002", "KTK003"):
                others = dict(finding.message.arguments)["files"]
                assert isinstance(others, tuple) and path not in others and others[0] in judged(known)


def test_a_rule_that_fails_is_a_finding_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Iterator[object]:
        raise ZeroDivisionError

    broken = tuple(rule._replace(check_portfolio=fail) if rule.code == "KTK001" else rule for rule in APPLIED)
    monkeypatch.setattr(sopdsl.checks.portfolio, "APPLIED", broken)
    found = findings("# a.sop\nSOP: Surat\nNomor: 1\n# b.sop\nSOP: Arsip\nNomor: 1\n")["a.sop"]
    assert [one.code for one in found] == ["SIS001", "KTK002"]


def test_all_rules_of_the_family_are_excusable() -> None:
    family = [rule for rule in APPLIED if rule.code.startswith("KTK")]
    assert len(family) == 6 and all(rule.excusable and rule.check_portfolio for rule in family)
