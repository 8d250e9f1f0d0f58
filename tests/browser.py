"""Chromium in tests: with a profile of its own, and asking nobody for anything."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

DRIVER = shutil.which("chromedriver")

needs_chromium = pytest.mark.skipif(
    not (shutil.which("chromium") and DRIVER),
    reason="Chromium or its driver is missing: apt-get install chromium chromium-driver",
)


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


def start(profile: Path, *words: str) -> Chrome:
    """A browser that is driven, which tells what its pages complain of (`browser`) and ask for (`performance`)."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for word in (*quiet(profile), *words):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(DRIVER, env={**os.environ, "NO_PROXY": "*"}))
