"""Morphology, measured on first words as offices write them: what is active, and which active form is suggested."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopdsl.checks.lkh.prefixes import with_me
from sopdsl.checks.lkh.verbs import Form, active_form, form_of, noun_of

WORDS = Path(__file__).parent / "data" / "kata-pertama.txt"


def labelled() -> tuple[list[str], dict[str, set[str]]]:
    """The active words; the others with the active forms that are right (none: nothing should be suggested)."""
    active: list[str] = []
    others: dict[str, set[str]] = {}
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        label, _, words = line.partition(": ")
        if label == "aktif":
            active += words.split()
        elif label == "bukan":
            for word, _, forms in (entry.partition("=") for entry in words.split()):
                others[word] = set(forms.split("|")) - {"-"}
    return active, others


ACTIVE, OTHERS = labelled()


def test_the_list_is_large_and_labels_no_word_twice() -> None:
    assert len(ACTIVE) + len(OTHERS) >= 300
    assert len(set(ACTIVE)) == len(ACTIVE) and not set(ACTIVE) & set(OTHERS)


def test_precision_and_recall_of_what_is_no_active_verb() -> None:
    flagged = [word for word in (*ACTIVE, *OTHERS) if form_of(word) is not Form.ACTIVE]
    right = [word for word in flagged if word in OTHERS]
    missed = [word for word in OTHERS if word not in flagged]
    wrong = [word for word in flagged if word in ACTIVE]
    assert len(right) / len(flagged) >= 0.99, wrong
    assert len(right) / len(OTHERS) >= 0.98, missed


def test_precision_and_recall_of_suggestions() -> None:
    given = {word: form for word in OTHERS if (form := active_form(word)) is not None}
    wrong = {word: form for word, form in given.items() if form not in OTHERS[word]}
    wanted = [word for word, forms in OTHERS.items() if forms]
    missed = [word for word in wanted if given.get(word) not in OTHERS[word]]
    assert 1 - len(wrong) / len(given) >= 0.99, wrong
    assert 1 - len(missed) / len(wanted) >= 0.97, missed


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
