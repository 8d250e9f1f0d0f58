"""Standard of quality, mutu baku (MTB)."""
