"""The checklist in Chromium stays sound: whatever a document says, whatever is typed, and whatever is clicked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sopdsl.execution import Status, read_record, replay
from tests.browser import needs_chromium
from tests.checklist.desk import LETTER, Desk
from tests.checklist.hostile import HOSTILE
from tests.execution.test_engine import FILES

pytestmark = needs_chromium


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
