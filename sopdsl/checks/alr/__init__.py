"""Flow (ALR)."""
