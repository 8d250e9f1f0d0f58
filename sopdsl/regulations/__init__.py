"""What regulations are called and which are known: citations read, types, titles, order, and the registry."""

from sopdsl.regulations.citation import read_citation, unread_parts
from sopdsl.regulations.kinds import kind_key
from sopdsl.regulations.levels import must_precede
from sopdsl.regulations.registry import Registry, known_regulations, regulation_key
from sopdsl.regulations.regulation import Regulation, State, Trust
from sopdsl.regulations.titles import same_title, similarity, title_words

__all__ = [
    "Registry",
    "Regulation",
    "State",
    "Trust",
    "kind_key",
    "known_regulations",
    "must_precede",
    "read_citation",
    "regulation_key",
    "same_title",
    "similarity",
    "title_words",
    "unread_parts",
]
