"""Chromium in tests: with a profile of its own, and asking nobody for anything."""

from __future__ import annotations

from pathlib import Path


def quiet(profile: Path) -> list[str]:
    """The words of its command line."""
    return [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        f"--user-data-dir={profile}",
    ]
