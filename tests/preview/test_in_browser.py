"""The page in Chromium: it follows every save, and picture, text and findings lead to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sopdsl.preview.server import PreviewServer
from tests.browser import needs_chromium, start
from tests.preview.conftest import BROKEN, CLEAN, another, served

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

pytest.importorskip("selenium", reason="selenium is missing: pip install -e '.[test]'")

PATIENCE = 60
"""Seconds after which a test gives up; nothing is timed."""

pytestmark = needs_chromium

Find = Callable[[str], "list[WebElement]"]


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all tests."""
    browser = start(tmp_path_factory.mktemp("profil"), "--window-size=1366,768")
    yield browser
    browser.quit()


@pytest.fixture
def find(chromium: Chrome) -> Iterator[Find]:
    """Elements by a CSS selector; in the end no script may have failed and nothing may have been refused.

    That a server is gone when its test is over is no complaint.
    """
    chromium.get("about:blank")
    chromium.get_log("browser")
    yield lambda selector: chromium.find_elements("css selector", selector)
    assert [entry for entry in chromium.get_log("browser") if entry["source"] != "network"] == []


def until(chromium: Chrome, come_true: Callable[[], object]) -> None:
    """Wait; elements that were replaced while they were looked at are looked for again."""
    from selenium.common.exceptions import StaleElementReferenceException
    from selenium.webdriver.support.wait import WebDriverWait

    wait = WebDriverWait(chromium, PATIENCE, 0.1, [StaleElementReferenceException])
    wait.until(lambda _: come_true())


def text(elements: list[WebElement]) -> str:
    return " ".join(element.get_attribute("textContent") or "" for element in elements)


def lit(find: Find) -> list[str | None]:
    """The lines and parts of the picture that are lit up."""
    return [each.get_attribute("id") or each.get_attribute("class") for each in find(".terpilih")]


def test_a_save_shows_without_a_reload(chromium: Chrome, find: Find, server: PreviewServer, office: Path) -> None:
    chromium.get(f"{server.url}sop/a.sop")
    chromium.execute_script("window.same = true; document.getElementById('gambar').scrollTop = 300")
    (office / "a.sop").write_text(CLEAN.replace("Mengarsipkan surat", "Menyimpan surat keluar"))
    until(chromium, lambda: "Menyimpan surat keluar" in text(find("#gambar")) and "keluar" in text(find("#naskah")))
    assert chromium.execute_script("return [window.same, document.getElementById('gambar').scrollTop]") == [True, 300]


def test_a_click_on_a_symbol_shows_its_line(chromium: Chrome, find: Find, quiet_server: PreviewServer) -> None:
    chromium.get(f"{quiet_server.url}sop/a.sop")
    find("a.simbol[href='#baris-25']")[0].click()
    until(chromium, lambda: "baris-25" in lit(find))
    assert set(lit(find)) == {"baris-25", "isi terpilih", "jalur terpilih", "simbol terpilih"}
    box, pane = find("#baris-25")[0].rect, find("#naskah")[0].rect
    assert pane["y"] <= box["y"] <= pane["y"] + pane["height"] - box["height"]


def test_a_click_in_a_row_shows_the_line_of_the_cell(chromium: Chrome, find: Find, quiet_server: PreviewServer) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    chromium.get(f"{quiet_server.url}sop/a.sop")
    find("a.isi[href='#baris-31'] text")[0].click()
    until(chromium, lambda: "baris-31" in lit(find))
    assert any("jalur" in str(part) for part in lit(find))
    row = find("a.jalur[href='#baris-21'] rect")[0]
    corner = 4 - int(row.rect["width"] / 2), 4 - int(row.rect["height"] / 2)
    ActionChains(chromium).move_to_element_with_offset(row, *corner).click().perform()
    until(chromium, lambda: "baris-21" in lit(find) and "baris-31" not in lit(find))


def test_symbols_are_reached_by_keys(chromium: Chrome, find: Find, quiet_server: PreviewServer) -> None:
    from selenium.webdriver.common.keys import Keys

    chromium.get(f"{quiet_server.url}sop/a.sop")
    find("#gambar")[0].send_keys(Keys.TAB)
    focused = chromium.switch_to.active_element
    assert focused.get_attribute("class") == "simbol" and focused.accessible_name
    focused.send_keys(Keys.ENTER)
    until(chromium, lambda: "baris-17" in lit(find))


def test_a_broken_text_keeps_its_picture_and_says_why(
    chromium: Chrome, find: Find, server: PreviewServer, office: Path
) -> None:
    chromium.get(f"{server.url}sop/a.sop")
    (office / "a.sop").write_text(BROKEN)
    until(chromium, lambda: find("#gambar.lama"))
    assert "Memeriksa surat" in text(find("#gambar svg")) and not find("#gambar svg a")
    assert "simpanan sebelumnya" in text(find(".alasan")) and "Kepal" in text(find(".alasan"))
    find("#temuan a[href='#baris-21']")[0].click()
    until(chromium, lambda: "baris-21" in lit(find))
    assert "saran" in text(find("#baris-21 .catatan"))
    (office / "a.sop").write_text(CLEAN)
    until(chromium, lambda: not find("#gambar.lama") and not find(".alasan") and find("#gambar svg a"))


def test_a_finding_lights_up_its_symbol(chromium: Chrome, find: Find, server: PreviewServer, office: Path) -> None:
    (office / "a.sop").write_text(CLEAN.replace("Waktu: 1 jam", "Waktu: sebentar"))
    chromium.get(f"{server.url}sop/a.sop")
    find("#temuan a[href='#baris-30']")[0].click()
    until(chromium, lambda: any("simbol" in str(part) for part in lit(find)))


def test_the_list_follows_too(chromium: Chrome, find: Find, server: PreviewServer, office: Path) -> None:
    chromium.get(server.url)
    assert [row.text for row in find("tbody td")] == ["tidak ada temuan", "tidak ada temuan"]
    (office / "a.sop").write_text(BROKEN)
    (office / "c.sop").write_text("SOP: Baru\n")
    until(chromium, lambda: len(find("tbody tr")) == 3 and "galat" in text(find("tbody td")))
    find("tbody a")[2].click()
    until(chromium, lambda: "Baru" in text(find("h1")))


def test_what_documents_say_runs_nowhere(chromium: Chrome, find: Find, server: PreviewServer, office: Path) -> None:
    hostile = '</text></svg><img src=x onerror="document.title=1"><script>document.title=1</script>'
    (office / "a.sop").write_text(CLEAN.replace("Mencatat surat masuk", f"Mencatat {hostile}"))
    chromium.get(f"{server.url}sop/a.sop")
    (office / "a.sop").write_text(CLEAN.replace("Mencatat surat masuk", f"Membaca {hostile}"))
    until(chromium, lambda: "Membaca" in text(find("#gambar")))
    assert chromium.title == "Pelayanan Surat" and not find("img, #isi script") and hostile in text(find("#naskah"))


def test_what_did_not_change_stays_as_it_is(chromium: Chrome, find: Find, server: PreviewServer, office: Path) -> None:
    """What is lit up in the page is no difference either."""
    chromium.get(f"{server.url}sop/a.sop#baris-17")
    until(chromium, lambda: "baris-17" in lit(find))
    pictures, line = find("#gambar svg"), find("#baris-17")
    digest = chromium.execute_script("return document.body.dataset.digest")
    (office / "bagian/b.sop").write_text(f"{another(CLEAN)}\n")
    until(chromium, lambda: chromium.execute_script("return document.body.dataset.digest") != digest)
    assert find("#gambar svg") == pictures and find("#baris-17") == line


def test_the_sheet_alone_stays_alone(chromium: Chrome, find: Find, server: PreviewServer, office: Path) -> None:
    chromium.get(f"{server.url}sop/a.sop")
    narrow = find(".halaman")[0].rect["width"]
    find("#lembar-saja")[0].click()
    assert find(".halaman")[0].rect["width"] > narrow * 1.3 and not find("#naskah")[0].is_displayed()
    (office / "a.sop").write_text(CLEAN.replace("Pelayanan Surat", "Pelayanan Berkas"))
    until(chromium, lambda: text(find("h1")) == "Pelayanan Berkas")
    assert not find("#naskah")[0].is_displayed()
    assert find("#lembar-saja")[0].get_attribute("aria-pressed") == "true"


def test_the_focus_stays_on_its_symbol(chromium: Chrome, find: Find, server: PreviewServer, office: Path) -> None:
    chromium.get(f"{server.url}sop/a.sop")
    chromium.execute_script("arguments[0].focus()", find("a.simbol[href='#baris-17']")[0])
    (office / "a.sop").write_text(CLEAN.replace("Memeriksa surat", "Membaca surat"))
    until(chromium, lambda: "Membaca surat" in text(find("#gambar")))
    assert find("a.simbol[href='#baris-17']:focus")


def test_the_end_of_the_preview_is_said(chromium: Chrome, find: Find, office: Path) -> None:
    with served(office) as server:
        chromium.get(f"{server.url}sop/a.sop")
        assert not find("#putus")[0].is_displayed()
        port = server.server_port
    until(chromium, lambda: find("#putus")[0].is_displayed())
    with served(office, port=port):
        until(chromium, lambda: not find("#putus")[0].is_displayed())
