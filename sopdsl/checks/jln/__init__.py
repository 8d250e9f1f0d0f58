"""Runs (JLN, *pelaksanaan*): found when an SOP is carried out, or when what was recorded of it is read."""
