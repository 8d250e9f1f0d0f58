"""Morphology, measured on first words as offices write them: what is active, and which active form is suggested."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from sopdsl.checks.lkh.prefixes import with_me
from sopdsl.checks.lkh.verbs import Form, active_form, form_of, is_passive, noun_of

DATA = Path(__file__).parent / "data"


@attrs.frozen
class Labelled:
    """The active words; the others with the active forms that are right (none: nothing should be suggested)."""

    active: list[str]
    others: dict[str, set[str]]


def labelled(name: str) -> Labelled:
    words = Labelled([], {})
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        label, _, rest = line.partition(": ")
        if label == "aktif":
            words.active.extend(rest.split())
        elif label == "bukan":
            for word, _, forms in (entry.partition("=") for entry in rest.split()):
                words.others[word] = set(forms.split("|")) - {"-"}
    return words


KNOWN, UNSEEN = labelled("kata-pertama"), labelled("kata-pertama-uji")
"""The list that the lexicon was made with, and words that it was not made with, most of their roots unlisted."""


def test_the_lists_are_large_and_label_no_word_twice() -> None:
    assert len(KNOWN.active) + len(KNOWN.others) >= 500 and len(UNSEEN.active) + len(UNSEEN.others) >= 100
    for words in (KNOWN, UNSEEN):
        assert len(set(words.active)) == len(words.active) and not set(words.active) & set(words.others)
    assert not {*KNOWN.active, *KNOWN.others} & {*UNSEEN.active, *UNSEEN.others}


@pytest.mark.parametrize(("words", "precision", "recall"), [(KNOWN, 0.995, 0.995), (UNSEEN, 0.95, 0.98)])
def test_what_is_no_active_verb(words: Labelled, precision: float, recall: float) -> None:
    flagged = {word for word in (*words.active, *words.others) if form_of(word) is not Form.ACTIVE}
    right = flagged & words.others.keys()
    assert len(right) / len(flagged) >= precision, flagged - right
    assert len(right) / len(words.others) >= recall, words.others.keys() - right


@pytest.mark.parametrize(("words", "precision", "recall"), [(KNOWN, 0.995, 0.995), (UNSEEN, 0.95, 0.6)])
def test_suggestions(words: Labelled, precision: float, recall: float) -> None:
    given = {word: form for word in words.others if (form := active_form(word)) is not None}
    right = {word for word, form in given.items() if form in words.others[word]}
    wanted = {word for word, forms in words.others.items() if forms}
    assert len(right) / len(given) >= precision, given.keys() - right
    assert len(right) / len(wanted) >= recall, wanted - right


@pytest.mark.parametrize(
    ("stem", "active"),
    [
        ("kirim", "mengirim"), ("proses", "memproses"), ("pakai", "memakai"), ("sah", "mengesah"), ("cek", "mengecek"),
        ("sahkan", "mengesahkan"), ("transfer", "mentransfer"), ("setujui", "menyetujui"), ("telaah", "menelaah"),
        ("perbaiki", "memperbaiki"), ("periksa", "memeriksa"), ("perintahkan", "memerintahkan"), ("nilai", "menilai"),
        ("lapor", "melapor"), ("kaji", "mengkaji"), ("ganti", "mengganti"), ("hitung", "menghitung"),
        ("klarifikasi", "mengklarifikasi"), ("validasi", "memvalidasi"), ("jadwalkan", "menjadwalkan"),
    ],
)  # fmt: skip
def test_me_changes_the_beginning_of_a_root(stem: str, active: str) -> None:
    assert with_me(stem) == active


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("Menyusun", "penyusunan"), ("menandatangani", "penandatanganan"), ("melaksanakan", "pelaksanaan"),
        ("memverifikasi", "verifikasi"), ("mengecek", "pengecekan"), ("memikirkan", None), ("bekerja", None),
    ],
)  # fmt: skip
def test_the_noun_of_a_verb(verb: str, noun: str | None) -> None:
    assert noun_of(verb) == noun


@pytest.mark.parametrize(
    ("word", "form"), [("petikan", Form.NOMINAL), ("pekan", Form.OTHER), ("meng-apload", Form.ACTIVE)]
)
def test_a_prefix_stands_before_three_letters_at_least(word: str, form: Form) -> None:
    assert form_of(word) is form


def test_a_hyphen_may_stand_behind_the_prefix_of_the_passive() -> None:
    assert is_passive("di-scan") and not is_passive("di-a4")
