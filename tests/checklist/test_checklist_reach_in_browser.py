"""The checklist in Chromium serves everybody: on paper, on a phone, by keys alone, and read aloud."""

from __future__ import annotations

from tests.browser import needs_chromium
from tests.checklist.desk import LETTER, Desk

pytestmark = needs_chromium


def test_the_form_on_paper(desk: Desk) -> None:
    desk.opens(LETTER).begins(file="Undangan rapat")
    desk.presses("Disposisi")
    desk.presses("Selesai (Staf)", yes=True)
    desk.presses("Ya → ke langkah 3")
    desk.presses("Putuskan (Kasi)")
    words = desk.printed()
    for expected in (
        *("Penyusunan Surat", "Nomor 1/2026", "Berkas: Undangan rapat", "Menyusun konsep surat", "☑ Disposisi"),
        *(
            "☐ Agenda",
            "Pengelola (Staf)",
            "Menilai konsep",
            "Pengelola (Kasi)",
            "belum selesai; menunggu Kadin",
            "Sedang berjalan",
        ),
    ):
        assert expected in words, (expected, words)
    assert "Putuskan" not in words and "Unduh" not in words


def test_a_phone_needs_no_sideways_scrolling(desk: Desk) -> None:
    size = {"width": 320, "height": 640, "deviceScaleFactor": 2, "mobile": True}
    desk.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        long = "X" * 90
        desk.opens(
            LETTER.replace("Menyusun konsep", f"Menyusun {long}").replace("Agenda", long).replace("Kepala Dinas", long)
        )
        width = "return [document.documentElement.scrollWidth, window.innerWidth]"
        assert desk.browser.execute_script(width) == [320, 320]
        desk.begins(name="Pengelola", file=long)
        desk.presses("Disposisi")
        assert desk.browser.execute_script(width) == [320, 320]
        small = [each for each in desk.find("button, summary, select, label.tanda") if each.is_displayed()]
        assert small and all(each.size["height"] >= 44 for each in small)
    finally:
        desk.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_everything_has_a_name_for_screen_readers(desk: Desk) -> None:
    desk.opens(LETTER)
    named(desk)
    desk.begins()
    desk.clicks(desk.find("#siapa")[0])
    for folded in desk.find("main summary"):
        if folded.get_attribute("id") != "siapa":
            folded.click()
    named(desk)
    assert desk.find("html[lang=id] header") and desk.find("main") and desk.find("[role=status] + [role=alert]")


def named(desk: Desk) -> None:
    """Each control has a name of its own."""
    controls = desk.find("button, input, select, textarea, summary")
    names = [each.accessible_name for each in controls if each.is_displayed()]
    assert names and all(names)


def test_keys_alone_are_enough(desk: Desk) -> None:
    from selenium.webdriver.common.keys import Keys

    desk.opens(LETTER)
    for key in (Keys.TAB, "Pengelola", Keys.TAB, Keys.TAB, Keys.ENTER):
        desk.browser.switch_to.active_element.send_keys(key)
    assert desk.focused == "Langkah 1"
    for key in (Keys.TAB, Keys.SPACE):
        desk.browser.switch_to.active_element.send_keys(key)
    assert desk.run().tasks[0].ticks == {1}
