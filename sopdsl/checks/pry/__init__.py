"""The project (PRY): found when its settings are read."""
