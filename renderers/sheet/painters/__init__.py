"""Painters turn the pages of a sheet into files. None of them decides anything about place."""
