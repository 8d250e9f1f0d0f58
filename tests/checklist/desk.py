"""The page of a checklist in a browser, and a person before it."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader

from sopdsl.execution import Run, RunRecord, read_record, replay, write_record
from tests.checklist.test_checklist_html import page_of

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

PATIENCE = 60
"""Seconds after which a test gives up; nothing is timed."""

LETTER = """\
SOP: Penyusunan Surat
Nomor: 1/2026
Pelaksana: Staf = Staf Umum; Kasi = Kepala Seksi; Kadin = Kepala Dinas
Langkah konsep oleh Staf: Menyusun konsep surat
  Kelengkapan: Disposisi; Agenda
  Waktu: 2 jam
  Output: Konsep surat
Langkah oleh Kasi bersama Kadin: Menilai konsep
  Keputusan: Disetujui?
    Jika Ya: lanjut
    Jika Tidak: konsep
Langkah oleh Staf atau Kasi: Menerjemahkan surat
  Syarat: surat ke luar negeri
Langkah oleh Staf: Mengirim surat
  Selesai: Terkirim
    SOP: Pengarsipan
"""


class Desk:
    """A page, and a person before it."""

    def __init__(self, browser: Chrome, path: Path, downloads: Path) -> None:
        self.browser, self.path, self.downloads = browser, path, downloads

    def opens(self, text: str | None = None) -> Desk:
        if text is not None:
            self.path.write_text(page_of(text), encoding="utf-8")
        self.browser.get(self.path.as_uri())
        return self

    def find(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements("css selector", selector)

    def text(self, selector: str = "main") -> str:
        return " ".join(each.text for each in self.find(selector))

    def printed(self) -> str:
        """The words that the browser prints."""
        printed = self.browser.execute_cdp_cmd("Page.printToPDF", {})
        pages = PdfReader(io.BytesIO(base64.b64decode(printed["data"]))).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    def begins(self, name: str = "Pengelola", file: str = "") -> Desk:
        self.writes("#nama", name)
        self.writes("#berkas", file)
        self.presses("Mulai")
        return self

    def writes(self, selector: str, words: str) -> None:
        (field,) = self.find(selector)
        field.clear()
        field.send_keys(words)

    def presses(self, label: str, yes: bool | None = None) -> None:
        """Press the first button, fold or choice of a label; a question that follows is answered."""
        buttons = [each for each in self.find("button, summary, label.tanda") if each.text == label]
        assert buttons, (label, self.text())
        self.clicks(buttons[0])
        if yes is not None:
            self.answers(yes)

    def clicks(self, element: WebElement) -> None:
        self.browser.execute_script("arguments[0].scrollIntoView({ block: 'center' })", element)
        element.click()

    def answers(self, yes: bool) -> None:
        alert = self.browser.switch_to.alert
        alert.accept() if yes else alert.dismiss()

    def acts_as(self, office: str) -> None:
        from selenium.webdriver.support.select import Select

        if not self.find("#jabatan")[0].is_displayed():
            self.clicks(self.find("#siapa")[0])
        Select(self.find("#jabatan")[0]).select_by_visible_text(office)

    @property
    def present(self) -> list[str]:
        """The headings of what can be worked on."""
        return [each.text for each in self.find(".tugas h3")]

    @property
    def focused(self) -> str:
        return self.browser.switch_to.active_element.text

    def record(self) -> RunRecord:
        """What the page would write into a file, and what it writes: the same."""
        shown = self.find("#salinan")[0].get_attribute("value")
        self.presses("Unduh berkas pelaksanaan")
        (file,) = self.downloaded()
        written = file.read_text(encoding="utf-8")
        file.unlink()
        assert written == shown
        record, problems = read_record(json.loads(written))
        assert record is not None, problems
        assert write_record(record) == json.loads(written)
        return record

    def downloaded(self) -> list[Path]:
        from selenium.webdriver.support.wait import WebDriverWait

        def whole() -> list[Path]:
            return [file for file in self.downloads.glob("*.json") if file.read_bytes().endswith(b"}")]

        WebDriverWait(self.browser, PATIENCE, 0.05).until(lambda _: whole())
        return whole()

    def run(self) -> Run:
        record = self.record()
        return replay(record.plan, record.events)

    def takes(self, record: dict[str, Any] | str) -> None:
        """Choose a file with a record."""
        file = self.downloads.parent / "dibawa.json"
        file.write_text(record if isinstance(record, str) else json.dumps(record), encoding="utf-8")
        self.find("#pilih-berkas")[0].send_keys(str(file))
        self.waits_for_news()

    def waits_for_news(self) -> None:
        from selenium.webdriver.support.wait import WebDriverWait

        WebDriverWait(self.browser, PATIENCE, 0.05).until(lambda _: self.text("#kabar") + self.text("#galat"))
