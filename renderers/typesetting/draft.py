"""The mark across the pages of a draft."""

DRAFT_MARK = "DRAF"
DRAFT_GREY = "#ebebeb"
DRAFT_ANGLE = -30.0
DRAFT_SIZE = 0.25
"""The mark's size of letters, as a part of the page's shorter side."""
