"""A browser in which checklists are carried out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import start
from tests.checklist.desk import Desk

if TYPE_CHECKING:
    from selenium.webdriver import Chrome


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all tests."""
    pytest.importorskip("selenium", reason="selenium is missing: pip install -e '.[test]'")
    browser = start(tmp_path_factory.mktemp("profil"), "--window-size=1200,900")
    yield browser
    browser.quit()


@pytest.fixture
def desk(chromium: Chrome, tmp_path: Path) -> Iterator[Desk]:
    """A browser in which nothing is kept; in the end no script has failed, and nothing was asked for or refused."""
    downloads = tmp_path / "unduhan"
    downloads.mkdir()
    chromium.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(downloads)})
    one = Desk(chromium, tmp_path / "daftar.html", downloads).opens("SOP: Kosong\n")
    chromium.execute_script("localStorage.clear()")
    chromium.get_log("browser")
    chromium.get_log("performance")
    yield one
    assert chromium.get_log("browser") == []
    assert {address.partition(":")[0] for address in requests(chromium)} <= {"file", "blob", "data", "about"}
    chromium.get("about:blank")


def requests(browser: Chrome) -> list[str]:
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    sent = [each["params"] for each in messages if each["method"] == "Network.requestWillBeSent"]
    return [each["request"]["url"] for each in sent]
