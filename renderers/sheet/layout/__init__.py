"""Layout of the standard sheet: a document's text and flow to pages of primitives (`geometry`)."""

from .logo import Logo, read_logo
from .numbering import with_numbers
from .sheet import lay_out

__all__ = ["Logo", "lay_out", "read_logo", "with_numbers"]
