"""Frozen values: what makes two of them the same."""

from __future__ import annotations

import pickle

import attrs
import pytest

from sopdsl.model import LineBreak, Name, Run, Text, Words
from sopdsl.source import Span


def test_what_counts_makes_values_the_same() -> None:
    here, there = Run("surat", span=Span(0, 5)), Run("surat", span=Span(9, 14))
    assert here == there and hash(here) == hash(there)
    assert here != Run("surat", bold=True) and len({here, there, Run("berkas")}) == 2
    assert Text((here,)) == Text((there,)) and LineBreak(Span(3, 4)) == LineBreak()


def test_values_of_different_classes_differ() -> None:
    assert Words("surat") != Run("surat") and Words("surat") != "surat"
    assert Words("surat") != Name("surat") and not isinstance(Name("surat"), Words)


def test_a_value_shows_its_fields() -> None:
    assert repr(Words("surat", Span(0, 5))) == "Words(text='surat', span=Span(start=0, end=5))"


def test_a_value_stays_as_it_is_and_can_be_sent() -> None:
    value = Text((Run("surat"),))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.lead = ()
    assert pickle.loads(pickle.dumps(value)) == value
    name = Name("surat", Span(0, 5))
    assert attrs.evolve(pickle.loads(pickle.dumps(name)), text="nota") == Name("nota")
    with pytest.raises(AttributeError):
        name.note = ""  # type: ignore[attr-defined]
