"""Frozen values: what makes two of them the same, and that attrs writes as little as possible for each of them."""

from __future__ import annotations

import pickle
import pkgutil
from importlib import import_module

import attrs
import pytest

import sopdsl
from sopdsl.model import LineBreak, Run, Text, Words
from sopdsl.source import Span
from sopdsl.values import Value


def test_what_counts_makes_values_the_same() -> None:
    here, there = Run("surat", span=Span(0, 5)), Run("surat", span=Span(9, 14))
    assert here == there and hash(here) == hash(there)
    assert here != Run("surat", bold=True) and len({here, there, Run("berkas")}) == 2
    assert Text((here,)) == Text((there,)) and LineBreak(Span(3, 4)) == LineBreak()


def test_values_of_different_classes_differ() -> None:
    assert Words("surat") != Run("surat") and Words("surat") != "surat"


def test_a_value_shows_its_fields() -> None:
    assert repr(Words("surat", Span(0, 5))) == "Words(text='surat', span=Span(start=0, end=5))"


def test_a_value_stays_as_it_is_and_can_be_sent() -> None:
    value = Text((Run("surat"),))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.lead = ()
    assert pickle.loads(pickle.dumps(value)) == value


def test_all_frozen_classes_share_their_methods() -> None:
    """Renderers are not imported by a check, and may write what they like."""
    names = [found.name for found in pkgutil.walk_packages(sopdsl.__path__, "sopdsl.")]
    modules = [import_module(name) for name in names if not name.startswith(("sopdsl.renderers", "sopdsl.__main__"))]
    made = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type) and attrs.has(kind)}
    frozen = {kind for kind in made if kind.__setattr__ is not object.__setattr__}
    costly = {kind.__name__ for kind in frozen if kind.__eq__ not in (Value.__eq__, object.__eq__)}
    assert len(frozen) > 60 and not costly
