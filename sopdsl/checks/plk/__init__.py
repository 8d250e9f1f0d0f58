"""Executors (PLK)."""
