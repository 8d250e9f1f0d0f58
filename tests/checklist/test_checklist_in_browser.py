"""The checklist in Chromium: an SOP is carried out by clicks, kept, written to a file and read back; no more runs."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from sopdsl.execution import Event, Remark, Run, RunRecord, Status, read_record, replay, write_record
from tests.browser import needs_chromium, start
from tests.checklist.hostile import HOSTILE
from tests.checklist.test_checklist_html import page_of
from tests.execution.test_engine import FILES

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

pytest.importorskip("selenium", reason="selenium is missing: pip install -e '.[test]'")
pytestmark = needs_chromium

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


MANY = """\
SOP: Surat
Pelaksana: Staf; Kasi
Prosedur A: Penerimaan
Langkah oleh Staf: Menerima surat
  Mulai: Surat tertulis
Langkah oleh Kasi: Membaca surat
  Mulai: Surat elektronik
Prosedur B: Pengiriman
Serentak:
  Langkah oleh Staf: Menyiapkan amplop
  Langkah oleh Kasi: Memeriksa alamat
Langkah oleh Staf atau Kasi: Mengirim surat
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


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all tests."""
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


def test_a_whole_run_with_a_loop_and_a_reload(desk: Desk) -> None:
    desk.opens(LETTER).begins(file="Undangan rapat")
    assert desk.present == ["Langkah 1"] and desk.focused == "Langkah 1"
    desk.presses("Mulai kerjakan")
    desk.presses("Disposisi")
    desk.writes("#t1-keluaran-1", "rak 3")
    desk.presses("Catat sudah ada")
    assert "rak 3" in desk.text(".ada")
    desk.presses("Selesai (Staf)", yes=False)
    assert desk.present == ["Langkah 1"]
    desk.presses("Agenda")
    desk.presses("Selesai (Staf)")
    assert desk.focused == "Langkah 2"
    desk.presses("Tidak → kembali ke langkah 1")
    desk.presses("Putuskan (Kasi)")
    assert "Sudah diputuskan: Tidak" in desk.text()
    desk.opens()
    assert "Berkas: Undangan rapat – Sedang berjalan" in desk.text(".simpanan")
    desk.presses("Buka")
    desk.presses("Putuskan (Kadin)")
    assert desk.present == ["Langkah 1 (ke-2 kali)"]
    desk.presses("Selesai (Staf)", yes=True)
    for office in ("Kasi", "Kadin"):
        desk.presses("Ya → ke langkah 3")
        desk.presses(f"Putuskan ({office})")
    desk.presses("Lewati langkah ini")
    desk.writes("#t5-alasan", "berbahasa Indonesia")
    desk.find("#t5-alasan")[0].submit()
    desk.presses("Selesai (Staf)")
    assert "Semua pekerjaan dalam SOP ini sudah selesai." in desk.text()
    assert "Lanjutkan ke: SOP Pengarsipan." in desk.text() and desk.focused == "Selesai"
    record = desk.record()
    run = replay(record.plan, record.events)
    assert (run.status, run.leads_to, len(run.tasks)) == (Status.FINISHED, ("SOP Pengarsipan",), 6)
    assert {event.person for event in record.events} == {"Pengelola"}
    desk.opens()
    desk.presses("Hapus", yes=True)
    assert "Belum ada." in desk.text()
    desk.takes(write_record(record))
    assert f"{len(record.events)} kejadian diperiksa" in desk.text("#kabar")
    assert desk.record() == record


def test_ways_inside_a_step_lead_on_in_it(desk: Desk) -> None:
    desk.opens(
        "SOP: Surat\nPelaksana: Staf; Kadin\nLangkah oleh Staf: Memeriksa\n  Keputusan oleh Staf: Rahasia?\n"
        "    Jika Ya: disposisi\n    Jika Tidak: selesai\n  Keputusan disposisi oleh Kadin: Perlu disposisi?\n"
        "    Jika Ya: lanjut\n    Jika Tidak: disposisi\nLangkah oleh Staf: Mencatat\n"
    ).begins()
    assert "Ya → lanjut di langkah ini\nTidak → selesai" in desk.text(".tugas")
    desk.presses("Ya → lanjut di langkah ini")
    desk.presses("Putuskan (Staf)")
    assert "Ya → ke langkah 2\nTidak → ulangi langkah ini" in desk.text(".tugas")


def test_the_same_file_again_is_the_same_run(desk: Desk) -> None:
    desk.opens(LETTER).begins()
    early = desk.record()
    desk.presses("Mulai kerjakan")
    late = desk.record()
    desk.presses("Ke daftar pelaksanaan")
    desk.takes(write_record(early))
    assert "lebih baru" in desk.text("#kabar") and desk.record() == late
    desk.presses("Ke daftar pelaksanaan")
    assert len(desk.find(".simpanan li")) == 1
    ahead = RunRecord(late.plan, (*late.events, Event(3, late.events[0].at, "Pengganti", Remark("dari rumah"))))
    desk.takes(write_record(ahead))
    assert desk.record() == ahead
    desk.presses("Ke daftar pelaksanaan")
    assert len(desk.find(".simpanan li")) == 1


def test_files_that_do_not_fit_are_refused_in_words(desk: Desk) -> None:
    desk.opens(LETTER).begins()
    record = write_record(desk.record())
    impossible = json.loads(json.dumps(record))
    impossible["events"].append({**impossible["events"][0], "number": 2})
    misnumbered = json.loads(json.dumps(record))
    misnumbered["events"][0]["number"] = 3
    strange = json.loads(json.dumps(record))
    strange["events"][0]["action"]["lain"] = 1
    timeless = json.loads(json.dumps(record))
    timeless["events"][0]["at"] = "2026-02-30T08:00:00+07:00"
    edited = json.loads(json.dumps(record))
    edited["plan"]["steps"][0]["activity"] = ["Lain"]
    other = {**record, "plan": {**record["plan"], "title": "Surat Lain"}}
    desk.presses("Ke daftar pelaksanaan")
    for wrong, words in (
        ("bukan JSON", "Ini bukan berkas pelaksanaan SOP"),
        ("[]", "Ini bukan berkas pelaksanaan SOP"),
        ("null", "Ini bukan berkas pelaksanaan SOP"),
        ({**record, "sop_run": 2}, "Ini bukan berkas pelaksanaan SOP"),
        ({**record, "events": []}, "belum memuat pelaksanaan"),
        (strange, "Ini bukan berkas pelaksanaan SOP"),
        (timeless, "Ini bukan berkas pelaksanaan SOP"),
        (impossible, "Kejadian nomor 2 tidak mungkin terjadi: Pelaksanaan ini sudah dimulai."),
        (misnumbered, "Kejadian nomor 1 tidak mungkin terjadi: Kejadian nomor 1 tidak ada; yang ditemukan nomor 3."),
        (edited, "dibuat dari edisi lain"),
        (other, "milik SOP lain: “Surat Lain”"),
    ):
        desk.takes(wrong)
        assert words in desk.text("#galat") and "Mulai pelaksanaan baru" in desk.text()
        desk.browser.execute_script("document.getElementById('galat').textContent = ''")
    assert len(desk.find(".simpanan li")) == 1
    desk.browser.execute_script("arguments[0].value = arguments[1]", desk.find("#tempel")[0], json.dumps(record))
    desk.presses("Buka isi ini")
    assert desk.present == ["Langkah 1"]


def test_each_sees_his_own_steps(desk: Desk) -> None:
    desk.opens(LETTER)
    desk.acts_as("Kasi – Kepala Seksi")
    desk.begins("Pengganti")
    assert (
        desk.present == ["Langkah 1 menunggu Staf"] and "Saat ini tidak ada langkah yang menunggu Anda." in desk.text()
    )
    assert not desk.find(".tugas button")
    desk.acts_as("Staf – Staf Umum")
    desk.presses("Serahkan kepada orang lain")
    desk.writes("#t1-kepada", "Penerus")
    desk.find("#t1-kepada")[0].submit()
    assert desk.present == ["Langkah 1 menunggu Staf"]
    desk.writes("#nama", "Penerus")
    desk.acts_as("Semua pelaksana")
    desk.acts_as("Kasi – Kepala Seksi")
    desk.presses("Selesai (Staf)", yes=True)
    assert desk.present == ["Langkah 2"] and len(desk.find(".tugas .utama")) == 1
    assert [event.person for event in desk.record().events] == ["Pengganti", "Pengganti", "Penerus"]


def test_nothing_is_done_without_a_name(desk: Desk) -> None:
    desk.opens(LETTER).begins(name=" ")
    assert "Isilah nama Anda dahulu" in desk.text("#galat")
    assert desk.browser.switch_to.active_element.get_attribute("id") == "nama"
    assert not desk.find(".tugas")
    desk.begins()
    desk.clicks(desk.find("#siapa")[0])
    desk.writes("#nama", " ")
    desk.presses("Mulai kerjakan")
    assert "Isilah nama Anda dahulu" in desk.text("#galat") and len(desk.record().events) == 1


def test_a_run_is_cancelled_for_a_reason_and_after_a_question(desk: Desk) -> None:
    desk.opens(LETTER).begins()
    for reason, yes in (("", None), ("pemohon mundur", False), ("pemohon mundur", True)):
        if not desk.find("#batal")[0].is_displayed():
            desk.presses("Batalkan pelaksanaan")
        desk.writes("#batal", reason)
        desk.find("#batal")[0].submit()
        if yes is None:
            assert "perlu diberi keterangan" in desk.text("#galat")
        else:
            desk.answers(yes)
    assert "Alasan: pemohon mundur" in desk.text() and not desk.find(".tugas")
    assert desk.run().cancelled == "pemohon mundur"


def test_what_is_being_written_survives_what_is_done_beside_it(desk: Desk) -> None:
    desk.opens(LETTER).begins()
    desk.presses("Tulis catatan")
    desk.writes("#t1-catatan", "setengah kal")
    desk.presses("Disposisi")
    assert desk.find("#t1-catatan")[0].get_attribute("value") == "setengah kal"
    assert desk.find("#t1-catatan")[0].is_displayed()
    assert desk.browser.switch_to.active_element.get_attribute("id") == "t1-ada-1"


def test_two_windows_do_not_overwrite_each_other(desk: Desk) -> None:
    desk.opens(LETTER).begins()
    first = desk.browser.current_window_handle
    desk.browser.switch_to.new_window("window")
    try:
        desk.opens()
        desk.presses("Buka")
        desk.presses("Mulai kerjakan")
        assert len(desk.record().events) == 2
    finally:
        desk.browser.close()
        desk.browser.switch_to.window(first)
    desk.waits_for_news()
    assert "di jendela lain" in desk.text("#galat") and len(desk.record().events) == 2
    desk.presses("Selesai (Staf)", yes=True)
    assert len(desk.record().events) == 3


def test_texts_run_nowhere(desk: Desk) -> None:
    rows = ["SOP: Surat </title><script>document.title=1</script>", "Pelaksana: Staf"]
    for hostile in HOSTILE:
        label = hostile.replace("=", "-").replace(";", ",")
        rows += [f"Langkah oleh Staf: Mencatat {hostile}", f"  Kelengkapan: {label}", f"  Output: {label}"]
        rows += [f"  Keterangan: {hostile}", f"  Keputusan: {label}?", "    Jika Ya: lanjut", "    Jika Tidak: selesai"]
    desk.opens("\n".join(rows))
    title = desk.browser.title
    desk.begins(name=HOSTILE[0], file=HOSTILE[1])
    for hostile in HOSTILE:
        desk.find(".tugas input[type=checkbox]")[0].click()
        assert "".join(hostile.split()) in "".join(desk.text(".tugas").split())
        desk.find(".tugas [type=radio]")[0].click()
        desk.find(".tugas .utama")[0].click()
    assert desk.browser.title == title and title.startswith("Surat </title>")
    assert not desk.find("img, main script, main b, main a, #cetakan b, #cetakan img")
    run = desk.run()
    assert (run.status, len(run.tasks)) == (Status.FINISHED, len(HOSTILE))


def test_procedures_starts_and_joins(desk: Desk) -> None:
    from selenium.webdriver.support.select import Select

    desk.opens(MANY)
    Select(desk.find("#prosedur")[0]).select_by_visible_text("B. Pengiriman")
    assert not desk.find("#cara")
    desk.begins(file="7")
    assert desk.present == ["Langkah 1", "Langkah 2"]
    desk.presses("Selesai (Staf)")
    assert "Pekerjaan sudah sampai di langkah 3; masih menunggu langkah 2." in desk.text()
    desk.presses("Selesai (Kasi)")
    assert desk.present == ["Langkah 3"]
    desk.presses("Mulai kerjakan (Kasi)")
    assert not any("Staf" in each.text for each in desk.find(".tugas .utama"))
    desk.presses("Ke daftar pelaksanaan")
    assert "Berkas: 7 (B. Pengiriman)" in desk.text(".simpanan")
    Select(desk.find("#prosedur")[0]).select_by_visible_text("A. Penerimaan")
    Select(desk.find("#cara")[0]).select_by_visible_text("Surat elektronik")
    desk.begins()
    assert desk.present == ["Langkah 2"]


def test_runs_of_another_edition_are_not_lost(desk: Desk) -> None:
    desk.opens(LETTER).begins(file="12")
    before = desk.record()
    desk.opens(LETTER.replace("Mengirim surat", "Mengantarkan surat"))
    assert "Belum ada." in desk.text() and "Berkas: 12" in desk.text() and "edisi lain" in desk.text()
    desk.presses("Unduh")
    (file,) = desk.downloaded()
    assert read_record(json.loads(file.read_text(encoding="utf-8")))[0] == before
    desk.opens("SOP: Lain\nPelaksana: Staf\nLangkah oleh Staf: Mencatat\n")
    assert "Berkas: 12" not in desk.text()


def test_signs_that_no_record_holds_are_refused(desk: Desk) -> None:
    desk.opens(LETTER).begins(name="Si\u200bti")
    assert "tanda yang tidak tampak" in desk.text("#galat") and "Mulai pelaksanaan baru" in desk.text()
    desk.begins(file="a\u202eb")
    assert "tanda yang tidak tampak" in desk.text("#galat") and len(desk.record().events) == 1
    desk.clicks(desk.find("#siapa")[0])
    desk.writes("#nama", "")
    desk.presses("Disposisi")
    assert not desk.find("#t1-ada-1")[0].is_selected() and len(desk.record().events) == 1


SMUGGLED = """
var script = document.createElement('script');
script.textContent = "document.title = 1";
document.body.appendChild(script);
document.body.insertAdjacentHTML('beforeend', '<p id="salah" style="color: red" onclick="document.title = 1">x</p>');
new Image().src = 'https://contoh.invalid/x.png';
document.getElementById('salah').click();
return document.title;
"""


def test_the_policy_is_in_force(desk: Desk) -> None:
    """Even if something came into the page, it would neither run nor reach anybody."""
    desk.opens(LETTER)
    assert desk.browser.execute_script(SMUGGLED) == "Penyusunan Surat"
    refused = " ".join(entry["message"] for entry in desk.browser.get_log("browser"))
    assert all(directive in refused for directive in ("script-src ", "style-src ", "img-src"))
    desk.browser.get_log("performance")


MONKEY = """
var seed = arguments[0], skipped = ["unduh", "cetak", "kembali"];
window.confirm = function () { return true; };
function chance(most) { seed = (seed * 48271) % 2147483647; return seed % most; }
document.getElementById("nama").value = "Pengelola";
document.getElementById("nama").dispatchEvent(new Event("change"));
document.querySelector("main form button").click();
for (var turn = 0; turn < arguments[1]; turn += 1) {
  var all = document.querySelectorAll("main button, main input[type=checkbox], main input[type=radio], main select");
  var one = all[chance(all.length)];
  if (one.tagName === "SELECT") {
    one.selectedIndex = chance(one.options.length);
    one.dispatchEvent(new Event("change"));
  } else if (skipped.indexOf(one.id) < 0 && (chance(20) === 0 || !one.form || !one.form.querySelector("#batal"))) {
    var fields = one.form ? one.form.querySelectorAll("input[type=text]") : [];
    fields.forEach(function (field) { field.value = "kata " + turn; });
    one.click();
  }
}
return document.getElementById("salinan").value;
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_whatever_is_clicked_the_record_can_be_read(desk: Desk, path: Path) -> None:
    desk.opens(path.read_text(encoding="utf-8"))
    written = desk.browser.execute_script(MONKEY, 1 + FILES.index(path), 150)
    record, problems = read_record(json.loads(written))
    assert record is not None, problems
    run = replay(record.plan, record.events)
    waiting = sorted(f"Langkah {run.step_of(task).number}" for task in run.open_tasks)
    assert len(record.events) > 10 and sorted(" ".join(each.split()[:2]) for each in desk.present) == waiting


FORBIDDEN = """
Object.defineProperty(window, 'localStorage', { get: function () { throw new DOMException('', 'SecurityError'); } });
"""


def test_a_browser_that_keeps_nothing(desk: Desk) -> None:
    added = desk.browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": FORBIDDEN})
    try:
        desk.opens(LETTER)
        assert "Peramban ini tidak dapat menyimpan" in desk.text()
        desk.begins()
        desk.presses("Selesai (Staf)", yes=True)
        assert "Unduh berkas pelaksanaan sebelum menutup halaman" in desk.text(".awas")
        record = desk.record()
        assert len(record.events) == 2
        leaving = (
            "var event = new Event('beforeunload', { cancelable: true }); window.dispatchEvent(event); return event"
        )
        assert desk.browser.execute_script(f"{leaving}.defaultPrevented")
        desk.browser.refresh()
        desk.takes(write_record(record))
        assert desk.record() == record
        desk.presses("Ke daftar pelaksanaan", yes=True)
    finally:
        desk.browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def test_the_form_on_paper(desk: Desk) -> None:
    desk.opens(LETTER).begins(file="Undangan rapat")
    desk.presses("Disposisi")
    desk.presses("Selesai (Staf)", yes=True)
    desk.presses("Ya → ke langkah 3")
    desk.presses("Putuskan (Kasi)")
    printed = desk.browser.execute_cdp_cmd("Page.printToPDF", {})
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(base64.b64decode(printed["data"]))).pages)
    words = " ".join(words.split())
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
