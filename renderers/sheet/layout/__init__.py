"""Layout of the standard sheet: a document's text and flow to pages of primitives (`geometry`)."""

from .numbering import with_numbers
from .sheet import lay_out

__all__ = ["lay_out", "with_numbers"]
